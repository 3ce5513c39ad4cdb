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
    trunk.args(["--log", LOG, command, "--dist", dist]).env("CARGO_ENCODED_RUSTFLAGS", source_names());
    trunk
}

/// Panic messages name source files. Without the folder they lay in, the same source gives the same bytes anywhere,
/// and a published page does not tell who built it.
fn source_names() -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let folders = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flags = folders.map(|folder| format!("--remap-path-prefix={}=", folder.path().display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}
