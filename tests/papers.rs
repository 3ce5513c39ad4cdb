//! Papers, read back as others would read them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ledgers;
mod reports;
mod wordml;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use otog_checklist::{
    app::{Model, Msg, update},
    journal::{Change, Field, Register, Subject},
    ledger::{Judgement, Review},
    opinion::Stage,
    report::{Order, Scope, csv, ics, markdown, table, xlsx},
};

use ledgers::{busy, clerk, clerk_on, fill, id, note, now, source};

#[test]
fn a_date_that_counts_for_nothing_stops_no_paper_and_no_other_row() {
    let mut model = busy();
    for (on, day) in [("r1.1", "0020-07-31"), ("r1.2", "20260-07-31"), ("r1.3", "月底"), ("r2.1", "9999-12-31")] {
        fill(&mut model, on, Field::Due, day);
    }
    fill(&mut model, "r2.2", Field::Due, "2026-07-31");
    let key = "1732406400000-0-00000000000000ff".parse().unwrap();
    fill(&mut model, "r2.2", Field::Note(key), serde_json::json!({ "text": "已开工", "on": "0202-03-01" }));
    for (field, day) in [(Field::Received, "0002-01-06"), (Field::Planned(Stage::Report), "3025-06-01")] {
        let register = Register { subject: Subject::Opinion, field };
        update(&mut model, now(9), Msg::FieldFilled(register, Change::Set(day.into())));
    }
    let (source, all) = (source(&model), Scope::All);
    let told = csv::write(&table::recommendations(source, &all));
    for said in [
        "0020-07-31（日期有误）",
        "20260-07-31（日期有误）",
        "月底（日期有误）",
        "2026-07-31",
        "0202-03-01（日期有误） 已开工",
    ] {
        assert!(told.contains(said), "{said} is missing in:\n{told}");
    }
    let book = xlsx::write(source, &all).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let overview = book.worksheet_range(table::OVERVIEW).unwrap();
    let cells: Vec<String> = overview.rows().flatten().map(ToString::to_string).collect();
    assert!(cells.iter().any(|cell| cell.contains("3025-06-01（日期有误）")), "{cells:?}");
    assert_eq!(
        book.worksheet_range(table::RECOMMENDATIONS).unwrap().height(),
        19,
        "all fifteen, who filled it in, and the sums"
    );
    let report = reports::report(&model, &Order::default());
    assert!(reports::words(&report).contains("0202-03-01（日期有误），已开工。"));
    assert!(!reports::in_word(&report).is_empty());
    assert!(ics::write(source, &all).unwrap().contains("20260731"));
    assert!(markdown::write("台账", &table::all(source, &all)).contains("0020-07-31"));
    // The report is due as if nobody had written when it was received.
    assert_eq!(model.deadline(now(9)).due, clerk().deadline(now(9)).due);
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).unwrap();
    roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    text
}

// The ledger

fn book(model: &Model) -> Vec<u8> {
    xlsx::write(source(model), &Scope::All).unwrap()
}

fn cell(file: &[u8], sheet: &str, row: u32, column: u32) -> Data {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    book.worksheet_range(sheet).unwrap().get_value((row, column)).cloned().unwrap_or(Data::Empty)
}

#[test]
fn the_workbook_holds_all_sheets_with_real_dates() {
    let file = book(&busy());
    let book: Xlsx<_> = Xlsx::new(Cursor::new(&*file)).unwrap();
    assert_eq!(book.sheet_names(), ["概况", "建议", "举措", "农牧局", "财政局", "水利局", "工信局", "历史", "原值"]);
    assert_eq!(cell(&file, "建议", 3, 5), Data::String("农牧局".into()));
    assert_eq!(cell(&file, "建议", 3, 6), Data::String("财政局、水利局".into()));
    assert!(matches!(cell(&file, "建议", 3, 8), Data::DateTime(day) if day.as_f64() == 45_808.0), "2025-05-31");
    assert_eq!(cell(&file, "建议", 3, 9), Data::String("已办结".into()));
    assert_eq!(cell(&file, "举措", 2, 4), Data::String("是".into()));
    assert_eq!(cell(&file, "建议", 17, 0), Data::String("5.3".into()));
}

