//! Looking back: where things stood on a day, and what differs between two days.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::rc::Rc;

use otog_checklist::{
    app::{Boot, Model, Msg, Now, update},
    journal::{Device, Replica},
    opinion::{Day, Opinion, RecommendationId},
};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Noon in China, `days` after 2024-12-19.
fn noon(days: u64) -> Now {
    Now { ms: 1_734_580_800_000 + days * DAY, offset_minutes: 480 }
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

fn id(text: &str) -> RecommendationId {
    RecommendationId::parse(text).unwrap()
}

/// One tick on the first day, one on the third, one on the fifth.
fn clerk() -> Model {
    let boot = Boot::empty(Replica::new(Device::from_random(1), 1));
    let (mut model, _) = Model::boot(Rc::new(Opinion::embedded()), boot);
    for (days, ticked) in [(0, "r1.1"), (2, "r1.2"), (4, "r1.3")] {
        update(&mut model, noon(days), Msg::RecommendationTicked(id(ticked), true));
    }
    model
}

#[test]
fn a_past_day_shows_what_stood_when_it_ended() {
    let mut model = clerk();
    for (shown, done) in [("2024-12-18", 0), ("2024-12-19", 1), ("2024-12-20", 1), ("2024-12-21", 2)] {
        update(&mut model, noon(9), Msg::PastAsked(day(shown)));
        assert_eq!(model.shown().progress().done, done, "{shown}");
    }
    update(&mut model, noon(9), Msg::PastAsked(None));
    assert_eq!(model.shown().progress().done, 3);
}

#[test]
fn nothing_can_be_changed_while_looking_back() {
    let mut model = clerk();
    update(&mut model, noon(9), Msg::PastAsked(day("2024-12-20")));
    let entries = model.journal.len();
    for msg in [Msg::RecommendationTicked(id("r2.1"), true), Msg::UndoAsked, Msg::RedoAsked] {
        assert_eq!(update(&mut model, noon(9), msg), []);
    }
    assert_eq!(model.journal.len(), entries);
}

#[test]
fn two_days_are_compared() {
    let mut model = clerk();
    let mut changed = |from: &str, until: Option<Day>| {
        update(&mut model, noon(9), Msg::PastAsked(day(from)));
        update(&mut model, noon(9), Msg::ComparisonAsked(until));
        let past = model.past.clone().unwrap();
        let changes = model.changes_since(&past, noon(9));
        changes.iter().map(|change| change.register.subject.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(changed("2024-12-19", None), ["r1.2", "r1.3"]);
    assert_eq!(changed("2024-12-19", day("2024-12-22")), ["r1.2"]);
    assert_eq!(changed("2024-12-19", day("2024-12-20")), [""; 0]);
}

#[test]
fn the_report_is_due_six_months_after_the_opinion_was_issued() {
    let model = clerk();
    let deadline = model.deadline(noon(0));
    assert_eq!((deadline.due.to_string().as_str(), deadline.days_left), ("2025-06-19", 182));
    assert!(!deadline.is_overdue());
    assert!(model.deadline(noon(183)).is_overdue());
}
