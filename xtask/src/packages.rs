//! The system's own packages, where they can be had without a password.

use crate::{
    Outcome,
    run::{find, output, run},
};
use std::process::Command;

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
