//! What is inside of office files, told by the names of their parts: nothing is unpacked.

use super::{Foreign, format::Format};

/// The end of a zip archive's list, and how far from the end of the file it can stand.
const END: &[u8; 4] = b"PK\x05\x06";
const END_WITHIN: usize = 22 + 0xffff;
const LISTED: &[u8; 4] = b"PK\x01\x02";
const LOCAL: &[u8; 4] = b"PK\x03\x04";
/// More parts than these say nothing new.
const MOST_PARTS: usize = 10_000;
/// An archive without its end is told by what comes first in it.
const LOCAL_WITHIN: usize = 1 << 20;

/// A zip archive: an office file of today, or one that somebody packed.
pub(super) fn zipped(bytes: &[u8]) -> Format {
    let listed = listed(bytes);
    let names = if listed.is_empty() { local(bytes) } else { listed };
    let has = |start: &[u8]| names.iter().any(|name| name.starts_with(start));
    // An OpenDocument file has its kind as its first part, never packed.
    let kind = bytes.get(30..).filter(|rest| rest.starts_with(b"mimetype")).unwrap_or_default();
    let is = |kind_of: &[u8]| kind.get(8..).is_some_and(|rest| rest.starts_with(kind_of));
    if has(b"encrypted-package") {
        Format::Foreign(Foreign::Protected)
    } else if has(b"xl/") || is(b"application/vnd.oasis.opendocument.spreadsheet") {
        Format::Workbook
    } else if has(b"word/") || is(b"application/vnd.oasis.opendocument.text") {
        Format::Foreign(Foreign::Text)
    } else if has(b"ppt/") || is(b"application/vnd.oasis.opendocument.presentation") {
        Format::Foreign(Foreign::Slides)
    } else if names.iter().any(|name| name.eq_ignore_ascii_case(b"OFD.xml")) {
        Format::Foreign(Foreign::Ofd)
    } else {
        Format::Foreign(Foreign::Archive)
    }
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// The names in the archive's own list; none where the list is not there.
fn listed(bytes: &[u8]) -> Vec<&[u8]> {
    let mut names = Vec::new();
    let tail = bytes.len().saturating_sub(END_WITHIN);
    let end = bytes[tail..].windows(END.len()).rposition(|four| four == END).map(|place| tail + place);
    let mut at = end.and_then(|end| number(bytes, end + 16, 4)).unwrap_or(bytes.len());
    while names.len() < MOST_PARTS
        && bytes.get(at..).is_some_and(|rest| rest.starts_with(LISTED))
        && let Some([name, extra, comment]) = lengths(bytes, at)
        && let Some(found) = bytes.get(at + 46..at + 46 + name)
    {
        names.push(found);
        at += 46 + name + extra + comment;
    }
    names
}

fn lengths(bytes: &[u8], at: usize) -> Option<[usize; 3]> {
    Some([number(bytes, at + 28, 2)?, number(bytes, at + 30, 2)?, number(bytes, at + 32, 2)?])
}

/// The names before the parts themselves, for an archive that was cut.
fn local(bytes: &[u8]) -> Vec<&[u8]> {
    let start = &bytes[..bytes.len().min(LOCAL_WITHIN)];
    let places = start.windows(LOCAL.len()).enumerate().filter(|(_, four)| four == LOCAL).map(|(place, _)| place);
    places.filter_map(|at| bytes.get(at + 30..at + 30 + number(bytes, at + 26, 2)?)).take(MOST_PARTS).collect()
}

/// A name in a compound file, 128 bytes each, with the length of the name behind it.
const ENTRY: usize = 128;
const NAME: usize = 64;
/// What the names of parts say, in this order.
const PARTS: [(&str, Format); 7] = [
    ("EncryptedPackage", Format::Foreign(Foreign::Protected)),
    ("EncryptionInfo", Format::Foreign(Foreign::Protected)),
    ("Workbook", Format::Workbook),
    ("Book", Format::Workbook),
    ("WordDocument", Format::Foreign(Foreign::Text)),
    ("PowerPoint Document", Format::Foreign(Foreign::Slides)),
    ("__nameid_version1.0", Format::Foreign(Foreign::Mail)),
];

/// A compound file: an office file of before 2007, or a later one behind a password.
pub(super) fn compound(bytes: &[u8]) -> Format {
    let names: Vec<String> = bytes.chunks_exact(ENTRY).filter_map(entry_name).take(MOST_PARTS).collect();
    let part = PARTS.iter().find(|(part, _)| names.iter().any(|name| name == part));
    match part {
        Some((_, Format::Workbook)) if is_locked_workbook(bytes) => Format::Foreign(Foreign::Protected),
        Some((_, format)) => *format,
        // Old word processors have other parts, and are of no use here all the same.
        None => Format::Foreign(Foreign::Text),
    }
}

/// The name, where this is an entry: its length says how many bytes of it count, the zero at its end included.
fn entry_name(entry: &[u8]) -> Option<String> {
    let length = number(entry, NAME, 2).filter(|length| (4..=NAME).contains(length) && length % 2 == 0)?;
    let (name, rest) = entry[..NAME].split_at(length - 2);
    // A stream or a storage; the rest of the name's room is empty.
    let sound = matches!(entry.get(NAME + 2), Some(1 | 2 | 5)) && rest.iter().take(2).all(|byte| *byte == 0);
    let letters = name.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    sound.then(|| char::decode_utf16(letters).collect::<Result<_, _>>().ok()).flatten()
}

/// An old workbook behind a password says so in one of its first records.
fn is_locked_workbook(bytes: &[u8]) -> bool {
    const BEGINS: [u8; 8] = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    const FILE_PASS: usize = 0x2f;
    let begins = bytes.chunks(512).position(|sector| sector.starts_with(&BEGINS));
    let mut at = begins.map_or(bytes.len(), |sector| sector * 512);
    for _ in 0..4 {
        let (Some(kind), Some(length)) = (number(bytes, at, 2), number(bytes, at + 2, 2)) else { return false };
        if kind == FILE_PASS {
            return true;
        }
        at += 4 + length;
    }
    false
}
