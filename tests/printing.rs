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
    pages_of(&file, "-layout")
}

fn pages_of(pdf: &Path, order: &str) -> Vec<String> {
    let text = Command::new("pdftotext").arg(order).arg(pdf).arg("-").output().expect("pdftotext");
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
fn a_full_list_prints_with_every_card_whole_and_under_its_heading() {
    let site = Site::start();
    let page = full(&site);
    let pages = printed(&page, "full");
    assert!(pages.len() <= 6, "{} pages", pages.len());
    let opinion = Opinion::embedded();
    for area in opinion.areas() {
        let first = &area.recommendations[0];
        let (heading, card) = (page_with(&pages, &format!("、{}", area.title)), page_with(&pages, &first.asks));
        assert_eq!(heading, card, "{} is far from its heading", first.title);
    }
    for asked in opinion.recommendations() {
        assert_eq!(page_with(&pages, &asked.title), page_with(&pages, &asked.asks), "{} is cut in two", asked.title);
    }
}

/// What can be seen on paper, without blanks: the page's text and what the style sheet writes of fields.
fn seen_on_paper(page: &Page) -> String {
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let collect = "const said = [...document.querySelectorAll('[data-said]')].map(field => field.dataset.said);
        return [document.body.innerText, ...said].join('\\n');";
    let text = page.script(collect, vec![]);
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    text.as_str().unwrap().chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn an_open_list_prints_without_a_cut_row_and_without_what_is_not_seen() {
    let site = Site::start();
    let page = full(&site);
    page.open_all_cards();
    printed(&page, "open");
    let pdf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open.pdf");
    // In the order in which it is written.
    let pages = pages_of(&pdf, "-raw");
    for measure in Opinion::embedded().measures() {
        page_with(&pages, &measure.text);
    }
    for words in ["落实专项资金320万元。", "实施方案（第15号）及验收单", "尚有两处需与自治区主管部门衔接。"]
    {
        page_with(&pages, words);
    }
    // Each line of the text layer is one that is seen, or stands in the margin.
    let seen = seen_on_paper(&page);
    assert!(seen.contains("优化营商环境") && !seen.contains("收起"), "buttons are not seen");
    let text = Command::new("pdftotext").args(["-raw"]).arg(&pdf).arg("-").output().expect("pdftotext");
    let margin = |line: &str| line.starts_with('第') && line.contains("页，共") || line == "鄂旗人常发〔2024〕55号";
    for line in String::from_utf8(text.stdout).unwrap().lines() {
        let line: String = line.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(seen.contains(&line) || margin(&line), "{line} is in the text layer and is not seen");
    }
    // A heading that goes along with the page on the screen is on paper once.
    let title = "审议意见办理清单";
    assert_eq!(pages.concat().matches(title).count(), 1);
}

#[test]
fn one_units_part_prints_with_all_that_is_written_about_it() {
    let site = Site::start();
    let page = full(&site);
    page.go(&format!("{}#?unit=林草局", site.url()));
    page.open_all_cards();
    let pages = printed(&page, "unit");
    let text = pages.concat();
    assert!(text.contains("林草局·按条件显示6条，共15条"));
    // Whole, also what is too long for its field on the screen.
    for words in [
        "落实专项资金220万元。",
        "征地手续办理时间长于预期，预计延后两个月完成。",
        "发展改革委员会、交通运输局",
        "办公室0477-6210000",
        "实施方案（第2号）及验收单",
    ] {
        assert!(text.contains(words), "{words} is not on paper");
    }
    for button in ["记一笔", "撤回", "认可退回"] {
        assert!(!text.contains(button), "{button} is on paper");
    }
    assert!(!text.contains(&Opinion::embedded().recommendations().next().unwrap().title.to_string()));
    // No page that holds next to nothing, but for the last.
    let (_, whole) = pages.split_last().unwrap();
    for (number, page) in (1..).zip(whole) {
        assert!(page.chars().count() > 300, "page {number} is all but empty: {page}");
    }
}

#[test]
fn what_is_folded_on_a_phone_is_on_paper_and_folded_afterwards() {
    let site = Site::start();
    let page = full(&site);
    page.resize(360, 4000);
    page.open_all_cards();
    page.wait_for("#r1\\.1 .fold");
    let folded = page.count(".fold:not([open])");
    assert!(folded > 3, "{folded} are folded");
    let text = printed(&page, "folded").concat();
    for words in ["实施方案", "牵头单位", "提出背景", "依据"] {
        assert!(text.contains(words), "{words} is not on paper: {text}");
    }
    assert_eq!(page.count(".fold:not([open])"), folded);
}

#[test]
fn the_overview_prints_on_a_page_of_its_own() {
    let site = Site::start();
    let page = full(&site);
    page.press("overview");
    page.wait_for("[data-overview]");
    let pages = printed(&page, "overview");
    let [only] = &pages[..] else { panic!("{} pages", pages.len()) };
    for asked in Opinion::embedded().recommendations() {
        assert!(only.contains(&asked.title.replace(' ', "")), "{} is missing", asked.title);
    }
    assert!(only.contains("○未启动–还没有审核或评价"), "the legend is cut: {only}");
    assert!(!only.contains("打印") && !only.contains("展开"));
}

/// What Chromium prints of a paper that was asked for at the page.
fn paper(page: &Page, button: &str) -> Vec<String> {
    page.press(button);
    page.wait_for(".printout");
    printed(page, button);
    page.wait_gone(".printout");
    // In the order in which it is written: a cell after the other.
    pages_of(&Path::new(env!("CARGO_TARGET_TMPDIR")).join(button).with_extension("pdf"), "-raw")
}

#[test]
fn a_paper_prints_alone_and_as_an_official_paper() {
    let site = Site::start();
    let page = full(&site);
    page.press("papers");
    // The test prints in its place.
    page.script("window.print = () => {}", vec![]);
    let pages = paper(&page, "print-report");
    let text = pages.concat();
    for words in
        ["鄂托克旗人民政府关于《鄂托克旗人大常委会", "一、组织办理情况", "五、下一步工作", "附件1", "办理情况一览表"]
    {
        assert!(text.contains(words), "{words} is not on paper: {text}");
    }
    // Nothing of the page around it.
    for words in ["出材料", "第1页，共", "展开", "其他文书"] {
        assert!(!text.contains(words), "{words} is on paper");
    }
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("—{number}—")), "page {number}: {page}");
    }
    assert_eq!(page.count(".dialog"), 1, "the page is as it was");
}

#[test]
fn no_row_of_a_paper_is_cut() {
    let site = Site::start();
    let page = full(&site);
    page.press("papers");
    page.script("window.print = () => {}", vec![]);
    for button in ["print-overview", "print-notice", "print-forms", "print-reminders", "print-ballot", "print-count"] {
        let pages = paper(&page, button);
        let full = |page: &String| page.chars().count() > 40;
        assert!(pages.iter().all(full), "{button}: a page holds next to nothing: {pages:#?}");
        if ["print-overview", "print-ballot"].contains(&button) {
            for asked in Opinion::embedded().recommendations() {
                page_with(&pages, &format!("{}。{}", asked.title, asked.asks));
            }
        }
    }
}

#[test]
fn an_english_page_counts_its_pages_in_english() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.choose_look("en");
    let pages = printed(&page, "english");
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("Page{number}of{}", pages.len())), "page {number}: {page}");
        assert!(page.contains("鄂旗人常发〔2024〕55号"));
    }
}