#[test]
fn the_workbook_is_ready_to_work_with_and_to_print() {
    let file = book(&busy());
    let sheet = part(&file, "xl/worksheets/sheet2.xml");
    for feature in [
        r#"state="frozen""#,
        "<autoFilter ref=\"A3:V18\"",
        "type=\"list\"",
        "未启动,办理中,已办结,长期推进,需创造条件,不予办理",
        r#"orientation="landscape""#,
        r#"paperSize="8""#,
        "fitToHeight=\"0\"",
    ] {
        assert!(sheet.contains(feature), "{feature}");
    }
    let workbook = part(&file, "xl/workbook.xml");
    assert!(workbook.contains("_xlnm.Print_Titles"));
    assert!(workbook.contains("_xlnm.Print_Area"));
    assert!(workbook.contains("veryHidden"));
    assert!(part(&file, "xl/styles.xml").contains("wrapText=\"1\""));
}

#[test]
fn csv_opens_in_excel_and_holds_the_same_table() {
    let mut model = busy();
    fill(&mut model, "r1.1", Field::Contact, "13800138000");
    let table = table::recommendations(source(&model), &Scope::All);
    let text = csv::write(&table);
    assert!(text.starts_with("\u{feff}编号,类别,"));
    let mut lines = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<::csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 15);
    assert_eq!(rows[0].get(0), Some("1.1\t"), "a number of an item is no number");
    assert_eq!(rows[0].get(7), Some("13800138000\t"));
    assert_eq!(rows[0].get(8), Some("2025-05-31"), "a day is a day");
    let done = rows[0].get(11).unwrap();
    assert!(done.starts_with("1（共") && done.ends_with('）'), "{done}");
    assert_eq!(rows[0].len(), table.columns.len());
    // Each field with a mark stands in quotes: where tabs separate, it is still one.
    assert!(text.contains("\"13800138000\t\""));
}

/// What one column says of one recommendation.
fn told(model: &Model, number: &str, column: &str) -> String {
    let table = table::recommendations(source(model), &Scope::All);
    let at = table.columns.iter().position(|one| one.name == column).unwrap();
    let row = table.rows.iter().find(|row| row[0].to_string() == number).unwrap();
    row[at].to_string()
}

#[test]
fn the_ledger_names_what_people_differ_about() {
    let (mut here, mut there) = (clerk(), clerk_on(2));
    for (model, lead, day, standing) in
        [(&mut here, "农牧局", "2025-05-31", "done"), (&mut there, "林草局", "2025-06-10", "ongoing")]
    {
        fill(model, "r1.1", Field::Lead, lead);
        fill(model, "r1.1", Field::Due, day);
        fill(model, "r1.1", Field::Standing, serde_json::json!({ "is": standing, "reason": lead }));
    }
    here.journal.union(there.journal.entries().cloned().collect::<Vec<_>>());
    fill(&mut here, "r1.1", Field::Contact, "办公室");
    assert_eq!(told(&here, "1.1", "牵头单位"), "填报不一致：农牧局／林草局");
    assert_eq!(told(&here, "1.1", "办理时限"), "填报不一致：2025-05-31／2025-06-10");
    assert_eq!(told(&here, "1.1", "办理状态"), "填报不一致：已办结（农牧局）／长期推进（林草局）");
    let overview = table::overview(source(&here), &Scope::All);
    let count = |name: &str| overview.rows.iter().find(|row| row[0].to_string() == name).unwrap()[1].to_string();
    let standings = ["未启动", "办理中", "已办结", "长期推进", "需创造条件", "不予办理", "办理状态填报不一致"];
    assert_eq!(standings.map(count).iter().map(|count| count.parse::<u32>().unwrap()).sum::<u32>(), 15);
}

