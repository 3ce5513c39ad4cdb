//! What turns Rust into a web page: the wasm target, wasm-bindgen and wasm-opt, each found or installed.

use crate::{
    Outcome,
    run::{TOOLS, cargo, find, output, program, run},
};
use std::{fs, path::Path, process::Command};

/// Binaryen 116 is the first that reads everything the pinned rustc writes; the npm package carries 132.
const OLDEST_WASM_OPT: u32 = 116;
const BINARYEN: &str = "132.0.0";

/// Everything that building the page needs.
pub(crate) fn ensure_all() -> Outcome {
    wasm_target()?;
    wasm_bindgen()?;
    wasm_opt()
}

pub(crate) fn wasm_target() -> Outcome {
    let sysroot = sysroot()?;
    if !Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        println!("… adding Rust's wasm target");
        run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"])).map_err(|reason| {
            format!("Rust's target wasm32-unknown-unknown is missing and rustup could not add it ({reason}) Install it with your Rust.")
        })?;
    }
    println!("✓ wasm target");
    Ok(())
}

fn sysroot() -> Outcome<String> {
    Ok(output(Command::new("rustc").args(["--print", "sysroot"]))
        .ok_or("rustc does not run: install Rust from https://rustup.rs.")?)
}

/// The command-line tool has to match the library that the page is built with, to the digit.
pub(crate) fn wasm_bindgen() -> Outcome {
    let version = locked_version("wasm-bindgen")?;
    crate_tool("wasm-bindgen", "wasm-bindgen-cli", &version, "2 minutes")
}

pub(crate) fn crate_tool(binary: &str, package: &str, version: &str, takes: &str) -> Outcome {
    let fits =
        || output(program(binary).arg("--version")).is_some_and(|said| said.split_whitespace().nth(1) == Some(version));
    if !fits() {
        let wanted = format!("{package}@{version}");
        let prebuilt = find("cargo-binstall").is_some() && {
            println!("… fetching {binary} {version}");
            run(cargo()
                .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root", TOOLS])
                .arg(&wanted))
            .is_ok()
        };
        if !prebuilt {
            println!("… installing {binary} {version} (about {takes}, once)");
            run(cargo().args(["install", "--locked", "--root", TOOLS, &wanted]))
                .map_err(|reason| format!("{binary} {version} could not be installed: {reason}"))?;
        }
        if !fits() {
            return Err(format!("{binary} {version} was installed, yet does not run as that version."));
        }
    }
    println!("✓ {binary} {version}");
    Ok(())
}

fn wasm_opt() -> Outcome {
    let mut version = wasm_opt_version();
    if version < Some(OLDEST_WASM_OPT) {
        install_wasm_opt()?;
        version = wasm_opt_version();
    }
    match version {
        Some(version) if version >= OLDEST_WASM_OPT => {
            println!("✓ wasm-opt {version}");
            Ok(())
        }
        _ => Err("wasm-opt was installed, yet does not run; install Binaryen from your system's packages.".into()),
    }
}

fn wasm_opt_version() -> Option<u32> {
    output(program("wasm-opt").arg("--version"))?.split(' ').nth(2)?.parse().ok()
}

fn install_wasm_opt() -> Outcome {
    if find("npm").is_some() {
        println!("… installing wasm-opt from the npm package binaryen {BINARYEN}");
        run(program("npm")
            .args(["install", "--prefix", TOOLS, "--no-save", "--no-audit", "--no-fund", "--loglevel", "error"])
            .arg(format!("binaryen@{BINARYEN}")))
    } else {
        println!("… installing wasm-opt (about 10 minutes, once)");
        run(cargo().args(["install", "--locked", "--root", TOOLS, "wasm-opt"]))
    }
    .map_err(|reason| format!("wasm-opt could not be installed: {reason} Your system's package binaryen will do, too."))
}

fn locked_version(package: &str) -> Outcome<String> {
    let lock = fs::read_to_string("Cargo.lock").map_err(|error| format!("Cannot read Cargo.lock: {error}."))?;
    lock.split_once(&format!("name = \"{package}\"\nversion = \""))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .ok_or_else(|| format!("Cargo.lock does not name a version of {package}."))
}
