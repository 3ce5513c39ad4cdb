//! Clerks with a journal each, and scripts of what they do.
#![allow(dead_code, reason = "each test file uses its part of this")]

pub(crate) mod profile;

use std::{collections::BTreeSet, env, panic::Location, path::Path, rc::Rc};

use otog_checklist::{
    journal::{
        Author, Change, Clock, Device, Entry, EntryId, Field, Journal, Millis, Register, Replica, Role, Sequence, Step,
        StepId, Steps, Subject, Write,
    },
    opinion::{MeasureId, Opinion, RecommendationId},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use serde_json::json;

/// 2026-11-24, noon in China.
pub(crate) const NOON: Millis = 1_795_492_800_000;

pub(crate) fn recommendation(text: &str) -> RecommendationId {
    RecommendationId::parse(text).unwrap()
}

pub(crate) fn measure(text: &str) -> MeasureId {
    MeasureId::parse(text).unwrap()
}

/// Somebody with a device: ticks, takes in what others send, takes back.
#[derive(Clone, Debug)]
pub(crate) struct Clerk {
    pub(crate) journal: Journal,
    pub(crate) steps: Steps,
    pub(crate) sequence: Sequence,
    pub(crate) device: Device,
    clock: Clock,
    pub(crate) author: Rc<Author>,
}

impl Clerk {
    pub(crate) fn new(number: u8) -> Self {
        let device = Device::from_random(u64::from(number) + 1);
        let author = Author { name: format!("经办人{number}"), unit: "工信局".into(), role: Role::Unit };
        Self {
            journal: Journal::default(),
            steps: Steps::default(),
            sequence: Sequence::default(),
            device,
            clock: Clock::new(Replica::new(device, 7)),
            author: Rc::new(author),
        }
    }

    pub(crate) fn set(&mut self, now: Millis, register: Register, change: Change) -> Vec<Rc<Entry>> {
        self.set_all(now, [(register, change)])
    }

    /// One step, however many registers.
    pub(crate) fn set_all(&mut self, now: Millis, all: impl IntoIterator<Item = (Register, Change)>) -> Vec<Rc<Entry>> {
        let mut seen = BTreeSet::new();
        let all = all.into_iter().filter(|(register, _)| seen.insert(register.clone()));
        let writes = all.filter_map(|(register, change)| self.journal.write(register, change)).collect();
        self.record(now, None, writes)
    }

    pub(crate) fn undo(&mut self, now: Millis) -> Vec<Rc<Entry>> {
        let Some((step, writes)) = self.steps.next_undo(&self.journal) else { return Vec::new() };
        self.record(now, Some(step), writes)
    }

    pub(crate) fn redo(&mut self, now: Millis) -> Vec<Rc<Entry>> {
        let Some((step, writes)) = self.steps.next_redo(&self.journal) else { return Vec::new() };
        self.record(now, Some(step), writes)
    }

    fn record(&mut self, now: Millis, reverts: Option<StepId>, writes: Vec<Write>) -> Vec<Rc<Entry>> {
        if writes.is_empty() {
            return Vec::new();
        }
        let id = self.clock.free_step(now, |step| self.journal.knows(step));
        let step = Step { id, author: self.author.clone(), reverts };
        self.steps.push(step.id, reverts);
        self.sequence.follow(step.id);
        self.journal.record(&step, writes)
    }

    /// What can be undone, as it would be after a reload.
    pub(crate) fn steps_read(&self) -> Steps {
        Steps::read(&self.journal, Some(self.device), &self.sequence, Default::default())
    }

    pub(crate) fn take(&mut self, entries: impl IntoIterator<Item = Rc<Entry>>) {
        self.journal.union(entries);
    }

    /// What every register says: each value once, and nothing for a blank.
    pub(crate) fn says(&self) -> Vec<(Register, BTreeSet<Change>)> {
        says(&self.journal)
    }
}

pub(crate) fn says(journal: &Journal) -> Vec<(Register, BTreeSet<Change>)> {
    let values = |register: &Register| journal.heads(register).map(|head| head.change.clone()).collect();
    let blank = BTreeSet::from([Change::Cleared]);
    journal
        .registers()
        .map(|register| (register.clone(), values(register)))
        .filter(|(_, values)| *values != blank)
        .collect()
}

/// So many entries of somebody who ticks and unticks all measures in turn.
pub(crate) fn ticks(entries: usize) -> Journal {
    let mut clerk = Clerk::new(3);
    let places: Vec<_> = Opinion::embedded().measures().map(|measure| Register::new(measure.id, Field::Done)).collect();
    for (number, place) in (0..entries).zip(places.iter().cycle()) {
        let done = (number / places.len()).is_multiple_of(2);
        clerk.set(NOON + number as u64, place.clone(), Change::Set(done.into()));
    }
    clerk.journal
}

pub(crate) fn journal(entries: impl IntoIterator<Item = Rc<Entry>>) -> Journal {
    let mut journal = Journal::default();
    journal.union(entries);
    journal
}

pub(crate) fn entries(journal: &Journal) -> Vec<Rc<Entry>> {
    journal.entries().cloned().collect()
}

/// The heads of each register.
pub(crate) type Heads = Vec<(Register, Vec<EntryId>)>;

/// All there is to see of a journal.
pub(crate) fn seen(journal: &Journal) -> (Vec<Rc<Entry>>, Heads) {
    let heads = |register: &Register| journal.heads(register).map(|head| head.id).collect();
    (entries(journal), journal.registers().map(|register| (register.clone(), heads(register))).collect())
}

// Scripts

/// A handful of places, so that people meet there.
pub(crate) fn registers() -> Vec<Register> {
    vec![
        Register::new(recommendation("r1.1"), Field::Standing),
        Register::new(recommendation("r5.3"), Field::Standing),
        Register::new(measure("r1.1.m1"), Field::Done),
        Register::new(measure("r3.2.m1"), Field::Done),
        Register { subject: Subject::Opinion, field: Field::Received },
        Register { subject: Subject::from_text("annex-9"), field: Field::from_text("colour:红") },
    ]
}

pub(crate) fn changes() -> Vec<Change> {
    let values =
        [json!(true), json!(false), json!("done"), json!("working"), json!("2025-01-06"), json!({"新": [1, null]})];
    [Change::Cleared].into_iter().chain(values.map(Change::Set)).collect()
}

/// So many random cases, or as many as `PROPTEST_CASES` says. The seed of one that fails is kept in `tests/seeds`, to be
/// checked in: it is tried before all others from then on.
#[track_caller]
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let asked = env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let test = Path::new(Location::caller().file()).file_stem().unwrap().to_string_lossy();
    // Once for each property.
    let seeds = Box::leak(format!("tests/seeds/{test}.txt").into_boxed_str());
    ProptestConfig {
        cases: asked.unwrap_or(cases),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
        ..ProptestConfig::default()
    }
}

