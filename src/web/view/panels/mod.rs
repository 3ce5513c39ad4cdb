//! Windows over the list that have to do with handling all fifteen.
//!
//! ```text
//! procedure.rs  received, extended, the law's steps
//! readiness.rs  what is missing before reporting, each a link
//! sieve.rs      filters and grouping
//! bulk.rs       several recommendations, one step
//! overview.rs   the fifteen on one page
//! settings.rs   role, reminders, how votes are counted
//! keys.rs       the keyboard
//! ```

mod bulk;
mod keys;
mod overview;
mod procedure;
mod readiness;
mod settings;
mod sieve;

pub(super) use bulk::bulk;
pub(super) use keys::keys;
pub(super) use overview::overview;
pub(super) use procedure::procedure;
pub(super) use readiness::readiness;
pub(super) use settings::settings;
pub(super) use sieve::sieve;

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now, place_id},
    journal::{Field, Register, Subject},
    ledger::Reading,
    opinion::Day,
};

use super::{
    conflict,
    fill::{Blank, Fill, Kind},
    handling::odd_day,
};

/// A day of the opinion as a whole.
fn day(
    model: &Model,
    now: Now,
    field: Field,
    label: &'static str,
    reading: &Reading<Day>,
    emit: &Callback<Msg>,
) -> Html {
    let register = Register { subject: Subject::Opinion, field };
    let shown = reading.value().map(ToString::to_string).unwrap_or_default();
    let blank = Blank::new(place_id(&register), label, Kind::Day).saying(shown);
    let locked = model.past.is_some();
    html! { <Fill {blank} {locked} drafts={model.drafts.clone()} emit={emit.clone()}>{ odd_day(reading) }{ conflict::claims(&register, reading, now, locked, emit) }</Fill> }
}
