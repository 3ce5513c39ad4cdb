//! Merging as people do it: looking first, choosing, and taking all of it back at one go.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod given;
mod replicas;

use std::rc::Rc;

use otog_checklist::{
    app::{Arrival, ArrivalState, Effect, Model, Msg, Notice, Panel, Part, WhyNot, update},
    desk::Failure,
    journal::{Author, Change, Entry, Field, Journal, Register, Role, StepId},
    ledger::Misfit,
    opinion::{Day, Opinion},
    share::{Foreign, LIMITS, Refusal, Segment, read_file, write_file},
};
use replicas::{
    profile::{PASSPHRASE, Profile, sealed},
    *,
};
use serde_json::json;

fn opened() -> (Profile, usize) {
    let mut profile = Profile::new(Rc::new(Opinion::embedded()));
    let tab = profile.open();
    profile.settle();
    (profile, tab)
}

fn text_of(journal: &Journal) -> String {
    write_file(&Opinion::embedded(), journal, Day::parse("2026-11-24").unwrap())
}

fn read(name: &str, bytes: &[u8]) -> Msg {
    Msg::FileRead { name: name.into(), content: Ok(bytes.into()) }
}

fn file(name: &str, journal: &Journal) -> Msg {
    read(name, text_of(journal).as_bytes())
}

fn states(model: &Model) -> Vec<(&str, &ArrivalState)> {
    model.inbox.arrivals.iter().map(|Arrival { name, state, .. }| (&**name, state)).collect()
}

fn refused(why: Refusal) -> ArrivalState {
    ArrivalState::Refused(WhyNot::Refused(why))
}

fn clerk(number: u8, unit: &str) -> Clerk {
    let mut clerk = Clerk::new(number);
    clerk.author = Rc::new(Author { name: "其其格".to_owned(), unit: unit.to_owned(), role: Role::Unit });
    clerk
}

fn done(id: &str) -> Register {
    Register::new(measure(id), Field::Done)
}

fn standing(id: &str) -> Register {
    Register::new(recommendation(id), Field::Standing)
}

fn yes() -> Change {
    Change::Set(true.into())
}

/// Two units that differ about r1.1 and agree about nothing else.
fn two_units() -> (Clerk, Clerk) {
    let (mut farm, mut water) = (clerk(1, "农牧局"), clerk(2, "水利局"));
    farm.set(NOON, standing("r1.1"), Change::Set("done".into()));
    farm.set(NOON + 1, done("r1.1.m1"), yes());
    water.set(NOON + 2, standing("r1.1"), Change::Set("working".into()));
    (farm, water)
}

#[test]
fn each_file_is_counted_by_itself_and_may_be_left() {
    let (mut profile, tab) = opened();
    let (farm, water) = two_units();
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, file("水利局.json", &water.journal));
    let preview = profile.model(tab).preview.as_ref().unwrap();
    let counts = |place: usize| {
        let sum = &preview.files[place].sum;
        (sum.new, sum.known, sum.changed, sum.conflicts)
    };
    assert_eq!((counts(0), counts(1)), ((2, 0, 2, 0), (1, 0, 1, 0)));
    assert_eq!(preview.files[0].sum.authors, [("农牧局 其其格".to_owned(), 2)]);
    assert_eq!((preview.sum.new, preview.sum.changed, preview.sum.conflicts), (3, 2, 1));

    profile.tell(tab, Msg::PartChosen(Part::File(1), false));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.conflicts, 0);
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!(seen(&profile.model(tab).journal), seen(&farm.journal));
}

#[test]
fn what_is_left_out_stays_as_it_was_and_can_come_later() {
    let (mut profile, tab) = opened();
    let (farm, _) = two_units();
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, Msg::PartChosen(Part::Register(standing("r1.1")), false));
    let preview = profile.model(tab).preview.as_ref().unwrap();
    assert_eq!((preview.sum.new, preview.changes.len()), (1, 2));
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!(profile.model(tab).journal.len(), 1);
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!(seen(&profile.model(tab).journal), seen(&farm.journal));
}

#[test]
fn with_everything_left_out_there_is_nothing_to_merge() {
    let (mut profile, tab) = opened();
    profile.tell(tab, file("农牧局.json", &two_units().0.journal));
    profile.tell(tab, Msg::PartChosen(Part::File(0), false));
    assert!(!profile.model(tab).preview.as_ref().unwrap().brings_something());
    profile.tell(tab, Msg::PartChosen(Part::File(7), true));
    profile.tell(tab, Msg::MergeAccepted);
    assert!(profile.model(tab).journal.is_empty());
}

