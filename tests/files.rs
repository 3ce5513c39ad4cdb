//! The exchange file and the stored segment: what is read, what is refused and why, and that every
//! format ever written is read for ever.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod replicas;

use std::rc::Rc;

use otog_checklist::{
    journal::{Change, Device, Entry, Fact, Field, Journal, Register, Steps, Subject},
    ledger::{Item, Ledger, Misfit, misfit},
    opinion::{Day, Opinion},
    share::{LIMITS, Limits, Refusal, Segment, read_file, write_file},
};
use proptest::prelude::*;
use replicas::*;
use serde_json::{Value, json};

thread_local! {
    static OPINION: Opinion = Opinion::embedded();
}

fn today() -> Day {
    Day::parse("2026-11-24").unwrap()
}

fn write(journal: &Journal) -> String {
    OPINION.with(|opinion| write_file(opinion, journal, today()))
}

fn read(file: impl AsRef<[u8]>) -> Result<Vec<Rc<Entry>>, Refusal> {
    read_within(LIMITS, file)
}

fn read_within(limits: Limits, file: impl AsRef<[u8]>) -> Result<Vec<Rc<Entry>>, Refusal> {
    OPINION.with(|opinion| read_file(opinion, file.as_ref(), limits))
}

/// A small file with a bit of everything.
fn small() -> String {
    let mut clerk = Clerk::new(1);
    for (register, change) in registers().into_iter().zip(changes().into_iter().skip(1)) {
        clerk.set(NOON, register, change);
    }
    clerk.undo(NOON);
    write(&clerk.journal)
}

/// The small file, changed as `edit` says.
fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let mut file = serde_json::from_str(&small()).unwrap();
    edit(&mut file);
    file.to_string()
}

// What is refused, and why

#[test]
fn an_empty_file_is_called_empty() {
    for file in ["", " ", "\n\t\r\n", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(read(file), Err(Refusal::Empty), "{file:?}");
    }
}

#[test]
fn what_is_no_json_is_not_called_damaged() {
    for file in ["审议意见", "PK\u{3}\u{4}", "<!doctype html><title>x</title>", "序号,事项\n1,完成", "[", "nul"]
    {
        assert_eq!(read(file), Err(Refusal::NotJson), "{file:?}");
    }
    assert_eq!(read(b"\xff\xfe{\0"), Err(Refusal::NotJson));
}

#[test]
fn other_json_is_not_ours() {
    for file in ["null", "1", "\"otog-checklist\"", "[]", "[1,2,3]", "{}", "{\"format\":\"todo.txt\",\"version\":1}"] {
        assert_eq!(read(file), Err(Refusal::NotOurs), "{file}");
    }
    assert_eq!(read(edited(|file| file["format"] = json!(1))), Err(Refusal::NotOurs));
    assert_eq!(read(edited(|file| file["version"] = json!("1"))), Err(Refusal::NotOurs));
    assert_eq!(read(edited(|file| file["version"] = json!(0))), Err(Refusal::NotOurs));
    assert_eq!(read(edited(|file| file["document"] = json!(["鄂旗人常发〔2024〕55号"]))), Err(Refusal::NotOurs));
}

#[test]
fn a_file_of_a_later_version_says_so_whatever_is_in_it() {
    let later = edited(|file| {
        file["version"] = json!(2);
        file["entries"] = json!("compressed");
    });
    assert_eq!(read(later), Err(Refusal::Newer { version: 2 }));
}

#[test]
fn a_file_about_another_document_names_it() {
    let other = edited(|file| file["document"] = json!({ "number": "鄂旗人常发〔2025〕7号" }));
    assert_eq!(read(other), Err(Refusal::OtherDocument { number: "鄂旗人常发〔2025〕7号".into() }));
}

#[test]
fn damage_is_found_at_its_line() {
    let file = small();
    let line = file.lines().position(|line| line.contains("\"id\":\"")).unwrap();
    let damaged = file.replacen("\"id\":\"", "\"id\":", 1);
    assert_eq!(read(damaged), Err(Refusal::Damaged { line: line + 1 }));
    assert!(matches!(read(edited(|file| file["entries"] = json!(7))), Err(Refusal::Damaged { .. })));
    assert!(matches!(read(edited(|file| file["authors"][0]["role"] = json!(7))), Err(Refusal::Damaged { .. })));
}

