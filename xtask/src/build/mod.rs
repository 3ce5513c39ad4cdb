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

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// As small as can be.
    Published,
    /// Soon there: several times larger, compiled anew in seconds.
    Quick,
}

impl Pace {
    /// Cargo's profile.
    fn profile(self) -> &'static str {
        match self {
            Self::Published => "release",
            Self::Quick => "quick",
        }
    }
}

pub(crate) fn run(args: &[String]) -> Outcome {
    tools::ensure_all()?;
    if args.iter().any(|arg| arg == "--quick") {
        into(DIST, Pace::Quick)?;
        println!("✓ a quick build is in {DIST}/: for a look or a test, not for publishing");
        return Ok(());
    }
    let sizes = site()?;
    println!("\n{sizes}\n✓ the site is in {DIST}/: any web server can host it, under any path");
    Ok(())
}

/// Builds the site and weighs it, where the tools are in place.
pub(crate) fn site() -> Outcome<Sizes> {
    into(DIST, Pace::Published)?;
    Sizes::of(DIST)
}

/// The site in a folder that is emptied first.
pub(crate) fn into(folder: &str, pace: Pace) -> Outcome {
    site::write(folder, &parts::Parts::make(pace)?)
}
