//! What the desk makes, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ledgers;
mod readback;
mod workbooks;

use std::{env, fs, path::PathBuf};

use ledgers::{
    now,
    rich::{UNITS, facts, rich},
};
use otog_checklist::{
    app::Now,
    desk::{Failure, Job, Paper, Product, perform},
    opinion::Opinion,
    report::{Scope, Step, names::Stamp, readback::Misread},
    share::{LIMITS, read_file, write_file},
};

/// Noon in China, 2026-11-24.
const NOW: Now = Now { ms: 1_795_492_800_000, offset_minutes: 480 };

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
    made_on(NOW, paper, scope, print, file)
}

fn made_on(now: Now, paper: Paper, scope: Scope, print: bool, file: &[u8]) -> Result<(Product, Vec<Vec<u8>>), Failure> {
    let Now { ms: moment, offset_minutes } = now;
    let job = Job::Paper { paper, print, scope, today: now.today(), moment, offset_minutes, stamp: stamp() };
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

/// A ledger with something of everything, for all and for one unit. With `OTOG_PAPERS` set to a folder, its papers are
/// written there, to be looked at.
#[test]
fn every_paper_of_a_rich_ledger_is_made() {
    let folder = env::var_os("OTOG_PAPERS").map(PathBuf::from);
    let mut model = rich();
    facts(&mut model);
    let file = write_file(&model.opinion, &model.journal, now(0).today()).into_bytes();
    let papers = [
        Paper::Report(Step::Comment),
        Paper::Report(Step::Final),
        Paper::Overview,
        Paper::Notice,
        Paper::HandlingForms,
        Paper::Reminders,
        Paper::Ballot,
        Paper::Count,
        Paper::Workbook,
        Paper::Csv,
        Paper::Markdown,
        Paper::Calendar,
    ];
    for scope in [Scope::All, Scope::Unit(UNITS[0].into())] {
        for (number, paper) in papers.into_iter().enumerate() {
            for print in [false, true] {
                let made = made_on(now(0), paper, scope.clone(), print, &file);
                let is_text = number < 8;
                assert_eq!(made.is_ok(), is_text || !print, "{paper:?}");
                let (Some(folder), Ok((product, files))) = (&folder, made) else { continue };
                let part = if scope == Scope::All { "all" } else { "unit" };
                let name = match product {
                    Product::File { name } => format!("{part}-{number:02}-{name}"),
                    _ => format!("{part}-{number:02}.html"),
                };
                let html = |files: &[Vec<u8>]| {
                    let [page, sheet] = [0, 1].map(|at| String::from_utf8_lossy(&files[at]).into_owned());
                    format!(
                        "<!doctype html><meta charset=\"utf-8\"><style>{sheet}</style><div class=\"printout\">{page}</div>"
                    )
                };
                let content = if print { html(&files).into_bytes() } else { files[0].clone() };
                fs::write(folder.join(name), content).unwrap();
            }
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