#[test]
fn what_makes_no_sense_is_named_by_its_place() {
    let nonsense = |edit: fn(&mut Value)| {
        let file = edited(|file| edit(&mut file["entries"][1]));
        assert_eq!(read(file), Err(Refusal::Nonsense { entry: 2 }));
    };
    nonsense(|entry| entry["id"] = json!("yesterday"));
    nonsense(|entry| entry["id"] = json!("1732406400000-0-00000000000000FF"));
    nonsense(|entry| entry["by"] = json!(1));
    nonsense(|entry| entry["replaces"] = json!([entry["id"]]));
    nonsense(|entry| entry["replaces"] = json!(["1"]));
    nonsense(|entry| entry["reverts"] = json!(""));
}

#[test]
fn limits_hold_to_the_byte() {
    let file = small();
    let entries = read(&file).unwrap().len();
    let bytes = Limits { bytes: file.len(), ..LIMITS };
    assert!(read_within(bytes, &file).is_ok());
    let limit = file.len() - 1;
    assert_eq!(read_within(Limits { bytes: limit, ..LIMITS }, &file), Err(Refusal::TooLarge { limit }));
    assert!(read_within(Limits { entries, ..LIMITS }, &file).is_ok());
    let limit = entries - 1;
    assert_eq!(read_within(Limits { entries: limit, ..LIMITS }, &file), Err(Refusal::TooMany { limit }));
}

#[test]
fn every_text_of_an_entry_counts() {
    let limit = LIMITS.text;
    let long = "长".repeat(limit / 3 + 1);
    let too_long = |edit: &dyn Fn(&mut Value)| {
        assert_eq!(read(edited(|file| edit(file))), Err(Refusal::TooLong { limit }));
    };
    too_long(&|file| file["entries"][0]["to"] = json!(long));
    too_long(&|file| file["entries"][0]["to"] = json!({ "a": [long] }));
    too_long(&|file| file["entries"][0]["to"] = json!({ long.as_str(): 1 }));
    too_long(&|file| file["entries"][0]["to"] = json!(vec![Value::Array(Vec::new()); limit]));
    too_long(&|file| file["entries"][0]["on"] = json!(long));
    too_long(&|file| file["entries"][0]["field"] = json!(long));
    too_long(&|file| file["authors"][0]["unit"] = json!(long));
    let fits = "x".repeat(limit - 100);
    assert!(read(edited(|file| file["entries"][0]["to"] = json!(fits))).is_ok());
}

#[test]
fn nothing_is_too_deep_to_be_refused() {
    for depth in [200, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert!(read(&nested).is_err());
            let entries = small().replacen("\"entries\": [", &format!("\"entries\": [{nested},"), 1);
            assert!(matches!(read(entries), Err(Refusal::Damaged { .. } | Refusal::TooDeep { .. })));
            let value = small().replacen("\"to\":", &format!("\"to\":{nested},\"x\":"), 1);
            assert_eq!(read(value), Err(Refusal::TooDeep { limit: LIMITS.nesting }));
            // Where nobody looks, nobody stumbles.
            let unknown = small().replacen('{', &format!("{{\"later\":{nested},"), 1);
            assert!(read(unknown).is_ok());
        }
    }
}

/// What is just not too deep to be read can be stored, sent on and read again.
#[test]
fn what_is_accepted_can_be_passed_on_at_any_depth() {
    let mut accepted = 0;
    for depth in 1..140 {
        let nested: Value = (0..depth).fold(json!(1), |inner, _| json!([inner]));
        let Ok(entries) = read(edited(|file| file["entries"][0]["to"] = nested)) else { continue };
        accepted += 1;
        let key = entries[0].id.step();
        assert_eq!(Segment::read(&Segment::of(key, &entries).text).as_ref(), Some(&entries));
        assert_eq!(read(write(&journal(entries.clone()))).as_ref(), Ok(&entries));
    }
    assert!((100..139).contains(&accepted));
}

// What is not refused

#[test]
fn editors_and_mail_programs_may_do_as_they_do() {
    let file = small();
    let expected = read(&file);
    assert!(expected.is_ok());
    for dressed in
        [format!("\u{feff}{file}"), format!("{file}\n\n"), file.replace('\n', "\r\n"), file.replace('\n', "")]
    {
        assert_eq!(read(dressed), expected);
    }
}

