//! `cargo xtask serve`: the app on this machine, rebuilt when its source changes.

use crate::{Outcome, build::trunk, run::run as run_program, tools};
use std::{env, net::TcpListener};

/// Not `dist/`: what is served here carries Trunk's reload script, which is not for publishing.
const DIST: &str = "target/serve";

pub(crate) fn run() -> Outcome {
    tools::ensure_all()?;
    let port = (8080..8100)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or("Ports 8080 to 8099 are all in use on this machine; stop one of the programs that use them.")?;
    let mut serve = trunk("serve", DIST);
    serve.args(["--release", "--port", &port.to_string()]);
    if has_desktop() {
        serve.arg("--open");
    }
    println!("→ http://127.0.0.1:{port}/ once it is built (Ctrl+C stops it)");
    run_program(&mut serve)
}

fn has_desktop() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some())
}
