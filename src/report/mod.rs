//! What is handed in: papers drawn from the ledger.
//!
//! ```text
//! order.rs    Order: which part of the opinion, and for whom
//! names.rs    the Chinese words for standings, judgements and steps
//! said.rs     what papers say of the document and of an item
//! handling/   the handling report as prose, with gaps for a person to fill
//! forms/      what office, units and committee send each other beside it
//! gap.rs      what a person still has to write into a paper
//! paper.rs    Paper: paragraphs and tables before they have a format
//! docx/       a paper as a Word document in the layout of GB/T 9704-2012
//! html.rs     a paper to be printed by the browser
//! table.rs    the ledger as typed cells: overview, recommendations, measures, history
//! history.rs  who changed what, as a table
//! telling.rs  what a change says, in words
//! units.rs    a table for each unit
//! xlsx/     the tables as an Excel workbook, which remembers what it was made from
//! readback/   a workbook that somebody filled in, compared with what it was made from
//! csv.rs      one table as CSV
//! markdown.rs the tables as Markdown
//! ics.rs      the dates as a calendar
//! ```
//!
//! The words of a paper come from the ledger, from the document or from short phrases of ours. Nothing is made up:
//! what is not known is a gap. Papers are Chinese, whatever language the page has. This room is pure: the day and the
//! moment come in as values.

pub mod csv;
pub mod docx;
pub mod forms;
pub mod handling;
pub mod html;
pub mod ics;
pub mod markdown;
pub mod names;
pub mod paper;
pub mod readback;
pub mod table;
pub mod xlsx;

mod gap;
mod history;
mod order;
mod said;
mod telling;
mod units;

pub use gap::{Gap, Wants};
pub use order::{Order, Scope, Step};

use std::rc::Rc;

use crate::{
    journal::{Fact, Field, Journal, Millis, Register, Subject},
    ledger::{Item, Ledger},
    opinion::{Area, Day, Opinion, Recommendation},
};

/// What papers are made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub opinion: &'a Opinion,
    pub journal: &'a Journal,
    pub ledger: &'a Ledger,
    pub today: Day,
    /// When the paper is made.
    pub moment: Millis,
    /// Minutes that local time is ahead of UTC.
    pub offset_minutes: i32,
}

/// A recommendation, and how it stands.
pub type Asked<'a> = (&'a Rc<Recommendation>, &'a Rc<Item>);

impl<'a> Source<'a> {
    /// What the office says of its papers, or a gap that leads to the place where the office can say it.
    fn fact(self, fact: Fact) -> paper::Piece {
        let place = Register { subject: Subject::Opinion, field: Field::Office(fact) };
        let gap = |wants| paper::Piece::Gap(Gap { wants, place: Some(place.clone()) });
        let Some(reading) = self.ledger.procedure().office.reading(fact) else { return gap(Wants::Fact(fact)) };
        let told = |value: &Rc<str>| Day::parse(value).map_or_else(|_| value.to_string(), names::day);
        if reading.is_conflict() {
            let claims: Vec<String> =
                reading.claims().iter().filter_map(|claim| claim.value.as_ref()).map(told).collect();
            return gap(Wants::Settling(place.field.clone(), claims.join("／")));
        }
        reading.value().map_or_else(|| gap(Wants::Fact(fact)), |value| paper::text(told(value)))
    }

    /// The same for what differs from paper to paper: a person writes it into the paper.
    fn by_hand(fact: Fact) -> paper::Piece {
        paper::Piece::Gap(Gap::written(Wants::Fact(fact)))
    }

    /// The recommendations that a paper is about, by area; areas without any are left out.
    pub fn chosen(&self, scope: &Scope) -> Vec<(&'a Area, Vec<Asked<'a>>)> {
        let areas = self.opinion.areas().iter().map(|area| {
            let items = area.recommendations.iter().filter_map(|asked| Some((asked, self.ledger.item(asked.id)?)));
            (area, items.filter(|(asked, item)| scope.takes(asked.id, item)).collect::<Vec<_>>())
        });
        areas.filter(|(_, items)| !items.is_empty()).collect()
    }
}
