//! Where all recommendations and measures stand, in as few bytes as possible: no names, no texts, no times except
//! those in the ids of entries.
//!
//! A status has every entry of a standing or a tick; replaced entries go without their values. Heads alone are not
//! enough: a reader who holds an older entry, but not the one between, would see a conflict where there is none. The
//! latest predecessor of each writer is not enough either, because an entry names what it replaces one by one. So the
//! whole chain is sent, about five bytes for each entry.
//!
//! Layout, bits from the highest (`count k`: exponential-Golomb of order k):
//!
//! ```text
//! text        number of the document
//! count 3     devices, then for each: 40 bits, count 1 of its tabs less one, 24 bits for each
//! count 6     ids, then where there are any 6 bits k, and for each id, by time, counter and writer:
//!   count 40 | k   milliseconds: of the first | since the one before
//!   count 0        counter
//!   ⌈log2⌉         writer: the place of its tab
//!   1 | 00 | 01    replaces what stood here so far | others | is known by its id alone, and nothing follows
//!   count 2 ×3     area less one, item less one, measure (0: the standing)
//!   3 bits         0 withheld, 1 cleared; measure: 2 not done, 3 done; standing: 2 and its place in the list
//!   count 0        for `00`: how many others, then ⌈log2⌉ bits each: their places
//! ```

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    journal::{Change, Device, Entry, EntryId, Field, Journal, MOST_REPLACED, Register, Replica, StepId, Subject},
    ledger::Standing,
    opinion::{MeasureId, Opinion, RecommendationId},
    vec_map::distinct,
};

use super::{
    Limits, Refusal,
    bits::{BadBits, BitReader, BitWriter, count_width},
};

const DEVICE: u32 = 40;
const TAB: u32 = 24;
const FIRST_TIME: u32 = 40;

/// A register that is in the status: area, item, and the measure or 0 for the standing.
type Place = (u8, u8, u8);

/// What a register says, as far as it may travel.
#[must_use]
pub fn without_text(entry: &Entry) -> Change {
    match (&entry.register.field, &entry.change) {
        (_, Change::Cleared) => Change::Cleared,
        (Field::Standing, Change::Set(value)) => {
            Standing::from_value(value).map_or(Change::Withheld, |standing| Change::Set(standing.to_value()))
        }
        (Field::Done, Change::Set(value)) if value.is_boolean() => entry.change.clone(),
        _ => Change::Withheld,
    }
}

/// The entries that a status is made of: heads without texts and authors, what they replaced without values.
pub fn status(journal: &Journal) -> Vec<Rc<Entry>> {
    let mut last = None;
    let told = |entry: &Rc<Entry>| {
        // Of copies that differ one goes along, and says nothing: there is no room for a second under its id.
        let is_sure = journal.is_head(entry) && !journal.is_altered(entry.id);
        let change = if is_sure { without_text(entry) } else { Change::Withheld };
        Rc::new(Entry { author: None, change, reverts: None, ..Entry::clone(entry) })
    };
    let all = journal.entries().filter(|entry| place(&entry.register).is_some());
    all.filter(|entry| last.replace(entry.id) != Some(entry.id)).map(told).collect()
}

fn place(register: &Register) -> Option<Place> {
    let numbers = |text: String| {
        let mut parts = text.trim_start_matches('r').split(['.', 'm']).filter(|part| !part.is_empty());
        let mut number = || parts.next().map_or(Some(0), |part| part.parse().ok());
        Some((number()?, number()?, number()?))
    };
    match (&register.subject, &register.field) {
        (Subject::Recommendation(id), Field::Standing) => numbers(id.to_string()),
        (Subject::Measure(id), Field::Done) => numbers(id.to_string()),
        _ => None,
    }
}

fn register((area, item, measure): Place) -> Option<Register> {
    let recommendation = format!("r{area}.{item}");
    if measure == 0 {
        return Some(Register::new(RecommendationId::parse(&recommendation).ok()?, Field::Standing));
    }
    let id = MeasureId::parse(&format!("{recommendation}.m{measure}")).ok()?;
    Some(Register::new(id, Field::Done))
}

fn code(change: &Change) -> u64 {
    match change {
        Change::Withheld => 0,
        Change::Cleared => 1,
        Change::Set(value) => match (value.as_bool(), Standing::from_value(value)) {
            (Some(done), _) => 2 + u64::from(done),
            (_, Some(standing)) => 2 + Standing::ALL.iter().position(|one| *one == standing).unwrap_or(0) as u64,
            _ => 0,
        },
    }
}

fn change(code: u64, measure: bool) -> Result<Change, BadBits> {
    Ok(match (code, measure) {
        (0, _) => Change::Withheld,
        (1, _) => Change::Cleared,
        (2 | 3, true) => Change::Set((code == 3).into()),
        (_, true) => return Err(BadBits),
        (_, false) => {
            let standing = usize::try_from(code - 2).ok().and_then(|place| Standing::ALL.get(place)).ok_or(BadBits)?;
            Change::Set(standing.to_value())
        }
    })
}

