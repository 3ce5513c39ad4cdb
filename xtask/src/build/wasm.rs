//! From Rust to a script and its wasm modules.

use super::{Pace, bytes, minify, names, section};
use crate::{
    Outcome,
    run::{answer, cargo, program, run as run_program},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const WORK: &str = "target/site";
/// What the splitter calls the script that fetches modules; ours is `src/web/page/later.js`.
const LINK: &str = "./__wasm_split.js";
/// The features are those of Chromium 90, the oldest browser served.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Custom sections that are for tools alone, and `target_features`: see [`section::without`].
const DEBRIS: [&str; 5] = ["target_features", "name", "producers", "linking", "reloc."];

/// A program for the browser.
pub(super) struct Module {
    /// wasm-bindgen's, as the body of a function that returns `{ start, exports }`.
    pub(super) script: String,
    pub(super) wasm: Vec<u8>,
}

/// The page, and what is not in its first picture.
pub(super) fn page(pace: Pace) -> Outcome<(Module, Vec<u8>)> {
    let features = if pace == Pace::Quick { "split,gallery" } else { "split" };
    let whole = compiled("otog-checklist", &["--features", features], pace)?;
    let (first, later) = split(&bytes::read(whole)?)?;
    // Relocations leave numbers longer than they need be, which Chromium 90 refuses in calls through the table. So this
    // is written anew, whatever the pace; wasm-bindgen does that for the others.
    let level = if pace == Pace::Quick { "-O0" } else { "-Oz" };
    Ok((bound("page", &first, pace)?, written_anew("later", &later, level)?))
}

/// The desk's worker. Without `split`: what is not called from its entry is not in it.
pub(super) fn desk(pace: Pace) -> Outcome<Module> {
    bound("desk", &bytes::read(compiled("desk", &[], pace)?)?, pace)
}

fn compiled(bin: &str, features: &[&str], pace: Pace) -> Outcome<PathBuf> {
    let mut command = cargo();
    command
        .args(["build", "--locked", "--profile", pace.profile(), "--target", "wasm32-unknown-unknown", "--bin", bin])
        .args(features)
        .env("CARGO_ENCODED_RUSTFLAGS", flags());
    run_program(&mut command)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    Ok(target.join("wasm32-unknown-unknown").join(pace.profile()).join(bin).with_extension("wasm"))
}

/// Two modules of one: what the first picture needs, and the rest.
fn split(whole: &[u8]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let folder = format!("{WORK}/split");
    bytes::empty(&folder)?;
    let first = format!("{folder}/first.wasm");
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = Path::new(&folder);
    options.main_out_path = Path::new(&first);
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| format!("The module can not be taken apart: {error:#}."))?;
    match &split.split_modules[..] {
        [later] => Ok((bytes::read(&first)?, bytes::read(later)?)),
        others => Err(format!("The module came apart into {} pieces more than the first, not one.", others.len())),
    }
}

/// The module with the script that leads it to the browser.
fn bound(name: &str, module: &[u8], pace: Pace) -> Outcome<Module> {
    let input = format!("{WORK}/{name}.wasm");
    bytes::write(&input, section::without(module, &DEBRIS)?)?;
    let folder = format!("{WORK}/{name}");
    run_program(
        program("wasm-bindgen")
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--keep-lld-exports",
                "--omit-default-module-path",
                "--out-name",
                "module",
            ])
            .args(["--out-dir", &folder, &input]),
    )?;
    names::shortened(Module {
        script: classic(&bytes::read_text(&format!("{folder}/module.js"))?)?,
        wasm: optimised(name, &bytes::read(format!("{folder}/module_bg.wasm"))?, pace)?,
    })
}

/// wasm-bindgen's module without its exports, and with `rest` for the script that fetches the rest of the module. A classic script runs from `file://`, in a worker made of
/// text and in one file with others; what it exports comes back from the function that it is put into.
fn classic(module: &str) -> Outcome<String> {
    let mut exports = None;
    let kept = module.lines().filter_map(|line| {
        let link = line.strip_prefix("import * as ").and_then(|rest| rest.split_once(" from "));
        match link {
            Some((name, from)) if from.contains(LINK) => Some(format!("const {name} = rest;")),
            _ if line.starts_with("export {") => {
                exports = Some(());
                None
            }
            _ => Some(line.strip_prefix("export function ").map_or(line.to_owned(), |rest| format!("function {rest}"))),
        }
    });
    let kept = kept.collect::<Vec<_>>().join("\n");
    let strange = kept.lines().find(|line| line.starts_with("import ") || line.starts_with("export "));
    match (exports, strange, kept.contains("import.meta")) {
        (Some(()), None, false) => {}
        _ => return Err(format!("wasm-bindgen's script is not as expected: {}.", strange.unwrap_or("its exports"))),
    }
    Ok(minify::script(&kept))
}

fn optimised(name: &str, module: &[u8], pace: Pace) -> Outcome<Vec<u8>> {
    match pace {
        Pace::Quick => section::without(module, &DEBRIS),
        Pace::Published => written_anew(name, module, "-Oz"),
    }
}

fn written_anew(name: &str, module: &[u8], level: &str) -> Outcome<Vec<u8>> {
    let (input, output) = (format!("{WORK}/{name}.in.wasm"), format!("{WORK}/{name}.opt.wasm"));
    bytes::write(&input, section::without(module, &DEBRIS)?)?;
    run_program(program("wasm-opt").args(FEATURES).args([level, &input, "-o", &output]))?;
    section::without(&bytes::read(&output)?, &DEBRIS)
}

/// What names source files names no folder that they lay in: the same source gives the same bytes anywhere, and a
/// published page does not tell who built it. And relocations stay, for taking the module apart.
fn flags() -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let folders = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let toolchain = answer(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(toolchain.trim()).join("lib/rustlib/src/rust");
    let remaps = folders.map(|folder| folder.path()).chain([library]);
    let remaps = remaps.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    remaps.chain(["-Clink-args=--emit-relocs".to_owned()]).collect::<Vec<_>>().join("\u{1f}")
}
