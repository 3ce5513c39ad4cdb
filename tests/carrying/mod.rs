//! State on its way: one journal in every carrier there is, and what arrives of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses a part")]

use std::rc::Rc;

use otog_checklist::{
    journal::{Author, Change, Entry, EntryId, Field, Journal, Register, Role},
    ledger::{Ledger, Note, Standing},
    opinion::{Day, Opinion},
    share::*,
};
use proptest::prelude::*;

use super::replicas::*;

thread_local! {
    pub(crate) static OPINION: Opinion = Opinion::embedded();
}

pub(crate) fn fold(journal: &Journal) -> Ledger {
    OPINION.with(|opinion| Ledger::fold(opinion, journal))
}

pub(crate) fn masks<const N: usize>() -> impl Strategy<Value = [(u64, u64); N]> {
    std::array::from_fn::<_, N, _>(|_| (any::<u64>(), any::<u64>()))
}

pub(crate) fn is_told(register: &Register) -> bool {
    matches!(register.field, Field::Done | Field::Standing)
}

/// One thing that is handed over, or several that belong together.
pub(crate) type Carrier = Vec<Vec<u8>>;

const HTML: &str = "<!doctype html><html><head><title>清单</title></head><body><div id=\"app\"></div></body></html>";

/// The entries in every carrier that carries text.
pub(crate) fn carriers(entries: &[Rc<Entry>]) -> Vec<(&'static str, Carrier)> {
    OPINION.with(|opinion| {
        let file = write_file(opinion, &journal(entries.iter().cloned()), Day::parse("2026-11-24").unwrap());
        let parcel = text_parcel(opinion, entries);
        let mut codes = pieces(&parcel, 100).unwrap_or_default();
        codes.reverse();
        let codes = codes.iter().map(|piece| link("https://example.cn/", piece).into_bytes()).collect();
        vec![
            ("file", vec![file.clone().into_bytes()]),
            ("link", vec![link("https://example.cn/", &parcel).into_bytes()]),
            ("codes", codes),
            ("sealed", vec![seal(file.as_bytes())]),
            ("html", vec![embed(HTML, &file).unwrap().into_bytes()]),
        ]
    })
}

/// Whether a change on the way is always noticed.
pub(crate) fn is_checked(name: &str) -> bool {
    matches!(name, "link" | "codes" | "sealed")
}

/// What the one at the other end reads.
pub(crate) fn arrived(carrier: &Carrier) -> Result<Vec<Rc<Entry>>, Refusal> {
    OPINION.with(|opinion| {
        let mut collected = Collected::default();
        for bytes in carrier {
            match read_any(opinion, bytes, LIMITS)? {
                Carried::Entries(entries) => return Ok(entries),
                Carried::Sealed(sealed) => return read_file(opinion, &unseal(&sealed), LIMITS),
                Carried::Piece(piece) => {
                    if let Some(parcel) = collected.take(piece)? {
                        return match open_parcel(opinion, &parcel, LIMITS)? {
                            Brought::Entries(entries) => Ok(entries),
                            Brought::Piece(_) => Err(Refusal::Scrambled),
                        };
                    }
                }
            }
        }
        Err(Refusal::Cut)
    })
}

pub(crate) fn entries_in_order(entries: &[Rc<Entry>]) -> Vec<Rc<Entry>> {
    super::replicas::entries(&journal(entries.iter().cloned()))
}

/// Stands in for the browser's cipher: the container is what is tested here.
fn seal(file: &[u8]) -> Vec<u8> {
    let sealing = Sealing { iterations: ITERATIONS, salt: [1; 16], nonce: [2; 12] };
    let mut secret: Vec<u8> = file.iter().map(|byte| byte ^ 0x5a).collect();
    secret.extend([0; 16]);
    sealing.file(&secret)
}

fn unseal(sealed: &Sealed) -> Vec<u8> {
    let content = &sealed.secret[..sealed.secret.len() - 16];
    content.iter().map(|byte| byte ^ 0x5a).collect()
}

/// A code as it is seen: so many pixels across.
pub(crate) fn drawn(code: &Code, across: usize) -> Vec<u8> {
    let side = code.side();
    let pixel = |at: usize| {
        let (x, y) = (at % across * side / across, at / across * side / across);
        if code.is_dark(x, y) { 0 } else { 255 }
    };
    (0..across * across).map(pixel).collect()
}

