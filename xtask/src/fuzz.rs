//! `cargo xtask fuzz`: feeds every decoder with random bytes, guided by coverage (libFuzzer).
//!
//! The pinned stable compiler has the options that count coverage. Only nightly has the address sanitizer. It is left
//! out, because there is no `unsafe` here for it to watch.

use crate::{
    Outcome,
    run::{cargo, output, run as run_program},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

const TARGETS: &str = include_str!("../../fuzz/src/targets.rs");
/// For all decoders together.
const SECONDS: u64 = 80;
const FOLDER: &str = "target/fuzz";

const COUNTERS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

/// `[SECONDS] [DECODER]`
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let seconds = match arguments.first() {
        None => SECONDS,
        Some(text) => text.parse().map_err(|_| format!("{text:?} is no number of seconds."))?,
    };
    let targets: Vec<&str> = targets().filter(|target| arguments.get(1).is_none_or(|asked| asked == target)).collect();
    let each = (seconds / targets.len().max(1) as u64).max(1);
    let program = build()?;
    let corpus = Path::new(FOLDER).join("corpus");
    for target in targets {
        feed(&program, &corpus, target, each)?;
    }
    Ok(())
}

/// The names in the decoders' own list.
fn targets() -> impl Iterator<Item = &'static str> {
    let list = TARGETS.split("ALL: ").nth(1).unwrap_or_default().split("];").next().unwrap_or_default();
    list.split("(\"").skip(1).filter_map(|rest| rest.split('"').next())
}

fn build() -> Outcome<PathBuf> {
    println!("… building the decoders with counters");
    let host = output(Command::new("rustc").args(["--print", "host-tuple"])).ok_or("rustc does not say its target.")?;
    let folder = Path::new(FOLDER).join("build");
    // A named target keeps the counters out of build scripts and macros.
    run_program(
        cargo()
            .args(["build", "--locked", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", &host])
            .arg("--target-dir")
            .arg(&folder)
            .env("CARGO_ENCODED_RUSTFLAGS", COUNTERS.join("\u{1f}")),
    )?;
    Ok(folder.join(host).join("release/fuzz"))
}

fn feed(program: &Path, corpus: &Path, target: &str, seconds: u64) -> Outcome {
    let begin = Instant::now();
    let (seeds, found) = (corpus, Path::new("fuzz/found").join(target));
    let corpus = seeds.join(target);
    fs::create_dir_all(&corpus).map_err(|error| format!("Cannot make {}: {error}.", corpus.display()))?;
    let log = Path::new(FOLDER).join(format!("{target}.log"));
    let mut command = Command::new(program);
    command.arg(&corpus);
    command.args(found.is_dir().then_some(&found));
    let file = fs::File::create(&log).map_err(|error| format!("Cannot write {}: {error}.", log.display()))?;
    let status = command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={FOLDER}/{target}-"))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"])
        .env("FUZZ", target)
        .env("SEEDS", seeds)
        .stderr(file)
        .status()
        .map_err(|error| format!("The decoders do not start: {error}."))?;
    let said = fs::read_to_string(&log).unwrap_or_default();
    if !status.success() {
        let end: Vec<&str> = said.lines().rev().take(40).collect();
        let end: Vec<&str> = end.into_iter().rev().collect();
        return Err(format!(
            "{}\n\n{target}: a case that it can not take, in {FOLDER}/{target}-…: copy it to fuzz/found/{target}/, and mend.",
            end.join("\n")
        ));
    }
    let runs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")).unwrap_or("?").trim();
    println!("✓ {target}: {runs} inputs in {} s", begin.elapsed().as_secs());
    Ok(())
}
