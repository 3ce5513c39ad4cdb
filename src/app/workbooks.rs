//! Filled-in workbooks: who filled them in, and what they bring.

use std::rc::Rc;

use crate::{
    journal::{Author, Entry, Journal},
    report::readback::{Brought, Slip},
    share::{LIMITS, Refusal, read_file},
};

use super::{Effect, Model};

/// One of them, looked at and not merged yet.
#[derive(Clone, Debug)]
pub struct Workbook {
    brought: Brought,
    /// Who filled it in, as far as that is known.
    pub author: Author,
    /// A person said that nobody knows.
    pub unsigned: bool,
    /// Who filled in copies of it that came before. Copies go to many units, so a person has to say whether this one is
    /// theirs too.
    pub known: Vec<Author>,
}

impl Workbook {
    fn new(brought: Brought, journal: &Journal) -> Self {
        let known = if brought.slip.who.is_signed() { Vec::new() } else { brought.known_authors(journal) };
        // The same file again brings nothing, so there is nothing to ask.
        let same = known.iter().find(|author| brought.entries(journal, author).is_empty()).cloned();
        let author = same.unwrap_or_else(|| brought.slip.who.clone());
        Self { author, brought, unsigned: false, known }
    }

    pub fn slip(&self) -> &Slip {
        &self.brought.slip
    }

    /// Whether it is clear in whose name its entries will be.
    pub fn is_answered(&self) -> bool {
        self.unsigned || self.author.is_signed()
    }

    pub(super) fn entries(&self, journal: &Journal) -> Rc<[Rc<Entry>]> {
        self.brought.entries(journal, &self.author).into()
    }

    /// Whether there is something about it that a person has to know.
    pub(super) fn is_told(&self) -> bool {
        !self.slip().refused.is_empty() || !self.slip().unread.is_empty()
    }

    pub(super) fn sign(&mut self, author: Author) {
        self.unsigned = !author.is_signed() && self.unsigned;
        self.author = author;
    }
}

impl Model {
    /// What the desk read of it: the cells that were changed, and the others.
    pub(super) fn filled_in(&mut self, slip: Slip, files: &[Rc<[u8]>]) -> Vec<Effect> {
        let Some(name) = self.opened_name() else { return Vec::new() };
        let read = |file: Option<&Rc<[u8]>>| read_file(&self.opinion, file.ok_or(Refusal::Empty)?, LIMITS);
        let mut effects = match (read(files.first()), read(files.get(1))) {
            (Ok(touched), Ok(untouched)) => {
                let brought = Brought { slip, touched: touched.into(), untouched: untouched.into() };
                let workbook = Workbook::new(brought, &self.journal);
                self.look(&name, |model, name| model.look_at_workbook(name, workbook))
            }
            (Err(why), _) | (_, Err(why)) => self.refuse(&name, why),
        };
        effects.extend(self.open_next());
        effects
    }

    /// Somebody said who filled in the workbook in this place of the preview, or that nobody knows.
    pub(super) fn sign_workbook(&mut self, place: usize, author: Author, unsigned: bool) {
        let file = self.preview.as_mut().and_then(|preview| preview.files.get_mut(place));
        if let Some(workbook) = file.and_then(|file| file.workbook.as_mut()) {
            workbook.unsigned = unsigned;
            workbook.sign(author);
            self.look_again();
        }
    }
}
