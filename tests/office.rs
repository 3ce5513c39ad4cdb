//! Papers in a program that people open them with: LibreOffice, which WPS and Word agree with in what is asked here.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod ledgers;
mod workbooks;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use otog_checklist::{
    journal::Field,
    report::{Order, Scope, Step, docx, handling, readback, xlsx},
};
use tempfile::TempDir;

use ledgers::{
    busy, fill, note, now,
    rich::{facts, rich},
    source,
};
use workbooks::filled_in;

/// Saves a file in another format, as LibreOffice does it.
fn converted(folder: &TempDir, name: &str, bytes: &[u8], kind: &str) -> PathBuf {
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let out = folder.path().join("out");
    // A profile of its own: several can run at once.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .args([&out, &file])
        .output()
        .expect("LibreOffice");
    let made = out.join(file.with_extension(kind).file_name().unwrap());
    assert!(made.is_file(), "{}", String::from_utf8_lossy(&run.stderr));
    made
}

fn said(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(file).arg("-").output().expect(program);
    String::from_utf8(output.stdout).unwrap()
}

/// The text of each page, without blanks.
fn pages(pdf: &Path) -> Vec<String> {
    let text = said("pdftotext", &["-layout"], pdf);
    let page = |page: &str| page.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    text.split('\u{c}').map(page).filter(|page| !page.is_empty()).collect()
}

#[test]
fn the_report_opens_and_prints_as_an_official_paper() {
    let folder = TempDir::new().unwrap();
    let mut model = rich();
    facts(&mut model);
    let paper = handling::report(source(&model), &Order { scope: Scope::All, step: Step::Final });
    let pdf = converted(&folder, "report.docx", &docx::write(&paper, now(0).today()).unwrap(), "pdf");
    let pages = pages(&pdf);
    assert!((8..=14).contains(&pages.len()), "{} pages", pages.len());
    let text = pages.concat();
    for words in [
        "关于国务院《意见》落实情况审议意见研究处理情况的报告",
        "一、组织办理情况",
        "（五）公共服务保障",
        "2025年3月2日，建成示范片两处。",
        "鄂托克旗人民政府",
    ] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
    for (number, page) in (1..).zip(&pages) {
        assert!(page.ends_with(&format!("—{number}—")), "page {number} ends with: {page}");
    }
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let folder = TempDir::new().unwrap();
    let mut model = busy();
    let full = "某".repeat(28);
    note(&mut model, "r1.2", &full.repeat(60));
    let paper = handling::report(source(&model), &Order::default());
    let pdf = converted(&folder, "lines.docx", &docx::write(&paper, now(0).today()).unwrap(), "pdf");
    let text = said("pdftotext", &["-layout"], &pdf);
    let full_lines = |page: &str| page.lines().filter(|line| line.trim() == full).count();
    assert_eq!(text.split('\u{c}').map(full_lines).max(), Some(22));
}

#[test]
fn the_workbook_opens_and_prints_all_its_sheets() {
    let folder = TempDir::new().unwrap();
    let pdf = converted(&folder, "ledger.xlsx", &xlsx::write(source(&busy()), &Scope::All).unwrap(), "pdf");
    let text = pages(&pdf).concat();
    for words in [
        "台账：概况",
        "台账：建议",
        "台账：举措",
        "台账：农牧局",
        "台账：历史",
        "合计",
        "2025-05-31",
        "鄂旗人常发〔2024〕55号",
    ] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
}

#[test]
fn a_workbook_saved_by_another_program_still_knows_what_it_was_made_from() {
    let folder = TempDir::new().unwrap();
    let mut model = busy();
    note(&mut model, "r1.2", "=1+1\n第二行");
    fill(&mut model, "r2.2", Field::Contact, "０４７７-123");
    let book = xlsx::write(source(&model), &Scope::All).unwrap();
    for file in [
        saved_as(&folder, &book, &["ods"]),
        saved_as(&folder, &book, &["ods", "xlsx"]),
        saved_as(&folder, &book, &["xls"]),
    ] {
        let filled = readback::read(&model.opinion, &file, LATER).unwrap();
        assert_eq!(touched(&filled), Vec::<String>::new());
        assert_eq!((filled.slip.refused, filled.slip.unread), (Vec::new(), Vec::new()));
    }
}

#[test]
fn what_is_filled_in_there_is_read_as_it_was_meant() {
    let folder = TempDir::new().unwrap();
    let model = busy();
    let edits = [
        ("建议", 3, 5, "林草局"),
        ("建议", 4, 8, "2025年6月1日"),
        ("建议", 4, 9, "不予办理"),
        ("建议", 4, 10, "不属本旗事权"),
        ("建议", 5, 13, "完成招标\n第二行"),
        ("举措", 3, 4, "是"),
    ];
    let book = filled_in(&xlsx::write(source(&model), &Scope::All).unwrap(), &edits);
    let meant = touched(&readback::read(&model.opinion, &book, LATER).unwrap());
    assert_eq!(meant.len(), 5);
    for kinds in [&["ods"][..], &["ods", "xlsx"], &["xls"]] {
        let saved = readback::read(&model.opinion, &saved_as(&folder, &book, kinds), LATER).unwrap();
        assert_eq!(touched(&saved), meant, "{kinds:?}");
    }
}

/// When the files are read: later than they were saved.
const LATER: u64 = 4_102_444_800_000;

fn touched(filled: &readback::Filled) -> Vec<String> {
    let touched = filled.cells.iter().filter(|said| said.touched);
    touched.map(|said| format!("{} {:?}", said.register.subject, said.change)).collect()
}

/// Saved in one format after the other: every cell is written anew.
fn saved_as(folder: &TempDir, book: &[u8], kinds: &[&str]) -> Vec<u8> {
    let (mut bytes, mut from) = (book.to_vec(), "xlsx");
    for kind in kinds {
        let place = TempDir::new_in(folder.path()).unwrap();
        bytes = fs::read(converted(&place, &format!("ledger.{from}"), &bytes, kind)).unwrap();
        from = kind;
    }
    bytes
}