/// Every recommendation and every measure written `rounds` times over half a year, by so many units, each with a
/// device of its own. Reproducible.
pub(crate) fn worked(units: usize, rounds: usize) -> Vec<Rc<Entry>> {
    let author = Author { name: "其其格".to_owned(), unit: "农牧局".to_owned(), role: Role::Unit };
    let mut clerks: Vec<Clerk> = (0..units).map(|who| Clerk::new(u8::try_from(who).unwrap())).collect();
    let mut random = Random(55);
    let mut writes: Vec<(u64, usize, Register, Change)> = Vec::new();
    OPINION.with(|opinion| {
        for round in 0..rounds {
            for (place, asked) in opinion.recommendations().enumerate() {
                let mut at = |register, change| {
                    writes.push((NOON + random.below(15_552_000_000), place % units, register, change));
                };
                let declined = serde_json::json!({ "is": "declined", "reason": "缺少资金" });
                let value = if place % 4 == 3 { declined } else { Standing::ALL[(place + round) % 6].to_value() };
                at(Register::new(asked.id, Field::Standing), Change::Set(value));
                for measure in &asked.measures {
                    at(Register::new(measure.id, Field::Done), Change::Set((round % 2 == 0).into()));
                }
            }
        }
    });
    writes.sort_by_key(|(time, ..)| *time);
    let mut log: Vec<Rc<Entry>> = Vec::new();
    for (time, who, register, change) in writes {
        let clerk = &mut clerks[who];
        clerk.author = Rc::new(author.clone());
        log.extend(clerk.set(time, register, change));
    }
    log
}

pub(crate) fn lead(id: &str) -> Register {
    Register::new(recommendation(id), Field::Lead)
}

/// The office hands r1.1 and r5.3 to two units; both write, the office sends one back.
pub(crate) fn handed_round() -> Vec<Rc<Entry>> {
    let signed = |number, unit: &str, name: &str, role| {
        let mut clerk = Clerk::new(number);
        clerk.author = Rc::new(Author { name: name.to_owned(), unit: unit.to_owned(), role });
        clerk
    };
    let mut office = signed(0, "政府办", "苏和", Role::Office);
    let mut farm = signed(1, "农牧局", "其其格", Role::Unit);
    let mut water = signed(2, "水利局", "巴特尔", Role::Unit);
    let text = |text: &str| Change::Set(text.into());
    let mut log = Vec::new();
    log.extend(office.set(NOON, lead("r1.1"), text("农牧局")));
    log.extend(office.set(NOON, lead("r5.3"), text("水利局")));
    let support = Register::new(recommendation("r5.3"), Field::Support);
    log.extend(office.set(NOON, support, Change::Set(serde_json::json!(["农牧局", "水利局"]))));
    log.extend(office.set(NOON, lead("r3.2"), text("水利局")));
    let note = |day: &str, what: &str| Change::Set(Note { on: Day::parse(day).ok(), text: what.into() }.to_value());
    let noted = |id: &str, clerk: &mut Clerk, what: &str| {
        let key: EntryId = format!("{}-0-00000000000000ff", NOON + 1 + u64::from(what.len() as u32)).parse().unwrap();
        clerk.set(NOON + 2, Register::new(recommendation(id), Field::Note(key)), note("2025-03-01", what))
    };
    farm.take(log.iter().cloned());
    water.take(log.iter().cloned());
    let mut written = noted("r1.1", &mut farm, "已完成禁牧核查");
    written.extend(noted("r5.3", &mut water, "水源地已划定"));
    written.extend(farm.set(NOON + 3, registers()[0].clone(), text("working")));
    written.extend(noted("r1.1", &mut farm, "与水利局会商"));
    office.take(written.iter().cloned());
    let returned = serde_json::json!({ "is": "returned", "reason": "请补充佐证" });
    let review = Register::new(recommendation("r1.1"), Field::Review);
    written.extend(office.set(NOON + 4, review, Change::Set(returned)));
    log.extend(written);
    log
}

/// The same numbers every time.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }
}
