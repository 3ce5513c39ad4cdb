//! `cargo xtask build`: a static site in `dist/`.

use crate::{
    Outcome,
    run::{program, run as run_program},
    sizes::Sizes,
    tools,
};
use std::{env, fs, path::PathBuf, process::Command};

pub(crate) const DIST: &str = "dist";
/// Trunk's minifier cannot read the last line of wasm-bindgen's module and leaves it as it is, which is no news.
const LOG: &str = "error,trunk=info,trunk::processing::minify=error";

pub(crate) fn run() -> Outcome {
    tools::ensure_all()?;
    let sizes = site()?;
    println!("\n{sizes}\n✓ the site is in {DIST}/: any web server can host it, under any path");
    Ok(())
}

/// Builds the site and weighs it, where the tools are in place.
pub(crate) fn site() -> Outcome<Sizes> {
    run_program(trunk("build", DIST).arg("--release"))?;
    Sizes::of(DIST)
}

pub(crate) fn trunk(command: &str, dist: &str) -> Command {
    let mut trunk = program("trunk");
    trunk.args(["--log", LOG, command, "--dist", dist]).envs(SMALL_STD).env("CARGO_ENCODED_RUSTFLAGS", flags());
    trunk
}

/// The standard library built along with the page, for size: a tenth of the first load. Cargo calls that unstable, so
/// the pinned compiler is told to allow it; nothing else is unstable. A panic stops the page without a message: a
/// plain `trunk serve` shows them.
const SMALL_STD: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
];

/// What names source files names no folder that they lay in: the same source gives the same bytes anywhere, and a
/// published page does not tell who built it.
fn flags() -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let folders = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let remaps = folders.map(|folder| format!("--remap-path-prefix={}=", folder.path().display()));
    remaps.collect::<Vec<_>>().join("\u{1f}")
}
