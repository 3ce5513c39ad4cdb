//! Why something that came in is not taken. The wording lives with the languages.

use serde::{Deserialize, Serialize};

/// What is wrong with it. Nothing of it has been taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Lists within lists, more than is taken.
    TooDeep {
        limit: usize,
    },
    /// A link or a code whose end is missing: chats cut long links.
    Cut,
    /// A link, a code or a sealed file that is complete and was changed on its way.
    Scrambled,
    /// A text without a link of ours.
    NoLink,
    /// A web page, without a state of ours in it.
    NoState,
    /// A picture without a readable code.
    NoCode,
    /// The passphrase does not open it; or somebody changed it who took care to hide that.
    Locked,
    /// The browser does not seal and open here: the page came without encryption.
    NoSealing,
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
    /// A picture that the browser does not draw: damaged, or cut off on its way.
    BadPicture,
    /// A folder, where files are read one by one.
    Folder,
    /// A file of some other program.
    Foreign(Foreign),
}

/// What it is instead. Each has a way out of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// Of a word processor: .doc, .docx, .wps, .odt, .rtf.
    Text,
    /// Of a presentation: .ppt, .pptx, .dps.
    Slides,
    Pdf,
    /// The national format of laid-out documents.
    Ofd,
    /// Several files packed into one: .zip, .rar, .7z.
    Archive,
    /// An office file behind a password.
    Protected,
    /// A photo that this browser does not read.
    Heic,
    /// A scan that this browser does not read.
    Tiff,
    /// Dates: .ics.
    Calendar,
    /// A mail as a mail program keeps it.
    Mail,
    /// Sound or film.
    Media,
    Program,
}
