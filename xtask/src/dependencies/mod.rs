//! `cargo xtask dependencies`: where crates come from, under which licences they are, and which the page has twice.
//!
//! ```text
//! mod.rs      what is allowed, and the command
//! graph.rs    what `cargo metadata` says
//! licence.rs  SPDX expressions: `MIT OR (Apache-2.0 AND BSD-3-Clause)`
//! ```
//!
//! Known weaknesses of crates (advisories) are not looked up: that takes a database from the network. `cargo deny` does
//! that.

mod graph;
mod licence;

use crate::Outcome;
use graph::{Crate, Graph};
use std::{collections::BTreeMap, fs};

/// The one place that crates come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
const LOCKS: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];

/// Licences that ask for their own text and a name, and for nothing else of whoever passes the page on.
const LICENCES: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crate, its other licence, and why it may be here.
const EXCEPTIONS: [(&str, &str, &str); 1] =
    [("webdriver", "MPL-2.0", "the tests drive browsers with it; it is in nothing that is published")];

/// Crates that the page or the worker has in more than one version, and why.
const TWICE: [(&str, &str); 2] = [
    ("getrandom", "0.2 comes with gloo-history, which Yew brings along and the linker drops; 0.4 with zip"),
    ("thiserror", "1 comes with gloo, which Yew brings along; 2 with Yew itself and quircs"),
];

pub(crate) fn run() -> Outcome {
    let everything = Graph::read(&["--all-features"])?;
    let page = Graph::read(&["--features", "split", "--filter-platform", "wasm32-unknown-unknown"])?;
    let linked = page.linked("otog-checklist")?;
    let mut faults = Vec::new();
    for lock in LOCKS {
        let text = fs::read_to_string(lock).map_err(|error| format!("Cannot read {lock}: {error}."))?;
        faults.extend(strange_sources(&text).map(|source| format!("{lock} has a crate from {source}.")));
    }
    faults.extend(licence_faults(everything.crates()));
    faults.extend(duplicate_faults(&linked));
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    println!(
        "✓ {} crates, {} of them in the page and the worker: sources, licences, versions",
        everything.crates().count(),
        linked.len()
    );
    Ok(())
}

/// All sources but the registry's. A crate without a source is one of ours.
fn strange_sources(lock: &str) -> impl Iterator<Item = &str> {
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = \"")?.strip_suffix('"'));
    sources.filter(|source| *source != REGISTRY)
}

fn licence_faults<'a>(crates: impl Iterator<Item = &'a Crate>) -> Vec<String> {
    let mut unused: Vec<&str> = EXCEPTIONS.iter().map(|(name, ..)| *name).collect();
    let mut faults = Vec::new();
    for Crate { name, version, licence, .. } in crates {
        let exception = EXCEPTIONS.iter().find(|(known, ..)| known == name).map(|(_, licence, _)| *licence);
        let allowed = |one: &str| LICENCES.contains(&one) || exception == Some(one);
        match licence::holds(licence, &allowed) {
            Some(true) => {}
            Some(false) => {
                faults.push(format!("{name} {version} is under {licence}, which is not among those allowed."))
            }
            None => faults.push(format!("{name} {version} does not say its licence in SPDX: {licence:?}.")),
        }
        if exception.is_some() && licence::holds(licence, &|one| LICENCES.contains(&one)) == Some(false) {
            unused.retain(|known| known != name);
        }
    }
    faults.extend(unused.into_iter().map(|name| format!("{name} needs its exception no more: remove it.")));
    faults
}

fn duplicate_faults(linked: &[&Crate]) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in linked {
        versions.entry(&one.name).or_default().push(&one.version);
    }
    let twice = |name: &str| versions.get(name).is_some_and(|versions| versions.len() > 1);
    let known = |name: &str| TWICE.iter().any(|(known, _)| *known == name);
    let new = versions.iter().filter(|(name, versions)| versions.len() > 1 && !known(name));
    let new = new.map(|(name, versions)| format!("The page has {name} in versions {}.", versions.join(" and ")));
    let gone = TWICE
        .iter()
        .filter(|(name, _)| !twice(name))
        .map(|(name, _)| format!("The page has {name} once: remove it from the list."));
    new.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, version: &str, licence: &str) -> Crate {
        Crate { name: name.into(), version: version.into(), licence: licence.into() }
    }

    #[test]
    fn cargo_deny_has_the_same_lists() {
        let text = include_str!("../../../deny.toml");
        let (_, lists) = text.split_once("[licenses]").unwrap_or_default();
        let (lists, _) = lists.split_once("[bans]").unwrap_or_default();
        let quoted: Vec<&str> = lists.split('"').skip(1).step_by(2).collect();
        let exceptions = EXCEPTIONS.iter().flat_map(|(name, licence, _)| [*name, *licence]);
        assert_eq!(quoted, LICENCES.into_iter().chain(exceptions).collect::<Vec<_>>());
    }

    #[test]
    fn a_crate_from_elsewhere_is_seen() {
        let lock = format!("source = \"{REGISTRY}\"\nchecksum = \"00\"\nsource = \"git+https://example.org/a\"\n");
        assert_eq!(strange_sources(&lock).collect::<Vec<_>>(), ["git+https://example.org/a"]);
    }

    #[test]
    fn a_licence_that_is_not_allowed_is_seen_and_an_exception_is_for_one_crate() {
        let faults = |crates: &[Crate]| licence_faults(crates.iter()).len();
        let webdriver = || one("webdriver", "1.0.0", "MPL-2.0");
        assert_eq!(faults(&[webdriver(), one("a", "1.0.0", "MIT/Apache-2.0")]), 0);
        assert_eq!(faults(&[webdriver(), one("a", "1.0.0", "MPL-2.0")]), 1);
        assert_eq!(faults(&[webdriver(), one("a", "1.0.0", "")]), 1);
        assert_eq!(faults(&[one("webdriver", "2.0.0", "MIT")]), 1, "the exception is there for nothing");
    }

    #[test]
    fn a_second_version_is_seen_unless_it_is_known() {
        let versions = |name: &str| [one(name, "1.0.0", "MIT"), one(name, "2.0.0", "MIT")];
        let known: Vec<Crate> = TWICE.iter().flat_map(|(name, _)| versions(name)).collect();
        let linked: Vec<&Crate> = known.iter().collect();
        assert_eq!(duplicate_faults(&linked), [""; 0]);
        let more = versions("a");
        assert_eq!(duplicate_faults(&linked.iter().copied().chain(&more).collect::<Vec<_>>()).len(), 1);
        assert_eq!(duplicate_faults(&linked[2..]).len(), 1, "one of them is not twice any more");
    }
}