#[test]
fn an_empty_journal_is_a_file() {
    assert_eq!(read(write(&Journal::default())), Ok(Vec::new()));
}

#[test]
fn people_can_read_the_file_line_by_line() {
    let file = small();
    let lines = |word: &str| file.lines().filter(|line| line.contains(word)).count();
    assert_eq!(lines("\"measures_done\""), 15);
    assert_eq!(lines("\"replaces\""), 1);
    let entries = read(&file).unwrap().len();
    assert_eq!(lines("\"on\":"), entries);
    assert!(file.lines().count() < 15 + 1 + entries + 20);
}

// Damage

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let file = small();
    let whole = file.trim_end().as_bytes();
    for length in 1..whole.len() {
        let refusal = read(&whole[..length]).unwrap_err();
        assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal:?} at {length}");
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    /// What is still accepted after damage (a letter in a name) is a sound journal.
    #[test]
    fn damaged_bytes_are_refused_or_make_another_sound_file(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut bytes = small().into_bytes();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(entries) = read(&bytes) {
            let entries = replicas::entries(&journal(entries));
            let again = read(write(&journal(entries.iter().cloned())));
            prop_assert_eq!(again, Ok(entries));
        }
    }

    #[test]
    fn random_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(bytes).is_err());
    }
}

// For ever

fn item(ledger: &Ledger, id: &str) -> Rc<Item> {
    ledger.item(recommendation(id)).unwrap().clone()
}

fn fold(journal: &Journal) -> Ledger {
    OPINION.with(|opinion| Ledger::fold(opinion, journal))
}

fn only(journal: &Journal, on: &str, field: &str) -> Change {
    let register = Register { subject: Subject::from_text(on), field: Field::from_text(field) };
    let heads: Vec<_> = journal.heads(&register).collect();
    assert_eq!(heads.len(), 1, "{on} {field}");
    heads[0].change.clone()
}

/// What the entries in `file-v1.json` and `segment-v1.json` have in common.
fn check_known(journal: &Journal) {
    let ledger = fold(journal);
    assert_eq!(ledger.conflicts(), 1);
    let claims: Vec<_> = item(&ledger, "r1.1")
        .standing
        .claims()
        .iter()
        .map(|claim| (claim.entry.author.as_ref().unwrap().name.clone(), claim.value.unwrap().code()))
        .collect();
    assert_eq!(claims, [("巴图".to_owned(), "done"), ("其其格".to_owned(), "ongoing")]);
    assert_eq!(item(&ledger, "r2.2").standing.latest().unwrap().value, None);
    assert!(item(&ledger, "r3.1").standing.claims().is_empty());
    assert_eq!(only(journal, "r3.1", "standing"), Change::Withheld);
    assert_eq!(item(&ledger, "r5.3").measures_done(), 1);
    let note = only(journal, "r1.1", "note:1736000300000-0-0000000001000002");
    assert_eq!(note, Change::Set("专班已成立，周例会\n第一次：1月6日".into()));
    assert_eq!(only(journal, "annex-9", "colour"), Change::Set(json!({ "深": [1, -2.5, null, "红"] })));
    assert_eq!(journal.entries().last().unwrap().id.time, 253_402_300_799_999);

    let device: Device = "0000000002".parse().unwrap();
    let steps = Steps::of(journal, device);
    let (_, redo) = steps.next_redo(journal).unwrap();
    assert_eq!(redo[0].values, [Change::Set("done".into())]);
}

#[test]
fn file_v1_is_read_for_ever() {
    let journal = journal(read(include_str!("fixtures/file-v1.json")).unwrap());
    assert_eq!(journal.len(), 11);
    check_known(&journal);
    assert_eq!(item(&fold(&journal), "r1.1").measures_done(), 1);
    assert_eq!(only(&journal, "opinion", "received"), Change::Set("2024-12-25".into()));
    assert_eq!(read(write(&journal)), Ok(entries(&journal)));
}

#[test]
fn segment_v1_is_read_for_ever() {
    let text: Rc<str> = include_str!("fixtures/segment-v1.json").into();
    let journal = journal(Segment::read(&text).unwrap());
    assert_eq!(journal.len(), 8);
    check_known(&journal);
    let key = Segment::labelled(text).unwrap().key;
    assert_eq!(key.to_string(), "1736000900000-0000000002000001");
    let again = Segment::of(key, journal.entries());
    assert_eq!(Segment::read(&again.text), Some(entries(&journal)));
}

