//! A file of which only the fingerprint is kept: on its way, ready, or compared with one on record.

use std::rc::Rc;

use crate::{journal::EntryId, ledger::Fingerprint, opinion::RecommendationId};

use super::{Effect, Model};

/// What a file was chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFor {
    /// Evidence about to be added.
    New(RecommendationId),
    /// To be held against the evidence of this key.
    Same(RecommendationId, EntryId),
}

/// A chosen file, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    pub about: FileFor,
    pub filed: Filed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filed {
    OnItsWay,
    Ready(Fingerprint),
    Failed(FileTrouble),
}

/// Why there is no fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// Browsers hash only on pages that came by https, from this machine, or as a file.
    NotOffered,
    TooLarge,
    Unreadable,
}

impl FileFor {
    pub fn recommendation(self) -> RecommendationId {
        match self {
            Self::New(id) | Self::Same(id, _) => id,
        }
    }
}

impl Model {
    pub(super) fn file_chosen(&mut self, input: Rc<str>, about: FileFor) -> Vec<Effect> {
        self.drop_file(about);
        self.filings.push(Filing { about, filed: Filed::OnItsWay });
        vec![Effect::Fingerprint { input, about }]
    }

    pub(super) fn drop_file(&mut self, about: FileFor) {
        self.filings.retain(|filing| filing.about != about);
    }

    /// An answer about a file whose form was emptied meanwhile is dropped.
    pub(super) fn fingerprinted(&mut self, about: FileFor, print: Result<Fingerprint, FileTrouble>) {
        if let Some(filing) = self.filings.iter_mut().find(|filing| filing.about == about) {
            filing.filed = print.map_or_else(Filed::Failed, Filed::Ready);
        }
    }
}
