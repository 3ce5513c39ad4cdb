//! Packages of the operating system, if they can be installed without a password.

use crate::{
    Outcome,
    run::{find, output, run},
};
use std::{env, fs, path::Path, process::Command};

/// Installs Debian's `packages`. `otherwise` says what a person can do where that is not possible.
pub(crate) fn install(packages: &[&str], otherwise: &str) -> Outcome {
    let wanted = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    println!("… installing Debian's {}", packages.join(", "));
    apt(&["update"]).and_then(|()| apt(&wanted)).map_err(|reason| format!("{reason}{otherwise}"))
}

/// Unpacks Debian's `package` into `folder` without installing it. An installed service would begin to serve this
/// machine.
pub(crate) fn unpack(package: &str, folder: &Path, otherwise: &str) -> Outcome {
    println!("… unpacking Debian's {package} into {}", folder.display());
    let unpacked = || {
        fs::create_dir_all(folder).map_err(|error| format!("Cannot make {}: {error}. ", folder.display()))?;
        apt(&["update"])?;
        let download = run(Command::new("apt-get").args(["-qq", "download", package]).current_dir(folder));
        let extract =
            || run(Command::new("sh").args(["-c", "dpkg-deb --extract *.deb . && rm *.deb"]).current_dir(folder));
        download.and_then(|()| extract()).map_err(|reason| format!("{reason} "))
    };
    unpacked().map_err(|reason| format!("{reason}{otherwise}"))
}

/// Runs apt-get if that needs no password. Otherwise the error says what a person can do.
fn apt(arguments: &[&str]) -> Outcome {
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let sudo = !root && output(Command::new("sudo").args(["-n", "true"])).is_some();
    if find("apt-get").is_none() || !(root || sudo) {
        return Err(String::new());
    }
    let mut command = Command::new(if sudo { "sudo" } else { "env" });
    // Waits if another program is installing packages.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"]);
    run(command.args(arguments)).map_err(|reason| format!("{reason} "))
}

/// What a run may leave out when it is told to: `OTOG_SKIP=nginx`.
fn skips(name: &str) -> bool {
    env::var("OTOG_SKIP").is_ok_and(|skip| skip.split(',').any(|one| one.trim() == name))
}

/// Whether the tool is wanted. A run that does without it says so.
pub(crate) fn wanted(name: &str, otherwise: &str) -> bool {
    if skips(name) {
        println!("! without {name}, as OTOG_SKIP says: {otherwise}");
    }
    !skips(name)
}
