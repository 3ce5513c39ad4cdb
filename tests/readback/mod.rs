//! Ledgers that somebody filled in.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod cases;
mod edited;
mod own;

use std::io::{Cursor, Write};

use otog_checklist::{
    app::Model,
    journal::{Change, Field},
    opinion::Opinion,
    report::{
        Scope,
        readback::{self, Filled, Misread, Said, Unread, Unshown, Why},
        xlsx,
    },
};
use serde_json::json;

use crate::{
    ledgers::{busy, clerk, fill, note, source},
    workbooks::filled_in,
};
use edited::Edited;

/// The sheet of the recommendations in a workbook of ours.
const SHEET: &str = "xl/worksheets/sheet2.xml";
const LATER: u64 = 1_796_100_000_000;

fn book(model: &Model) -> Vec<u8> {
    xlsx::write(source(model), &Scope::All).unwrap()
}

fn read(file: &[u8]) -> Result<Filled, Misread> {
    readback::read(&Opinion::embedded(), file, LATER)
}

fn touched(filled: &Filled) -> Vec<&Said> {
    filled.cells.iter().filter(|said| said.touched).collect()
}

/// What was changed, as `r1.1 lead "农牧局"`.
fn told(filled: &Filled) -> Vec<String> {
    let field = |field: &Field| match field {
        Field::Note(_) => "note".to_owned(),
        other => other.to_string(),
    };
    let change = |change: &Change| match change {
        Change::Set(value) => value.to_string(),
        Change::Cleared => "-".to_owned(),
        Change::Withheld => "?".to_owned(),
    };
    let touched = touched(filled);
    let lines = touched
        .iter()
        .map(|said| format!("{} {} {}", said.register.subject, field(&said.register.field), change(&said.change)));
    lines.collect()
}

fn refused(filled: &Filled) -> Vec<(String, &Why)> {
    filled.slip.refused.iter().map(|bad| (format!("{}!{}{}", bad.sheet, bad.column, bad.row), &bad.why)).collect()
}

/// Reads it, and finds nothing to complain of.
fn clean(file: &[u8]) -> Vec<String> {
    let filled = read(file).unwrap();
    assert_eq!((&*filled.slip.refused, &*filled.slip.unread), (&[][..], &[][..]));
    told(&filled)
}

/// What comes of one cell in another format, with that number in it.
fn formatted(place: &str, code: &str, number: &str) -> Filled {
    let mut book = Edited::of(&book(&busy()));
    let style = book.style(code);
    read(&book.cell(SHEET, place, &format!(" s=\"{style}\"><v>{number}</v></c>")).file()).unwrap()
}

#[test]
fn an_untouched_workbook_changes_nothing() {
    let mut model = busy();
    note(&mut model, "r1.2", "=1+1\n第二行");
    fill(&mut model, "r2.2", Field::Contact, "０４７７-123");
    fill(&mut model, "r2.3", Field::Contact, "_x0041_");
    note(&mut model, "r1.3", &"很长的进展。".repeat(2000));
    let file = book(&model);
    assert_eq!(clean(&file), Vec::<String>::new());
    assert_eq!(clean(&filled_in(&file, &[])), Vec::<String>::new());
}

#[test]
fn what_was_filled_in_replaces_what_the_workbook_was_made_from() {
    let model = busy();
    let edits = [
        ("建议", 3, 5, "林草局"),
        ("建议", 4, 8, "2025/6/1"),
        ("建议", 4, 9, "不予办理"),
        ("建议", 4, 10, "不属本旗事权"),
        ("建议", 5, 6, "住建局；交通局 "),
        ("建议", 5, 13, "完成招标"),
        ("举措", 3, 4, "是"),
        ("建议", 3, 6, ""),
    ];
    let filled = read(&filled_in(&book(&model), &edits)).unwrap();
    assert_eq!(filled.slip.refused, []);
    assert_eq!(
        told(&filled),
        [
            r#"r1.1 lead "林草局""#,
            "r1.1 support -",
            r#"r1.2 due "2025-06-01""#,
            r#"r1.2 standing {"is":"declined","reason":"不属本旗事权"}"#,
            r#"r1.3 support ["住建局","交通局"]"#,
            r#"r1.3 note {"text":"完成招标"}"#,
            "r1.1.m2 done true",
        ]
    );
    let lead = touched(&filled)[0];
    assert_eq!(lead.replaces, model.journal.heads(&lead.register).map(|head| head.id).collect::<Vec<_>>());
}

