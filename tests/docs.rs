//! The documents name files, links and tests that exist; what ARCHITECTURE.md says of the rooms is so.

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

/// As ARCHITECTURE.md has them: a room knows only the rooms to its left.
const ROOMS: [&str; 8] = ["opinion", "journal", "ledger", "share", "report", "desk", "app", "web"];

/// A source file without its comments.
fn code(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of the crate that a source file uses: `crate::a::…`, and `crate::{a::…, b}`.
fn used(source: &str) -> Vec<String> {
    let code = code(source);
    let paths = code.split("crate::").skip(1).flat_map(|rest| rest.strip_prefix('{').map_or(vec![rest], items));
    paths.map(|path| path.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()).collect()
}

/// The items of a list in braces, up to the brace that closes it.
fn items(list: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut items) = (0, 0, Vec::new());
    for (place, letter) in list.char_indices() {
        if depth == 0 && matches!(letter, ',' | '}') {
            items.push(list[begin..place].trim());
            begin = place + 1;
        }
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

#[test]
fn uses_are_found() {
    let source = "use crate::{\n    app::{Msg, web},\n    ledger::unit as plain,\n    vec_map,\n};\n// crate::web\nfn a(b: crate::share::Refusal) {}";
    assert_eq!(used(source), ["app", "ledger", "vec_map", "share"]);
}

#[test]
fn a_room_knows_only_the_rooms_to_its_left() {
    let mut seen = 0;
    for (place, room) in ROOMS.iter().enumerate() {
        for file in files(&Path::new("src").join(room), ".rs") {
            let text = fs::read_to_string(&file).unwrap();
            for name in used(&text) {
                let other = ROOMS.iter().position(|other| *other == name);
                assert!(other.is_none_or(|other| other <= place), "{} uses {name}", file.display());
                seen += usize::from(other.is_some());
            }
            let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo_", "yew::", "SystemTime", "Instant::now"];
            let known = browser.iter().find(|name| *room != "web" && text.contains(**name));
            assert_eq!(known, None, "{}", file.display());
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn views_and_effects_do_not_know_each_other() {
    for (room, other) in [("view", "effects"), ("effects", "view")] {
        for file in files(&Path::new("src/web").join(room), ".rs") {
            let code = code(&fs::read_to_string(&file).unwrap());
            for path in [format!("web::{other}"), format!("super::{other}::")] {
                assert!(!code.contains(&path), "{} uses {other}", file.display());
            }
        }
    }
}
