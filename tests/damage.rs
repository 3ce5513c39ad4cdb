//! A corpus of everything that comes in, damaged in thousands of ways, the same ones every time: nothing panics, and
//! whatever is taken can be stored and read again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::expect_used, reason = "the fuzzed decoders are shared")]

mod carrying;
#[path = "../fuzz/src/targets.rs"]
mod fuzzed;
mod replicas;

use std::{fs, process::Command};

use carrying::*;
use otog_checklist::share::*;
use replicas::journal;

/// Damaged copies of each.
const COPIES: usize = 1500;

/// What comes in: every fixture, and every carrier of a small state.
fn corpus() -> Vec<Vec<u8>> {
    let fixtures = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).unwrap();
    let mut corpus: Vec<Vec<u8>> = fixtures.filter_map(|file| fs::read(file.unwrap().path()).ok()).collect();
    corpus.retain(|bytes| bytes.len() < 100_000);
    let state = journal(worked(3, 1).into_iter().take(12));
    let entries: Vec<_> = state.entries().cloned().collect();
    corpus.extend(carriers(&entries).into_iter().flat_map(|(_, carrier)| carrier));
    let status = OPINION.with(|opinion| status_parcel(opinion, &state));
    corpus.push(link("https://example.cn/", &status).into_bytes());
    corpus.extend([status, unpack_content(&entries)]);
    corpus
}

fn unpack_content(entries: &[std::rc::Rc<otog_checklist::journal::Entry>]) -> Vec<u8> {
    OPINION.with(|opinion| write_status(opinion, &status(&journal(entries.iter().cloned()))))
}

fn damaged(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(3) {
        let place = usize::try_from(random.below(bytes.len() as u64)).unwrap();
        let byte = u8::try_from(random.below(256)).unwrap();
        match random.below(5) {
            0 if !bytes.is_empty() => bytes[place] ^= 1 << random.below(8),
            1 if !bytes.is_empty() => bytes[place] = byte,
            2 => bytes.truncate(place),
            3 => bytes.insert(place, byte),
            _ => {
                let piece = bytes[place..(place + 9).min(bytes.len())].to_vec();
                let at = usize::try_from(random.below(bytes.len() as u64 + 1)).unwrap();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// Every decoder, on the same bytes. `fuzz/` feeds each by itself, guided by what code it reaches.
fn decoded(bytes: &[u8]) {
    OPINION.with(|opinion| {
        let mut taken = Vec::new();
        if let Ok(Carried::Entries(entries)) = read_any(opinion, bytes, LIMITS) {
            taken.push(entries);
        }
        taken.extend(read_status(opinion, bytes, LIMITS));
        for kind in [Kind::Status, Kind::Text, Kind::Piece] {
            if let Ok(Brought::Entries(entries)) = open_parcel(opinion, &pack(kind, bytes), LIMITS) {
                taken.push(entries);
            }
        }
        for entries in taken {
            let file = write_compact(opinion, &entries);
            assert_eq!(read_file(opinion, file.as_bytes(), LIMITS), Ok(entries));
        }
    });
}

#[test]
fn damage_never_panics_and_what_is_taken_can_be_kept() {
    let mut random = Random(20_241_219);
    for sound in corpus() {
        decoded(&sound);
        for _ in 0..COPIES {
            decoded(&damaged(&sound, &mut random));
        }
    }
}

#[test]
fn what_fuzzing_found_is_taken_without_harm() {
    let found = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/found");
    let mut cases = 0;
    for (name, target) in fuzzed::ALL {
        for case in fs::read_dir(format!("{found}/{name}")).into_iter().flatten() {
            target(&fs::read(case.unwrap().path()).unwrap());
            cases += 1;
        }
    }
    assert!(cases >= fuzzed::ALL.len(), "{cases}");
}

#[test]
fn sealed_v1_is_read_for_ever() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sealed-v1.sealed");
    let bytes = fs::read(path).unwrap();
    let sealed = Sealed::read(&bytes, LIMITS).unwrap();
    assert_eq!(sealed.sealing.iterations, ITERATIONS);
    assert_eq!(sealed.header, bytes[..41]);
    assert_eq!(sealed.sealing.header(), sealed.header);
    assert_eq!(sealed.sealing.file(&sealed.secret), bytes);

    // Another program opens it, with the script in docs.
    let open = |passphrase| {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/open-sealed.mjs");
        Command::new("node").args([script, path, passphrase]).output()
    };
    let opened = open("沙地与草原2026").expect("node opens the sealed file");
    let file = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/file-v1.json")).unwrap();
    assert!(opened.stdout == file);
    assert!(!open("别的口令").unwrap().status.success());
}

#[test]
fn what_is_wrong_with_a_sealed_file_is_told_as_far_as_it_can_be_known() {
    let bytes = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sealed-v1.sealed")).unwrap();
    let read = |bytes: &[u8]| Sealed::read(bytes, LIMITS).unwrap_err();
    assert_eq!(read(b"PK\x03\x04"), Refusal::NotOurs);
    for end in 8..60 {
        assert_eq!(read(&bytes[..end]), Refusal::Cut);
    }
    for place in 9..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 4;
        assert_eq!(read(&changed), Refusal::Scrambled, "{place}");
    }
    let mut later = bytes.clone();
    later[8] = 2;
    assert_eq!(read(&later), Refusal::Newer { version: 2 });
    let endless = Sealing { iterations: u32::MAX, salt: [0; 16], nonce: [0; 12] }.file(&[0; 20]);
    assert_eq!(read(&endless), Refusal::Scrambled);
    assert_eq!(Sealed::read(&bytes, Limits { bytes: 100, ..LIMITS }), Err(Refusal::TooLarge { limit: 100 }));
}
