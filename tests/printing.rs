//! The checklist on paper: Chromium prints it to PDF, and the PDF's text tells what is on which page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part of this")]
mod harness;
mod ledgers;

use std::{fs, path::Path, process::Command};

use base64::{Engine, engine::general_purpose::STANDARD};
use harness::{Page, Profile, Site};
use otog_checklist::{opinion::Opinion, share::write_file};
use serde_json::json;

/// The text of each printed page, without blanks. The print is left in `target/tmp`, to be looked at.
fn printed(page: &Page, name: &str) -> Vec<String> {
    let answer = page.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": false }));
    let pdf = STANDARD.decode(answer["data"].as_str().expect("a PDF")).unwrap();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("pdf");
    fs::write(&file, pdf).unwrap();
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(text.stdout).unwrap();
    let page = |page: &str| page.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    text.split('\u{c}').map(page).filter(|page| !page.is_empty()).collect()
}

fn page_with(pages: &[String], words: &str) -> usize {
    let words: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    pages.iter().position(|page| page.contains(&words)).unwrap_or_else(|| panic!("{words} is on no page: {pages:#?}"))
}

#[test]
fn the_list_prints_with_every_card_whole() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    let pages = printed(&page, "list");
    assert!((2..=6).contains(&pages.len()), "{} pages", pages.len());
    for asked in Opinion::embedded().recommendations() {
        let (title, asks) = (page_with(&pages, &asked.title), page_with(&pages, &asked.asks));
        assert_eq!(title, asks, "{} is cut in two", asked.title);
    }
}

#[test]
fn printed_pages_carry_the_document_number_and_their_own() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let pages = printed(&page, "empty");
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains("鄂旗人常发〔2024〕55号"), "page {number}: {page}");
        assert!(page.contains(&format!("第{number}页，共{}页", pages.len())), "page {number}: {page}");
    }
}

#[test]
fn buttons_stay_off_the_paper() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let text = printed(&page, "buttons").concat();
    for word in ["展开", "撤销", "导出文件"] {
        assert!(!text.contains(word), "{word} is printed");
    }
}

/// Somebody's page with half a year of work in it.
fn full(site: &Site) -> Page {
    let clerk = Profile::fresh();
    let page = clerk.open(site);
    let model = ledgers::full();
    let file = write_file(&model.opinion, &model.journal, model.opinion.issued);
    page.import_file(&clerk.file("full.json", file.as_bytes()));
    page.merge();
    page.wait_gone("dialog");
    page
}

#[test]
fn scratch() {
    let site = Site::start();
    let page = full(&site);
    printed(&page, "full-list");
    page.open_all_cards();
    printed(&page, "full-open");
    page.go(&format!("{}#?unit=农牧局", site.url()));
    printed(&page, "full-unit");
    page.press("overview");
    page.wait_for("[data-overview]");
    printed(&page, "full-overview");
}
