//! What a unit is told of the document itself: its days, and nothing that the office keeps for its own papers.

use otog_checklist::{
    journal::{Change, Entry, Fact, Field, Journal, Register, Subject},
    ledger::{Ledger, Procedure},
    opinion::Stage,
    share::package,
};
use proptest::{prelude::*, sample::Index};
use serde_json::json;

use crate::{carrying::OPINION, replicas::*};

/// One step of the office: where, what, on which of two devices, and whether that one has heard of the other.
type Move = (Index, u8, bool, bool);

fn of_document(field: Field) -> Register {
    Register { subject: Subject::Opinion, field }
}

fn places() -> Vec<Register> {
    let days = Stage::ALL.into_iter().flat_map(|stage| [Field::Planned(stage), Field::Actual(stage)]);
    let facts = Fact::ALL.into_iter().map(Field::Office);
    let rest = [Field::Received, Field::Extension, Field::Tally, Field::Lights];
    rest.into_iter().chain(days).chain(facts).map(of_document).collect()
}

/// What the office writes there. Some of it names another unit.
fn said(field: &Field, number: usize) -> Change {
    let day = format!("2025-0{}-1{}", 1 + number % 9, number % 10);
    Change::Set(match field {
        Field::Extension => json!({ "until": day, "reason": format!("等水利局批复{number}") }),
        Field::Tally => json!({ "of": "members", "share": "at-least-half" }),
        Field::Lights => json!({ "amber": 10 + number % 20, "red": 3 }),
        Field::Office(_) => format!("本机关自用{number}").into(),
        _ => day.into(),
    })
}

fn played(moves: &[Move]) -> Clerk {
    let mut clerks = [Clerk::new(1), Clerk::new(2)];
    for (id, unit) in [("r1.1", "农牧局"), ("r5.3", "水利局")] {
        clerks[0].set(NOON, Register::new(recommendation(id), Field::Lead), Change::Set(unit.into()));
    }
    let places = places();
    for (number, (place, act, second, heard)) in moves.iter().enumerate() {
        let who = usize::from(*second);
        if *heard {
            let other = entries(&clerks[1 - who].journal);
            clerks[who].take(other);
        }
        let now = NOON + 10 + number as u64;
        let register = place.get(&places).clone();
        let change = said(&register.field, number);
        _ = match act {
            0..=6 => clerks[who].set(now, register, change),
            7 => clerks[who].set(now, register, Change::Cleared),
            8 => clerks[who].undo(now),
            _ => clerks[who].redo(now),
        };
    }
    let [mut office, other] = clerks;
    office.take(entries(&other.journal));
    office
}

/// Every day of the procedure, as it stands.
fn days(procedure: &Procedure) -> Vec<String> {
    let steps = procedure.stages.iter().map(|state| format!("{:?} {:?}", state.planned.value(), state.actual.value()));
    let extended = procedure.extension.value().map(|extension| extension.until);
    let more = format!("{:?} {extended:?} {:?}", procedure.received.value(), procedure.lights.value());
    steps.chain([more]).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_unit_sees_the_days_that_its_sender_sees_and_no_word_of_the_offices_own(
        moves in prop::collection::vec((any::<Index>(), 0..10_u8, any::<bool>(), any::<bool>()), 1..60)
    ) {
        let office = played(&moves);
        OPINION.with(|opinion| {
            let entries = package(opinion, &office.journal, "农牧局", office.device);
            let is_own = |entry: &Entry| matches!(entry.register.field, Field::Office(_));
            prop_assert!(!entries.iter().any(|entry| is_own(entry)));
            let mut part = Journal::default();
            part.union(entries);
            let bytes = otog_checklist::share::write_compact(opinion, part.entries());
            prop_assert!(!bytes.contains("自用") && !bytes.contains("水利局"));
            let (whole, part) = (Ledger::fold(opinion, &office.journal), Ledger::fold(opinion, &part));
            prop_assert_eq!(part.procedure().due(opinion), whole.procedure().due(opinion));
            prop_assert_eq!(days(part.procedure()), days(whole.procedure()));
            Ok(())
        })?;
    }
}
