//! `cargo xtask bench`: what a user waits for, measured in a real browser on a release build.

use crate::{
    Outcome, browser, build,
    run::{cargo, run as run_program},
    tools,
};

pub(crate) fn run(filter: &[String]) -> Outcome {
    measure("browser", filter)
}

/// `cargo xtask kills`: what a browser that is killed takes with it.
pub(crate) fn kills(rounds: &[String]) -> Outcome {
    measure("kills", rounds)
}

/// `cargo xtask shots`: pictures of every state, to be looked at.
pub(crate) fn shots(filter: &[String]) -> Outcome {
    measure("shots", filter)
}

fn measure(what: &str, arguments: &[String]) -> Outcome {
    tools::ensure_all()?;
    let browser = browser::ensure()?;
    let sizes = build::site()?;
    println!("\n{sizes}\n");
    // The measuring program itself need not be optimised: the page it measures is.
    let mut command = cargo();
    command.args(["bench", "--profile", "dev", "--bench", what, "--"]).args(arguments);
    browser.name_in(&mut command);
    run_program(&mut command)
}
