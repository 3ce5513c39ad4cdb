//! The system's own packages, where they can be had without a password.

use crate::{
    Outcome,
    run::{find, output, run},
};
use std::{env, path::PathBuf, process::Command};

/// Installs Debian's `packages`. `otherwise` says what a person can do where that is not possible.
pub(crate) fn install(packages: &[&str], otherwise: &str) -> Outcome {
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let sudo = !root && output(Command::new("sudo").args(["-n", "true"])).is_some();
    if find("apt-get").is_none() || !(root || sudo) {
        return Err(otherwise.into());
    }
    println!("… installing Debian's {}", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "env" });
        // Somebody else may be installing: that is waited for.
        run(command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"])
            .args(arguments))
    };
    let wanted = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    apt(&["update"]).and_then(|()| apt(&wanted)).map_err(|reason| format!("{reason} {otherwise}"))
}

/// What a run may leave out when it is told to: `OTOG_SKIP=nginx`.
pub(crate) fn skips(name: &str) -> bool {
    env::var("OTOG_SKIP").is_ok_and(|skip| skip.split(',').any(|one| one.trim() == name))
}

/// The web server whose documented configuration is tested. `None`: told to do without.
pub(crate) fn nginx() -> Outcome<Option<PathBuf>> {
    // Not on everybody's `PATH`.
    let known = || find("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.is_file()));
    if skips("nginx") {
        println!("! without nginx, as OTOG_SKIP says: its configuration is not tested");
        return Ok(None);
    }
    if known().is_none() {
        install(&["nginx-light"], "nginx is needed: install it, or say OTOG_SKIP=nginx to do without.")?;
    }
    let nginx = known().ok_or("nginx was installed, yet is not to be found: OTOG_SKIP=nginx does without.")?;
    println!("✓ {}", nginx.display());
    Ok(Some(nginx))
}