#[test]
fn one_undo_takes_the_whole_merge_back_and_one_redo_brings_it_again() {
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::MeasureTicked(measure("r5.3.m1"), true));
    let before = says(&profile.model(tab).journal);
    let (farm, water) = two_units();
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, file("水利局.json", &water.journal));
    profile.tell(tab, Msg::MergeAccepted);
    let merged = says(&profile.model(tab).journal);
    assert_ne!(merged, before);
    for _ in 0..2 {
        profile.tell(tab, Msg::UndoAsked);
        assert!(matches!(profile.model(tab).notice, Some(Notice::Undone { changes: 2 })));
        assert_eq!(says(&profile.model(tab).journal), before);
        profile.tell(tab, Msg::RedoAsked);
        assert_eq!(says(&profile.model(tab).journal), merged);
    }
    // Nothing that came in is gone: it is all in the history.
    let journal = &profile.model(tab).journal;
    assert!(farm.journal.entries().all(|entry| journal.get(entry.id).is_some()));
    // The tick before it is next.
    profile.tell(tab, Msg::UndoAsked);
    profile.tell(tab, Msg::UndoAsked);
    assert!(says(&profile.model(tab).journal).is_empty());
}

#[test]
fn undoing_a_merge_leaves_what_was_written_on_top_of_it() {
    let (mut profile, tab) = opened();
    let mut farm = two_units().0;
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, Msg::MergeAccepted);
    let written = farm.set(NOON + 9, done("r1.1.m1"), Change::Set(false.into()));
    profile.other_tab_stored(tab, Segment::of(written[0].id.step(), &written));
    profile.tell(tab, Msg::UndoAsked);
    let item = &profile.model(tab).ledger.items()[0];
    assert_eq!(item.standing.value(), None);
    assert_eq!(item.measures[0].done.value(), Some(&false));
}

#[test]
fn undo_after_undo_leads_back_past_the_merge() {
    let (mut profile, tab) = opened();
    profile.tell(tab, file("农牧局.json", &two_units().0.journal));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, Msg::MeasureTicked(measure("r1.1.m1"), false));
    profile.tell(tab, Msg::UndoAsked);
    profile.tell(tab, Msg::UndoAsked);
    assert!(says(&profile.model(tab).journal).is_empty());
}

#[test]
fn a_preview_follows_what_another_tab_wrote_meanwhile() {
    let (mut profile, tab) = opened();
    let other = profile.open();
    profile.settle();
    profile.tell(tab, file("农牧局.json", &two_units().0.journal));
    profile.tell(other, Msg::MeasureTicked(measure("r1.1.m1"), true));
    profile.settle();
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, Msg::UndoAsked);
    // The other tab's tick was there before the merge, and is there again.
    assert_eq!(profile.model(tab).ledger.items()[0].measures[0].done.value(), Some(&true));
    assert_eq!(profile.model(tab).ledger.items()[0].standing.value(), None);
}

#[test]
fn what_another_tab_filled_in_meanwhile_is_not_lost_by_a_merge() {
    let (farm, water) = two_units();
    let untold = farm.journal.entries().map(|entry| Rc::new(entry.redacted(false)));
    let mut bare = Journal::default();
    bare.union(untold);
    let (mut profile, tab) = opened();
    profile.tell(tab, file("状态.json", &bare));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, file("水利局.json", &water.journal));
    // As many entries as before, fuller.
    let whole: Vec<_> = farm.journal.entries().cloned().collect();
    profile.other_tab_stored(tab, Segment::of(whole[0].id.step(), &whole));
    profile.tell(tab, Msg::MergeAccepted);
    let mut both = farm.journal.clone();
    both.union(water.journal.entries().cloned());
    assert_eq!(entries(&profile.model(tab).journal), entries(&both));
}