/// Bits that tell `count` things apart.
fn width(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

/// What stands in each register, as far as one has come: places in the list of ids.
#[derive(Default)]
struct Standings(BTreeMap<Place, BTreeSet<usize>>);

impl Standings {
    fn are(&self, place: Place, replaces: &[usize]) -> bool {
        match self.0.get(&place) {
            Some(here) => here.len() == replaces.len() && here.iter().eq(replaces),
            None => replaces.is_empty(),
        }
    }

    /// Those that an entry may replace; more are not looked at.
    fn now(&self, place: Place) -> Vec<usize> {
        let here = self.0.get(&place).into_iter().flatten();
        here.copied().take(MOST_REPLACED + 1).collect()
    }

    fn follow(&mut self, place: Place, id: usize, replaces: &[usize]) {
        let here = self.0.entry(place).or_default();
        for replaced in replaces {
            here.remove(replaced);
        }
        here.insert(id);
    }
}

/// The status as bits; what is no part of one is left out.
pub fn write_status(opinion: &Opinion, entries: &[Rc<Entry>]) -> Vec<u8> {
    let told = entries.iter().filter(|entry| place(&entry.register).is_some());
    let entries: BTreeMap<EntryId, &Rc<Entry>> = told.map(|entry| (entry.id, entry)).collect();
    let own = entries.keys().copied();
    let named = entries.values().flat_map(|entry| entry.replaces.iter().copied());
    let ids = distinct(own.chain(named));
    let writers = distinct(ids.iter().map(|id| id.replica));
    let mut bits = BitWriter::default();
    bits.text(&opinion.number);
    write_writers(&mut bits, &writers);
    bits.count(ids.len() as u64, 6);
    if ids.is_empty() {
        return bits.finish();
    }
    let k = best_k(&ids);
    bits.put(u64::from(k), 6);
    let mut standings = Standings::default();
    let mut before = None;
    for (here, id) in ids.iter().enumerate() {
        bits.count(id.time - before.unwrap_or(0), if before.is_none() { FIRST_TIME } else { k });
        before = Some(id.time);
        bits.count(u64::from(id.counter), 0);
        bits.put(writers.binary_search(&id.replica).unwrap_or(0) as u64, width(writers.len()));
        write_entry(&mut bits, &mut standings, &ids, here, entries.get(id).map(|entry| &***entry));
    }
    bits.finish()
}

/// How wide the gaps between the entries mostly are.
fn best_k(ids: &[EntryId]) -> u32 {
    let size = |k: u32| -> u64 {
        let gaps = ids.windows(2).map(|pair| pair[1].time - pair[0].time);
        gaps.map(|gap| u64::from(count_width(gap, k))).sum()
    };
    (0..=FIRST_TIME).min_by_key(|k| size(*k)).unwrap_or(0)
}

fn write_writers(bits: &mut BitWriter, writers: &[Replica]) {
    let devices = distinct(writers.iter().map(|writer| writer.device()));
    bits.count(devices.len() as u64, 3);
    for device in devices {
        let tabs: Vec<_> = writers.iter().filter(|writer| writer.device() == device).collect();
        bits.put(device.bits(), DEVICE);
        bits.count(tabs.len() as u64 - 1, 1);
        for tab in tabs {
            bits.put(u64::from(tab.tab()), TAB);
        }
    }
}

fn write_entry(bits: &mut BitWriter, standings: &mut Standings, ids: &[EntryId], here: usize, entry: Option<&Entry>) {
    let Some((entry, place)) = entry.and_then(|entry| Some((entry, place(&entry.register)?))) else {
        return bits.put(0b01, 2);
    };
    let replaces: Vec<usize> = entry.replaces.iter().filter_map(|id| ids.binary_search(id).ok()).collect();
    let as_stood = standings.are(place, &replaces);
    if as_stood {
        bits.flag(true);
    } else {
        bits.put(0b00, 2);
    }
    bits.count(u64::from(place.0) - 1, 2);
    bits.count(u64::from(place.1) - 1, 2);
    bits.count(u64::from(place.2), 2);
    bits.put(code(&entry.change), 3);
    if !as_stood {
        bits.count(replaces.len() as u64, 0);
        for replaced in &replaces {
            bits.put(*replaced as u64, width(ids.len()));
        }
    }
    standings.follow(place, here, &replaces);
}

/// The entries of a status.
///
/// # Errors
/// Bits that make no sense, another document, more than is taken.
pub fn read_status(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Vec<Rc<Entry>>, Refusal> {
    let mut bits = BitReader::new(bytes);
    let number = bits.text().map_err(|BadBits| Refusal::Scrambled)?;
    if *number != *opinion.number {
        return Err(Refusal::OtherDocument { number });
    }
    read(bits, limits).map_err(|error| error.unwrap_or(Refusal::Scrambled))
}

/// `None`: bits that make no sense.
fn read(mut bits: BitReader<'_>, limits: Limits) -> Result<Vec<Rc<Entry>>, Option<Refusal>> {
    let writers = read_writers(&mut bits).map_err(|BadBits| None)?;
    // The shortest id: a bit each for gap, counter and kind, and one more.
    let count = bits.count_of(6, 4).map_err(|BadBits| None)?;
    if count > limits.entries {
        return Err(Some(Refusal::TooMany { limit: limits.entries }));
    }
    read_entries(bits, &writers, count).map_err(|BadBits| None)
}

fn read_writers(bits: &mut BitReader<'_>) -> Result<Vec<Replica>, BadBits> {
    let mut writers = Vec::new();
    for _ in 0..bits.count_of(3, DEVICE as usize)? {
        let device = Device::from_random(bits.take(DEVICE)?);
        for _ in 0..=bits.count_of(1, TAB as usize)? {
            let tab = u32::try_from(bits.take(TAB)?).map_err(|_| BadBits)?;
            writers.push(Replica::new(device, tab));
        }
    }
    if writers.is_sorted_by(|a, b| a < b) { Ok(writers) } else { Err(BadBits) }
}

/// An entry as read; what it replaces, as places in the list of ids, some of them further on.
struct Raw {
    place: Place,
    change: Change,
    replaces: Vec<usize>,
}

fn read_entries(mut bits: BitReader<'_>, writers: &[Replica], count: usize) -> Result<Vec<Rc<Entry>>, BadBits> {
    let k = if count == 0 { 0 } else { u32::try_from(bits.take(6)?).map_err(|_| BadBits)? };
    let mut standings = Standings::default();
    let mut ids: Vec<EntryId> = Vec::with_capacity(count);
    let mut raws = Vec::with_capacity(count);
    for here in 0..count {
        let id = read_id(&mut bits, writers, ids.last(), k)?;
        ids.push(id);
        raws.push(read_raw(&mut bits, &mut standings, here, count)?);
    }
    bits.end()?;
    let entries = raws.into_iter().enumerate().filter_map(|(here, raw)| Some((here, raw?)));
    entries.map(|(here, raw)| entry(&ids, here, raw).map(Rc::new).ok_or(BadBits)).collect()
}

fn read_id(
    bits: &mut BitReader<'_>,
    writers: &[Replica],
    before: Option<&EntryId>,
    k: u32,
) -> Result<EntryId, BadBits> {
    let gap = bits.count(if before.is_none() { FIRST_TIME } else { k })?;
    let time = before.map_or(0, |id| id.time).checked_add(gap).ok_or(BadBits)?;
    let counter = u32::try_from(bits.count(0)?).map_err(|_| BadBits)?;
    let writer = usize::try_from(bits.take(width(writers.len()))?).map_err(|_| BadBits)?;
    let replica = *writers.get(writer).ok_or(BadBits)?;
    let id = StepId { time, replica }.entry(counter);
    if id.is_dated() && before.is_none_or(|before| *before < id) { Ok(id) } else { Err(BadBits) }
}

fn read_raw(
    bits: &mut BitReader<'_>,
    standings: &mut Standings,
    here: usize,
    count: usize,
) -> Result<Option<Raw>, BadBits> {
    let as_stood = bits.flag()?;
    if !as_stood && bits.flag()? {
        return Ok(None);
    }
    let mut number = |more: u64| u8::try_from(bits.count(2)?.saturating_add(more)).map_err(|_| BadBits);
    let place = (number(1)?, number(1)?, number(0)?);
    let change = change(bits.take(3)?, place.2 > 0)?;
    let replaces = if as_stood {
        standings.now(place)
    } else {
        let width = width(count);
        let others = bits.count_of(0, width as usize)?;
        (0..others).map(|_| bits.take(width).map(|other| other as usize)).collect::<Result<_, _>>()?
    };
    standings.follow(place, here, &replaces);
    Ok(Some(Raw { place, change, replaces }))
}

fn entry(ids: &[EntryId], here: usize, raw: Raw) -> Option<Entry> {
    if raw.replaces.contains(&here) || raw.replaces.len() > MOST_REPLACED {
        return None;
    }
    let replaces = raw.replaces.iter().map(|other| ids.get(*other).copied()).collect::<Option<Vec<_>>>()?;
    Some(Entry {
        id: *ids.get(here)?,
        author: None,
        register: register(raw.place)?,
        change: raw.change,
        replaces: distinct(replaces),
        reverts: None,
    })
}
