//! Writes exchange files part by part: for a download, a page, a sealed file or a job of the worker.

use std::rc::Rc;

use crate::{
    desk::{Failure, Job},
    share::Draft,
};

use super::{Effect, Exported, Model, Notice, Now, Work};

/// Entries that are written at one go: some five milliseconds.
const PART: usize = 2500;

/// A file on its way, of all that was known when it was asked for.
#[derive(Debug)]
pub(super) struct Writing {
    draft: Draft,
    purpose: Purpose,
    /// What is in a file once it is handed out.
    exports: Exported,
}

/// What becomes of it.
#[derive(Debug)]
pub(super) enum Purpose {
    /// It is handed out.
    Export { name: String },
    /// The same, inside the app.
    Page { name: String },
    /// The same, behind a passphrase.
    Sealed { name: String, passphrase: Rc<str> },
    /// The desk makes something of it.
    Desk(Job),
}

impl Model {
    /// Begins a file; a short one is done at once.
    pub(super) fn draw_up(&mut self, now: Now, purpose: Purpose) -> Vec<Effect> {
        let draft = Draft::new(&self.opinion, &self.journal, &self.ledger, now.today()).of_part(self.part());
        let exports = Exported { time: now.ms, entries: draft.left() };
        self.writings.push_back(Writing { draft, purpose, exports });
        // Files are written one after another. This one waits for those before it.
        if self.writings.len() > 1 { Vec::new() } else { self.write_part() }
    }

    /// The next part of the first of them.
    pub(super) fn write_part(&mut self) -> Vec<Effect> {
        let Some(mut writing) = self.writings.pop_front() else { return Vec::new() };
        writing.draft.write(PART);
        if writing.draft.left() > 0 {
            self.writings.push_front(writing);
            return vec![Effect::Breathe(Work::Writing)];
        }
        let mut effects = self.put_to_use(writing);
        effects.extend((!self.writings.is_empty()).then_some(Effect::Breathe(Work::Writing)));
        effects
    }

    fn put_to_use(&mut self, Writing { draft, purpose, exports }: Writing) -> Vec<Effect> {
        let files: Vec<Rc<str>> = draft.finish().into_iter().map(Rc::from).collect();
        match (purpose, &files[..]) {
            (Purpose::Export { name }, _) => {
                self.hand_out_all(name, files.into_iter().map(Rc::from).collect(), Some(exports))
            }
            (Purpose::Desk(job), _) => self.ask_desk(job, files.into_iter().map(Rc::from).collect()),
            (Purpose::Page { name }, [file]) => {
                vec![Effect::SavePage { name, exports: Some(exports), file: file.clone() }]
            }
            (Purpose::Sealed { name, passphrase }, [file]) => {
                vec![Effect::Seal { name, exports, bytes: file.clone().into(), passphrase }]
            }
            // More than one file holds, and so more than could be read back.
            (Purpose::Page { .. } | Purpose::Sealed { .. }, _) => {
                self.travel.sealing = false;
                self.notice = Some(Notice::DeskFailed { why: Failure::TooMuch });
                Vec::new()
            }
        }
    }

    /// The first of them is not wanted any more. Whether there was one.
    pub(super) fn stop_writing(&mut self) -> bool {
        let Some(stopped) = self.writings.pop_front() else { return false };
        self.travel.sealing &= !matches!(stopped.purpose, Purpose::Sealed { .. });
        true
    }

    /// How many parts are written of how many, while there is a file on its way.
    pub(super) fn parts_written(&self) -> Option<(usize, usize)> {
        let Writing { draft, exports, .. } = self.writings.front()?;
        let of = exports.entries.div_ceil(PART);
        Some((of - draft.left().div_ceil(PART), of))
    }
}