#[test]
fn what_was_there_untold_is_not_cleared_by_undoing_a_merge() {
    let mut farm = clerk(1, "农牧局");
    farm.set(NOON, standing("r1.1"), Change::Set("done".into()));
    farm.set(NOON + 1, done("r1.1.m1"), yes());
    // Known here is that something was said, and not what.
    let untold = farm.journal.entries().map(|entry| Entry { change: Change::Withheld, ..Entry::clone(entry) });
    let mut bare = Journal::default();
    bare.union(untold.filter(|entry| entry.register == standing("r1.1")).map(Rc::new).collect::<Vec<_>>());
    let (mut profile, tab) = opened();
    profile.tell(tab, file("状态.json", &bare));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, Msg::UndoAsked);
    let item = &profile.model(tab).ledger.items()[0];
    assert!(item.is_done(), "nobody knew what stood before, and nobody says it was nothing");
    assert_eq!(item.measures[0].done.value(), None);
    let cleared = profile.model(tab).journal.entries().filter(|entry| entry.change == Change::Cleared);
    assert_eq!(cleared.map(|entry| entry.register.clone()).collect::<Vec<_>>(), [done("r1.1.m1")]);
}

// Files that are shaped to hurt

/// A store as it is after the page was closed, and opened again.
fn reopened(profile: &mut Profile, tab: usize) -> usize {
    profile.settle();
    profile.kill(tab);
    let tab = profile.open();
    profile.settle();
    assert!(profile.model(tab).saving.unreadable.is_empty());
    tab
}

fn backup(profile: &mut Profile, tab: usize) -> Vec<Rc<Entry>> {
    profile.tell(tab, Msg::SigningPutOff);
    profile.tell(tab, Msg::ExportAsked);
    read_file(&Opinion::embedded(), &profile.downloaded, LIMITS).unwrap()
}

fn raw(entry: impl Fn(usize) -> serde_json::Value, count: usize) -> Msg {
    let entries: Vec<_> = (0..count).map(entry).collect();
    let file = json!({
        "format": "otog-checklist", "version": 1, "document": { "number": Opinion::embedded().number },
        "authors": [{ "name": "甲", "unit": "乙单位" }], "entries": entries,
    });
    Msg::FileRead { name: "来件.json".into(), content: Ok(file.to_string().into_bytes().into()) }
}

#[test]
fn a_tick_over_a_thousand_and_one_claims_is_there_after_a_reload() {
    let (mut profile, tab) = opened();
    let standing = ["working", "not-started"];
    let claim = |n: usize| json!({ "id": format!("{}-0-0000000000abcdef", NOON + n as u64), "by": 0, "on": "r1.1", "field": "standing", "to": standing[n % 2] });
    profile.tell(tab, raw(claim, 1001));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, Msg::RecommendationTicked(recommendation("r1.1"), true));
    assert!(profile.model(tab).ledger.items()[0].is_done());
    let tab = reopened(&mut profile, tab);
    assert!(profile.model(tab).ledger.items()[0].is_done());
    assert_eq!(backup(&mut profile, tab), entries(&profile.model(tab).journal));
    // Untick, and the conflict is not what comes back: it was two values.
    profile.tell(tab, Msg::UndoAsked);
    assert_eq!(profile.model(tab).ledger.conflicts(), 1);
}

#[test]
fn two_copies_of_one_entry_take_nothing_along() {
    let (mut profile, tab) = opened();
    let entry = |n: usize| {
        let (id, key) = (format!("{NOON}-0-0000000000000bad"), format!("{}-0-0000000000000077", NOON + n as u64));
        let named: Vec<_> = (0..600).map(|time| format!("{}-0-0000000000000005", 1000 + 600 * n + time)).collect();
        match n {
            0 | 1 => json!({ "id": id, "by": 0, "on": "zz", "field": "zz", "to": 1, "replaces": named }),
            _ => {
                json!({ "id": key, "by": 0, "on": "r3.1", "field": format!("note:{key}"), "to": { "text": format!("进展{n}") } })
            }
        }
    };
    profile.tell(tab, raw(entry, 1001));
    profile.tell(tab, Msg::MergeAccepted);
    let tab = reopened(&mut profile, tab);
    let notes = profile.model(tab).ledger.item(recommendation("r3.1")).unwrap().notes.len();
    assert_eq!((notes, profile.model(tab).journal.len()), (999, 1001));
    assert_eq!(backup(&mut profile, tab).len(), 1001);
}

