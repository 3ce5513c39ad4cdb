//! The hosted site.

use super::{
    bytes::{self, brotli, gzip, integrity, read_text, short_hash, source_hash},
    minify, page,
    wasm::Module,
};
use crate::Outcome;
use std::path::Path;

/// Files with a hash in their names, and where each is.
struct Site<'a>(&'a Path);

pub(super) fn write(folder: &str, page: &Module, later: &[u8], desk: &Module) -> Outcome {
    bytes::empty(folder)?;
    let site = Site(Path::new(folder));
    let desk_script = page::filled(&read_text("src/web/page/desk.js")?, &[("desk", &desk.script)])?;
    let parts = [
        site.part("page", "page", "wasm", &page.wasm)?,
        site.part("later", "later", "wasm", later)?,
        site.part("desk", "desk", "wasm", &desk.wasm)?,
        site.part("deskScript", "desk", "js", minify::script(&desk_script).as_bytes())?,
    ];
    let script = minify::script(&page::filled(
        &read_text("src/web/page/start.js")?,
        &[
            ("policy", &read_text("src/web/page/policy.js")?.replace("{{hashes}} ", "")),
            ("parts", &format!("{{{}}}", parts.join(","))),
            ("source", &read_text("src/web/page/fetched.js")?),
            ("desk", &read_text("src/web/page/open-desk.js")?),
            ("later", &read_text("src/web/page/later.js")?),
            ("page", &page.script),
        ],
    )?);
    let file = site.hashed("page", "js", script.as_bytes())?;
    let tag = format!("<script src=\"{file}\" integrity=\"{}\" crossorigin></script>", integrity(script.as_bytes()));
    let (html, sheet) = page::with_style(&read_text("index.html")?, read_text)?;
    let policy = format!(
        "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src {}; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'",
        source_hash(&sheet)
    );
    let html = page::filled(
        &html,
        &[("policy", &policy), ("links", "<link rel=\"icon\" href=\"data:,\">"), ("script", &tag)],
    )?;
    site.file("index.html", html.as_bytes())
}

impl Site<'_> {
    /// A file that the script fetches, and how the script names it: `page:["page-….wasm","sha384-…"]`.
    fn part(&self, part: &str, name: &str, kind: &str, content: &[u8]) -> Outcome<String> {
        let file = self.hashed(name, kind, content)?;
        Ok(format!("{part}:[\"{file}\",\"{}\"]", integrity(content)))
    }

    fn hashed(&self, name: &str, kind: &str, content: &[u8]) -> Outcome<String> {
        let file = format!("{name}-{}.{kind}", short_hash(content));
        self.file(&file, content)?;
        Ok(file)
    }

    /// The file, and its compressed copies for servers that send these.
    fn file(&self, name: &str, content: &[u8]) -> Outcome {
        let failed = |error| format!("Cannot compress {name}: {error}.");
        bytes::write(self.0.join(name), content)?;
        bytes::write(self.0.join(format!("{name}.br")), brotli(content).map_err(failed)?)?;
        bytes::write(self.0.join(format!("{name}.gz")), gzip(content).map_err(failed)?)
    }
}
