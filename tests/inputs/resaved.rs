//! Ledgers of ours that other programs filled in and saved anew: `tests/fixtures/resaved/README.md` says how.

use std::{env, fs};

use otog_checklist::desk::Paper;

use super::{Filled, Input, Then};

const BY_OPENPYXL: &[u8] = include_bytes!("../fixtures/resaved/openpyxl.xlsx");
const BY_LIBREOFFICE: &[u8] = include_bytes!("../fixtures/resaved/libreoffice.xlsx");
const BY_LIBREOFFICE_ODS: &[u8] = include_bytes!("../fixtures/resaved/libreoffice.ods");
const BY_LIBREOFFICE_XLS: &[u8] = include_bytes!("../fixtures/resaved/libreoffice.xls");
const BY_LIBREOFFICE_CSV: &[u8] = include_bytes!("../fixtures/resaved/libreoffice.csv");
const BY_EXCELJS: &[u8] = include_bytes!("../fixtures/resaved/exceljs.xlsx");

pub(super) fn inputs() -> Vec<Input> {
    let fills = |name, file: &[u8], filled| Input(name, file.into(), Then::Fills(filled));
    let all = Filled { who: "林草局 乌兰", changes: &CHANGES, refused: &["建议!F7"], unread: 1 };
    // LibreOffice keeps people from writing into what is not read.
    let guarded = Filled { unread: 0, ..all };
    // One sheet, which does not know what it was made from: nobody settled what was in conflict there.
    let table = Filled { changes: &CHANGES_OF_TABLE, refused: &["!J4", "!F7"], ..guarded };
    vec![
        fills("台账（openpyxl）.xlsx", BY_OPENPYXL, all),
        fills("台账（exceljs）.xlsx", BY_EXCELJS, all),
        fills("台账（LibreOffice）.xlsx", BY_LIBREOFFICE, guarded),
        fills("台账（LibreOffice）.ods", BY_LIBREOFFICE_ODS, guarded),
        fills("台账（LibreOffice）.xls", BY_LIBREOFFICE_XLS, guarded),
        fills("台账（LibreOffice）.csv", BY_LIBREOFFICE_CSV, table),
    ]
}

/// What was filled in, in all of them.
const CHANGES: [&str; 9] = [
    r#"r1.2 standing {"is":"ongoing","reason":"生态修复需多年投入。"}"#,
    r#"r1.2 lead "林草局""#,
    r#"r1.2 support ["农牧局","财政局"]"#,
    r#"r1.2 contact "0477-6220000""#,
    r#"r1.2 due "2026-07-31""#,
    r#"r1.2 current "85%""#,
    r#"r1.2 note {"text":"完成招标。\n年底前开工。"}"#,
    r#"r1.2.m1 done true"#,
    r#"r1.3 standing "done""#,
];

/// The measures have a sheet of their own.
const CHANGES_OF_TABLE: [&str; 8] = {
    let [standing, lead, support, contact, due, current, note, _, other] = CHANGES;
    [standing, lead, support, contact, due, current, note, other]
};

/// With `OTOG_WORKBOOK` set to a path, the ledger that they were made from is written there.
#[test]
fn the_ledger_that_others_fill_in_is_made() {
    let book = super::ours::paper(Paper::Workbook);
    assert!(book.starts_with(b"PK"));
    if let Some(path) = env::var_os("OTOG_WORKBOOK") {
        fs::write(path, book).unwrap();
    }
}
