//! Papers: which there are, what each is called, and as what it is written.

use serde::{Deserialize, Serialize};

use crate::report::{
    self, Order, Scope, Source, Step, csv, docx, forms, handling, html, ics, markdown, names::Stamp, table, xlsx,
};

use super::Failure;

/// What can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// The handling report.
    Report(Step),
    /// Every recommendation in a table.
    Overview,
    /// 交办通知
    Notice,
    /// 承办单位办理情况表
    HandlingForms,
    /// 催办单
    Reminders,
    /// 满意度测评表
    Ballot,
    /// What was counted.
    Count,
    /// The ledger as an Excel workbook.
    Workbook,
    /// The recommendations as a table.
    Csv,
    /// The ledger as text.
    Markdown,
    /// The dates as a calendar.
    Calendar,
}

/// The file. `None`: a calendar without a day.
pub(super) fn file(paper: Paper, source: Source<'_>, scope: &Scope) -> Result<Option<Vec<u8>>, Failure> {
    Ok(Some(match paper {
        Paper::Workbook => xlsx::write(source, scope).map_err(|_| Failure::Failed)?,
        Paper::Csv => csv::write(&table::recommendations(source, scope)).into_bytes(),
        Paper::Markdown => markdown::write(&source.opinion.short_title, &table::all(source, scope)).into_bytes(),
        Paper::Calendar => return Ok(ics::write(source, scope).map(String::into_bytes)),
        text => {
            let drawn = drawn(text, source, scope).ok_or(Failure::Failed)?;
            docx::write(&drawn, source.today).map_err(|_| Failure::Failed)?
        }
    }))
}

/// As a part of a page, and its style sheet. `None`: a paper that is no text.
pub(super) fn printed(paper: Paper, source: Source<'_>, scope: &Scope) -> Option<[Vec<u8>; 2]> {
    Some([html::write(&drawn(paper, source, scope)?), html::SHEET.to_owned()].map(String::into_bytes))
}

/// The papers that have pages.
fn drawn(paper: Paper, source: Source<'_>, scope: &Scope) -> Option<report::paper::Paper> {
    Some(match paper {
        Paper::Report(step) => handling::report(source, &Order { scope: scope.clone(), step }),
        Paper::Overview => handling::overview(source, scope),
        Paper::Notice => forms::notice(source, scope),
        Paper::HandlingForms => forms::handling_forms(source, scope),
        Paper::Reminders => forms::reminders(source, scope),
        Paper::Ballot => forms::ballot(source, scope),
        Paper::Count => forms::count(source, scope),
        Paper::Workbook | Paper::Csv | Paper::Markdown | Paper::Calendar => return None,
    })
}

/// A name that says what it is in a folder of downloads.
pub(super) fn name(paper: Paper, stamp: &Stamp, scope: &str) -> String {
    let (what, kind) = match paper {
        Paper::Report(Step::Comment) => ("研究处理情况报告（征求意见稿）", "docx"),
        Paper::Report(Step::Final) => ("研究处理情况报告", "docx"),
        Paper::Overview => ("办理情况一览表", "docx"),
        Paper::Notice => ("交办通知", "docx"),
        Paper::HandlingForms => ("承办单位办理情况表", "docx"),
        Paper::Reminders => ("催办单", "docx"),
        Paper::Ballot => ("满意度测评表", "docx"),
        Paper::Count => ("满意度测评结果", "docx"),
        Paper::Workbook => ("办理情况台账", "xlsx"),
        Paper::Csv => ("办理情况台账", "csv"),
        Paper::Markdown => ("办理情况台账", "md"),
        Paper::Calendar => ("办理时限", "ics"),
    };
    stamp.file(&format!("审议意见{what}"), scope, kind)
}
