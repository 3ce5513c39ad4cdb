//! The web servers whose documented configurations are tested.

use crate::{
    Outcome, packages,
    run::{TOOLS, find},
};
use std::{env, path::PathBuf, process::Command};

/// Where they are; `None`: told to do without.
pub(crate) struct Servers {
    nginx: Option<PathBuf>,
    caddy: Option<PathBuf>,
}

pub(crate) fn ensure() -> Outcome<Servers> {
    let wanted = |name| packages::wanted(name, "its configuration is not tested");
    Ok(Servers { nginx: wanted("nginx").then(nginx).transpose()?, caddy: wanted("caddy").then(caddy).transpose()? })
}

impl Servers {
    /// Tells a run of `tests/hosting.rs`, whose tests are named by their server.
    pub(crate) fn name_in(&self, command: &mut Command) {
        for (variable, name, program) in [("NGINX", "nginx", &self.nginx), ("CADDY", "caddy", &self.caddy)] {
            match program {
                Some(program) => command.env(variable, program),
                None => command.args(["--skip", name]),
            };
        }
    }
}

fn nginx() -> Outcome<PathBuf> {
    // Not on everybody's `PATH`.
    let known = || find("nginx").or_else(|| file("/usr/sbin/nginx".into()));
    let install =
        || packages::install(&["nginx-light"], "nginx is needed: install it, or say OTOG_SKIP=nginx to do without.");
    server("nginx", known, install)
}

fn caddy() -> Outcome<PathBuf> {
    let folder = env::current_dir().unwrap_or_default().join(TOOLS).join("caddy");
    let known = || find("caddy").or_else(|| file(folder.join("usr/bin/caddy")));
    let install =
        || packages::unpack("caddy", &folder, "Caddy is needed: install it, or say OTOG_SKIP=caddy to do without.");
    server("caddy", known, install)
}

fn server(name: &str, known: impl Fn() -> Option<PathBuf>, install: impl Fn() -> Outcome) -> Outcome<PathBuf> {
    if known().is_none() {
        install()?;
    }
    let missing = || format!("{name} was installed, yet is not to be found: OTOG_SKIP={name} does without.");
    let server = known().ok_or_else(missing)?;
    println!("✓ {}", server.display());
    Ok(server)
}

fn file(path: PathBuf) -> Option<PathBuf> {
    Some(path).filter(|path| path.is_file())
}