#[test]
fn what_makes_no_sense_is_told_by_sheet_row_and_column_and_the_rest_is_taken() {
    let edits = [
        ("建议", 3, 7, "乌云"),
        ("建议", 3, 8, "下个月"),
        ("建议", 4, 9, "差不多"),
        ("举措", 4, 4, "也许"),
        ("建议", 6, 10, "没有状态"),
        ("建议", 6, 9, ""),
        ("建议", 7, 6, "农牧 水利"),
        ("举措", 9, 0, "9.9.m9"),
        ("举措", 9, 4, "是"),
    ];
    let filled = read(&filled_in(&book(&busy()), &edits)).unwrap();
    assert_eq!(told(&filled), [r#"r1.1 contact "乌云""#]);
    let found = |text: &str| text.to_owned();
    assert_eq!(
        refused(&filled),
        [
            ("建议!I4".to_owned(), &Why::NotADay { found: found("下个月") }),
            ("建议!J5".to_owned(), &Why::NotAStanding { found: found("差不多") }),
            ("建议!J7".to_owned(), &Why::ReasonAlone),
            ("建议!G8".to_owned(), &Why::UnitsUnclear { found: found("农牧 水利") }),
            ("举措!A10".to_owned(), &Why::NoSuchNumber { found: found("9.9.m9") }),
            ("举措!E5".to_owned(), &Why::NotYesOrNo { found: found("也许") }),
        ]
    );
}

// What cells show

#[test]
fn a_number_means_what_its_format_shows() {
    for (code, number, shown) in [
        ("0%", "0.85", "85%"),
        ("0.0%", "0.855", "85.5%"),
        ("¥#,##0.00", "1200", "¥1,200.00"),
        ("0\"公里\"", "37", "37公里"),
        ("General", "0.85", "0.85"),
        ("h:mm", "0.354166666666667", "8:30"),
        ("m\"月\"d\"日\"", "46085", "3月4日"),
        ("yyyy-mm-dd", "46085", "2026-03-04"),
    ] {
        let filled = formatted("Q4", code, number);
        assert_eq!(told(&filled), [format!("r1.1 current \"{shown}\"")], "{code}");
    }
}

#[test]
fn a_number_whose_look_depends_on_the_machine_is_refused_and_the_rest_taken() {
    let mut book = Edited::of(&book(&busy()));
    let style = book.built_in(14);
    let file = book.cell(SHEET, "H4", &format!(" s=\"{style}\"><v>46085</v></c>"));
    let file = file.cell(SHEET, "H5", " t=\"inlineStr\"><is><t>乌云</t></is></c>");
    let file = file.cell(SHEET, "H6", " t=\"n\"><v>150104199001011234</v></c>").file();
    let filled = read(&file).unwrap();
    assert_eq!(told(&filled), [r#"r1.2 contact "乌云""#]);
    let places: Vec<String> = refused(&filled).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["建议!H4", "建议!H6"]);
    assert!(filled.slip.refused.iter().all(|bad| matches!(bad.why, Why::Unclear { why: Unshown::Format { .. } })));
}

#[test]
fn a_day_is_a_day_whatever_its_format() {
    for (code, number) in [("m\"月\"d\"日\"", "45809"), ("yyyy/m/d", "45809"), ("dd-mmm-yy", "45809.5")] {
        assert_eq!(told(&formatted("I4", code, number)), [r#"r1.1 due "2025-06-01""#], "{code}");
    }
    assert_eq!(told(&formatted("I4", "m/d", "45808")), Vec::<String>::new(), "it is what it was");
    let bare = formatted("I4", "General", "45809");
    assert_eq!(refused(&bare), [("建议!I4".to_owned(), &Why::NotADay { found: "45809".into() })]);
}

#[test]
fn workbooks_that_count_from_1904_and_those_that_write_dates_out() {
    let file = book(&busy());
    let since_1904 = |serial: &str| {
        let mut edited = Edited::of(&file);
        edited.part("xl/workbook.xml", |text| text.replace("<workbookPr", "<workbookPr date1904=\"1\""));
        let place = edited_style(&file, "I4");
        edited.cell(SHEET, "I4", &format!(" s=\"{place}\"><v>{serial}</v></c>")).file()
    };
    // The days of the other sheets are left as they were, and so four years later.
    assert_eq!(told(&read(&since_1904("44346")).unwrap()), Vec::<String>::new());
    assert_eq!(told(&read(&since_1904("44347")).unwrap()), [r#"r1.1 due "2025-06-01""#]);
    let place = edited_style(&file, "I4");
    let written =
        |day: &str| Edited::of(&file).cell(SHEET, "I4", &format!(" s=\"{place}\" t=\"d\"><v>{day}</v></c>")).file();
    assert_eq!(clean(&written("2025-05-31T00:00:00")), Vec::<String>::new());
    assert_eq!(clean(&written("2025-06-01")), [r#"r1.1 due "2025-06-01""#]);
}

/// The style that a cell has.
fn edited_style(file: &[u8], place: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(SHEET).unwrap(), &mut text).unwrap();
    let cell = text.split(&format!("<c r=\"{place}\"")).nth(1).unwrap();
    cell.split("s=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn errors_and_formulas_that_nobody_worked_out_are_refused() {
    let mut edited = Edited::of(&book(&busy()));
    let file = edited
        .cell(SHEET, "F4", " t=\"e\"><v>#N/A</v></c>")
        .cell(SHEET, "F5", " t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c>")
        .cell(SHEET, "H4", "><f>CONCATENATE(\"a\",\"b\")</f><v></v></c>")
        .cell(SHEET, "H5", "><f>NOW()</f></c>")
        .cell(SHEET, "H6", " t=\"str\"><f>\"乌云\"</f><v>乌云</v></c>")
        .cell(SHEET, "H7", " t=\"str\"><f>\"\"</f><v></v></c>")
        .file();
    let filled = read(&file).unwrap();
    assert_eq!(told(&filled), [r#"r1.3 contact "乌云""#]);
    let error = |found: &str| Why::Unclear { why: Unshown::Error { found: found.into() } };
    let open = Why::Unclear { why: Unshown::NotComputed };
    let told = [("建议!F4", &error("#N/A")), ("建议!H4", &open), ("建议!F5", &error("#DIV/0!")), ("建议!H5", &open)];
    assert_eq!(refused(&filled), told.map(|(place, why)| (place.to_owned(), why)));
}

#[test]
fn texts_however_they_are_kept() {
    let rich = " t=\"inlineStr\"><is><r><t>乌</t></r><r><rPr><b/></rPr><t>云</t></r>\
        <rPh sb=\"0\" eb=\"1\"><t>wu</t></rPh></is></c>";
    let mut edited = Edited::of(&book(&busy()));
    let file = edited
        .cell(SHEET, "H4", rich)
        .cell(SHEET, "H5", " t=\"inlineStr\"><is><t xml:space=\"preserve\"> 乌云_x000D_\n&lt;旗&gt; </t></is></c>")
        .file();
    assert_eq!(clean(&file), [r#"r1.1 contact "乌云""#, r#"r1.2 contact "乌云\n<旗>""#]);
}

#[test]
fn merged_cells_show_the_same_in_each_row_and_nothing_beside() {
    let mut model = busy();
    fill(&mut model, "r1.2", Field::Lead, "农牧局");
    let merged = |areas: &str| {
        let mut edited = Edited::of(&book(&model));
        let cells = format!("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{areas}\"/></mergeCells>");
        edited.part(SHEET, |text| {
            text.replace("<mergeCell ref=\"F2:G2\"/>", "")
                .replace("<mergeCells count=\"1\"></mergeCells>", "")
                .replace("</sheetData>", &cells)
        });
        edited
    };
    let down = merged("F4:F6").cell(SHEET, "F5", "/>").cell(SHEET, "F6", "/>").file();
    assert_eq!(clean(&down), [r#"r1.3 lead "农牧局""#]);
    let across = merged("F4:G4").cell(SHEET, "G4", "/>").file();
    let filled = read(&across).unwrap();
    assert_eq!(told(&filled), Vec::<String>::new());
    assert_eq!(refused(&filled), [("建议!G4".to_owned(), &Why::Unclear { why: Unshown::Merged })]);
    assert_eq!(clean(&merged("H5:I5").file()), Vec::<String>::new(), "both were blank");
}

// Sheets in other people's hands

#[test]
fn columns_and_rows_are_found_wherever_they_are() {
    let model = busy();
    let file = moved(&book(&model), |cells| {
        // A column before all others, rows sorted the other way, the title gone.
        let mut rows: Vec<Vec<String>> = cells.to_vec();
        rows.remove(0);
        rows[2..17].reverse();
        rows.iter().map(|row| [vec![String::new()], row.clone()].concat()).collect()
    });
    assert_eq!(clean(&file), Vec::<String>::new());
}

/// The sheet of the recommendations written anew from its texts.
fn moved(file: &[u8], change: impl Fn(&[Vec<String>]) -> Vec<Vec<String>>) -> Vec<u8> {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let mut out = rust_xlsxwriter::Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (height, width) = range.end().unwrap();
        let text = |row, column| match range.get_value((row, column)) {
            Some(Data::DateTime(day)) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                format!("{year}-{month:02}-{day:02}")
            }
            Some(data) => data.to_string(),
            None => String::new(),
        };
        let mut rows: Vec<Vec<String>> =
            (0..=height).map(|row| (0..=width).map(|column| text(row, column)).collect()).collect();
        if name == "建议" {
            rows = change(&rows);
        }
        let sheet = out.add_worksheet();
        sheet.set_name(&name).unwrap();
        for (row, cells) in (0..).zip(&rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    out.save_to_buffer().unwrap()
}

#[test]
fn a_column_that_is_gone_or_holds_anothers_cells_is_told() {
    let mut model = busy();
    fill(&mut model, "r1.2", Field::Lead, "农牧局");
    fill(&mut model, "r1.2", Field::Support, json!(["水利局"]));
    let file = book(&model);
    let gone = read(&filled_in(&file, &[("建议", 2, 7, ""), ("建议", 4, 5, "林草局")])).unwrap();
    assert_eq!(told(&gone), [r#"r1.2 lead "林草局""#]);
    assert!(gone.slip.unread.contains(&Unread::NoColumn { sheet: "建议".into(), column: "联系人".into() }));
    let exchanged = [("建议", 2, 5, "配合单位"), ("建议", 2, 6, "牵头单位")];
    let exchanged = read(&filled_in(&file, &exchanged)).unwrap();
    assert_eq!(told(&exchanged), Vec::<String>::new());
    assert_eq!(refused(&exchanged).len(), 2);
    assert!(exchanged.slip.refused.iter().all(|bad| matches!(bad.why, Why::Moved { .. })));
}

#[test]
fn what_was_changed_where_it_is_not_read_is_listed() {
    let edits = [
        ("建议", 3, 12, "2025-03-02 建成示范片两处。\n又建成一处"),
        ("建议", 4, 30, "给领导看的"),
        ("建议", 25, 1, "填表说明：以上情况属实"),
        ("概况", 3, 1, "另一份文件"),
        ("举措", 2, 2, "改过的举措"),
    ];
    let filled = read(&filled_in(&book(&busy()), &edits)).unwrap();
    assert_eq!(told(&filled), Vec::<String>::new());
    assert_eq!(filled.slip.refused, []);
    let unread: Vec<String> = filled
        .slip
        .unread
        .iter()
        .map(|unread| match unread {
            Unread::Cell { sheet, row, column, instead, .. } => format!("{sheet}!{column}{row} {instead:?}"),
            Unread::Outside { sheet, row, column } => format!("{sheet}!{column}{row} outside"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(unread, ["建议!B26 outside", "建议!M4 Some(\"新增办理进展\")", "举措!C3 None", "概况!B4 None"]);
}

#[test]
fn a_cell_far_away_costs_nothing_and_takes_nothing_away() {
    let mut edited = Edited::of(&filled_in(&book(&busy()), &[("建议", 3, 7, "李某")]));
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>";
    let file = edited
        .part(SHEET, |text| text.replace("</sheetData>", far))
        .part("xl/worksheets/sheet3.xml", |text| text.replace("</sheetData>", &far.replace(">x<", "> <")))
        .file();
    let filled = read(&file).unwrap();
    assert_eq!(told(&filled), [r#"r1.1 contact "李某""#]);
    let outside = Unread::Outside { sheet: "建议".into(), row: 1_048_576, column: "XFD".into() };
    assert_eq!(filled.slip.unread, [outside]);
}

#[test]
fn the_same_number_in_two_rows_that_differ_is_taken_from_neither() {
    let edits = [("建议", 4, 0, "1.1"), ("建议", 3, 7, "甲"), ("建议", 4, 7, "乙")];
    let filled = read(&filled_in(&book(&busy()), &edits)).unwrap();
    assert_eq!(told(&filled), Vec::<String>::new());
    let places: Vec<String> = refused(&filled).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["建议!A4", "建议!A5"]);
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_not_unpacked() {
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1 << 20];
    (0..65).for_each(|_| bomb.write_all(&blank).unwrap());
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(&bomb), Err(Misread::TooLarge { limit: 64 << 20 }));
}

#[test]
fn other_workbooks_are_refused_for_what_they_are() {
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "别的表").unwrap();
    assert_eq!(read(&other.save_to_buffer().unwrap()), Err(Misread::NotOurs));
    assert_eq!(read(b"not a workbook"), Err(Misread::NotAWorkbook));
    let file = book(&busy());
    assert_eq!(read(&file[..file.len() / 2]), Err(Misread::NotAWorkbook));
    assert_eq!(read(&Edited::of(&file).without(SHEET).file()), Err(Misread::NotAWorkbook));
    let newer = filled_in(&file, &[("原值", 0, 1, "3")]);
    assert_eq!(read(&newer), Err(Misread::Newer { version: "3".into() }));
    let foreign = filled_in(&file, &[("原值", 0, 2, "鄂旗人常发〔2025〕1号")]);
    assert_eq!(read(&foreign), Err(Misread::OtherDocument { number: "鄂旗人常发〔2025〕1号".into() }));
}

#[test]
fn who_filled_it_in_stands_above_the_table() {
    let file = book(&clerk());
    assert!(!read(&file).unwrap().slip.who.is_signed());
    let filled = read(&filled_in(&file, &[("建议", 1, 3, "乌兰"), ("建议", 1, 5, "林草局")])).unwrap();
    assert_eq!((&*filled.slip.who.name, &*filled.slip.who.unit), ("乌兰", "林草局"));
    // A column before it is gone, and the hint has come near.
    let hint = "黄底的格可以填写，填好后保存，原样发回。新的进展写在“新增办理进展”里。";
    let near = read(&filled_in(&file, &[("建议", 1, 7, hint), ("建议", 1, 8, "")])).unwrap();
    assert!(!near.slip.who.is_signed());
    let own = xlsx::write(source(&busy()), &Scope::Unit("农牧局".into())).unwrap();
    assert_eq!(read(&own).unwrap().slip.who.unit, "农牧局");
    assert_eq!(clean(&own), Vec::<String>::new());
}

#[test]
fn people_differ_and_the_workbook_settles_it() {
    let (mut here, mut there) = (clerk(), crate::ledgers::clerk_on(2));
    fill(&mut here, "r1.1", Field::Lead, "农牧局");
    fill(&mut there, "r1.1", Field::Lead, "林草局");
    here.journal.union(there.journal.entries().cloned().collect::<Vec<_>>());
    fill(&mut here, "r1.2", Field::Contact, "甲");
    let file = book(&here);
    assert_eq!(clean(&file), Vec::<String>::new());
    let filled = read(&filled_in(&file, &[("建议", 3, 5, "林草局")])).unwrap();
    assert_eq!(told(&filled), [r#"r1.1 lead "林草局""#]);
    assert_eq!(touched(&filled)[0].replaces.len(), 2);
    let half = read(&filled_in(&file, &[("建议", 3, 5, "填报不一致：林草局")])).unwrap();
    assert_eq!(refused(&half), [("建议!F4".to_owned(), &Why::StillDiffering)]);
}
