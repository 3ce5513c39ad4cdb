//! Files that did harm once, where they lie at hand, and small ones of their kind, which are always tried: what comes in
//! is read again as it was written, and what a person does afterwards stands.

use std::{fs, path::Path};

use otog_checklist::{
    app::Msg,
    journal::{Change, Field, Journal, Register},
    ledger::Ledger,
    opinion::Opinion,
    share::{LIMITS, read_file},
};
use serde_json::{Value, json};

use crate::{
    backup, opened, read, reopened,
    replicas::{profile::Profile, *},
    text_of,
};

fn given(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(name);
    let file = fs::read(&path).ok();
    if file.is_none() {
        eprintln!("not at hand, so not tried: {}", path.display());
    }
    file
}

fn written(entries: &[Value]) -> Vec<u8> {
    let file = json!({
        "format": "otog-checklist", "version": 1, "document": { "number": Opinion::embedded().number },
        "authors": [{ "name": "甲", "unit": "乙单位" }], "entries": entries,
    });
    file.to_string().into_bytes()
}

fn id(number: usize, device: &str) -> String {
    format!("{}-0-{device:0>16}", NOON + number as u64)
}

/// Somebody else's honest work.
fn honest() -> Vec<u8> {
    let mut clerk = Clerk::new(4);
    let note = json!({ "text": "已开工" });
    for (number, place) in ["r1.1", "r2.2", "r5.3"].into_iter().enumerate() {
        let register = Register::new(recommendation(place), Field::Lead);
        clerk.set(NOON + number as u64, register, Change::Set("农牧局".into()));
    }
    clerk.set(
        NOON + 9,
        Register::new(recommendation("r5.3"), Field::Note("1795492800009-0-0000000000000004".parse().unwrap())),
        Change::Set(note),
    );
    text_of(&clerk.journal).into_bytes()
}

/// Merges them in this order, ticks, and opens all of it again.
fn taken(files: &[&[u8]]) -> Journal {
    let (mut profile, tab) = opened();
    for (number, bytes) in files.iter().enumerate() {
        profile.tell(tab, read(&format!("{number}.json"), bytes));
        assert!(profile.model(tab).preview.is_some(), "file {number} brings something");
        profile.tell(tab, Msg::MergeAccepted);
    }
    let merged = profile.model(tab).journal.clone();
    let tab = reopened(&mut profile, tab);
    assert_eq!(seen(&profile.model(tab).journal), seen(&merged), "after a reload");
    for (id, done) in [("r1.1", true), ("r2.2", true), ("r3.1", true), ("r2.2", false)] {
        profile.tell(tab, Msg::RecommendationTicked(recommendation(id), done));
    }
    let ticked = |profile: &Profile, tab: usize| {
        let done = |id: &str| profile.model(tab).ledger.item(recommendation(id)).unwrap().is_done();
        [done("r1.1"), done("r2.2"), done("r3.1")]
    };
    assert_eq!(ticked(&profile, tab), [true, false, true]);
    let tab = reopened(&mut profile, tab);
    assert_eq!(ticked(&profile, tab), [true, false, true], "what a person did is there after a reload");
    let kept = backup(&mut profile, tab);
    assert_eq!(seen(&journal(kept)), seen(&profile.model(tab).journal), "and in the backup");
    merged
}

/// Alone, and with others before and after it.
fn does_no_harm(bytes: &[u8]) -> Journal {
    let others = honest();
    let (before, after) = (taken(&[bytes, &others]), taken(&[&others, bytes]));
    assert_eq!(seen(&before), seen(&after), "whatever comes first");
    let honest = read_file(&Opinion::embedded(), &others, LIMITS).unwrap();
    assert!(honest.iter().all(|entry| before.get(entry.id) == Some(entry)), "nothing that is here is replaced");
    taken(&[bytes])
}

fn notes(journal: &Journal, on: &str) -> usize {
    let ledger = Ledger::fold(&Opinion::embedded(), journal);
    ledger.item(recommendation(on)).unwrap().notes.len()
}

#[test]
fn a_thousand_and_one_claims_on_one_register_do_no_harm() {
    let Some(file) = given("poison-1001-claims.json") else { return };
    assert_eq!(does_no_harm(&file).len(), 1001);
}

#[test]
fn more_claims_than_two_entries_replace_do_no_harm() {
    let standing = ["working", "not-started", "done"];
    let claim =
        |n: usize| json!({ "id": id(n, "abcdef"), "by": 0, "on": "r1.1", "field": "standing", "to": standing[n % 3] });
    let file = written(&(0..2001).map(claim).collect::<Vec<_>>());
    assert_eq!(does_no_harm(&file).len(), 2001);
}

#[test]
fn two_copies_that_name_much_take_no_notes_along() {
    let Some(file) = given("poison-two-copies-999-notes.json") else { return };
    assert_eq!(notes(&does_no_harm(&file), "r3.1"), 999);
}

#[test]
fn copies_at_the_limit_take_no_notes_along() {
    let copy = |n: usize| {
        let named: Vec<_> = (0..1000).map(|time| format!("{}-0-{:016x}", 1 + 1000 * n + time, 5)).collect();
        json!({ "id": id(0, "bad"), "by": 0, "on": "r3.1", "field": "zz", "to": n, "replaces": named })
    };
    let note = |n: usize| {
        let key = id(10 + n, "77");
        json!({ "id": key, "by": 0, "on": "r3.1", "field": format!("note:{key}"), "to": { "text": format!("进展{n}") } })
    };
    let entries: Vec<_> = (0..3).map(copy).chain((0..5).map(note)).collect();
    let journal = does_no_harm(&written(&entries));
    assert_eq!((notes(&journal, "r3.1"), journal.len()), (5, 8));
}

/// In a register of a day, whatever it says.
fn days(file: &[u8], days: &[&str]) {
    let journal = does_no_harm(file);
    let (mut profile, tab) = opened();
    profile.tell(tab, read("日期.json", file));
    profile.tell(tab, Msg::MergeAccepted);
    let model = profile.model(tab);
    let due: Vec<_> = model.ledger.items().iter().filter_map(|item| item.due.value()).collect();
    assert!(due.is_empty(), "it counts for nothing: {due:?}");
    let said =
        serde_json::to_string(&journal.entries().map(|entry| &entry.change).filter_map(value).collect::<Vec<_>>());
    assert!(days.iter().all(|day| said.as_ref().unwrap().contains(day)), "and stays as it is");
}

fn value(change: &Change) -> Option<&Value> {
    match change {
        Change::Set(value) => Some(value),
        _ => None,
    }
}

#[test]
fn a_date_in_the_year_20_does_no_harm() {
    let Some(file) = given("date-year20.json") else { return };
    days(&file, &["0020-"]);
}

#[test]
fn dates_out_of_range_do_no_harm() {
    let all = ["0020-07-31", "0002-01-06", "20260-07-31", "9999-12-31", "2026-02-30", "-100", "月底"];
    let due = |(n, day): (usize, &&str)| json!({ "id": id(n, "ab"), "by": 0, "on": format!("r1.{}", 1 + n % 3), "field": "due", "to": day });
    days(&written(&all.iter().enumerate().map(due).collect::<Vec<_>>()), &all);
}
