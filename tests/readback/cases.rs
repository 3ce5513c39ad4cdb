//! Workbooks of the first version as other programs saved them, where they lie at hand.

use std::{fs, path::Path};

use otog_checklist::{
    app::Model,
    journal::{Author, Field},
    report::readback::{Brought, Filled, Unread, Unshown, Why},
    share::{LIMITS, read_file},
};

use super::{read, refused, told};
use crate::ledgers::{clerk, id};

fn case(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(name);
    let file = fs::read(&path).ok();
    if file.is_none() {
        eprintln!("not at hand, so not tried: {}", path.display());
    }
    file
}

fn filled(name: &str) -> Option<Filled> {
    Some(read(&case(name)?).unwrap())
}

/// What it brings, with nothing to complain of.
fn brings(name: &str, lines: &[&str]) {
    let Some(filled) = filled(name) else { return };
    assert_eq!(told(&filled), lines, "{name}");
    assert_eq!((&*filled.slip.refused, &*filled.slip.unread), (&[][..], &[][..]), "{name}");
}

#[test]
fn what_other_programs_saved_means_what_it_shows() {
    brings("x_epoch1904.xlsx", &[r#"r1.1 due "2026-07-31""#]);
    brings("x_iso_untouched.xlsx", &[]);
    brings("x_percent.xlsx", &[r#"r1.1 current "85%""#]);
    brings("x_merged.xlsx", &[]);
    let two = r#"["水利局","财政局"]"#;
    let support = [
        r#"r1.1 support ["水利局","财政局","审计局"]"#,
        &format!("r1.2 support {two}"),
        &format!("r1.3 support {two}"),
    ];
    brings("x_semicolon.xlsx", &support);
    brings("x_stray10k.xlsx", &[r#"r1.1 contact "李某""#]);
}

#[test]
fn an_error_is_refused_and_an_edit_elsewhere_is_listed() {
    let Some(filled) = filled("x_na.xlsx") else { return };
    assert_eq!(told(&filled), Vec::<String>::new());
    let error = Why::Unclear { why: Unshown::Error { found: "#N/A".into() } };
    assert_eq!(refused(&filled), [("建议!F4".to_owned(), &error)]);
    let Some(filled) = super::cases::filled("x_notecol_edit.xlsx") else { return };
    let cell = Unread::Cell {
        sheet: "建议".into(),
        row: 3,
        column: "M".into(),
        name: "推进情况".into(),
        instead: Some("新增推进情况".into()),
    };
    assert_eq!((told(&filled), &*filled.slip.unread), (Vec::new(), &[cell][..]));
}

fn merge(model: &mut Model, brought: &Brought) -> usize {
    let author = Author { name: "王某".into(), unit: "农牧局".into(), ..Author::default() };
    let entries = brought.entries(&model.journal, &author);
    model.journal.union(entries).len()
}

#[test]
fn a_workbook_that_comes_twice_and_once_more_filled_in() {
    let (Some(base), Some(first), Some(further)) = (case("base.json"), filled("x_note.xlsx"), filled("x_note2.xlsx"))
    else {
        return;
    };
    let mut model = clerk();
    model.journal.union(read_file(&model.opinion, &base, LIMITS).unwrap());
    let (first, further) = (first.into_brought(), further.into_brought());
    assert_eq!(merge(&mut model, &first), 2);
    assert_eq!(merge(&mut model, &first), 0);
    assert_eq!(merge(&mut model, &further), 2);
    assert_eq!(merge(&mut model, &further), 0);
    assert_eq!(merge(&mut model, &first), 0);
    assert!(!model.journal.registers().any(|register| model.journal.is_disputed(register)));
    let notes = model
        .journal
        .registers()
        .filter(|register| register.recommendation() == Some(id("r1.1")) && matches!(register.field, Field::Note(_)));
    assert_eq!(notes.count(), 2, "one in the ledger, and one of the workbook");
}

#[test]
fn the_table_as_text() {
    let (Some(base), Some(table)) = (case("base.json"), case("ticked.csv")) else { return };
    let mut model = clerk();
    model.journal.union(read_file(&model.opinion, &base, LIMITS).unwrap());
    let filled = read(&table).unwrap();
    assert_eq!(filled.slip.refused, []);
    assert_eq!(merge(&mut model, &filled.into_brought()), 2, "two contacts that nobody named here; the rest stands");
}