#[test]
fn segment_v1_without_its_key_is_read_for_ever() {
    let text: Rc<str> = include_str!("fixtures/segment-v1-unlabelled.json").into();
    let journal = journal(Segment::read(&text).unwrap());
    assert_eq!(fold(&journal).items()[0].standing_shown().unwrap().code(), "working");
    assert_eq!(fold(&journal).items()[0].measures_done(), 1);
    assert_eq!(Segment::labelled(text), None);
}

// As described

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(include_str!("../docs/exchange-file.schema.json")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn follows(schema: &jsonschema::Validator, file: &str) -> Result<(), String> {
    let file = serde_json::from_str(file).unwrap();
    schema.validate(&file).map_err(|error| format!("{} at {}", error, error.instance_path()))
}

#[test]
fn every_file_is_as_the_schema_describes() {
    let schema = schema();
    for file in [small(), write(&Journal::default()), include_str!("fixtures/file-v1.json").into()] {
        assert_eq!(follows(&schema, &file), Ok(()));
    }
    proptest!(cases(100), |(script in script(), mask in any::<u64>(), withheld in any::<u64>())| {
        let file = write(&journal(some_of(&play(&script).log, mask, withheld)));
        prop_assert_eq!(follows(&schema, &file), Ok(()));
    });
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = schema();
    let edits: [fn(&mut Value); 9] = [
        |file| file["format"] = json!("other"),
        |file| file["version"] = json!(2),
        |file| file["document"] = json!({}),
        |file| file["entries"][0]["id"] = json!("01-0-00000000000000ff"),
        |file| file["entries"][0]["by"] = json!(-1),
        |file| file["entries"][0]["replaces"] = json!([1]),
        |file| file["entries"][0]["reverts"] = json!("1-0-00000000000000ff"),
        |file| _ = file["entries"][0].as_object_mut().unwrap().remove("on"),
        |file| file["authors"][0]["role"] = json!("director"),
    ];
    for edit in edits {
        let file = edited(edit);
        assert!(follows(&schema, &file).is_err(), "{file}");
        assert!(read(&file).is_err(), "{file}");
    }
}

// The values

/// The lines of JSON in `docs/values.md`, and whether they stand under what is not read.
fn examples() -> Vec<(Register, Value, bool)> {
    let text = include_str!("../docs/values.md");
    let (read, not_read) = text.split_once("## What is not read").unwrap();
    let lines = |part: &'static str| {
        part.split("```json\n").skip(1).flat_map(|block| block.split("```").next().unwrap().lines())
    };
    let example = |line: &str, is_read: bool| {
        let line: Value = serde_json::from_str(line).unwrap();
        let name = |part: &str| line[part].as_str().unwrap().to_owned();
        let register = Register { subject: Subject::from_text(&name("on")), field: Field::from_text(&name("field")) };
        (register, line["to"].clone(), is_read)
    };
    lines(read).map(|line| example(line, true)).chain(lines(not_read).map(|line| example(line, false))).collect()
}

