//! What a person has to be told. The wording lives with the languages.

use crate::{desk::Failure, share::Refusal};

/// Something that just happened; closed by the next one or by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file brought nothing that was not known.
    NothingNew {
        name: String,
    },
    Merged {
        entries: usize,
        conflicts: usize,
    },
    /// A text is longer than is taken; `limit` in bytes.
    NotWritten {
        limit: usize,
    },
    /// Several things were filled in at one go.
    Written {
        changes: usize,
    },
    /// More was pasted into a field than it takes.
    PasteCut {
        letters: usize,
        limit: usize,
    },
    /// Nothing was sealed.
    NotSealed {
        why: Refusal,
    },
    Undone {
        changes: usize,
    },
    Redone {
        changes: usize,
    },
    NothingToUndo,
    NothingToRedo,
    Exported {
        name: String,
    },
    /// The same, too much for one file.
    ExportedInParts {
        name: String,
        files: usize,
    },
    /// Handed to the downloads of a chat app, which may do nothing with it.
    MayNotArrive {
        name: String,
    },
    /// The browser refused it, or it was not found.
    NotDownloaded {
        name: String,
    },
    /// There is no product.
    DeskFailed {
        why: Failure,
    },
    /// No calendar: nothing in this part of the opinion has a day.
    NoDates,
    Erased,
    /// What was erased is there again.
    PutBack {
        entries: usize,
    },
    /// Another tab erased what is kept on this device.
    ErasedElsewhere,
}

impl Notice {
    /// Whether something went wrong, so that it is announced at once.
    pub fn is_alert(&self) -> bool {
        matches!(
            self,
            Self::NotWritten { .. }
                | Self::NotSealed { .. }
                | Self::PasteCut { .. }
                | Self::DeskFailed { .. }
                | Self::ErasedElsewhere
                | Self::NotDownloaded { .. }
                | Self::MayNotArrive { .. }
        )
    }
}
