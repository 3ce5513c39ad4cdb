//! Why something that came in is not taken. The wording lives with the languages.

/// What is wrong with a file. Nothing of it has been taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// Larger than is read; `limit` in bytes.
    TooLarge {
        limit: usize,
    },
    /// More entries than are taken.
    TooMany {
        limit: usize,
    },
    /// A text in it is longer than is taken; `limit` in bytes.
    TooLong {
        limit: usize,
    },
    /// Not UTF-8, or not JSON at all.
    NotJson,
    /// Begins as JSON and breaks off, or is damaged; the line is counted from 1.
    Damaged {
        line: usize,
    },
    /// JSON, but none of ours.
    NotOurs,
    /// Ours, of a later version than this one reads.
    Newer {
        version: u64,
    },
    /// Ours, about another document.
    OtherDocument {
        number: String,
    },
    /// Ours, with an entry that makes no sense; counted from 1.
    Nonsense {
        entry: usize,
    },
    /// The browser could not read it.
    Unreadable,
}