#[test]
fn an_altered_copy_is_named_in_the_preview_and_both_are_kept() {
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::RecommendationTicked(recommendation("r1.1"), true));
    let own = profile.model(tab).journal.entries().next().unwrap().clone();
    let mut edited = Journal::default();
    edited.union([Rc::new(Entry { change: Change::Set("working".into()), ..Entry::clone(&own) })]);
    profile.tell(tab, file("改过.json", &edited));
    let sum = &profile.model(tab).preview.as_ref().unwrap().sum;
    assert_eq!((sum.altered, sum.conflicts, sum.new, sum.changed), (1, 1, 1, 1));
    assert!(profile.model(tab).preview.as_ref().unwrap().brings_something());
    profile.tell(tab, Msg::MergeAccepted);
    let tab = reopened(&mut profile, tab);
    assert!(profile.model(tab).journal.copies(own.id).any(|copy| *copy == own));
    let claims = profile.model(tab).ledger.items()[0].standing.claims().len();
    assert_eq!((claims, backup(&mut profile, tab).len()), (2, 2));
    // The same at the other end, where they come the other way round.
    let (mut there, other) = opened();
    there.tell(other, file("改过.json", &edited));
    there.tell(other, Msg::MergeAccepted);
    there.tell(other, file("本机.json", &profile.model(tab).journal.clone()));
    there.tell(other, Msg::MergeAccepted);
    assert_eq!(seen(&there.model(other).journal), seen(&profile.model(tab).journal));
    profile.tell(tab, Msg::FieldFilled(standing("r1.1"), Change::Set("done".into())));
    assert_eq!(profile.model(tab).ledger.conflicts(), 0);
}

#[test]
fn what_is_named_before_it_is_written_is_written_elsewhere() {
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::MeasureTicked(measure("r5.3.m1"), true));
    let own = profile.model(tab).journal.entries().next().unwrap().id;
    let mut foreseen = clerk(1, "农牧局");
    let written = foreseen.set(NOON, standing("r1.1"), Change::Set("working".into())).remove(0);
    // The page's next hundred moments.
    let next = (1..100).map(|more| StepId { time: own.time + more, replica: own.replica }.entry(0)).collect();
    let mut journal = Journal::default();
    journal.union([Rc::new(Entry { replaces: next, ..Entry::clone(&written) })]);
    profile.tell(tab, file("预先.json", &journal));
    profile.tell(tab, Msg::MergeAccepted);
    profile.tell(tab, Msg::RecommendationTicked(recommendation("r1.1"), true));
    assert!(profile.model(tab).ledger.items()[0].is_done());
    let tab = reopened(&mut profile, tab);
    assert!(profile.model(tab).ledger.items()[0].is_done());
}

#[test]
fn one_bad_entry_takes_no_other_along_and_waits_for_a_person() {
    let (mut profile, tab) = opened();
    for place in ["r1.1.m1", "r1.1.m2"] {
        profile.tell(tab, Msg::MeasureTicked(measure(place), true));
    }
    profile.settle();
    profile.kill(tab);
    let key = *profile.local.keys().next().unwrap();
    let mut text: serde_json::Value = serde_json::from_str(&profile.local[&key].0).unwrap();
    let list = text["entries"].as_array_mut().unwrap();
    let mut bad = list[0].clone();
    bad["id"] = json!("yesterday");
    list.push(bad);
    let text: Rc<str> = text.to_string().into();
    for store in [&mut profile.local, &mut profile.durable] {
        store.insert(key, (text.clone(), Vec::new()));
    }
    let tab = profile.open();
    profile.settle();
    let model = profile.model(tab);
    assert_eq!((model.journal.len(), model.saving.unreadable.len()), (2, 1));
    profile.tell(tab, Msg::UnreadableDownloaded);
    assert!(std::str::from_utf8(&profile.downloaded).unwrap().contains("yesterday"));
    // Compaction leaves it where it is.
    for number in 0..70 {
        profile.tell(tab, Msg::MeasureTicked(measure("r5.3.m1"), number % 2 == 0));
    }
    profile.settle();
    profile.kill(tab);
    let tab = profile.open();
    profile.settle();
    assert_eq!(profile.model(tab).saving.unreadable.len(), 1);
    assert!(profile.durable.len() < 10, "{}", profile.durable.len());
    profile.tell(tab, Msg::UnreadableDiscarded);
    let tab = reopened(&mut profile, tab);
    assert_eq!(profile.model(tab).journal.len(), 72);
}

