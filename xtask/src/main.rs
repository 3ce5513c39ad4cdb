//! `cargo xtask COMMAND`: serve, build, test and measure the app. Each command sets up what it needs and says so.
//!
//! Where to start: [`serve`], [`build`], [`mod@test`], [`mod@bench`], [`fuzz`] and [`dependencies`] are the commands; [`tools`] and
//! [`browser`] are the set-up they share, with [`office`], [`others`], [`servers`] and [`packages`]; [`run`] starts programs;
//! [`sizes`] counts bytes.

mod axe;
mod bench;
mod browser;
mod build;
mod dependencies;
mod fuzz;
mod office;
mod others;
mod packages;
mod run;
mod serve;
mod servers;
mod sizes;
mod test;
mod tools;

use std::{env, path::Path, process::ExitCode};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve            build the app, serve it on this machine and open it
  build [--quick]  leave a static site in dist/, for any web server, under any path; quick: larger, but soon there
  test [FILTER]    run every test, natively and in a real browser, and check the byte budget
  bench [FILTER]   measure bytes, boot and ticks of a release build in a real browser
  fuzz [SECONDS] [DECODER]
                   feed the decoders with random bytes, guided by what code they reach
  kills [ROUNDS]   kill the browser at random moments, 200 times, and count saved ticks that are gone
  shots [FILTER]   take pictures of every state, width, colours and language, into target/shots/
  dependencies     check where crates come from, their licences, and which the page has twice
  setup            only install what these need

Each of them first installs what it needs and this machine lacks; nothing of yours is replaced.
If one of them cannot be installed, the run fails, unless OTOG_SKIP names it:
OTOG_SKIP=nginx,caddy,chromium90,firefox cargo xtask test";

/// What a command ends in: nothing to say, or one sentence about what is wrong and what to do.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let command = args.next();
    let rest: Vec<String> = args.filter(|arg| arg != "--").collect();
    let outcome = enter_workspace().and_then(|()| match command.as_deref() {
        Some("serve") => serve::run(),
        Some("build") => build::run(&rest),
        Some("test") => test::run(&rest),
        Some("bench") => bench::run(&rest),
        Some("fuzz") => fuzz::run(&rest),
        Some("kills") => bench::kills(&rest),
        Some("shots") => bench::shots(&rest),
        Some("dependencies") => dependencies::run(),
        Some("setup") => test::Kit::ensure().map(drop),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("There is no command \"{other}\".\n\n{HELP}")),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("✗ {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Every path below is relative to the workspace, wherever the command was typed.
fn enter_workspace() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    env::set_current_dir(&root).map_err(|error| format!("Cannot enter {}: {error}.", root.display()))
}
