//! The same workbook again and again: never twice the same, never at odds with itself.

use otog_checklist::{
    app::{Effect, Model, Msg, Now, update},
    desk::perform,
    journal::{Author, Change, Field, Register},
    report::readback::Brought,
    share::{LIMITS, read_file, write_compact},
};

use super::{Edited, LATER, book, read};
use crate::{
    ledgers::{busy, clerk, fill, id, note},
    workbooks::{Edit, filled_in},
};

fn somebody(name: &str) -> Author {
    Author { name: name.into(), unit: "林草局".into(), ..Author::default() }
}

/// A workbook as somebody saved it, so many minutes after noon.
fn saved(file: &[u8], edits: &[Edit<'_>], minutes: u32) -> Brought {
    let moment = format!(">2026-11-29T04:{minutes:02}:00Z</dcterms:modified>");
    let mut edited = Edited::of(&filled_in(file, edits));
    let file = edited.part("docProps/core.xml", |text| {
        let start = text.find("<dcterms:modified").unwrap();
        let open = start + text[start..].find('>').unwrap();
        let end = text.find("</dcterms:modified>").unwrap();
        format!("{}{moment}{}", &text[..open], &text[end + "</dcterms:modified>".len()..])
    });
    let brought = read(&file.file()).unwrap().into_brought();
    assert_eq!(brought.slip.saved, 1_795_924_800_000 + u64::from(minutes) * 60_000);
    brought
}

/// Merges it, and says how many entries it brought.
fn merge(model: &mut Model, brought: &Brought, author: &Author) -> usize {
    let entries = brought.entries(&model.journal, author);
    // As they travel.
    let file = write_compact(&model.opinion, &entries);
    let travelled = read_file(&model.opinion, file.as_bytes(), LIMITS).unwrap();
    assert_eq!(travelled, entries);
    model.journal.union(entries).len()
}

fn values(model: &Model, on: &str, field: Field) -> Vec<Change> {
    model.journal.heads(&Register::new(id(on), field)).map(|head| head.change.clone()).collect()
}

fn notes(model: &Model, on: &str) -> Vec<String> {
    let registers = model.journal.registers().filter(|register| register.recommendation() == Some(id(on)));
    let notes = registers.filter(|register| matches!(register.field, Field::Note(_)));
    let heads = notes.flat_map(|register| model.journal.heads(register));
    let mut told: Vec<String> = heads
        .filter_map(|head| match &head.change {
            Change::Set(value) => Some(value["text"].as_str().unwrap().to_owned()),
            _ => None,
        })
        .collect();
    told.sort();
    told
}

const FIRST: [Edit<'_>; 3] =
    [("建议", 3, 9, "长期推进"), ("建议", 3, 10, "分年实施"), ("建议", 4, 13, "7月完成第二片区")];
const FURTHER: [Edit<'_>; 2] = [("建议", 3, 9, "已办结"), ("建议", 4, 13, "7月完成第二片区\n8月完成第三片区")];

#[test]
fn the_same_workbook_twice_brings_nothing_whatever_happened_meanwhile() {
    let mut model = busy();
    let brought = saved(&book(&model), &FIRST, 1);
    let author = somebody("乌兰");
    assert_eq!(merge(&mut model, &brought, &author), 2);
    assert_eq!(merge(&mut model, &brought, &author), 0);
    fill(&mut model, "r1.1", Field::Standing, "working");
    note(&mut model, "r1.2", "别的进展");
    assert_eq!(merge(&mut model, &brought, &author), 0);
    // Saved again by another program: the cells say the same.
    let anew = saved(&book(&busy()), &FIRST, 9);
    assert_eq!(anew.slip.book, brought.slip.book);
    assert_eq!(merge(&mut model, &anew, &author), 0);
}

#[test]
fn filled_in_further_it_supersedes_what_it_said_before() {
    let mut model = busy();
    let file = book(&model);
    let author = somebody("乌兰");
    merge(&mut model, &saved(&file, &FIRST, 1), &author);
    assert_eq!(notes(&model, "r1.2"), ["7月完成第二片区"]);
    assert_eq!(merge(&mut model, &saved(&file, &FURTHER, 2), &author), 2);
    assert_eq!(values(&model, "r1.1", Field::Standing), [Change::Set("done".into())]);
    assert_eq!(notes(&model, "r1.2"), ["7月完成第二片区\n8月完成第三片区"]);
    // The older copy comes once more.
    assert_eq!(merge(&mut model, &saved(&file, &FIRST, 1), &author), 0);
    // What it says no more goes back to what it was.
    assert_eq!(merge(&mut model, &saved(&file, &[], 3), &author), 1);
    assert_eq!(notes(&model, "r1.2"), Vec::<String>::new());
    assert_eq!(values(&model, "r1.1", Field::Standing), [Change::Set("done".into())], "it was done when it was made");
    // And forth again.
    assert_eq!(merge(&mut model, &saved(&file, &FIRST, 4), &author), 2);
    assert_eq!(notes(&model, "r1.2"), ["7月完成第二片区"]);
    assert!(!model.journal.registers().any(|register| model.journal.is_disputed(register)));
}

#[test]
fn what_others_wrote_meanwhile_is_met_as_a_conflict() {
    let mut model = busy();
    let file = book(&model);
    fill(&mut model, "r1.1", Field::Lead, "水利局");
    merge(&mut model, &saved(&file, &[("建议", 3, 5, "林草局")], 1), &somebody("乌兰"));
    assert_eq!(values(&model, "r1.1", Field::Lead).len(), 2);
    // Two people who fill in copies of one workbook differ, too.
    merge(&mut model, &saved(&file, &[("建议", 4, 7, "甲")], 1), &somebody("乌兰"));
    merge(&mut model, &saved(&file, &[("建议", 4, 7, "乙")], 2), &somebody("其其格"));
    assert_eq!(values(&model, "r1.2", Field::Contact).len(), 2);
}

#[test]
fn whoever_imports_it_does_not_sign_it() {
    let mut model = busy();
    let brought = saved(&book(&model), &FIRST, 1);
    assert_eq!(brought.known_authors(&model.journal), []);
    let entries = brought.entries(&model.journal, &somebody("乌兰"));
    assert!(entries.iter().all(|entry| entry.author.as_deref() == Some(&somebody("乌兰"))));
    model.journal.union(entries);
    assert_eq!(brought.known_authors(&model.journal), [somebody("乌兰")], "it was asked before");
    let signed = saved(&book(&model), &[("建议", 1, 3, "苏和")], 1);
    assert_eq!(signed.slip.who.name, "苏和");
}

#[test]
fn on_two_devices_it_makes_the_same_entries() {
    let (here, mut there) = (busy(), clerk());
    let brought = saved(&book(&here), &FIRST, 1);
    let author = somebody("乌兰");
    assert_eq!(brought.entries(&here.journal, &author), brought.entries(&there.journal, &author));
    there.journal.union(here.journal.entries().cloned().collect::<Vec<_>>());
    assert_eq!(brought.entries(&here.journal, &author), brought.entries(&there.journal, &author));
}

// Tables that remember nothing

fn csv(model: &Model) -> String {
    use otog_checklist::report::{Scope, csv, table};
    csv::write(&table::recommendations(crate::ledgers::source(model), &Scope::All))
}

#[test]
fn a_table_as_text_brings_what_was_never_said_here() {
    let mut model = busy();
    fill(&mut model, "r1.1", Field::Contact, "04771234567");
    let author = somebody("乌兰");
    let untouched = read(csv(&model).as_bytes()).unwrap().into_brought();
    assert!(!untouched.slip.remembers);
    assert_eq!(untouched.entries(&model.journal, &author), []);

    let edited = csv(&model)
        .replace("\"04771234567\t\"", "4771234567")
        .replace("农牧局", "林草局")
        .replace("2025-05-31", "2025/5/31");
    let brought = read(edited.as_bytes()).unwrap().into_brought();
    assert_eq!(merge(&mut model, &brought, &author), 1, "a spreadsheet drops zeros and writes days its own way");
    assert_eq!(values(&model, "r1.1", Field::Lead), [Change::Set("林草局".into())]);
    fill(&mut model, "r1.1", Field::Lead, "水利局");
    assert_eq!(merge(&mut model, &brought, &author), 0, "it is older than what stands");
}

#[test]
fn the_same_in_other_letters_and_with_other_separators() {
    let model = busy();
    let text = csv(&model).replace("农牧局", "林草局");
    let plain = text.trim_start_matches('\u{feff}');
    let (gbk, ..) = encoding_rs::GBK.encode(plain);
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let author = somebody("乌兰");
    let whole = read(text.as_bytes()).unwrap().into_brought().entries(&model.journal, &author);
    assert_eq!(whole.len(), 1);
    let mut rows = ::csv::Reader::from_reader(plain.as_bytes());
    let header = rows.headers().unwrap().clone();
    let mut pasted = ::csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    pasted.write_record(&header).unwrap();
    rows.records().for_each(|row| pasted.write_record(&row.unwrap()).unwrap());
    let pasted = pasted.into_inner().unwrap();
    for (name, bytes) in [("GBK", gbk.into_owned()), ("UTF-16", wide), ("cells", pasted)] {
        let brought = read(&bytes).unwrap().into_brought();
        assert_eq!(brought.entries(&model.journal, &author), whole, "{name}");
    }
    assert_eq!(whole[0].id.time, LATER, "a text does not say when it was saved");
}

// On the page

/// A file comes in, and the desk does what it is asked.
fn take_in(model: &mut Model, file: &[u8]) {
    let read = Msg::FileRead { name: "台账.xlsx".into(), content: Ok(file.into()) };
    let mut effects = update(model, later(), read);
    while let Some(effect) = effects.pop() {
        let Effect::AskDesk { ticket, job, attachments } = effect else { continue };
        let attachments: Vec<Vec<u8>> = attachments.iter().map(|it| it.to_vec()).collect();
        let result = perform(job, &attachments, &mut |_, _| {});
        let result = result.map(|(product, files)| (product, files.into_iter().map(Into::into).collect()));
        effects.extend(update(model, later(), Msg::DeskAnswered { ticket, result }));
    }
}

fn later() -> Now {
    Now { ms: LATER, offset_minutes: 480 }
}

#[test]
fn merging_asks_whose_it_is_and_never_signs_for_others() {
    let mut model = busy();
    let file = filled_in(&book(&model), &FIRST);
    take_in(&mut model, &file);
    let before = model.journal.len();
    assert!(model.preview.as_ref().unwrap().asks_whose());
    update(&mut model, later(), Msg::MergeAccepted);
    assert_eq!(model.journal.len(), before, "nobody said whose it is");
    let author = somebody("乌兰");
    update(&mut model, later(), Msg::WorkbookSigned { place: 0, author: author.clone(), unsigned: false });
    update(&mut model, later(), Msg::MergeAccepted);
    let new: Vec<_> = model.journal.entries().filter(|entry| entry.author.as_deref() == Some(&author)).collect();
    assert_eq!(new.len(), 2);

    // The same file once more, and a copy that somebody else may have filled in.
    take_in(&mut model, &file);
    assert!(model.preview.is_none());
    let other = filled_in(&book(&busy()), &[("建议", 4, 7, "甲")]);
    take_in(&mut model, &other);
    let preview = model.preview.as_ref().unwrap();
    assert!(preview.asks_whose());
    assert_eq!(preview.files[0].workbook.as_ref().unwrap().known, [author]);
    let before: Vec<_> = model.journal.entries().map(|entry| entry.id).collect();
    update(&mut model, later(), Msg::WorkbookSigned { place: 0, author: Author::default(), unsigned: true });
    update(&mut model, later(), Msg::MergeAccepted);
    // Both workbooks may have been saved within one second: their ids do not tell which entry came last.
    let mut new = model.journal.entries().filter(|entry| !before.contains(&entry.id)).peekable();
    assert!(new.peek().is_some());
    assert!(new.all(|entry| !entry.author.as_ref().unwrap().is_signed()));
}

#[test]
fn two_states_of_one_workbook_that_come_at_once_do_not_differ() {
    let mut model = busy();
    let signed = [("建议", 1, 3, "乌兰")];
    let file = book(&model);
    take_in(&mut model, &filled_in(&file, &[&FIRST[..], &signed].concat()));
    take_in(&mut model, &filled_in(&file, &[&FURTHER[..], &signed].concat()));
    let preview = model.preview.as_ref().unwrap();
    assert_eq!((preview.files.len(), preview.sum.conflicts), (2, 0));
    update(&mut model, later(), Msg::MergeAccepted);
    assert_eq!(values(&model, "r1.1", Field::Standing), [Change::Set("done".into())]);
}
