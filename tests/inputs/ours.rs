//! Of this checklist: as it was made, saved anew by other programs, or damaged on its way.

use otog_checklist::{
    desk::{Job, Paper, Product, perform},
    opinion::{Day, Opinion},
    report::{Scope, names::Stamp, readback::Misread},
    share::{LIMITS, Refusal, Sealing, embed, write_compact, write_file},
};

use super::{Input, Then};
use crate::replicas::{entries, journal, ticks};

pub(super) const FILE: &str = include_str!("../fixtures/file-v1.json");
const SEALED: &[u8] = include_bytes!("../fixtures/sealed-v1.sealed");
const ENTRIES: usize = 11;
const PAGE: &str = "<!doctype html><html><head><title>清单</title></head><body></body></html>";

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::GBK.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

pub(super) fn paper(paper: Paper) -> Vec<u8> {
    let today = Day::parse("2026-11-24").unwrap();
    let stamp = Stamp::default();
    let job =
        Job::Paper { paper, print: false, scope: Scope::All, today, moment: crate::NOW.ms, offset_minutes: 480, stamp };
    let Ok((Product::File { .. }, mut files)) = perform(job, &[FILE.into()], &mut |_, _| {}) else {
        panic!("no paper")
    };
    files.remove(0)
}

pub(super) fn inputs() -> Vec<Input> {
    let opinion = Opinion::embedded();
    let brings = |name, bytes: Vec<u8>| Input(name, bytes, Then::Brings(ENTRIES));
    let refused = |name, bytes: Vec<u8>, why| Input(name, bytes, Then::Refused(why));
    let with_mark = format!("\u{feff}{FILE}");
    // GBK has no fraction slash, nor many other letters: a browser's own decoder takes them as four bytes.
    let plain = FILE.to_owned();
    let large = ticks(3560);
    let long_file = write_file(&opinion, &large, opinion.issued);
    let page = embed(PAGE, FILE).unwrap();
    let seal = |secret: &[u8]| Sealing { iterations: 1, salt: [0; 16], nonce: [0; 12] }.file(secret);
    let mut scrambled = SEALED.to_vec();
    scrambled[60] ^= 1;
    let mut later = SEALED.to_vec();
    later[8] = 2;
    let mut damaged = FILE.as_bytes().to_vec();
    let place = damaged.windows(6).rposition(|six| six == "其".repeat(2).as_bytes()).unwrap_or(damaged.len() / 2);
    damaged[place] = 0xff;
    let all = journal(entries(&large));
    vec![
        brings("清单.json", FILE.into()),
        brings("清单.txt", with_mark.clone().into()),
        brings("清单 (1).json", FILE.replace('\n', "\r\n").into()),
        brings("report.pdf", FILE.replace('\n', "").into()),
        brings("清单.docx", format!("\n\n  {FILE}  \n").into()),
        brings("UTF-16.json", utf16(&with_mark, u16::to_le_bytes)),
        brings("UTF-16.txt", utf16(&with_mark, u16::to_be_bytes)),
        brings("UTF-16, no mark.json", utf16(&plain, u16::to_le_bytes)),
        brings("UTF-16, no mark.txt", utf16(&plain, u16::to_be_bytes)),
        brings("GBK.json", gbk(&plain)),
        brings("GBK.txt", gbk(&plain.replace('\n', "\r\n"))),
        Input("large.json", long_file.clone().into(), Then::Brings(all.len())),
        Input("large GBK.json", gbk(&long_file), Then::Brings(all.len())),
        Input("compact.json", write_compact(&opinion, all.entries()).into(), Then::Brings(all.len())),
        Input("nobody.json", write_compact(&opinion, []).into(), Then::NothingNew),
        brings("清单.html", page.clone().into()),
        brings("清单.htm", page.replace("type=\"application/json\" id", "data-x='1' id").into()),
        brings("清单, GBK.html", gbk(&page)),
        brings("清单, UTF-16.html", utf16(&format!("\u{feff}{page}"), u16::to_le_bytes)),
        refused("empty page.html", PAGE.into(), Refusal::NoState),
        refused("cut page.html", page[..page.len() / 2].into(), Refusal::NoState),
        Input("清单.sealed", SEALED.into(), Then::Locked),
        Input("清单.zip", SEALED.into(), Then::Locked),
        Input("large.sealed", seal(&vec![7; 1 << 20]), Then::Locked),
        refused("cut.sealed", SEALED[..20].into(), Refusal::Cut),
        refused("half.sealed", SEALED[..SEALED.len() / 2].into(), Refusal::Scrambled),
        refused("changed.sealed", scrambled, Refusal::Scrambled),
        refused("later.sealed", later, Refusal::Newer { version: 2 }),
        refused("empty.json", Vec::new(), Refusal::Empty),
        refused("blank.txt", " \r\n\t".into(), Refusal::Empty),
        refused("mark.txt", "\u{feff}".into(), Refusal::Empty),
        refused("half.json", FILE[..FILE.floor_char_boundary(900)].into(), Refusal::Damaged { line: 19 }),
        refused(
            "newer.json",
            FILE.replacen("\"version\": 1", "\"version\": 2", 1).into(),
            Refusal::Newer { version: 2 },
        ),
        refused(
            "other.json",
            FILE.replacen("鄂旗人常发〔2024〕55号", "鄂旗人常发〔2025〕7号", 1).into(),
            Refusal::OtherDocument { number: "鄂旗人常发〔2025〕7号".into() },
        ),
        refused("50 MB.json", vec![b' '; 50_000_000], Refusal::TooLarge { limit: LIMITS.bytes }),
        Input("台账.xlsx", paper(Paper::Workbook), Then::NothingNew),
        Input("台账.xls", paper(Paper::Workbook), Then::NothingNew),
        Input("half.xlsx", paper(Paper::Workbook)[..9000].into(), Then::Misread(|why| *why == Misread::NotAWorkbook)),
        refused(
            "报告.docx",
            paper(Paper::Report(otog_checklist::report::Step::Final)),
            Refusal::Foreign(otog_checklist::share::Foreign::Text),
        ),
        refused("期限.ics", paper(Paper::Calendar), Refusal::Foreign(otog_checklist::share::Foreign::Calendar)),
        refused("台账.md", paper(Paper::Markdown), Refusal::NoLink),
    ]
}
