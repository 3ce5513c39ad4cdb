//! Merging as people do it: looking first, choosing, and taking all of it back at one go.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod replicas;

use std::rc::Rc;

use otog_checklist::{
    app::{Msg, Notice, Part},
    journal::{Author, Change, Entry, Field, Journal, Register, Role},
    opinion::{Day, Opinion},
    share::{Segment, write_file},
};
use replicas::{profile::Profile, *};

fn opened() -> (Profile, usize) {
    let mut profile = Profile::new(Rc::new(Opinion::embedded()));
    let tab = profile.open();
    profile.settle();
    (profile, tab)
}

fn file(name: &str, journal: &Journal) -> Msg {
    let text = write_file(&Opinion::embedded(), journal, Day::parse("2026-11-24").unwrap());
    Msg::FileRead { name: name.into(), content: Ok(text.into_bytes().into()) }
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
