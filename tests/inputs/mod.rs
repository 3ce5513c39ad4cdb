//! What people hand in: a table of inputs, each with what must be read of it or said about it. Names say nothing: many of
//! them are wrong on purpose.

mod foreign;
mod messages;
mod ours;

use std::rc::Rc;

use otog_checklist::{
    app::{ArrivalState, Msg, WhyNot},
    opinion::Opinion,
    report::readback::Misread,
    share::{Picture, Refusal},
};

use super::replicas::profile::Profile;

/// What must come of it.
#[derive(Debug)]
pub(crate) enum Then {
    /// It is in the preview, with so many entries.
    Brings(usize),
    NothingNew,
    /// It asks for its passphrase.
    Locked,
    /// The others of several codes are missing.
    Missing,
    /// The browser draws it, and codes are looked for.
    Drawn(Picture),
    Refused(Refusal),
    /// A workbook, which is not taken.
    Misread(fn(&Misread) -> bool),
}

/// A name, what is in it, and what must come of it.
pub(crate) struct Input(pub(crate) &'static str, pub(crate) Vec<u8>, pub(crate) Then);

fn all() -> Vec<Input> {
    [ours::inputs(), messages::inputs(), foreign::inputs()].into_iter().flatten().collect()
}

#[test]
fn everything_that_comes_in_is_read_or_told_why_not() {
    let inputs = all();
    assert!(inputs.len() >= 80, "{}", inputs.len());
    let wrong: Vec<String> = inputs.into_iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// What came of it, where that is something else.
fn wrong(Input(name, bytes, then): Input) -> Option<String> {
    let mut profile = Profile::new(Rc::new(Opinion::embedded()));
    let tab = profile.open();
    profile.settle();
    profile.tell(tab, Msg::FileRead { name: name.into(), content: Ok(bytes.into()) });
    let model = profile.model(tab);
    let settled = model.inbox.arrivals.len() == 1 && model.journal.is_empty() && model.waiting.is_none();
    let state = &model.inbox.arrivals.first()?.state;
    let new = model.preview.as_ref().map(|preview| preview.sum.new);
    let as_told = match (&then, state) {
        (Then::Brings(entries), ArrivalState::Ready(0)) => new == Some(*entries),
        (Then::NothingNew, ArrivalState::NothingNew)
        | (Then::Locked, ArrivalState::Locked { .. })
        | (Then::Missing, ArrivalState::Missing { .. }) => true,
        (Then::Drawn(kind), ArrivalState::Opening) => profile.drawn == [*kind],
        (Then::Refused(why), ArrivalState::Refused(WhyNot::Refused(found))) => why == found,
        (Then::Misread(is), ArrivalState::Refused(WhyNot::Misread(why))) => is(why),
        _ => false,
    };
    (!(settled && as_told)).then(|| format!("{name}: {then:?}, and it was {state:?}, {new:?}"))
}