#[test]
fn the_ledger_has_measures_of_peoples_own_ballots_and_judgements_as_they_stand() {
    let mut model = clerk();
    update(&mut model, now(1), Msg::MeasureAdded(id("r1.1"), "每季度报告一次".into()));
    let ballots = serde_json::json!({ "satisfied": 18, "mostly": 5, "unsatisfied": 2, "members": 29 });
    fill(&mut model, "r1.1", Field::Ballots, ballots);
    fill(&mut model, "r1.1", Field::Standing, "done");
    let of = model.journal.heads(&Register::new(id("r1.1"), Field::Standing)).next().unwrap().id;
    let review = Judgement { is: Review::Approved, reason: None, of: Some(of) };
    fill(&mut model, "r1.1", Field::Review, review.to_value());
    let measures = table::measures(source(&model), &Scope::All);
    let added = measures.rows.iter().find(|row| row[0].to_string() == "1.1补1").unwrap();
    assert_eq!([&added[2], &added[4]].map(ToString::to_string), ["每季度报告一次", "否"]);
    assert_eq!(told(&model, "1.1", "测评票数"), "满意18票，基本满意5票，不满意2票，应到29人");
    assert_eq!(told(&model, "1.1", "人大评价"), "满意（按票数）");
    assert_eq!(told(&model, "1.1", "政府办审核"), "认可");
    fill(&mut model, "r1.1", Field::Standing, serde_json::json!({ "is": "done", "reason": "补充了材料" }));
    assert_eq!(told(&model, "1.1", "政府办审核"), "认可（此后情况有变，已不作数）");
    let history = markdown::write("台账", &[table::history(source(&model), &Scope::All)]);
    assert!(history.contains("| 满意18票，基本满意5票，不满意2票，应到29人 |"), "{history}");
}

#[test]
fn markdown_keeps_each_row_on_its_line() {
    let mut model = busy();
    note(&mut model, "r1.2", "第一行\n第二行 | 竖线 *星号* <b>");
    let text = markdown::write("台账", &table::all(source(&model), &Scope::All));
    assert!(text.contains("第一行<br>第二行 \\| 竖线 \\*星号\\* &lt;b>"));
    let width = |line: &str| line.replace("\\|", "").matches('|').count();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| 1.")).collect();
    assert!(rows.iter().all(|row| [23, 6].contains(&width(row))), "{rows:#?}");
}

// Hostile texts

const HOSTILE: [&str; 8] = [
    "=HYPERLINK(\"http://x\")",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "控制\u{1}\u{8}\u{1f}字符\u{ffff}",
    "表情😀",
    "ᠮᠣᠩᠭᠣᠯ",
    "</w:t><script>&amp;]]>",
];

#[test]
fn hostile_texts_come_out_as_texts() {
    let mut model = clerk();
    let long = "长".repeat(10_000);
    for text in HOSTILE.into_iter().chain([&*long]) {
        fill(&mut model, "r1.1", Field::Contact, text);
        note(&mut model, "r1.1", text);
        let shown = table::clean(text);
        assert_eq!(cell(&book(&model), "建议", 3, 7), Data::String(shown.clone()), "{text}");
        let document = part(&reports::in_word(&reports::report(&model, &Order::default())), "word/document.xml");
        let texts: String =
            roxmltree::Document::parse(&document).unwrap().descendants().filter_map(|node| node.text()).collect();
        assert!(texts.contains(&shown), "{text}");
        let calendar = ics::write(source(&model), &Scope::All).unwrap();
        assert!(!calendar.contains('\u{1}'));
        let table = csv::write(&table::recommendations(source(&model), &Scope::All));
        let mut lines = ::csv::Reader::from_reader(table.as_bytes());
        let first = lines.records().next().unwrap().unwrap();
        let written = first.get(7).unwrap();
        assert!(!written.starts_with(['=', '+', '-', '@', '\'']), "{text}");
        assert_eq!(written.trim_matches(['\u{200b}', '\t']), shown, "only what is not seen is added");
    }
}

