//! What the desk makes, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ledgers;
mod readback;
mod workbooks;

use otog_checklist::{
    desk::{Failure, Job, Paper, Product, perform},
    opinion::{Day, Opinion},
    report::{Scope, Step, names::Stamp, readback::Misread},
    share::{LIMITS, read_file},
};

const TODAY: &str = "2026-11-24";

fn stamp() -> Stamp {
    let text = |text: &str| text.to_owned();
    Stamp {
        document: text("鄂旗人常发〔2024〕55号"),
        unit: text("农牧局"),
        person: text("乌兰"),
        moment: text("20261124-1200"),
    }
}

fn paper(paper: Paper, file: &[u8]) -> Result<(Product, Vec<Vec<u8>>), Failure> {
    made(paper, Scope::All, false, file)
}

fn made(paper: Paper, scope: Scope, print: bool, file: &[u8]) -> Result<(Product, Vec<Vec<u8>>), Failure> {
    let today = Day::parse(TODAY).unwrap();
    let job = Job::Paper { paper, print, scope, today, moment: 1_795_492_800_000, offset_minutes: 480, stamp: stamp() };
    // As it travels to the worker.
    let job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
    perform(job, &[file.to_vec()], &mut |_, _| {})
}

#[test]
fn every_paper_is_a_file_of_its_kind() {
    let file = include_bytes!("fixtures/file-v1.json");
    let kinds: [(Paper, &str, &str, &[u8]); 12] = [
        (Paper::Report(Step::Comment), "研究处理情况报告（征求意见稿）", "docx", b"PK"),
        (Paper::Report(Step::Final), "研究处理情况报告", "docx", b"PK"),
        (Paper::Overview, "办理情况一览表", "docx", b"PK"),
        (Paper::Notice, "交办通知", "docx", b"PK"),
        (Paper::HandlingForms, "承办单位办理情况表", "docx", b"PK"),
        (Paper::Reminders, "催办单", "docx", b"PK"),
        (Paper::Ballot, "满意度测评表", "docx", b"PK"),
        (Paper::Count, "满意度测评结果", "docx", b"PK"),
        (Paper::Workbook, "办理情况台账", "xlsx", b"PK"),
        (Paper::Csv, "办理情况台账", "csv", "\u{feff}编号,".as_bytes()),
        (Paper::Markdown, "办理情况台账", "md", b"# "),
        (Paper::Calendar, "办理时限", "ics", b"BEGIN:VCALENDAR\r\n"),
    ];
    for (asked, what, kind, begins) in kinds {
        let (product, files) = paper(asked, file).unwrap();
        let name = format!("审议意见{what}-鄂旗人常发〔2024〕55号-农牧局-乌兰-20261124-1200.{kind}");
        assert_eq!(product, Product::File { name });
        assert!(files[0].starts_with(begins), "{asked:?}");
        // What has pages can be printed from the page, too.
        let printed = made(asked, Scope::All, true, file);
        assert_eq!(printed.is_ok(), kind == "docx", "{asked:?}");
        if let Ok((_, parts)) = printed {
            assert_eq!(parts.len(), 2);
            assert!(parts[0].starts_with(b"<section") && parts[1].starts_with(b"@media"));
        }
    }
}

#[test]
fn a_part_without_dates_is_told_instead_of_an_empty_calendar() {
    let file = include_bytes!("fixtures/file-v1.json");
    let told = made(Paper::Calendar, Scope::Unit("没有条目的单位".into()), false, file);
    assert_eq!(told, Ok((Product::NoDates, Vec::new())));
}

#[test]
fn what_can_not_be_read_is_no_product() {
    assert_eq!(paper(Paper::Csv, b"nonsense"), Err(Failure::Failed));
}

#[test]
fn a_filled_in_workbook_comes_back_as_its_cells() {
    let file = include_bytes!("fixtures/file-v1.json");
    let (_, files) = paper(Paper::Workbook, file).unwrap();
    let job = || Job::Workbook { now: 1_795_492_800_000 };
    let (product, cells) = perform(job(), &[files[0].clone()], &mut |_, _| {}).unwrap();
    let Product::Filled(slip) = product else { panic!("{product:?}") };
    assert!(slip.remembers && slip.refused.is_empty() && slip.unread.is_empty());
    let entries = |at: usize| read_file(&Opinion::embedded(), &cells[at], LIMITS).unwrap();
    assert_eq!(entries(0), [], "nothing was changed");
    assert!(entries(1).len() > 200);
    let (product, _) = perform(job(), &[b"PK no workbook".to_vec()], &mut |_, _| {}).unwrap();
    assert_eq!(product, Product::Misread(Misread::NotAWorkbook));
}
