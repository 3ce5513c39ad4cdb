//! The documents name files, links and tests that exist.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// All files below `folder` whose names end so.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found
}

fn documents() -> Vec<PathBuf> {
    let mut documents = files(Path::new("docs"), ".md");
    documents
        .extend(["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"].map(PathBuf::from));
    documents
}

/// The targets of the links in a document, without those to other sites.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    targets.filter(|target| !target.contains("://")).collect()
}

/// The anchor of a heading, as hosts of repositories make it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut seen = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for link in links(&text) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { document.clone() } else { document.parent().unwrap().join(file) };
            assert!(file.exists(), "{}: {link}", document.display());
            if !place.is_empty() {
                let target = fs::read_to_string(&file).unwrap();
                let headings = target.lines().filter(|line| line.starts_with('#'));
                let mut anchors = headings.map(|line| anchor(line.trim_start_matches('#').trim()));
                assert!(anchors.any(|known| known == place), "{}: {link}", document.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

/// `journal/set.rs`, as the documents name files: from the repository, `src`, `src/web`, `tests` or the page's scripts.
#[test]
fn every_file_that_is_named_is_there() {
    let kinds = [".rs", ".js", ".css", ".toml"];
    let mut seen = 0;
    // The changelog tells of what was, too.
    for document in documents().into_iter().filter(|document| !document.ends_with("CHANGELOG.md")) {
        let text = fs::read_to_string(&document).unwrap();
        let quoted = text.split('`').enumerate().filter(|(place, _)| place % 2 == 1).map(|(_, quoted)| quoted);
        let is_path = |name: &&str| {
            kinds.iter().any(|kind| name.ends_with(kind))
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        };
        for name in quoted.filter(is_path) {
            let folders = ["", "src", "src/web", "tests"];
            let is_there = folders.iter().any(|folder| Path::new(folder).join(name).exists());
            assert!(is_there, "{}: {name}", document.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_table_of_faults_names_tests_that_exist() {
    let table = fs::read_to_string("docs/testing.md").unwrap();
    let (_, faults) = table.split_once("## Faults").unwrap();
    let sources: Vec<_> = files(Path::new("tests"), ".rs").into_iter().chain(files(Path::new("src"), ".rs")).collect();
    let sources: Vec<(PathBuf, String)> =
        sources.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    let mut named = 0;
    for row in faults.lines().filter(|row| row.starts_with("| ")) {
        let tests = row.rsplit('|').nth(1).unwrap();
        // `file`: `test`, `test`; `file`: `test`
        let mut file = "";
        for (place, name) in tests.split('`').enumerate().filter(|(place, _)| place % 2 == 1) {
            if tests.split('`').nth(place + 1).is_some_and(|after| after.starts_with(": ")) {
                file = name;
                continue;
            }
            if name.contains(' ') || name.contains('/') {
                continue;
            }
            let is_there = sources.iter().any(|(path, text)| {
                let path = path.to_string_lossy();
                let fits = [file.to_owned(), format!("tests/{file}.rs"), format!("tests/{file}/mod.rs")];
                fits.iter().any(|known| **known == *path) && text.contains(&format!("fn {name}("))
            });
            assert!(is_there, "{file} has no {name}");
            named += 1;
        }
    }
    assert!(named > 50, "{named}");
}

#[test]
fn the_table_of_threats_names_tests_that_exist() {
    let text = fs::read_to_string("SECURITY.md").unwrap();
    let tests: Vec<_> =
        files(Path::new("tests"), ".rs").into_iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let is_test = |name: &&str| name.matches('_').count() > 2 && !name.contains(['/', ' ', '-']);
    let mut named = 0;
    for name in text.split('`').skip(1).step_by(2).filter(is_test) {
        assert!(tests.iter().any(|test| test.contains(&format!("fn {name}("))), "{name}");
        named += 1;
    }
    assert!(named > 5, "{named}");
}

#[test]
fn the_architecture_is_read_in_one_sitting() {
    let lines = fs::read_to_string("ARCHITECTURE.md").unwrap().lines().count();
    assert!(lines <= 200, "{lines} lines: details belong in docs/");
}
