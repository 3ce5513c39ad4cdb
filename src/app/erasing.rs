//! Erasing all that is kept on this device, and taking that back while the page is open.

use std::rc::Rc;

use crate::{
    journal::{Author, Entry, Journal},
    share::UnitPart,
};

use super::{Drafts, Effect, Exported, Model, Notice, Now, Travel};

/// What was erased: in the memory of this page alone, and gone with it. Segments that could not be read are not in it.
#[derive(Clone, Debug)]
pub struct Erased {
    entries: Vec<Rc<Entry>>,
    author: Rc<Author>,
    exported: Option<Exported>,
    part: Option<UnitPart>,
    drafts: Rc<Drafts>,
}

impl Erased {
    pub fn entries(&self) -> usize {
        self.entries.len()
    }
}

impl Model {
    pub(super) fn erase(&mut self) -> Vec<Effect> {
        let erased = Erased {
            entries: self.journal.entries().cloned().collect(),
            author: self.author.clone(),
            exported: self.exported,
            part: self.unit_part.clone(),
            drafts: self.drafts.clone(),
        };
        self.forget_all();
        self.notice = None;
        self.erased = Some(erased);
        let erasures = self.saving.erasures() + 1;
        self.saving.forget_all(erasures);
        vec![Effect::Erase { erasures }]
    }

    /// A store says that all was erased, so often by now: this page is erased as well, and so is the other store.
    pub(super) fn erased_elsewhere(&mut self, erasures: u32) -> Vec<Effect> {
        if erasures <= self.saving.erasures() {
            return Vec::new();
        }
        self.forget_erased(erasures);
        let mut effects = vec![self.saving.save_local(Vec::new())];
        effects.extend(self.saving.open());
        effects
    }

    pub(super) fn forget_erased(&mut self, erasures: u32) {
        let had_something = !self.journal.is_empty() || self.author.is_signed();
        self.forget_all();
        self.saving.forget_all(erasures);
        if had_something {
            self.notice = Some(Notice::ErasedElsewhere);
        }
    }

    /// Entries come back as they came from anywhere: by union, stored anew and told to the other tabs. What has been
    /// written or signed since stays.
    pub(super) fn put_back(&mut self, now: Now) -> Vec<Effect> {
        let Some(Erased { entries, author, exported, part, drafts }) = self.erased.take() else { return Vec::new() };
        let mut effects = self.put_back_drafts(&drafts);
        if !self.author.is_signed() && author.is_signed() {
            effects.push(Effect::KeepAuthor((*author).clone()));
            self.author = author;
        }
        if let (None, Some(exported)) = (self.exported, exported) {
            self.exported = Some(exported);
            effects.push(Effect::KeepExported(Some(exported)));
        }
        if let (None, Some(part)) = (&self.unit_part, part) {
            effects.push(Effect::KeepPart(Some(part.clone())));
            self.unit_part = Some(part);
        }
        self.journal.union(entries.iter().cloned());
        self.entries_came_in();
        self.notice = Some(Notice::PutBack { entries: entries.len() });
        effects.extend(self.store_in_parts(now, entries));
        effects
    }

    fn forget_all(&mut self) {
        self.journal = Journal::default();
        self.merges.clear();
        self.forget_steps();
        self.author = Rc::default();
        self.unit_part = None;
        self.held = None;
        self.last_saved = None;
        self.exported = None;
        self.exported_before = None;
        self.preview = None;
        self.handout = None;
        self.erased = None;
        self.travel = Travel::default();
        self.past = None;
        self.panel = None;
        self.filings.clear();
        self.drafts = Rc::default();
        self.refold();
    }
}
