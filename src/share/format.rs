//! The format of a file, recognised by its bytes and never by its name. No other file does this: the page decides by
//! the format who reads a file, and the worker reads by it.

use super::{
    Foreign, Sealed,
    containers::{compound, zipped},
    encoding::Encoding,
};

/// What something is, as far as its bytes say before anybody reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An exchange file, or JSON that its reader tells from one. Nothing at all, too: the same reader says so.
    Exchange,
    /// An exchange file behind a passphrase.
    Sealed,
    /// A web page, which may carry a state.
    Page,
    /// Any other text: there may be a link in it.
    Message,
    /// A workbook (.xlsx, .ods, .xls), or a table as text (.csv, or copied from one).
    Workbook,
    /// What the browser draws, so that codes can be looked for in it.
    Picture(Picture),
    /// A text that the browser makes UTF-8 first.
    Encoded(Encoding),
    /// Of some other program: there is nothing for us in it.
    Foreign(Foreign),
    /// No text, and nothing that is known here.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Every browser reads it.
    Common,
    /// Lines and areas (SVG), with no size of its own.
    Drawing,
    /// What iPhones take; few browsers read it.
    Heic,
    /// What scanners make; few browsers read it.
    Tiff,
}

/// How a file begins, where the first bytes say all.
const BEGINNINGS: [(&[u8], Format); 22] = [
    (b"\x89PNG", Format::Picture(Picture::Common)),
    (b"\xff\xd8\xff", Format::Picture(Picture::Common)),
    (b"GIF8", Format::Picture(Picture::Common)),
    (b"II*\0", Format::Picture(Picture::Tiff)),
    (b"MM\0*", Format::Picture(Picture::Tiff)),
    (b"{\\rtf", Format::Foreign(Foreign::Text)),
    (b"Rar!", Format::Foreign(Foreign::Archive)),
    (b"7z\xbc\xaf", Format::Foreign(Foreign::Archive)),
    (b"\x1f\x8b", Format::Foreign(Foreign::Archive)),
    (b"BZh", Format::Foreign(Foreign::Archive)),
    (b"\xfd7zXZ", Format::Foreign(Foreign::Archive)),
    (b"\x28\xb5\x2f\xfd", Format::Foreign(Foreign::Archive)),
    (b"BEGIN:VCALENDAR", Format::Foreign(Foreign::Calendar)),
    (b"\x78\x9f\x3e\x22", Format::Foreign(Foreign::Mail)),
    (b"ID3", Format::Foreign(Foreign::Media)),
    (b"OggS", Format::Foreign(Foreign::Media)),
    (b"\x1aE\xdf\xa3", Format::Foreign(Foreign::Media)),
    (b"fLaC", Format::Foreign(Foreign::Media)),
    (b"#!AMR", Format::Foreign(Foreign::Media)),
    (b"MZ", Format::Foreign(Foreign::Program)),
    (b"\x7fELF", Format::Foreign(Foreign::Program)),
    (b"dex\n", Format::Foreign(Foreign::Program)),
];

/// A PDF may have something before it.
const PDF_WITHIN: usize = 1024;
/// Lines among which the head of a table stands.
const HEAD_WITHIN: usize = 5;
/// Bytes of a drawing before its root.
const ROOT_WITHIN: usize = 4096;

impl Format {
    pub fn of(bytes: &[u8]) -> Self {
        if Sealed::is_one(bytes) {
            return Self::Sealed;
        }
        if let Some(found) = container(bytes) {
            return found;
        }
        match std::str::from_utf8(bytes) {
            // Text has no such letters, and their absence is how binary files are told that begin like nothing known.
            Ok(text) if text.contains('\0') => Encoding::of(bytes).map_or(Self::Unknown, Self::Encoded),
            Ok(text) => of_text(text),
            Err(_) => of_other_text(bytes),
        }
    }
}

fn container(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    // Two letters say little: a text may begin with them, and has no bytes that no text has.
    let plain = bytes.iter().all(|byte| *byte >= b' ' || byte.is_ascii_whitespace());
    let begins = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start) && !(start.len() < 4 && plain));
    if let Some((_, format)) = begins {
        return Some(*format);
    }
    if bytes.get(..PDF_WITHIN.min(bytes.len()))?.windows(5).any(|five| five == b"%PDF-") {
        return Some(Format::Foreign(Foreign::Pdf));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Format::Foreign(Foreign::Archive));
    }
    let sub = bytes.get(8..12).unwrap_or_default();
    match bytes.get(..4)? {
        b"RIFF" if sub == b"WEBP" => Some(Format::Picture(Picture::Common)),
        b"RIFF" => Some(Format::Foreign(Foreign::Media)),
        [b'B', b'M', ..] if is_bitmap(bytes) => Some(Format::Picture(Picture::Common)),
        _ if bytes.get(4..8) == Some(b"ftyp") => Some(media(sub)),
        _ => None,
    }
}

/// The second header begins with its own size, of which there are a few.
fn is_bitmap(bytes: &[u8]) -> bool {
    matches!(bytes.get(14..18), Some([12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

fn media(brand: &[u8]) -> Format {
    match brand {
        b"avif" | b"avis" => Format::Picture(Picture::Common),
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => Format::Picture(Picture::Heic),
        _ => Format::Foreign(Foreign::Media),
    }
}

fn of_text(text: &str) -> Format {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let rest = start.as_bytes();
    if let Some((_, format)) = BEGINNINGS.iter().find(|(begins, _)| begins.len() > 4 && rest.starts_with(begins)) {
        return *format;
    }
    match rest.first() {
        None | Some(b'{') => Format::Exchange,
        Some(b'<') => of_markup(start),
        Some(_) if is_table(start) => Format::Workbook,
        Some(_) => Format::Message,
    }
}

/// `<https://…>` is how mail programs write a link, and no page.
fn of_markup(text: &str) -> Format {
    let begins = |name: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let root = text.get(..text.floor_char_boundary(ROOT_WITHIN)).unwrap_or(text);
    if begins("<svg") || (begins("<?xml") || begins("<!doctype svg") || begins("<!--")) && root.contains("<svg") {
        return Format::Picture(Picture::Drawing);
    }
    if begins("<!doctype html") || begins("<html") || begins("<!--") || root.to_ascii_lowercase().contains("<html") {
        return Format::Page;
    }
    Format::Message
}

/// The ledger's tables have these columns, whatever stands between them.
fn is_table(text: &str) -> bool {
    let is_head = |line: &str| line.contains("编号") && line.contains("条目名称") && line.contains(['\t', ',', ';']);
    text.lines().take(HEAD_WITHIN).any(is_head)
}

/// Begins as an exchange file does and is damaged, is written in another encoding, or is no text.
fn of_other_text(bytes: &[u8]) -> Format {
    match Encoding::of(bytes) {
        Some(encoding) => Format::Encoded(encoding),
        None if bytes
            .trim_ascii_start()
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(bytes.trim_ascii_start())
            .starts_with(b"{") =>
        {
            Format::Exchange
        }
        None => Format::Unknown,
    }
}
