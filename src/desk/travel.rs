//! State on its way out and in.

use std::rc::Rc;

use crate::{
    journal::{Device, Entry, Journal, at_one_go},
    ledger::Ledger,
    opinion::{Day, Opinion},
    report::names::Stamp,
    share::{
        Brought, Carried, Collected, LIMITS, Refusal, Sealed, UnitPart, codes, link, open_parcel, package, parcel_in,
        read_any, read_codes, share_of, status_parcel, text_parcel, write_compact, write_files, write_part,
    },
};

use super::{Attachments, Failure, How, Opened, Product};

pub(super) fn send(
    how: &How,
    address: &str,
    today: Day,
    sender: Device,
    stamp: &Stamp,
    attachments: &[Vec<u8>],
) -> Result<(Product, Attachments), Failure> {
    let opinion = Opinion::embedded();
    let journal = super::journal(&opinion, attachments)?;
    let part = |unit| part_of(&opinion, &journal, unit, sender, today);
    let named = |unit: &str, kind| stamp.file("审议意见办理清单", &format!("发{unit}"), kind);
    match how {
        How::Status => linked(&opinion, address, &status_parcel(&opinion, &journal), false),
        How::Text => linked(&opinion, address, &text_parcel(&opinion, journal.entries()), true),
        How::Unit(unit) => Ok((Product::File { name: named(unit, "json") }, part(unit))),
        How::UnitPage(unit) => match part(unit) {
            files if files.len() == 1 => Ok((Product::State { name: named(unit, "html") }, files)),
            _ => Err(Failure::TooMuch),
        },
    }
}

/// One unit's part, as exchange files.
fn part_of(opinion: &Opinion, journal: &Journal, unit: &str, sender: Device, today: Day) -> Attachments {
    let mut part = Journal::default();
    part.union(package(opinion, journal, unit, sender));
    let files = match UnitPart::new(unit, share_of(&Ledger::fold(opinion, journal), unit)) {
        Some(named) => write_part(opinion, &part, today, &named),
        None => write_files(opinion, &part, today, LIMITS),
    };
    files.into_iter().map(String::into_bytes).collect()
}

/// A link that could not be read is none.
fn linked(opinion: &Opinion, address: &str, parcel: &[u8], with_text: bool) -> Result<(Product, Attachments), Failure> {
    let link = link(address, parcel);
    let read = parcel_in(&link, LIMITS).and_then(|parcel| open_parcel(opinion, &parcel, LIMITS));
    match read {
        Ok(_) => {}
        Err(Refusal::TooLarge { .. } | Refusal::TooMany { .. }) => return Err(Failure::TooMuch),
        Err(_) => return Err(Failure::Failed),
    }
    let codes = codes(address, parcel).unwrap_or_default();
    let pictures = codes.iter().flat_map(|code| [code.svg().into_bytes(), code.png()]).collect();
    Ok((Product::Link { link, with_text }, pictures))
}

/// Entries in one part of what goes to the page: read in some ten milliseconds. Between two, browsers wait for four.
const PART: usize = 2500;
/// Bytes in one part.
const PART_BYTES: usize = 512 << 10;

pub(super) fn open(attachments: &[Vec<u8>], progress: &mut dyn FnMut(usize, usize)) -> (Product, Attachments) {
    progress(0, 2);
    let opinion = Opinion::embedded();
    match together(&opinion, attachments) {
        Ok(Together::Entries(entries)) => {
            progress(1, 2);
            (Product::Opened(Ok(Opened::File)), parts(&opinion, &entries))
        }
        Ok(Together::Sealed(sealed)) => (Product::Opened(Ok(Opened::Sealed)), vec![sealed.header, sealed.secret]),
        Ok(Together::Missing(read, missing)) => (Product::Opened(Ok(Opened::Missing { read, missing })), Vec::new()),
        Err(refusal) => (Product::Opened(Err(refusal)), Vec::new()),
    }
}

/// As exchange files, at least one.
fn parts(opinion: &Opinion, entries: &[Rc<Entry>]) -> Attachments {
    let mut parts = Vec::new();
    let mut left = entries;
    while !left.is_empty() || parts.is_empty() {
        let (part, rest) = left.split_at(at_one_go(left, PART, PART_BYTES));
        parts.push(write_compact(opinion, part).into_bytes());
        left = rest;
    }
    parts
}

enum Together {
    Entries(Vec<Rc<Entry>>),
    Sealed(Sealed),
    Missing(usize, Vec<u8>),
}

/// The last one decides: what it is, or what it makes with the codes before it.
fn together(opinion: &Opinion, attachments: &[Vec<u8>]) -> Result<Together, Refusal> {
    let (last, before) = attachments.split_last().ok_or(Refusal::Empty)?;
    let piece = match carried(opinion, last)? {
        Carried::Entries(entries) => return Ok(Together::Entries(entries)),
        // It is opened in the page, which has the passphrase.
        Carried::Sealed(sealed) => return Ok(Together::Sealed(sealed)),
        Carried::Piece(piece) => piece,
    };
    let mut collected = Collected::default();
    for earlier in before {
        if let Ok(Carried::Piece(piece)) = carried(opinion, earlier) {
            collected.take(piece)?;
        }
    }
    match collected.take(piece)? {
        Some(parcel) => match open_parcel(opinion, &parcel, LIMITS)? {
            Brought::Entries(entries) => Ok(Together::Entries(entries)),
            Brought::Piece(_) => Err(Refusal::Scrambled),
        },
        None => {
            let (read, missing) = collected.missing().unwrap_or_default();
            Ok(Together::Missing(read, missing))
        }
    }
}

fn carried(opinion: &Opinion, bytes: &[u8]) -> Result<Carried, Refusal> {
    read_any(opinion, bytes, LIMITS)
}

pub(super) fn look(width: u32, at_once: bool, attachments: &[Vec<u8>]) -> (Product, Attachments) {
    let width = usize::try_from(width).unwrap_or(0);
    let pixels = attachments.first().filter(|pixels| pixels.len() <= LIMITS.pixels);
    (Product::Seen { texts: pixels.map(|pixels| read_codes(width, pixels, at_once)).unwrap_or_default() }, Vec::new())
}
