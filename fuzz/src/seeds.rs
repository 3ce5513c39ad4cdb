//! Something sound for each decoder to begin with. Made anew each time, so that it is today's formats.

use std::{fs, path::Path};

use otog_checklist::{
    desk::{Job, Paper, Product, perform},
    journal::Journal,
    opinion::{Day, Opinion},
    report::{Scope, names::Stamp},
    share::*,
};

const FILE: &str = include_str!("../../tests/fixtures/file-v1.json");
const SEALED: &[u8] = include_bytes!("../../tests/fixtures/sealed-v1.sealed");
const SEGMENT: &str = include_str!("../../tests/fixtures/segment-v1.json");

/// Into a folder for each decoder.
pub(crate) fn write(folder: &str) {
    let opinion = Opinion::embedded();
    let entries = read_file(&opinion, FILE.as_bytes(), LIMITS).expect("the fixture");
    let mut journal = Journal::default();
    journal.union(entries.iter().cloned());

    let (status, text) = (status_parcel(&opinion, &journal), text_parcel(&opinion, &entries));
    let page = embed("<!doctype html><html><head></head><body></body></html>", FILE).expect("a page");
    let content = |parcel: &[u8]| unpack(parcel).expect("a parcel").1.to_vec();
    let letters = |parcel: &[u8]| link("", parcel).trim_start_matches(MARK).as_bytes().to_vec();
    let compact = write_compact(&opinion, &entries).into_bytes();
    let codes = pieces(&text, 120).expect("pieces");
    let codes: Vec<u8> = codes
        .iter()
        .map(|piece| content(piece))
        .flat_map(|piece| [vec![u8::try_from(piece.len()).expect("a small piece")], piece].concat())
        .collect();
    let bits = write_status(&opinion, &otog_checklist::share::status(&journal));

    let seeds: [(&str, Vec<Vec<u8>>); 10] = [
        (
            "anything",
            vec![
                FILE.into(),
                SEGMENT.into(),
                SEALED.into(),
                page.clone().into(),
                link("https://example.cn/", &status).into(),
                link("https://example.cn/", &text).into(),
            ],
        ),
        ("file", vec![FILE.into(), compact]),
        ("link", vec![letters(&status), letters(&text), b"1234567890123456789".to_vec()]),
        ("status", vec![bits, content(&status)]),
        ("text", vec![content(&text)]),
        ("codes", vec![codes]),
        ("sealed", vec![SEALED.into()]),
        ("page", vec![page.into()]),
        ("workbook", vec![workbook()]),
        ("picture", vec![picture()]),
    ];
    for (target, seeds) in seeds {
        let folder = Path::new(folder).join(target);
        fs::create_dir_all(&folder).expect("a folder");
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).expect("a seed");
        }
    }
}

fn workbook() -> Vec<u8> {
    let today = Day::parse("2026-11-24").expect("a day");
    let job = Job::Paper {
        paper: Paper::Workbook,
        print: false,
        scope: Scope::All,
        today,
        moment: 1_795_492_800_000,
        offset_minutes: 480,
        stamp: Stamp::default(),
    };
    match perform(job, &[FILE.into()], &mut |_, _| {}) {
        Ok((Product::File { .. }, mut files)) => files.remove(0),
        other => panic!("no workbook: {other:?}"),
    }
}

/// The smallest code, two pixels to a module.
fn picture() -> Vec<u8> {
    let code = &codes("", &[1]).expect("a code")[0];
    let side = code.side();
    let across = 2 * side;
    let pixel = |at: usize| if code.is_dark(at % across / 2, at / across / 2) { 0 } else { 255 };
    let width = u8::try_from(across).expect("a small code");
    [vec![width], (0..across * across).map(pixel).collect()].concat()
}
