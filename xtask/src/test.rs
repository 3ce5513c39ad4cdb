//! `cargo xtask test`: runs all tests, stage by stage. The first stage that fails ends the run, which says what has
//! not run.

use crate::{
    Outcome, axe, browser, build, office, others,
    run::{cargo, find, run as run_program},
    servers,
    sizes::Sizes,
    tools,
};
use std::{process::Command, time::Instant};

type Stage<'a> = (&'a str, &'a dyn Fn() -> Outcome);

/// What the tests are run with.
pub(crate) struct Kit {
    browser: browser::Browser,
    servers: servers::Servers,
    others: others::Others,
}

impl Kit {
    /// Installs what is missing.
    pub(crate) fn ensure() -> Outcome<Self> {
        println!("Setting up");
        tools::ensure_all()?;
        let browser = browser::ensure()?;
        office::ensure()?;
        axe::ensure()?;
        Ok(Self { browser, servers: servers::ensure()?, others: others::ensure()? })
    }
}

pub(crate) fn run(filter: &[String]) -> Outcome {
    let Kit { browser, servers, others } = Kit::ensure()?;

    let test = |arguments: &[&str]| {
        let mut command = cargo();
        command.arg("test").args(arguments).arg("--").args(filter);
        browser.name_in(&mut command);
        command
    };
    let native = || run_program(&mut test(&["--workspace"]));
    let in_browser = || {
        let mut command = test(&["--target", "wasm32-unknown-unknown", "--features", "gallery", "--test", "browser"]);
        use_browser_for_wasm(&mut command, &browser)?;
        run_program(&mut command)
    };
    let papers = || run_program(&mut test(&["--test", "office"]));
    let site = || build::site().map(drop);
    let journeys = || {
        let names = [
            "journeys",
            "durability",
            "stores",
            "keeping",
            "story",
            "exchange",
            "access",
            "printing",
            "offline",
            "hosting",
        ];
        let names: Vec<&str> = names.into_iter().flat_map(|name| ["--test", name]).collect();
        let mut command = test(&names);
        servers.name_in(&mut command);
        run_program(&mut command)
    };
    let in_others = || {
        let mut command = test(&["--test", "browsers", "--test", "privacy"]);
        others.name_in(&mut command);
        run_program(&mut command)
    };
    let budget = || {
        let sizes = Sizes::of(build::DIST)?;
        println!("{sizes}");
        sizes.check()
    };
    stages(&[
        ("native tests", &native),
        ("papers in LibreOffice", &papers),
        ("tests in a browser", &in_browser),
        ("release build", &site),
        ("journeys in a browser", &journeys),
        ("journeys in Chromium 90 and Firefox, and what no browser lets out", &in_others),
        ("byte budget", &budget),
    ])
}

fn use_browser_for_wasm(command: &mut Command, browser: &browser::Browser) -> Outcome {
    let runner = find("wasm-bindgen-test-runner").ok_or("wasm-bindgen-test-runner is missing beside wasm-bindgen.")?;
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities()?);
    Ok(())
}

fn stages(stages: &[Stage<'_>]) -> Outcome {
    let start = Instant::now();
    for (index, (name, stage)) in stages.iter().enumerate() {
        println!("\n── {}/{} {name}", index + 1, stages.len());
        let begin = Instant::now();
        stage().map_err(|reason| {
            let rest: Vec<_> = stages[index + 1..].iter().map(|(name, _)| *name).collect();
            let rest = if rest.is_empty() { String::new() } else { format!(" Not run: {}.", rest.join(", ")) };
            format!("{name}: {reason}{rest}")
        })?;
        println!("✓ {name} ({} s)", begin.elapsed().as_secs());
    }
    println!("\n✓ all {} stages passed in {} s", stages.len(), start.elapsed().as_secs());
    Ok(())
}
