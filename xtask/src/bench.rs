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

/// `cargo xtask shots`: pictures of every state and of the gallery, to be looked at. The quick build has both.
pub(crate) fn shots(filter: &[String]) -> Outcome {
    tools::ensure_all()?;
    build::into(build::DIST, build::Pace::Quick)?;
    look("shots", filter)
}

fn measure(what: &str, arguments: &[String]) -> Outcome {
    tools::ensure_all()?;
    let sizes = build::site()?;
    println!("\n{sizes}\n");
    look(what, arguments)
}

fn look(what: &str, arguments: &[String]) -> Outcome {
    let browser = browser::ensure()?;
    // The measuring program itself need not be optimised: the page it measures is.
    let mut command = cargo();
    command.args(["bench", "--profile", "dev", "--bench", what, "--"]).args(arguments);
    browser.name_in(&mut command);
    run_program(&mut command)
}