/// Whether the ledger reads something there. A field that is added to the program has to be added here, and to the document.
fn is_read(register: &Register, value: &Value) -> bool {
    let mut clerk = Clerk::new(1);
    let text = Register { field: Field::from_text("measure:1736000400000-0-0000000001000001"), ..register.clone() };
    if matches!(register.field, Field::AddedDone(_)) {
        clerk.set(NOON, text, Change::Set("一项举措".into()));
    }
    clerk.set(NOON, register.clone(), Change::Set(value.clone()));
    let ledger = fold(&clerk.journal);
    let procedure = ledger.procedure();
    let id = register.recommendation().unwrap_or_else(|| recommendation("r1.1"));
    let item = item(&ledger, &id.to_string());
    match register.field {
        Field::Done => item.measures.iter().any(|measure| measure.done.value().is_some()),
        Field::Standing => item.standing.value().is_some(),
        Field::Lead => item.lead.value().is_some(),
        Field::Support => item.support.value().is_some(),
        Field::Contact => item.contact.value().is_some(),
        Field::Due => item.due.value().is_some(),
        Field::Explanation => item.explanation.value().is_some(),
        Field::Accepted => item.accepted.value().is_some(),
        Field::Review => item.review.value().is_some(),
        Field::Rating => item.rating.value().is_some(),
        Field::Ballots => item.ballots.value().is_some(),
        Field::Target => item.target.value().is_some(),
        Field::Current => item.current.value().is_some(),
        Field::Received => procedure.received.value().is_some(),
        Field::Extension => procedure.extension.value().is_some(),
        Field::Tally => procedure.tally.value().is_some(),
        Field::Lights => procedure.lights.value().is_some(),
        Field::Note(_) => !item.notes.is_empty(),
        Field::Evidence(_) => !item.evidence.is_empty(),
        Field::Added(_) => !item.added.is_empty(),
        Field::AddedDone(_) => item.added.iter().any(|measure| measure.done.value().is_some()),
        Field::Planned(_) => procedure.stages.iter().any(|state| state.planned.value().is_some()),
        Field::Actual(_) => procedure.stages.iter().any(|state| state.actual.value().is_some()),
        Field::Office(fact) => procedure.office.says(fact).is_some(),
        Field::Vouched => *value == json!(true),
        Field::Other(_) => false,
    }
}

#[test]
fn the_document_of_values_tells_what_is_read() {
    for (register, value, read) in examples() {
        let wrong = misfit(&register, &Change::Set(value.clone()));
        assert_eq!(wrong.is_none(), read, "{register:?} {value}: {wrong:?}");
        assert!(!read || is_read(&register, &value), "{register:?} {value}");
        assert_eq!(misfit(&register, &Change::Withheld).is_none(), wrong != Some(Misfit::Register));
    }
}

#[test]
fn every_field_is_in_the_document_of_values() {
    let told: Vec<Field> =
        examples().into_iter().filter(|(.., read)| *read).map(|(register, ..)| register.field).collect();
    let plain = [
        "done",
        "standing",
        "lead",
        "support",
        "contact",
        "due",
        "explanation",
        "accepted",
        "review",
        "rating",
        "ballots",
        "target",
        "current",
        "received",
        "extension",
        "tally",
        "lights",
        "vouched",
    ];
    for name in plain {
        assert!(told.contains(&Field::from_text(name)), "{name}");
        assert!(!matches!(Field::from_text(name), Field::Other(_)), "{name}");
    }
    for fact in Fact::ALL {
        assert!(told.contains(&Field::Office(fact)), "{fact:?}");
    }
    let keyed: [fn(&Field) -> bool; 6] = [
        |field| matches!(field, Field::Note(_)),
        |field| matches!(field, Field::Evidence(_)),
        |field| matches!(field, Field::Added(_)),
        |field| matches!(field, Field::AddedDone(_)),
        |field| matches!(field, Field::Planned(_)),
        |field| matches!(field, Field::Actual(_)),
    ];
    assert!(keyed.iter().all(|is_one| told.iter().any(is_one)));
}

/// Whatever passes as fitting is read, also where a part is missing, of another kind, or strange.
#[test]
fn what_fits_is_read_and_what_is_strange_is_named() {
    let others =
        [json!(true), json!(7), json!(-1), json!("x"), json!(""), json!(null), json!([]), json!({}), json!([7])];
    for (register, value, _) in examples().into_iter().filter(|(.., read)| *read) {
        let mut variants: Vec<Value> = others.iter().filter(|other| !other.is_null()).cloned().collect();
        for name in value.as_object().map(|parts| parts.keys().cloned().collect::<Vec<_>>()).unwrap_or_default() {
            let mut without = value.clone();
            without.as_object_mut().unwrap().remove(&name);
            variants.push(without);
            variants.extend(others.iter().map(|other| {
                let mut changed = value.clone();
                changed[&name] = other.clone();
                changed
            }));
        }
        for variant in variants {
            if misfit(&register, &Change::Set(variant.clone())).is_none() {
                let nothing = variant == json!([]) || variant.as_object().is_some_and(|parts| parts.is_empty());
                assert!(nothing || is_read(&register, &variant), "{register:?} {variant}");
            }
        }
        if value.is_object() {
            let mut strange = value.clone();
            strange["strange"] = json!("x");
            assert_eq!(misfit(&register, &Change::Set(strange)), Some(Misfit::Part("strange".to_owned())));
        }
    }
}
