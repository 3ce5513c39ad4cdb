//! Filling in: the page's script and its HTML.

use super::minify;
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

/// The page with the sheets it names put into it as one, and that sheet.
pub(super) fn with_style(html: &str, read: fn(&str) -> Outcome<String>) -> Outcome<(String, String)> {
    let (mut kept, mut sheets) = (Vec::new(), String::new());
    let mut place = None;
    for line in html.lines() {
        match line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"").and_then(|rest| rest.strip_suffix("\">")) {
            Some(path) => {
                sheets.push_str(&read(path)?);
                place.get_or_insert(kept.len());
            }
            None => kept.push(line.to_owned()),
        }
    }
    let sheet = minify::sheet(&sheets);
    kept.insert(place.ok_or("the page names no sheet")?, format!("<style>{sheet}</style>"));
    Ok((kept.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n"), sheet))
}
