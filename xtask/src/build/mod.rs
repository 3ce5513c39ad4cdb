//! `cargo xtask build`: a static site in `dist/`.
//!
//! ```text
//! wasm.rs    cargo, the splitter, wasm-bindgen, wasm-opt: scripts and wasm modules
//! page.rs    filling in the templates of `src/web/page/` and `index.html`
//! site.rs    the hosted site: hashed names, integrity, policy, compressed copies
//! section.rs custom sections of a wasm module
//! minify.rs  scripts and sheets without what is for readers alone
//! bytes.rs   files, hashes, compression
//! ```

mod bytes;
mod minify;
mod page;
mod section;
mod site;
mod wasm;

use crate::{Outcome, sizes::Sizes, tools};

pub(crate) use bytes::brotli;

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
    let (page, later) = wasm::page()?;
    let desk = wasm::desk()?;
    site::write(folder, &page, &later, &desk)
}
