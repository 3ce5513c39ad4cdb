//! The edition in one file: everything inside, opened by a double click.

use super::{
    bytes::{base64, source_hash},
    page,
    parts::{Parts, first, template},
};
use crate::Outcome;

pub(super) const NAME: &str = "otog-checklist.html";

pub(super) fn html(parts: &Parts) -> Outcome<String> {
    let enclosed = parts.fetched()?.map(|(part, _, _, content)| {
        format!("<script type=\"text/plain\" id=\"otog-{part}\">{}</script>", base64(content))
    });
    // Its own hash can not be in it; the page's policy has it, and a stricter one allows what runs already.
    let nothing_to_keep = "const keepOffline = () => {};";
    let script = parts.script("{}", &template("enclosed.js")?, nothing_to_keep, "")?;
    let first = first(&template("copy.js")?)?;
    let policy = format!(
        "default-src 'none'; script-src {} {} 'unsafe-eval' 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        source_hash(&first),
        source_hash(&script),
        parts.sheets.hashes()
    );
    let scripts = format!("{}\n<script>{script}</script>", enclosed.join("\n"));
    page::filled(
        &parts.sheets.put_into(&parts.html),
        &[
            ("policy", &policy),
            ("links", "<link rel=\"icon\" href=\"data:,\">"),
            ("first", &first),
            ("prerendered", &parts.prerendered),
            ("script", &scripts),
        ],
    )
}
