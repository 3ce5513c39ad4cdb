//! `cargo xtask build`: a static site in `dist/`.
//!
//! ```text
//! wasm.rs    cargo, the splitter, wasm-bindgen, wasm-opt: scripts and wasm modules
//! page.rs    filling in the templates of `src/web/page/` and `index.html`
//! parts.rs   all that both editions are made of
//! site.rs    the hosted site: hashed names, integrity, policy, service worker, compressed copies
//! one_file.rs the edition in one file
//! section.rs custom sections of a wasm module
//! names.rs   short names between scripts and modules
//! minify.rs  scripts and sheets without what is for readers alone
//! bytes.rs   files, hashes, compression
//! ```

mod bytes;
mod minify;
mod names;
mod one_file;
mod page;
mod parts;
mod section;
mod site;
mod wasm;

use crate::{Outcome, sizes::Sizes, tools};

pub(crate) const DIST: &str = "dist";

pub(crate) fn run() -> Outcome {
    tools::ensure_all()?;
    let sizes = site()?;
    println!("\n{sizes}\n✓ the site is in {DIST}/: any web server can host it, under any path");
    Ok(())
}

/// Builds the site and weighs it, where the tools are in place.
pub(crate) fn site() -> Outcome<Sizes> {
    into(DIST)?;
    Sizes::of(DIST)
}

/// The site in a folder that is emptied first.
pub(crate) fn into(folder: &str) -> Outcome {
    site::write(folder, &parts::Parts::make()?)
}