// Dates

/// UID, first day, status and SEQUENCE of each event, as another program reads them.
fn events(calendar: &str) -> Vec<[String; 4]> {
    use icalendar::Component;
    let calendar: icalendar::Calendar = calendar.parse().unwrap();
    let events = calendar.components.iter().filter_map(|component| component.as_event());
    let told = |event: &icalendar::Event| {
        ["UID", "DTSTART", "STATUS", "SEQUENCE"].map(|name| event.property_value(name).unwrap_or_default().to_owned())
    };
    events.map(told).collect()
}

fn dates(model: &Model, scope: &Scope) -> Vec<[String; 4]> {
    let events = events(&ics::write(source(model), scope).unwrap_or_default());
    let mut names: Vec<_> = events.iter().map(|event| &event[0]).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), events.len(), "no UID twice");
    events
}

/// The event of this name: its day, its status, how often it was changed.
fn date(model: &Model, name: &str) -> (String, String, u32) {
    let uid = format!("{name}@otog-2024-55");
    let found = dates(model, &Scope::All).into_iter().find(|event| event[0] == uid);
    let [_, day, status, sequence] = found.unwrap_or_else(|| panic!("no {uid}"));
    (day, status, sequence.parse().unwrap())
}

fn tell(model: &mut Model, field: Field, day: &str) {
    let change = if day.is_empty() { Change::Cleared } else { Change::Set(day.into()) };
    update(model, now(9), Msg::FieldFilled(Register::new(Subject::Opinion, field), change));
}

#[test]
fn the_last_day_for_the_report_and_the_day_planned_for_it_are_two_dates() {
    let mut model = clerk();
    tell(&mut model, Field::Planned(Stage::Report), "2025-06-10");
    let text = ics::write(source(&model), &Scope::All).unwrap();
    assert_eq!(date(&model, "report"), ("20250619".into(), "CONFIRMED".into(), 0));
    assert_eq!(date(&model, "planned-report"), ("20250610".into(), "CONFIRMED".into(), 1));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:书面报告期限（鄂旗人常发〔2024〕55号）"));
    assert!(unfolded.contains("SUMMARY:计划：书面报告"));
    assert!(text.contains("BEGIN:VALARM"));
}

#[test]
fn an_event_keeps_its_name_and_counts_its_changes() {
    let mut model = clerk();
    fill(&mut model, "r1.1", Field::Due, "2025-05-31");
    let first = date(&model, "r1.1");
    fill(&mut model, "r1.1", Field::Due, "2025-06-10");
    let second = date(&model, "r1.1");
    // The name of the unit stands in it.
    fill(&mut model, "r1.1", Field::Lead, "农牧局");
    let third = date(&model, "r1.1");
    assert_eq!([&*first.0, &*second.0, &*third.0], ["20250531", "20250610", "20250610"]);
    assert_eq!([first.2, second.2, third.2], [1, 2, 3]);
}

