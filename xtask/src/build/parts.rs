//! All that both editions are made of.

use super::{
    Pace,
    bytes::read_text,
    minify,
    page::{self, Sheets},
    wasm::{self, Module},
};
use crate::{
    Outcome,
    run::{answer, cargo},
};

pub(super) struct Parts {
    pub(super) page: Module,
    pub(super) later: Vec<u8>,
    pub(super) desk: Module,
    pub(super) prerendered: String,
    pub(super) sheets: Sheets,
    /// `index.html`, without the sheets that it names.
    pub(super) html: String,
}

/// The script's name for it, its file's name and kind, and its content.
pub(super) type Fetched = (&'static str, &'static str, &'static str, Vec<u8>);

impl Parts {
    pub(super) fn make(pace: Pace) -> Outcome<Self> {
        let (page, later) = wasm::page(pace)?;
        let prerendered =
            answer(cargo().args(["run", "--locked", "--quiet", "--features", "ssr", "--bin", "prerender"]))?;
        // The program reads the document from here: its words stand beside the same words, and compress with them.
        let opinion = read_text("src/opinion/opinion-2024-55.json")?.replace('<', "\\u003c");
        let opinion = opinion.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let prerendered =
            format!("{prerendered}</div>\n<script type=\"application/json\" id=\"otog-opinion\">{opinion}</script>");
        let (mut sheets, html) = Sheets::taken(&read_text("index.html")?, read_text)?;
        if pace == Pace::Quick {
            sheets.add_later(&read_text("src/web/style/gallery.css")?);
        }
        Ok(Self { page, later, desk: wasm::desk(pace)?, prerendered, sheets, html })
    }

    /// What the script fetches.
    pub(super) fn fetched(&self) -> Outcome<[Fetched; 5]> {
        let desk = page::filled(&template("desk.js")?, &[("desk", &self.desk.script)])?;
        Ok([
            ("page", "page", "wasm", self.page.wasm.clone()),
            ("later", "later", "wasm", self.later.clone()),
            ("laterSheet", "later", "css", self.sheets.later.clone().into_bytes()),
            ("desk", "desk", "wasm", self.desk.wasm.clone()),
            ("deskScript", "desk", "js", minify::script(&desk).into_bytes()),
        ])
    }

    /// The page's script: `list` is where the parts are, `source` and `keep` how they are had.
    pub(super) fn script(&self, list: &str, source: &str, keep: &str, strict: &str) -> Outcome<String> {
        let policy = page::filled(&template("policy.js")?, &[("scripts", strict)])?;
        let filled = page::filled(
            &template("start.js")?,
            &[
                ("parts", list),
                ("source", source),
                ("panicked", &template("panicked.js")?),
                ("policy", &policy),
                ("desk", &template("open-desk.js")?),
                ("later", &template("later.js")?),
                ("keep", keep),
                ("page", &self.page.script),
            ],
        )?;
        Ok(minify::script(&filled))
    }
}

/// What runs before the list is drawn; `edition` is what the hosted page or the one file does first.
pub(super) fn first(edition: &str) -> Outcome<String> {
    Ok(minify::script(&page::filled(
        &template("first.js")?,
        &[("edition", edition), ("early", &template("early.js")?)],
    )?))
}

pub(super) fn template(name: &str) -> Outcome<String> {
    read_text(&format!("src/web/page/{name}"))
}