#[test]
fn a_text_that_could_not_be_read_back_is_not_written() {
    let (mut profile, tab) = opened();
    let text = |length: usize| Change::Set("x".repeat(length).into());
    let register = Register::new(recommendation("r1.1"), Field::Explanation);
    profile.tell(tab, Msg::FieldFilled(register.clone(), text(LIMITS.text + 1)));
    assert_eq!(profile.model(tab).notice, Some(Notice::NotWritten { limit: LIMITS.text }));
    assert!(profile.model(tab).journal.is_empty());
    profile.tell(tab, Msg::FieldFilled(register, text(LIMITS.text)));
    let long = Author { name: "x".repeat(LIMITS.text + 1), ..Author::default() };
    profile.tell(tab, Msg::Signed(long));
    assert!(!profile.model(tab).author.is_signed());
    let tab = reopened(&mut profile, tab);
    assert_eq!(backup(&mut profile, tab).len(), 1);
}

// Several at once

#[test]
fn of_five_files_with_one_bad_each_is_told_and_the_good_ones_are_merged() {
    let (mut profile, tab) = opened();
    let (farm, water) = two_units();
    let names = ["农牧局.json", "水利局.json", "汇报.pdf", "空.json", "状态.json"];
    profile.tell(tab, Msg::PanelOpened(Panel::Receive));
    profile.tell(tab, Msg::FilesCame(names.map(Into::into).to_vec()));
    assert!(states(profile.model(tab)).iter().all(|(_, state)| **state == ArrivalState::Opening));
    for (name, bytes) in names.into_iter().zip([
        text_of(&farm.journal).as_bytes(),
        text_of(&water.journal).as_bytes(),
        b"%PDF-1.7",
        b"",
        text_of(&Journal::default()).as_bytes(),
    ]) {
        profile.tell(tab, read(name, bytes));
    }
    let pdf = refused(Refusal::Foreign(Foreign::Pdf));
    let told = [
        ("农牧局.json", &ArrivalState::Ready(0)),
        ("水利局.json", &ArrivalState::Ready(1)),
        ("汇报.pdf", &pdf),
        ("空.json", &refused(Refusal::Empty)),
        ("状态.json", &ArrivalState::NothingNew),
    ];
    assert_eq!(states(profile.model(tab)), told);
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().files.len(), 2);

    profile.tell(tab, Msg::PartChosen(Part::File(1), false));
    profile.tell(tab, Msg::MergeAccepted);
    let model = profile.model(tab);
    assert_eq!(seen(&model.journal), seen(&farm.journal));
    // What became of it stands in the window that one is looking at.
    assert_eq!(model.panel, Some(Panel::Receive));
    assert!(matches!(model.notice, Some(Notice::Merged { entries: 2, .. })));
    assert_eq!(states(model)[..2], [("农牧局.json", &ArrivalState::Merged), ("汇报.pdf", &pdf)]);

    // The next try begins with an empty window, and leaves the list behind once all of it is merged.
    profile.tell(tab, file("水利局.json", &water.journal));
    assert_eq!(states(profile.model(tab)), [("水利局.json", &ArrivalState::Ready(0))]);
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!((profile.model(tab).panel, states(profile.model(tab))), (None, vec![]));
}

#[test]
fn files_of_one_name_have_a_row_each() {
    let (mut profile, tab) = opened();
    let (farm, water) = two_units();
    profile.tell(tab, Msg::FilesCame(vec!["清单.json".into(); 3]));
    profile.tell(tab, file("清单.json", &farm.journal));
    profile.tell(tab, read("清单.json", b"PK\x05\x06"));
    profile.tell(tab, file("清单.json", &water.journal));
    let archive = refused(Refusal::Foreign(Foreign::Archive));
    let [(_, first), (_, second), (_, third)] = states(profile.model(tab))[..] else { panic!("three rows") };
    assert_eq!((first, second, third), (&ArrivalState::Ready(0), &archive, &ArrivalState::Ready(1)));
}

#[test]
fn what_was_refused_is_tried_again_in_its_own_row() {
    let (mut profile, tab) = opened();
    let (farm, water) = two_units();
    profile.tell(tab, Msg::FilesCame(vec!["农牧局.json".into(), "水利局.json".into()]));
    profile.tell(tab, file("农牧局.json", &farm.journal));
    profile.tell(tab, read("水利局.json", b"{"));
    assert!(matches!(states(profile.model(tab))[1].1, ArrivalState::Refused(_)));
    profile.tell(tab, file("水利局.json", &water.journal));
    let expected = [("农牧局.json", &ArrivalState::Ready(0)), ("水利局.json", &ArrivalState::Ready(1))];
    assert_eq!(states(profile.model(tab)), expected);
}