#[test]
fn what_is_done_or_has_lost_its_day_is_cancelled_on_its_last_day() {
    let mut model = clerk();
    let cancelled = |day: &str, changes| (day.to_owned(), "CANCELLED".to_owned(), changes);
    fill(&mut model, "r1.1", Field::Due, "2025-05-31");
    update(&mut model, now(3), Msg::RecommendationTicked(id("r1.1"), true));
    assert_eq!(date(&model, "r1.1"), cancelled("20250531", 2));
    update(&mut model, now(4), Msg::RecommendationTicked(id("r1.1"), false));
    assert_eq!(date(&model, "r1.1"), ("20250531".into(), "CONFIRMED".into(), 3));

    fill(&mut model, "r1.2", Field::Due, "2025-06-01");
    update(&mut model, now(5), Msg::FieldFilled(Register::new(id("r1.2"), Field::Due), Change::Cleared));
    assert_eq!(date(&model, "r1.2"), cancelled("20250601", 2));

    tell(&mut model, Field::Planned(Stage::Handover), "2025-01-05");
    tell(&mut model, Field::Planned(Stage::Comment), "2025-05-05");
    tell(&mut model, Field::Planned(Stage::Publication), "2025-07-05");
    tell(&mut model, Field::Planned(Stage::Publication), "");
    assert_eq!(date(&model, "publication"), cancelled("20250705", 2));
    // A step that a later one has passed is over too.
    tell(&mut model, Field::Actual(Stage::Report), "2025-06-10");
    assert_eq!(date(&model, "handover"), cancelled("20250105", 2));
    assert_eq!(date(&model, "comment"), cancelled("20250505", 2));
    assert_eq!(date(&model, "report"), cancelled("20250619", 1));
    let text = ics::write(source(&model), &Scope::All).unwrap();
    assert_eq!(text.matches("STATUS:CANCELLED").count(), 5);
    assert_eq!(text.matches("BEGIN:VALARM").count(), 1, "what is cancelled rings no more");
}

#[test]
fn where_people_differ_about_a_day_the_earlier_one_stands_and_both_are_told() {
    let (mut here, mut there) = (clerk(), clerk_on(2));
    fill(&mut here, "r1.1", Field::Due, "2025-06-10");
    fill(&mut there, "r1.1", Field::Due, "2025-05-31");
    here.journal.union(there.journal.entries().cloned().collect::<Vec<_>>());
    fill(&mut here, "r1.1", Field::Contact, "办公室");
    assert_eq!(date(&here, "r1.1").0, "20250531");
    let text = ics::write(source(&here), &Scope::All).unwrap().replace("\r\n ", "");
    assert!(text.contains("填报不一致：2025年6月10日／2025年5月31日"), "{text}");
}

#[test]
fn a_unit_is_told_what_it_has_no_part_in_any_more() {
    let mut model = clerk();
    fill(&mut model, "r1.1", Field::Lead, "农牧局");
    fill(&mut model, "r1.1", Field::Due, "2025-05-31");
    let unit = Scope::Unit("农牧局".into());
    assert_eq!(dates(&model, &unit)[0][2], "CONFIRMED");
    fill(&mut model, "r1.1", Field::Lead, "林草局");
    assert_eq!(dates(&model, &unit)[0][2..], ["CANCELLED", "3"]);
    assert_eq!(dates(&model, &Scope::Unit("林草局".into()))[0][2], "CONFIRMED");
}

#[test]
fn a_part_without_dates_is_no_calendar() {
    let model = busy();
    assert_eq!(ics::write(source(&model), &Scope::Unit("工信局".into())), None);
    assert!(ics::write(source(&model), &Scope::Unit("农牧局".into())).is_some());
}

#[test]
fn a_calendar_says_when_it_was_made() {
    let mut model = clerk();
    fill(&mut model, "r1.1", Field::Due, "2025-05-31");
    let text = ics::write(source(&model), &Scope::All).unwrap();
    // Noon in China.
    assert_eq!(text.matches("DTSTAMP:20250520T040000Z").count(), 2);
}

#[test]
fn the_history_is_told_in_words() {
    let mut model = busy();
    let returned = Judgement { is: Review::Returned, reason: Some("请补充佐证".into()), of: None };
    fill(&mut model, "r1.2", Field::Review, returned.to_value());
    let text = markdown::write("台账", &[table::history(source(&model), &Scope::All)]);
    for words in ["| 认可 |", "| 满意 |", "| 退回：请补充佐证 |", "| 整份意见 |", "| 需创造条件：等待上级资金。 |"]
    {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    for code in ["approved", "satisfied", "opinion", "needs-conditions"] {
        assert!(!text.contains(code), "{code} in {text}");
    }
}
