//! Nothing leaves its origin, and no page breaks its policy: looked at whenever a browser closes, in every test.

use serde_json::Value;
use std::{fs, path::Path};
use url::Url;

/// Chromium's own record of the network: every request of every page, worker and service worker, and who asked.
const RECORD: &str = "network.json";

/// Measurements go without.
pub(super) fn flag(folder: &Path) -> Option<String> {
    cfg!(test).then(|| format!("--log-net-log={}", folder.join(RECORD).display()))
}

/// The requests to another origin in the record. One line is one event; the last may be cut off.
pub(super) fn strays(folder: &Path) -> Vec<String> {
    if flag(folder).is_none() {
        return Vec::new();
    }
    let record = fs::read_to_string(folder.join(RECORD)).expect("the browser's record of the network");
    let events = record.lines().filter_map(|line| serde_json::from_str::<Value>(line.trim_end_matches(',')).ok());
    events.filter_map(|event| stray(event["params"]["initiator"].as_str()?, event["params"]["url"].as_str()?)).collect()
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
    error.to_lowercase().replace('-', " ").contains("content security policy")
}
