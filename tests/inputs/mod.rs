//! What people hand in: a table of inputs, each with what must be read of it or said about it. Names say nothing: many of
//! them are wrong on purpose.

mod foreign;
mod messages;
mod ours;
mod resaved;

use std::rc::Rc;

use otog_checklist::{
    app::{ArrivalState, Msg, Preview, WhyNot},
    journal::{Change, Field},
    ledger::Differing,
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
    /// A workbook that somebody filled in.
    Fills(Filled),
}

/// What a workbook says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filled {
    /// Unit and name.
    who: &'static str,
    /// Each as `r1.1 lead "农牧局"`, in the document's order.
    changes: &'static [&'static str],
    /// Cells that are not taken, each as `建议!F7`.
    refused: &'static [&'static str],
    /// How many cells are named that were changed and are not read.
    unread: usize,
}

impl Filled {
    /// Whether the preview shows just that.
    fn is_in(&self, preview: &Preview) -> Result<(), String> {
        let workbook = preview.files.first().and_then(|file| file.workbook.as_ref()).ok_or("no workbook")?;
        let slip = workbook.slip();
        let who = format!("{} {}", slip.who.unit, slip.who.name);
        let changes: Vec<String> = preview.changes.iter().map(told).collect();
        let refused: Vec<String> =
            slip.refused.iter().map(|bad| format!("{}!{}{}", bad.sheet, bad.column, bad.row)).collect();
        let as_told =
            who == self.who && changes == self.changes && refused == self.refused && slip.unread.len() == self.unread;
        if as_told { Ok(()) } else { Err(format!("{who}, {changes:#?}, {:#?}, {:#?}", slip.refused, slip.unread)) }
    }
}

fn told(change: &Differing) -> String {
    let field = match &change.register.field {
        Field::Note(_) => "note".to_owned(),
        other => other.to_string(),
    };
    let after: Vec<String> = change
        .after
        .iter()
        .map(|change| match change {
            Change::Set(value) => value.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    format!("{} {field} {}", change.register.subject, after.join(" / "))
}

/// A name, what is in it, and what must come of it.
pub(crate) struct Input(pub(crate) &'static str, pub(crate) Vec<u8>, pub(crate) Then);

fn all() -> Vec<Input> {
    [ours::inputs(), messages::inputs(), foreign::inputs(), resaved::inputs()].into_iter().flatten().collect()
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
        (Then::Fills(filled), ArrivalState::Ready(0)) => {
            let found = model.preview.as_ref().map(|preview| filled.is_in(preview));
            return found?.err().map(|found| format!("{name}: {then:?}, and it was {found}"));
        }
        _ => false,
    };
    (!(settled && as_told)).then(|| format!("{name}: {then:?}, and it was {state:?}, {new:?}"))
}
