//! The laws of the journal and the ledger, on journals that two to five clerks wrote at random.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod replicas;

use std::{collections::BTreeSet, rc::Rc};

use otog_checklist::{
    journal::{Change, Clock, Device, Entry, EntryId, Journal, Millis, Register, Replica, Step, Steps},
    ledger::{Ledger, difference, timeline},
    opinion::{Day, Opinion},
    share::{LIMITS, Segment, read_file, write_file},
};
use proptest::prelude::*;
use replicas::*;

thread_local! {
    static OPINION: Opinion = Opinion::embedded();
}

fn fold(journal: &Journal) -> Ledger {
    OPINION.with(|opinion| Ledger::fold(opinion, journal))
}

/// A piece of what was written, parts of it withheld.
fn pieces<const N: usize>() -> impl Strategy<Value = [(u64, u64); N]> {
    std::array::from_fn::<_, N, _>(|_| (any::<u64>(), any::<u64>()))
}

/// Damaged or forged: a copy that says something else than the entry with its id.
fn forged(entry: &Rc<Entry>, like: &Rc<Entry>) -> Rc<Entry> {
    Rc::new(Entry { id: entry.id, ..Entry::clone(like) })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn union_is_commutative_associative_and_idempotent(script in script(), [a, b, c] in pieces(), forge in any::<bool>()) {
        let log = play(&script).log;
        let mut pieces = [a, b, c].map(|(mask, withheld)| some_of(&log, mask, withheld));
        if let (true, [first, .., last]) = (forge, &log[..]) && !last.replaces.contains(&first.id) {
            pieces[0].push(forged(first, last));
        }
        let [a, b, c] = pieces;
        let all = |order: [&Vec<Rc<Entry>>; 3]| {
            let journal = journal(order.into_iter().flatten().cloned());
            (seen(&journal), fold(&journal))
        };
        let expected = all([&a, &b, &c]);
        prop_assert_eq!(&all([&b, &a, &c]), &expected);
        prop_assert_eq!(&all([&c, &b, &a]), &expected);

        let mut grouped = journal(b.iter().chain(&c).cloned());
        let mut left = journal(a.iter().cloned());
        left.union(entries(&grouped));
        grouped.union(a.iter().cloned());
        prop_assert_eq!(&seen(&left), &expected.0);
        prop_assert_eq!(&seen(&grouped), &expected.0);

        let again = left.union(entries(&grouped));
        prop_assert!(again.is_empty());
        prop_assert_eq!(&seen(&left), &expected.0);
    }

    #[test]
    fn neither_order_nor_splits_nor_duplicates_matter(
        script in script(), order in any::<u64>(), splits in 1_usize..9, twice in any::<u64>()
    ) {
        let log = play(&script).log;
        let whole = journal(log.iter().cloned());
        let mut shuffled: Vec<_> = log.iter().chain(&some_of(&log, twice, 0)).cloned().collect();
        shuffled.sort_by_key(|entry| (entry.id.time ^ u64::from(entry.id.counter)).wrapping_mul(order | 1));
        let mut parts = Journal::default();
        for part in shuffled.chunks(splits) {
            parts.union(part.iter().cloned());
        }
        prop_assert_eq!(seen(&parts), seen(&whole));
        prop_assert_eq!(fold(&parts), fold(&whole));
    }

    #[test]
    fn heads_are_what_nothing_replaces(script in script(), [(mask, withheld)] in pieces()) {
        let journal = journal(some_of(&play(&script).log, mask, withheld));
        for register in journal.registers() {
            let here = || journal.entries().filter(|entry| entry.register == *register);
            let replaced: BTreeSet<_> = here().flat_map(|entry| &entry.replaces).collect();
            let expected: Vec<_> = here().filter(|entry| !replaced.contains(&entry.id)).collect();
            prop_assert_eq!(journal.heads(register).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn all_who_hold_the_same_entries_see_the_same(script in open_script()) {
        let world = play(&script);
        let expected = fold(&journal(world.log.iter().cloned()));
        for mut clerk in world.clerks {
            clerk.take(world.log.iter().cloned());
            prop_assert_eq!(&fold(&clerk.journal), &expected);
        }
    }

    #[test]
    fn heads_alone_say_what_the_whole_says(script in open_script(), mask in any::<u64>()) {
        let log = play(&script).log;
        let whole = journal(log.iter().cloned());
        let heads = journal(summit(&whole, |entry| entry.replaces.clone()));
        prop_assert_eq!(says(&heads), says(&whole));
        prop_assert_eq!(fold(&heads), fold(&whole));

        // To somebody who has other parts of the history, a head must also say what its
        // predecessors replaced: he may hold those and not them.
        let closed = summit(&whole, |entry| ancestors(&whole, entry));
        let mut merged = journal(some_of(&log, mask, 0));
        merged.union(closed);
        prop_assert_eq!(seen(&merged).1, seen(&whole).1);
    }

    #[test]
    fn the_fuller_copy_stays_whatever_comes_first(script in open_script(), [a, b] in pieces()) {
        let log = play(&script).log;
        let mut journal = journal(some_of(&log, a.0, a.1));
        journal.union(log.iter().cloned());
        journal.union(some_of(&log, b.0, b.1));
        prop_assert_eq!(seen(&journal), seen(&replicas::journal(log)));
    }

    #[test]
    fn settling_replaces_every_claim(script in script(), choice in any::<prop::sample::Index>()) {
        let world = play(&script);
        let mut clerk = world.clerks[0].clone();
        clerk.take(world.log);
        for register in registers() {
            let claims = clerk.journal.heads(&register).map(|head| head.change.clone());
            let claims: Vec<_> = claims.filter(|change| *change != Change::Withheld).collect();
            if claims.is_empty() {
                continue;
            }
            let chosen = choice.get(&claims).clone();
            clerk.set(NOON, register.clone(), chosen.clone());
            prop_assert!(clerk.journal.heads(&register).all(|head| head.change == chosen));
        }
        prop_assert_eq!(fold(&clerk.journal).conflicts(), 0);
    }

    #[test]
    fn clocks_decide_nothing(script in script(), other_clocks in prop::collection::vec(moment(), 60)) {
        let again: Script =
            script.iter().zip(other_clocks).map(|((who, _, act), now)| (*who, now, act.clone())).collect();
        let (one, other) = (play(&script), play(&again));
        prop_assert_eq!(one.log.len(), other.log.len());
        for (one, other) in one.clerks.iter().zip(&other.clerks) {
            prop_assert_eq!(one.says(), other.says());
        }
        prop_assert_eq!(says(&journal(one.log)), says(&journal(other.log)));
    }

    #[test]
    fn undo_and_redo_lead_back_and_forth(
        script in open_script(),
        steps in prop::collection::vec(prop::collection::vec(
            (prop::sample::select(registers()), prop::sample::select(changes())), 1..4), 1..6),
    ) {
        let world = play(&script);
        let mut clerk = world.clerks[0].clone();
        clerk.take(world.log);
        let mut stations = vec![clerk.says()];
        for step in steps {
            if !clerk.set_all(NOON, step).is_empty() {
                stations.push(clerk.says());
            }
        }
        for _ in 0..2 {
            for station in stations.iter().rev().skip(1) {
                let length = clerk.journal.len();
                clerk.undo(NOON);
                prop_assert!(clerk.journal.len() > length);
                prop_assert_eq!(&clerk.says(), station);
            }
            for station in stations.iter().skip(1) {
                clerk.redo(NOON);
                prop_assert_eq!(&clerk.says(), station);
            }
        }
    }

    #[test]
    fn undo_then_redo_changes_nothing(script in script()) {
        for mut clerk in play(&script).clerks {
            let before = clerk.says();
            if !clerk.undo(NOON).is_empty() {
                prop_assert!(!clerk.redo(NOON).is_empty());
                prop_assert_eq!(clerk.says(), before);
            }
        }
    }

    #[test]
    fn what_can_be_undone_is_read_off_the_journal(script in script()) {
        for clerk in play(&script).clerks {
            prop_assert_eq!(clerk.steps_read(), clerk.steps);
        }
    }

    #[test]
    fn what_is_written_is_read(script in script(), [(mask, withheld)] in pieces()) {
        let written = entries(&journal(some_of(&play(&script).log, mask, withheld)));
        let key = Clock::new(Replica::new(Device::from_random(9), 9)).step(NOON);
        let segment = Segment::of(key, &written);
        prop_assert_eq!(Segment::read(&segment.text), Some(written.clone()));
        prop_assert_eq!(Segment::labelled(segment.text.clone()), Some(segment));

        OPINION.with(|opinion| {
            let file = write_file(opinion, &journal(written.iter().cloned()), Day::parse("2026-11-24").unwrap());
            prop_assert_eq!(read_file(opinion, file.as_bytes(), LIMITS), Ok(written));
            Ok(())
        })?;
    }

    #[test]
    fn the_past_only_grows(script in script(), [one, other] in [moment(), moment()]) {
        let whole = journal(play(&script).log);
        let (earlier, later) = (whole.as_of(one.min(other)), whole.as_of(one.max(other)));
        prop_assert!(earlier.entries().all(|entry| later.get(entry.id) == Some(entry)));
        prop_assert!(later.entries().all(|entry| whole.get(entry.id) == Some(entry) && entry.id.time <= one.max(other)));
        prop_assert_eq!(seen(&whole.as_of(Millis::MAX)), seen(&whole));
    }

    #[test]
    fn a_difference_names_what_says_something_else(script in open_script(), mask in any::<u64>()) {
        let log = play(&script).log;
        let (part, whole) = (journal(some_of(&log, mask, 0)), journal(log));
        prop_assert!(difference(&whole, &whole).is_empty());
        let expected: BTreeSet<Register> = says(&part)
            .into_iter()
            .chain(says(&whole))
            .map(|(register, _)| register)
            .filter(|register| said(&part, register) != said(&whole, register))
            .collect();
        let rows = difference(&part, &whole);
        prop_assert_eq!(rows.iter().map(|row| row.register.clone()).collect::<BTreeSet<_>>(), expected);
        let mirrored = difference(&whole, &part);
        prop_assert!(rows.iter().zip(&mirrored).all(|(row, back)| row.before == back.after && row.after == back.before));
    }

    #[test]
    fn the_history_tells_every_entry_once(script in script(), [(mask, withheld)] in pieces()) {
        let journal = journal(some_of(&play(&script).log, mask, withheld));
        let everything = Default::default();
        let rows: Vec<_> = timeline(&journal, &everything, NOON).collect();
        let mut told: Vec<_> = rows.iter().map(|row| row.entry.clone()).collect();
        told.reverse();
        prop_assert_eq!(told, entries(&journal));
        for row in rows {
            prop_assert_eq!(row.stands, journal.heads(&row.entry.register).any(|head| head.id == row.entry.id));
        }
    }
}

fn said(journal: &Journal, register: &Register) -> BTreeSet<Change> {
    says(journal).into_iter().find(|(other, _)| other == register).map(|(_, values)| values).unwrap_or_default()
}

/// The heads of every register, each with what `replaces` says.
fn summit(whole: &Journal, replaces: impl Fn(&Entry) -> Vec<EntryId>) -> Vec<Rc<Entry>> {
    whole
        .registers()
        .flat_map(|register| whole.heads(register))
        .map(|head| Rc::new(Entry { replaces: replaces(head), ..Entry::clone(head) }))
        .collect()
}

fn ancestors(whole: &Journal, entry: &Entry) -> Vec<EntryId> {
    let mut found = BTreeSet::new();
    let mut open = entry.replaces.clone();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(whole.get(id).into_iter().flat_map(|entry| entry.replaces.iter().copied()));
        }
    }
    found.into_iter().collect()
}

// By example

fn standing() -> Register {
    registers()[0].clone()
}

fn value(text: &str) -> Change {
    Change::Set(text.into())
}

fn exchange(a: &mut Clerk, b: &mut Clerk) {
    let sent = entries(&a.journal);
    a.take(entries(&b.journal));
    b.take(sent);
}

/// What each of them sees of r1.1: the claims, the one made last by the clock at the end.
fn claims(clerk: &Clerk) -> Vec<Change> {
    fold(&clerk.journal).items()[0].standing.claims().iter().map(|claim| claim.entry.change.clone()).collect()
}

#[test]
fn a_disagreement_is_shown_to_both_alike() {
    let (mut a, mut b) = (Clerk::new(1), Clerk::new(2));
    a.set(NOON, standing(), value("done"));
    b.set(NOON + 1, standing(), value("working"));
    exchange(&mut a, &mut b);
    for clerk in [&a, &b] {
        assert_eq!(claims(clerk), [value("done"), value("working")]);
        assert!(fold(&clerk.journal).items()[0].standing.is_conflict());
        assert_eq!(fold(&clerk.journal).items()[0].standing.value(), None);
    }
}

#[test]
fn who_agree_do_not_disagree() {
    let (mut a, mut b) = (Clerk::new(1), Clerk::new(2));
    a.set(NOON, standing(), value("done"));
    b.set(NOON + 1, standing(), value("done"));
    exchange(&mut a, &mut b);
    assert_eq!(claims(&a).len(), 2);
    assert_eq!(fold(&a.journal).conflicts(), 0);
    assert!(fold(&a.journal).items()[0].is_done());
}

#[test]
fn taking_back_a_settlement_brings_the_disagreement_back() {
    let (mut a, mut b) = (Clerk::new(1), Clerk::new(2));
    a.set(NOON, standing(), value("done"));
    b.set(NOON, standing(), value("working"));
    exchange(&mut a, &mut b);
    a.set(NOON, standing(), value("working"));
    assert_eq!(fold(&a.journal).conflicts(), 0);
    a.undo(NOON);
    exchange(&mut a, &mut b);
    for clerk in [&a, &b] {
        assert_eq!(claims(clerk).len(), 2);
        assert_eq!(fold(&clerk.journal).conflicts(), 1);
    }
    a.redo(NOON);
    assert_eq!(claims(&a), [value("working")]);
}

#[test]
fn nobody_takes_back_what_others_built_upon() {
    let (mut a, mut b) = (Clerk::new(1), Clerk::new(2));
    a.set(NOON, standing(), value("done"));
    exchange(&mut a, &mut b);
    b.set(NOON, standing(), value("working"));
    exchange(&mut a, &mut b);
    assert!(a.undo(NOON).is_empty());
    assert_eq!(claims(&a), [value("working")]);
}

/// The clock was set back in between, or another tab of the device wrote by a clock behind.
#[test]
fn an_undo_dated_before_its_step_can_be_redone_after_a_restart() {
    let mut clerk = Clerk::new(1);
    let written = clerk.set(NOON, standing(), value("done"));
    let (step, writes) = clerk.steps.next_undo(&clerk.journal).unwrap();
    let author = written[0].author.clone().unwrap();
    let earlier = Clock::new(Replica::new(clerk.device, 8)).step(NOON - 1000);
    clerk.journal.record(&Step { id: earlier, author, reverts: Some(step) }, writes);

    clerk.steps = Steps::of(&clerk.journal, clerk.device);
    assert!(clerk.steps.next_undo(&clerk.journal).is_none());
    clerk.redo(NOON);
    assert_eq!(claims(&clerk), [value("done")]);
    assert_eq!(Steps::of(&clerk.journal, clerk.device), clerk.steps);
}

#[test]
fn what_is_withheld_says_nothing() {
    let mut clerk = Clerk::new(1);
    let written = clerk.set(NOON, standing(), value("done"));
    let redacted = journal([Rc::new(written[0].redacted(false))]);
    assert!(fold(&redacted).items()[0].standing.claims().is_empty());
    assert!(difference(&Journal::default(), &redacted).is_empty());
}

#[test]
fn entries_from_the_far_future_are_marked_and_can_not_win() {
    let (mut fast, mut right) = (Clerk::new(1), Clerk::new(2));
    fast.set(253_402_300_799_999, standing(), value("working"));
    right.take(entries(&fast.journal));
    right.set(NOON, standing(), value("done"));
    assert_eq!(claims(&right), [value("done")]);
    let marked: Vec<_> =
        timeline(&right.journal, &Default::default(), NOON).map(|row| (row.from_future, row.stands)).collect();
    assert_eq!(marked, [(true, false), (false, true)]);
}
