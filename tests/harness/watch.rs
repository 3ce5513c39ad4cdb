//! Nothing leaves its origin, and nothing breaks its policy: looked at whenever a browser closes, in every test.

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};
use url::Url;

/// Chromium's own record of the network: every request of every page, worker and service worker, and who asked.
const NETWORK: &str = "network.json";

/// Measurements go without.
pub(super) fn flags(folder: &Path) -> Vec<String> {
    let network = format!("--log-net-log={}", folder.join(NETWORK).display());
    let consoles = format!("--log-file={}", consoles(folder).display());
    if cfg!(test) { vec![network, "--enable-logging".into(), consoles] } else { vec![] }
}

/// Chromium's own record of what all its consoles say: those of workers and service workers, too.
pub(super) fn consoles(folder: &Path) -> PathBuf {
    folder.join("consoles.txt")
}

/// What the records have of requests to another origin, and of policies that were broken.
pub(super) fn found(folder: &Path) -> Vec<String> {
    if flags(folder).is_empty() {
        return Vec::new();
    }
    // The last line may be cut off.
    let read = |path| String::from_utf8_lossy(&fs::read(path).expect("the browser's own record")).into_owned();
    let (network, consoles) = (read(folder.join(NETWORK)), read(consoles(folder)));
    let events = network.lines().filter_map(|line| serde_json::from_str::<Value>(line.trim_end_matches(',')).ok());
    let strays =
        events.filter_map(|event| stray(event["params"]["initiator"].as_str()?, event["params"]["url"].as_str()?));
    strays.chain(consoles.lines().filter(|line| is_about_policy(line)).map(String::from)).collect()
}

/// "page asked for url", where these are of two origins. What asks without being a page is the browser itself.
pub(super) fn stray(page: &str, url: &str) -> Option<String> {
    if page == "not an origin" {
        return None;
    }
    let asked = Url::parse(url).ok()?;
    let local = ["data", "blob", "about", "file"].contains(&asked.scheme());
    let same = Url::parse(page).is_ok_and(|page| page.origin() == asked.origin());
    (!local && !same).then(|| format!("{page} asked for {url}"))
}

/// As all browsers word it.
pub(super) fn is_about_policy(error: &str) -> bool {
    error.to_lowercase().replace('-', " ").contains("content security policy") && !is_about_newer_word(error)
}

/// Chromium 90 tells of a word in a policy that is for newer ones, and goes on without it.
pub(super) fn is_about_newer_word(error: &str) -> bool {
    error.contains("invalid source: ''wasm-unsafe-eval''. It will be ignored")
}
