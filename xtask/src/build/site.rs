//! The hosted site.

use super::{
    bytes::{self, brotli, gzip, integrity, short_hash, source_hash},
    minify, one_file, page,
    parts::{Parts, first, template},
};
use crate::Outcome;
use std::path::Path;

const LINKS: &str = "<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
    <link rel=\"apple-touch-icon\" href=\"icon-192.png\">\n<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
    <meta name=\"theme-color\" content=\"#b3261e\">";
const ICONS: [&str; 4] = ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.png"];

/// A folder, and what the service worker keeps of it: names and what they are checked against.
struct Site<'a> {
    folder: &'a Path,
    kept: Vec<(String, String)>,
}

pub(super) fn write(folder: &str, parts: &Parts) -> Outcome {
    bytes::empty(folder)?;
    let mut site = Site { folder: Path::new(folder), kept: Vec::new() };
    let (mut ahead, mut list) = (String::new(), Vec::new());
    for (part, name, kind, content) in parts.fetched()? {
        let (file, integrity) = (site.hashed(name, kind, &content)?, integrity(&content));
        if part == "page" {
            ahead = page::filled(&template("ahead.js")?, &[("file", &file), ("integrity", &integrity)])?;
        } else {
            list.push(format!("{part}:[\"{file}\",\"{integrity}\"]"));
        }
    }
    let list = format!("{{{}}}", list.join(","));
    let script = parts.script(&list, &template("fetched.js")?, &template("keep.js")?, "'self' ")?;
    let script_file = site.hashed("page", "js", script.as_bytes())?;
    for icon in ICONS {
        site.keep(icon, icon, &bytes::read(Path::new("src/web/icons").join(icon))?)?;
    }
    site.keep("manifest.webmanifest", "manifest.webmanifest", template("manifest.webmanifest")?.as_bytes())?;
    site.keep(one_file::NAME, one_file::NAME, one_file::html(parts)?.as_bytes())?;
    let html = html(parts, &first(&ahead)?, &script_file, &integrity(script.as_bytes()))?;
    site.keep("index.html", "./", html.as_bytes())?;
    site.service_worker()
}

fn html(parts: &Parts, first: &str, script: &str, integrity: &str) -> Outcome<String> {
    let policy = format!(
        "default-src 'none'; script-src 'self' {} 'unsafe-eval' 'wasm-unsafe-eval'; style-src {}; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'",
        source_hash(first),
        parts.sheets.hashes()
    );
    let script = format!("<script src=\"{script}\" integrity=\"{integrity}\" crossorigin></script>");
    let texts = [
        ("policy", &*policy),
        ("links", LINKS),
        ("first", first),
        ("prerendered", &parts.prerendered),
        ("script", &script),
    ];
    page::filled(&parts.sheets.put_into(&parts.html), &texts)
}

impl Site<'_> {
    fn hashed(&mut self, name: &str, kind: &str, content: &[u8]) -> Outcome<String> {
        let file = format!("{name}-{}.{kind}", short_hash(content));
        self.keep(&file, &file, content)?;
        Ok(file)
    }

    /// A file that the service worker keeps under `address`.
    fn keep(&mut self, name: &str, address: &str, content: &[u8]) -> Outcome {
        self.kept.push((address.to_owned(), integrity(content)));
        self.file(name, content)
    }

    /// The service worker changes whenever any file changes. So the browser sees a new version.
    fn service_worker(&self) -> Outcome {
        let files: Vec<_> = self.kept.iter().map(|(name, hash)| format!("[\"{name}\",\"{hash}\"]")).collect();
        let files = format!("[{}]", files.join(","));
        let version = short_hash(files.as_bytes());
        let worker = page::filled(&template("offline.js")?, &[("version", &version), ("files", &files)])?;
        self.file("offline.js", minify::script(&worker).as_bytes())
    }

    /// The file, and its compressed copies for servers that send these.
    fn file(&self, name: &str, content: &[u8]) -> Outcome {
        let failed = |error| format!("Cannot compress {name}: {error}.");
        bytes::write(self.folder.join(name), content)?;
        bytes::write(self.folder.join(format!("{name}.br")), brotli(content).map_err(failed)?)?;
        bytes::write(self.folder.join(format!("{name}.gz")), gzip(content).map_err(failed)?)
    }
}