#[test]
fn one_passphrase_opens_all_that_was_sealed_with_it() {
    let (mut profile, tab) = opened();
    let (farm, water) = two_units();
    // One of them is so large that the desk looks at it first.
    let long = format!("{}{}", text_of(&water.journal), " ".repeat(1 << 19));
    profile.tell(tab, read("农牧局.sealed", &sealed(text_of(&farm.journal).as_bytes())));
    profile.tell(tab, read("水利局.sealed", &sealed(long.as_bytes())));
    profile.tell(tab, read("汇报.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
    assert_eq!(profile.model(tab).panel, Some(Panel::Receive));
    profile.tell(tab, Msg::PassphraseGiven("不是这个".into()));
    let wrong =
        |state: &ArrivalState| matches!(state, ArrivalState::Locked { busy: false, wrong: Some(Refusal::Locked), .. });
    assert!(states(profile.model(tab))[..2].iter().all(|(_, state)| wrong(state)));
    profile.tell(tab, Msg::PassphraseGiven(PASSPHRASE.into()));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.new, 3);
    let expected = [&ArrivalState::Ready(0), &ArrivalState::Ready(1), &refused(Refusal::Foreign(Foreign::Text))];
    assert_eq!(states(profile.model(tab)).iter().map(|(_, state)| *state).collect::<Vec<_>>(), expected);
}

fn asks(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::AskDesk { .. }])
}

/// The page's own thread reads a little, and never much.
#[test]
fn large_files_are_opened_at_the_desk_whatever_is_around_them() {
    let (mut profile, tab) = opened();
    let large = format!("{}{}", text_of(&two_units().0.journal), " ".repeat(1 << 19));
    let now = otog_checklist::app::Now { ms: NOON, offset_minutes: 480 };
    for bytes in [large.clone().into_bytes(), sealed(large.as_bytes()), format!("<html>{large}").into_bytes()] {
        let effects = update(&mut profile.tabs[tab].model, now, read("大", &bytes));
        assert!(asks(&effects), "{effects:?}");
        update(&mut profile.tabs[tab].model, now, Msg::CalledOff);
        assert!(profile.model(tab).inbox.arrivals.is_empty());
    }
}

#[test]
fn sealed_files_of_any_size_are_opened_at_the_desk_and_so_is_what_was_in_them() {
    let (mut profile, tab) = opened();
    let now = otog_checklist::app::Now { ms: NOON, offset_minutes: 480 };
    let small = text_of(&two_units().0.journal);
    for content in [small.clone(), format!("{small}{}", " ".repeat(1 << 19))] {
        let effects = update(&mut profile.tabs[tab].model, now, read("清单.sealed", &sealed(content.as_bytes())));
        assert!(asks(&effects), "{effects:?}");
        update(&mut profile.tabs[tab].model, now, Msg::CalledOff);

        profile.tell(tab, read("清单.sealed", &sealed(content.as_bytes())));
        let model = &mut profile.tabs[tab].model;
        let effects = update(model, now, Msg::PassphraseGiven(PASSPHRASE.into()));
        assert!(matches!(effects[..], [Effect::Unseal { .. }]), "{effects:?}");
        let unsealed = Msg::Unsealed { name: "清单.sealed".into(), result: Ok(content.as_bytes().into()) };
        let effects = update(model, now, unsealed);
        assert!(asks(&effects), "{effects:?}");
        update(model, now, Msg::CalledOff);
        assert!(model.inbox.arrivals.is_empty());
    }
}

#[test]
fn without_the_desk_a_sealed_file_is_opened_all_the_same() {
    let (mut profile, tab) = opened();
    let now = otog_checklist::app::Now { ms: NOON, offset_minutes: 480 };
    let model = &mut profile.tabs[tab].model;
    let content = text_of(&two_units().0.journal);
    let gone = |model: &mut Model, effects: &[Effect]| {
        let [Effect::AskDesk { ticket, .. }] = *effects else { return };
        update(model, now, Msg::DeskAnswered { ticket, result: Err(Failure::NotFetched) });
    };
    let effects = update(model, now, read("清单.sealed", &sealed(content.as_bytes())));
    gone(model, &effects);
    update(model, now, Msg::PassphraseGiven(PASSPHRASE.into()));
    let unsealed = Msg::Unsealed { name: "清单.sealed".into(), result: Ok(content.as_bytes().into()) };
    let effects = update(model, now, unsealed);
    gone(model, &effects);
    assert_eq!(states(model), [("清单.sealed", &ArrivalState::Ready(0))]);
}

