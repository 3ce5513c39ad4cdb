//! Filling in: the page's script and its HTML.

use super::{bytes::source_hash, minify};
use crate::Outcome;

/// Puts texts in place of `{{names}}`, and leaves none of these unfilled.
pub(super) fn filled(template: &str, texts: &[(&str, &str)]) -> Outcome<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a template has {{ without }}")?;
        let text = texts.iter().find(|(known, _)| *known == name);
        let (_, text) = text.ok_or_else(|| format!("a template asks for {name}, which nothing fills in"))?;
        filled.push_str(before);
        filled.push_str(text);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// What the page names as its sheets. Their order is that of the cascade.
pub(super) struct Sheets {
    /// Before those that come later.
    before: String,
    /// Of windows and the insides of cards: fetched after the first picture, and put in between the other two.
    pub(super) later: String,
    after: String,
}

/// A sheet of what is not in the first picture.
const LATER: &str = " data-later";

impl Sheets {
    /// Those of the page, and the page without them.
    pub(super) fn taken(html: &str, read: fn(&str) -> Outcome<String>) -> Outcome<(Self, String)> {
        let (mut kept, mut sheets) = (Vec::new(), [String::new(), String::new(), String::new()]);
        for line in html.lines().map(str::trim) {
            let link = line.strip_prefix("<link rel=\"stylesheet\"").and_then(|rest| rest.strip_suffix("\">"));
            let Some(link) = link else {
                kept.push(line);
                continue;
            };
            let (is_later, link) = link.strip_prefix(LATER).map_or((false, link), |rest| (true, rest));
            let path =
                link.strip_prefix(" href=\"").ok_or_else(|| format!("the page has a sheet without a name: {line}"))?;
            let place = match (is_later, sheets[1].is_empty()) {
                (true, _) => 1,
                (false, true) => 0,
                (false, false) => 2,
            };
            sheets[place].push_str(&read(path)?);
        }
        let [before, later, after] = sheets.map(|sheet| minify::sheet(&sheet));
        Ok((Self { before, later, after }, kept.join("\n")))
    }

    pub(super) fn add_later(&mut self, sheet: &str) {
        self.later.push_str(&minify::sheet(sheet));
    }

    /// The page with the sheets of the first picture in it.
    pub(super) fn put_into(&self, html: &str) -> String {
        let first = format!("<style>{}</style>\n<style>{}</style>\n</head>", self.before, self.after);
        html.replacen("</head>", &first, 1)
    }

    /// What the policy allows.
    pub(super) fn hashes(&self) -> String {
        [&self.before, &self.later, &self.after].map(|sheet| source_hash(sheet)).join(" ")
    }
}
