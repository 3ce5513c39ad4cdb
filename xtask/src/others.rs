//! The other browsers of the tests: Chromium 90, the oldest that the page supports, and Firefox.

use crate::{
    Outcome, packages,
    run::{TOOLS, find, program, run},
    tools,
};
use std::{
    env, fs,
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
    process::Command,
};

/// An npm package that has a real headless Chromium 90 inside, for x86-64 Linux.
const CHROMIUM90: &str = "chrome-aws-lambda@8.0.2";
const GECKODRIVER: &str = "0.37.1";

/// Where they are; `None`: told to do without.
pub(crate) struct Others {
    chromium90: Option<PathBuf>,
    /// And its driver.
    firefox: Option<(PathBuf, PathBuf)>,
}

pub(crate) fn ensure() -> Outcome<Others> {
    let wanted = |name| packages::wanted(name, "the page is not tried in it");
    Ok(Others {
        chromium90: wanted("chromium90").then(chromium90).transpose()?,
        firefox: wanted("firefox").then(firefox).transpose()?,
    })
}

impl Others {
    /// Tells a run of `tests/browsers.rs`, whose tests are named by their browser.
    pub(crate) fn name_in(&self, command: &mut Command) {
        match &self.chromium90 {
            Some(folder) => command.env("CHROMIUM90", folder),
            None => command.args(["--skip", "chromium90"]),
        };
        match &self.firefox {
            Some((firefox, driver)) => command.env("FIREFOX", firefox).env("GECKODRIVER", driver),
            None => command.args(["--skip", "firefox"]),
        };
    }
}

fn chromium90() -> Outcome<PathBuf> {
    let otherwise = |reason: String| {
        format!(
            "Chromium 90 could not be had from the npm package {CHROMIUM90} ({reason}) OTOG_SKIP=chromium90 does without."
        )
    };
    let folder = env::current_dir().unwrap_or_default().join(TOOLS).join("chromium90");
    if !folder.join("chromium").is_file() {
        println!("… fetching Chromium 90 from the npm package {CHROMIUM90}");
        fetch_chromium90(&folder).map_err(otherwise)?;
    }
    println!("✓ Chromium 90");
    Ok(folder)
}

fn fetch_chromium90(folder: &Path) -> Outcome {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("It is for x86-64 Linux.".into());
    }
    find("npm").ok_or("npm is not installed.")?;
    fs::create_dir_all(folder).map_err(|error| format!("Cannot make {}: {error}.", folder.display()))?;
    run(program("npm").args(["pack", "--silent", CHROMIUM90]).current_dir(folder))?;
    let unpack = |file: &str| run(program("tar").args(["-xf", file]).current_dir(folder));
    unpack(&format!("{}.tgz", CHROMIUM90.replace('@', "-")))?;
    let parts = folder.join("package/bin");
    // The libraries it brings along lie in `lib`.
    decompress(&parts.join("aws.tar.br"), &folder.join("aws.tar"))?;
    unpack("aws.tar")?;
    // Renamed last, so a file of the final name is complete.
    let unfinished = folder.join("package/chromium");
    decompress(&parts.join("chromium.br"), &unfinished)?;
    run(Command::new("chmod").arg("+x").arg(&unfinished))?;
    let done =
        fs::rename(&unfinished, folder.join("chromium")).and_then(|()| fs::remove_dir_all(folder.join("package")));
    done.map_err(|error| format!("Cannot put it into its place: {error}."))
}

fn decompress(from: &Path, to: &Path) -> Outcome {
    let copy = || {
        let mut from = BufReader::new(fs::File::open(from)?);
        brotli::BrotliDecompress(&mut from, &mut BufWriter::new(fs::File::create(to)?))
    };
    copy().map_err(|error| format!("Cannot decompress {}: {error}.", from.display()))
}

const NO_FIREFOX: &str = "Firefox is needed: install it (Debian: firefox-esr), or say OTOG_SKIP=firefox to do without.";

/// Firefox and its driver.
fn firefox() -> Outcome<(PathBuf, PathBuf)> {
    let known = || find("firefox-esr").or_else(|| find("firefox"));
    if known().is_none() {
        packages::install(&["firefox-esr"], NO_FIREFOX)?;
    }
    let firefox = known().ok_or(NO_FIREFOX)?;
    println!("✓ {}", firefox.display());
    tools::crate_tool("geckodriver", "geckodriver", GECKODRIVER, "5 minutes")
        .map_err(|reason| format!("{reason} OTOG_SKIP=firefox does without."))?;
    Ok((firefox, find("geckodriver").ok_or("geckodriver was installed, yet is not to be found.")?))
}