/// One thing that one of the clerks does. Entries are named by their place in the order of writing.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Set(Vec<(Register, Change)>),
    Undo,
    Redo,
    /// Takes in those of the entries written so far that the mask chooses, some of them redacted.
    Take {
        mask: u64,
        withheld: u64,
        backwards: bool,
    },
}

/// Who does what, and what his clock shows meanwhile.
pub(crate) type Script = Vec<(u8, Millis, Act)>;

pub(crate) fn script() -> impl Strategy<Value = Script> {
    script_of(any::<u64>().boxed())
}

/// A script in which nothing is withheld.
pub(crate) fn open_script() -> impl Strategy<Value = Script> {
    script_of(Just(0).boxed())
}

fn script_of(withheld: BoxedStrategy<u64>) -> impl Strategy<Value = Script> {
    let write = (proptest::sample::select(registers()), proptest::sample::select(changes()));
    let act = prop_oneof![
        5 => proptest::collection::vec(write, 1..4).prop_map(Act::Set),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        3 => (any::<u64>(), withheld, any::<bool>())
            .prop_map(|(mask, withheld, backwards)| Act::Take { mask, withheld, backwards }),
    ];
    (2_u8..=5).prop_flat_map(move |clerks| proptest::collection::vec((0..clerks, moment(), act.clone()), 1..60))
}

/// Clocks as they are found: right, never set, and set to nonsense.
pub(crate) fn moment() -> impl Strategy<Value = Millis> {
    prop_oneof![4 => NOON..NOON + 5000, 1 => Just(0), 1 => Just(253_402_300_799_999), 1 => any::<u64>()]
}

/// The clerks, and all entries in the order of writing.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) clerks: Vec<Clerk>,
    pub(crate) log: Vec<Rc<Entry>>,
}

pub(crate) fn play(script: &Script) -> World {
    let mut world = World { clerks: (0..5).map(Clerk::new).collect(), log: Vec::new() };
    for (who, now, act) in script {
        let clerk = &mut world.clerks[usize::from(*who)];
        let written = match act {
            Act::Set(all) => clerk.set_all(*now, all.iter().cloned()),
            Act::Undo => clerk.undo(*now),
            Act::Redo => clerk.redo(*now),
            Act::Take { mask, withheld, backwards } => {
                let mut taken = some_of(&world.log, *mask, *withheld);
                if *backwards {
                    taken.reverse();
                }
                clerk.take(taken);
                Vec::new()
            }
        };
        world.log.extend(written);
    }
    world
}

/// The entries that `mask` chooses, round and round; those that `withheld` chooses too, redacted.
pub(crate) fn some_of(log: &[Rc<Entry>], mask: u64, withheld: u64) -> Vec<Rc<Entry>> {
    let chosen = |bits: u64, place: usize| bits.rotate_right(u32::try_from(place % 64).unwrap()) & 1 == 1;
    log.iter()
        .enumerate()
        .filter(|(place, _)| chosen(mask, *place))
        .map(
            |(place, entry)| {
                if chosen(withheld, place) { Rc::new(entry.redacted(place % 2 == 0)) } else { entry.clone() }
            },
        )
        .collect()
}
