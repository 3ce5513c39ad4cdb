//! Data under another path of the same host. So a site that moved finds its data again, and takes it in like a file.

use std::rc::Rc;

use crate::{journal::Journal, share::Segment};

use super::{Effect, Model};

/// Data of this document that another page of this host keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub path: Rc<str>,
    /// A person has looked at it, or wants to hear no more of it.
    pub answered: bool,
}

impl Model {
    /// What is offered at the start, once.
    pub fn offered(&self) -> Option<&Elsewhere> {
        self.elsewhere.iter().find(|place| !place.answered)
    }

    pub(super) fn answer_elsewhere(&mut self, path: Rc<str>) -> Effect {
        self.elsewhere.iter_mut().filter(|place| place.path == path).for_each(|place| place.answered = true);
        Effect::KeepAnswered(path)
    }

    /// Looked at like a file, and left where it is.
    pub(super) fn read_elsewhere(&mut self, path: &Rc<str>, segments: &[Rc<str>]) -> Vec<Effect> {
        let mut journal = Journal::default();
        journal.union(segments.iter().filter_map(|text| Segment::read(text)).flatten());
        let texts = segments.iter().map(|text| text.as_bytes().into()).collect();
        self.take(path, journal.entries().cloned().collect(), texts, None)
    }
}