#[test]
fn a_row_says_that_the_desk_could_not_be_had() {
    let (mut profile, tab) = opened();
    let now = otog_checklist::app::Now { ms: NOON, offset_minutes: 480 };
    let model = &mut profile.tabs[tab].model;
    let effects = update(model, now, read("台账.xlsx", b"PK\x03\x04 xl/"));
    let [Effect::ReadPicture { .. } | Effect::ClearFragment, ..] = effects[..] else {
        panic!("an archive: {effects:?}")
    };
    let effects = update(model, now, read("消息", b"https://example.cn/#s=AQ"));
    let [Effect::AskDesk { ticket, .. }] = effects[..] else { panic!("{effects:?}") };
    update(model, now, Msg::DeskAnswered { ticket, result: Err(Failure::NotFetched) });
    let last = states(model).pop().unwrap();
    assert_eq!(last, ("消息", &ArrivalState::Refused(WhyNot::Failed(Failure::NotFetched))));
    assert_eq!((model.notice.clone(), model.panel), (None, Some(Panel::Receive)));
}

#[test]
fn what_a_page_carries_is_looked_at_like_anything_else_where_something_is_here() {
    let (farm, water) = two_units();
    let carried = |journal: &Journal| Msg::PageCarried(text_of(journal).into());
    // Nothing is here: that is what the page is.
    let (mut profile, tab) = opened();
    profile.tell(tab, carried(&farm.journal));
    assert_eq!(seen(&profile.model(tab).journal), seen(&farm.journal));
    assert!(profile.model(tab).preview.is_none());
    // Opened again.
    profile.tell(tab, carried(&farm.journal));
    assert!(profile.model(tab).inbox.arrivals.is_empty() && profile.model(tab).notice.is_none());
    // It says something else.
    profile.tell(tab, carried(&water.journal));
    assert_eq!(seen(&profile.model(tab).journal), seen(&farm.journal));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.conflicts, 1);
}

#[test]
fn a_letter_that_nobody_sees_makes_no_second_unit() {
    let (mut profile, tab) = opened();
    let lead = Register::new(recommendation("r1.1"), Field::Lead);
    for (number, unit) in [(1, "农牧局"), (2, "农\u{200b}牧局\u{feff}")] {
        let mut clerk = clerk(number, unit);
        clerk.set(NOON + u64::from(number), lead.clone(), Change::Set(unit.into()));
        profile.tell(tab, file(&format!("{number}.json"), &clerk.journal));
    }
    let sum = &profile.model(tab).preview.as_ref().unwrap().sum;
    assert_eq!((sum.authors.len(), sum.conflicts), (1, 0));
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!(profile.model(tab).units().len(), 1);
}

// Clocks

const DAY: u64 = 24 * 60 * 60 * 1000;

/// The clock is wrong in between, and the page is opened anew: undo takes back what was done last.
#[test]
fn undo_follows_what_was_done_whatever_the_clock_showed() {
    let places = ["r1.1.m1", "r1.1.m2", "r1.1.m3"];
    for (wrong, reloads) in
        [(NOON - 365 * DAY, true), (NOON - 365 * DAY, false), (NOON + 3650 * DAY, true), (NOON + 3650 * DAY, false)]
    {
        let (mut profile, mut tab) = opened();
        for (place, now) in places.into_iter().zip([NOON + 1000, wrong, NOON + 2000]) {
            profile.now = now;
            profile.tell(tab, Msg::MeasureTicked(measure(place), true));
            if reloads {
                tab = reopened(&mut profile, tab);
            }
        }
        // A clock that is right again is followed again.
        let times: Vec<_> = profile.model(tab).journal.entries().map(|entry| entry.id.time).collect();
        assert_eq!(times.iter().filter(|time| **time < NOON + 3000 && **time > NOON).count(), 2, "{times:?}");
        for undone in (0..places.len()).rev() {
            profile.tell(tab, Msg::UndoAsked);
            if reloads {
                tab = reopened(&mut profile, tab);
            }
            let item = profile.model(tab).ledger.items()[0].clone();
            let done: Vec<_> = item.measures.iter().take(3).map(|state| state.is_done()).collect();
            assert_eq!(done, (0..3).map(|place| place < undone).collect::<Vec<_>>(), "{wrong} {reloads}");
        }
        for redone in 1..=places.len() {
            profile.tell(tab, Msg::RedoAsked);
            let done = profile.model(tab).ledger.items()[0].measures_done();
            assert_eq!(done, redone);
        }
    }
}

