//! The decoders, each with what has to hold whatever it is fed: it ends, it does not panic, and what is taken can be
//! stored and read again. `tests/damage.rs` feeds them with what was found.

use std::rc::Rc;

use otog_checklist::{
    desk::{Job, Product, perform},
    journal::Entry,
    opinion::Opinion,
    share::*,
};

pub(crate) type Target = fn(&[u8]);

/// By the names of their folders in `fuzz/found`.
pub(crate) const ALL: [(&str, Target); 10] = [
    ("anything", anything),
    ("file", file),
    ("link", link_letters),
    ("status", status_bits),
    ("text", text),
    ("codes", codes_in_turn),
    ("sealed", sealed),
    ("page", page),
    ("workbook", workbook),
    ("picture", picture),
];

thread_local! {
    static OPINION: Opinion = Opinion::embedded();
}

fn kept(entries: Vec<Rc<Entry>>) {
    OPINION.with(|opinion| {
        let file = write_compact(opinion, &entries);
        assert_eq!(read_file(opinion, file.as_bytes(), LIMITS), Ok(entries));
    });
}

fn carried(bytes: &[u8]) {
    if let Ok(Carried::Entries(entries)) = OPINION.with(|opinion| read_any(opinion, bytes, LIMITS)) {
        kept(entries);
    }
}

fn anything(bytes: &[u8]) {
    carried(bytes);
    // As the desk opens it; and as it stood on this device.
    perform(Job::Open, &[bytes.to_vec()], &mut |_, _| {}).ok();
    std::str::from_utf8(bytes).ok().and_then(Segment::read);
}

fn file(bytes: &[u8]) {
    if let Ok(entries) = OPINION.with(|opinion| read_file(opinion, bytes, LIMITS)) {
        kept(entries);
    }
}

/// The letters behind the mark.
fn link_letters(bytes: &[u8]) {
    carried(&[b"https://example.cn/#s=", bytes].concat());
}

fn opened(kind: Kind, content: &[u8]) -> Option<Piece> {
    match OPINION.with(|opinion| open_parcel(opinion, &pack(kind, content), LIMITS)) {
        Ok(Brought::Entries(entries)) => kept(entries),
        Ok(Brought::Piece(piece)) => return Some(piece),
        Err(_) => {}
    }
    None
}

/// With a sum that is right: nobody would get past it otherwise.
fn status_bits(bytes: &[u8]) {
    opened(Kind::Status, bytes);
}

/// Compressed.
fn text(bytes: &[u8]) {
    opened(Kind::Text, bytes);
}

/// Several pieces: before each its length.
fn codes_in_turn(mut bytes: &[u8]) {
    let mut collected = Collected::default();
    while let Some((length, rest)) = bytes.split_first() {
        let (piece, rest) = rest.split_at(rest.len().min(usize::from(*length)));
        bytes = rest;
        let Some(piece) = opened(Kind::Piece, piece) else { continue };
        if let Ok(Some(parcel)) = collected.take(piece) {
            OPINION.with(|opinion| open_parcel(opinion, &parcel, LIMITS)).ok();
        }
        let (read, missing) = collected.missing().unwrap_or_default();
        assert!(read + missing.len() <= MOST_PIECES);
    }
}

fn sealed(bytes: &[u8]) {
    if let Ok(sealed) = Sealed::read(bytes, LIMITS) {
        assert_eq!(sealed.sealing.file(&sealed.secret), bytes);
    }
}

/// A page, and the same with another state in it.
fn page(bytes: &[u8]) {
    carried(bytes);
    let Ok(html) = std::str::from_utf8(bytes) else { return };
    let state = r#"{"a":"</script><b>"}"#;
    if let Some(with) = embed(html, state) {
        assert_eq!(extract(&with), Some(&*state.replace('<', "\\u003c")));
    }
}

fn workbook(bytes: &[u8]) {
    let job = Job::Workbook { now: 1_795_492_800_000 };
    if let Ok((Product::Filled(_), files)) = perform(job, &[bytes.to_vec()], &mut |_, _| {}) {
        for file in files {
            let entries = OPINION.with(|opinion| read_file(opinion, &file, LIMITS));
            kept(entries.expect("what a workbook brings is read"));
        }
    }
}

/// The first byte is the width.
fn picture(bytes: &[u8]) {
    if let Some((width, pixels)) = bytes.split_first() {
        read_codes(usize::from(*width), pixels, false);
    }
}
