//! Papers in a program that people open them with: LibreOffice, which WPS and Word agree with in what is asked here.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod ledgers;
mod workbooks;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use otog_checklist::{
    journal::{Fact, Field},
    report::{Order, Scope, Step, docx, handling, readback, xlsx},
};
use tempfile::TempDir;

use ledgers::{
    busy, fill, note, now,
    rich::{fact, facts, rich},
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

/// The words that LibreOffice set as one, each with its left, top and right edge, in points.
fn boxes(pdf: &Path) -> Vec<([f64; 3], String)> {
    let told = said("pdftotext", &["-bbox"], pdf);
    let number = |line: &str, name: &str| {
        let from = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        line[from..].split('"').next().unwrap().parse::<f64>().unwrap()
    };
    let words = told.lines().filter(|line| line.trim_start().starts_with("<word "));
    words
        .map(|line| {
            let text = line.split_once('>').unwrap().1.trim_end_matches("</word>").to_owned();
            (["xMin", "yMin", "xMax"].map(|name| number(line, name)), text)
        })
        .collect()
}

/// Where it stands, from the top of its page: the last place where a word begins so.
fn place_of(pdf: &Path, begins: &str) -> f64 {
    let found = boxes(pdf).into_iter().rfind(|(_, word)| word.starts_with(begins));
    found.unwrap_or_else(|| panic!("no {begins}")).0[1]
}

/// The middles of the last signature and of the date below it, which ends where the contact begins.
fn middles(pdf: &Path, name: &str) -> [f64; 2] {
    let words = boxes(pdf);
    let at = words.iter().rposition(|(_, word)| word == name).unwrap();
    let date: Vec<_> = words[at + 1..].iter().take_while(|(_, word)| !word.starts_with('（')).collect();
    let middle = |first: &[f64; 3], last: &[f64; 3]| f64::midpoint(first[0], last[2]);
    [middle(&words[at].0, &words[at].0), middle(&date[0].0, &date.last().unwrap().0)]
}

#[test]
fn the_report_opens_and_prints_as_an_official_paper() {
    let folder = TempDir::new().unwrap();
    let mut model = rich();
    facts(&mut model);
    let paper = handling::report(source(&model), &Order { scope: Scope::All, step: Step::Final });
    let pdf = converted(&folder, "report.docx", &docx::write(&paper, now(0).today()).unwrap(), "pdf");
    let pages = pages(&pdf);
    assert!((20..=36).contains(&pages.len()), "{} pages", pages.len());
    let text = pages.concat();
    for words in [
        "鄂托克旗人民政府文件",
        "签发人：其其格",
        "意见落实情况报告的审议意见》研究处理情况的报告",
        "一、组织办理情况",
        "（五）公共服务保障",
        "拨付元万002资金",
        "附件：1.办理情况一览表2.佐证材料目录",
        "（联系人：巴图联系电话：0477-6210000）",
    ] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
    // The imprint has the last page's foot.
    let last = pages.last().unwrap();
    assert!(
        last.starts_with("抄送：旗委办公室，旗人大常委会办公室。鄂托克旗人民政府办公室2025年6月11日印发"),
        "{last}"
    );
    let [copies, number] = ["抄送", "—"].map(|word| place_of(&pdf, word));
    assert!((20.0..110.0).contains(&(number - copies)), "the imprint at {copies}, the number at {number}");
    // A title's lines are 35 points apart, whatever the grid of lines is.
    let [one, next] = ["关于国务院支持", "意见落实情况报告的"].map(|words| place_of(&pdf, words));
    assert!((next - one - 35.0).abs() < 0.6, "{one} and {next}");
    // The name stands above the date, its middle over the date's.
    let [name, date] = middles(&pdf, "鄂托克旗人民政府");
    assert!((name - date).abs() < 2.0, "{name} and {date}");
    for (number, page) in (1..).zip(&pages) {
        assert!(page.ends_with(&format!("—{number}—")), "page {number} ends with: {page}");
    }
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let folder = TempDir::new().unwrap();
    let mut model = busy();
    let full = "某".repeat(28);
    fact(&mut model, Fact::Organisation, &full.repeat(60));
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