/// The order survives compaction too, and another tab has the same.
#[test]
fn the_order_of_steps_survives_compaction_and_other_tabs() {
    let (mut profile, tab) = opened();
    profile.now = NOON + 3650 * DAY;
    profile.tell(tab, Msg::MeasureTicked(measure("r1.1.m1"), true));
    profile.now = NOON;
    for number in 0..80 {
        profile.tell(tab, Msg::MeasureTicked(measure("r5.3.m1"), number % 2 == 0));
    }
    let tab = reopened(&mut profile, tab);
    let tab = reopened(&mut profile, tab);
    assert!(profile.durable.len() < 10, "{}", profile.durable.len());
    let other = profile.open();
    profile.settle();
    profile.tell(other, Msg::MeasureTicked(measure("r5.3.m1"), true));
    profile.settle();
    for tab in [tab, other] {
        profile.tell(tab, Msg::UndoAsked);
        profile.settle();
        assert!(profile.model(tab).ledger.items()[0].measures[0].is_done());
    }
}

/// Two machines from one disk image: each takes back its own ticks, and has a number of its own from then on.
#[test]
fn a_device_that_meets_its_own_number_in_other_hands_takes_another() {
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::MeasureTicked(measure("r1.1.m1"), true));
    let tab = reopened(&mut profile, tab);
    let mut copied = Profile::new(Rc::new(Opinion::embedded()));
    (copied.local, copied.durable) = (profile.local.clone(), profile.durable.clone());
    copied.now = NOON + 500;
    let there = copied.open();
    copied.settle();
    copied.tell(there, Msg::MeasureTicked(measure("r1.1.m2"), true));
    let number = profile.device;
    assert_eq!(copied.device, number);

    profile.tell(tab, file("同事.json", &copied.model(there).journal.clone()));
    profile.tell(tab, Msg::MergeAccepted);
    assert_ne!(profile.device, number);
    let tab = reopened(&mut profile, tab);
    profile.tell(tab, Msg::MeasureTicked(measure("r5.3.m1"), true));
    let own = profile.model(tab).journal.heads(&done("r5.3.m1")).next().unwrap().id.replica.device();
    assert_eq!(own, profile.device);
    let ticked = |profile: &Profile, tab| {
        let item = profile.model(tab).ledger.items()[0].clone();
        (item.measures[0].is_done(), item.measures[1].is_done())
    };
    // Its own two, and not the colleague's.
    for expected in [(true, true), (false, true), (false, true)] {
        profile.tell(tab, Msg::UndoAsked);
        assert_eq!(ticked(&profile, tab), expected);
    }
    assert_eq!(profile.model(tab).notice, Some(Notice::NothingToUndo));
}

#[test]
fn values_that_would_be_shown_nowhere_are_named_before_they_are_taken() {
    let (mut profile, tab) = opened();
    let mut other = clerk(1, "农牧局");
    let accepted = Register::new(recommendation("r1.1"), Field::Accepted);
    let note = Register::new(recommendation("r1.1"), Field::from_text("note:1736000200000-0-0000000001000001"));
    let dated = serde_json::json!({ "text": "已开工", "date": "2025-03-02" });
    other.set(NOON, accepted.clone(), yes());
    other.set(NOON + 1, note.clone(), Change::Set(dated.clone()));
    other.set(NOON + 2, done("r1.1.m1"), yes());
    profile.tell(tab, file("农牧局.json", &other.journal));
    let preview = profile.model(tab).preview.as_ref().unwrap();
    let told = [(&accepted, &yes(), Misfit::Value), (&note, &Change::Set(dated), Misfit::Part("date".to_owned()))];
    assert_eq!(preview.odd(), told);
    assert!(preview.brings_something(), "they are kept and passed on all the same");
}
