//! Entries that come in: files and links, after a preview; other tabs, at once.

use std::{cmp::Reverse, collections::BTreeMap, rc::Rc};

use crate::{
    journal::{Author, Change, Clock, Entry, Field, Journal, Merged, Register, Replica, TakenIn, at_one_go},
    ledger::{Differing, Ledger, Misfit, difference, misfit, unit},
    plain::plain,
    share::{LIMITS, Segment, UnitPart, write_compact},
    vec_map::{VecSet, distinct},
};

use super::{Effect, Merging, Model, Notice, Now, Work, Workbook, interrupted::registers_text, left_out::mark};

/// Entries that are made into one segment: a few milliseconds, and no crumb.
const PART: usize = 1000;
/// And at most so many bytes of them.
const PART_BYTES: usize = 256 << 10;

/// One file, or one link, read and not merged yet: what it alone would change.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub name: Rc<str>,
    /// Whether it is to be merged.
    pub taken: bool,
    pub sum: Sum,
    pub(super) entries: Rc<[Rc<Entry>]>,
    /// Tells it from other files: see `left_out.rs`.
    pub(super) mark: u64,
    /// What they were read from; empty for a ledger.
    texts: Vec<Rc<[u8]>>,
    /// Whose part it is, where it says so.
    part: Option<UnitPart>,
    /// Where it is a ledger that somebody filled in.
    pub workbook: Option<Workbook>,
}

/// What merging would bring, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Entries not known here.
    pub new: usize,
    /// Entries known already.
    pub known: usize,
    /// Registers that would say something else.
    pub changed: usize,
    /// Conflicts that there would be and are not now.
    pub conflicts: usize,
    /// Entries that are here, and come again with other content: somebody changed a file by hand, or it is damaged.
    pub altered: usize,
    /// All entries that there would be, where they are more than one file holds.
    pub beyond: Option<usize>,
    /// Who wrote the new ones, by name and unit, with how many: most first.
    pub authors: Vec<(String, usize)>,
}

/// What merging all that is chosen would change. Nothing has changed so far.
#[derive(Clone, Debug)]
pub struct Preview {
    pub files: Vec<Incoming>,
    /// Registers that are not to be changed.
    pub left: VecSet<Register>,
    /// Of the files that are taken, with what is left out of them.
    pub sum: Sum,
    /// The registers that would say something else, those that are left out among them.
    pub changes: Vec<Differing>,
    after: After,
}

/// What would be here then: computed to be looked at, and taken as it is once a person says so.
#[derive(Clone, Debug)]
struct After {
    journal: Journal,
    ledger: Rc<Ledger>,
    merged: Merged,
    /// The revision of the journal that it came from.
    seen: u64,
}

/// A part of the preview, taken or left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    File(usize),
    Register(Register),
}

impl Preview {
    fn taken(&self) -> impl Iterator<Item = &Rc<Entry>> {
        self.files.iter().filter(|file| file.taken).flat_map(|file| file.entries.iter())
    }

    fn chosen(&self) -> impl Iterator<Item = Rc<Entry>> + '_ {
        self.taken().filter(|entry| !self.left.contains(&entry.register)).cloned()
    }

    /// What would stand then and be shown nowhere, and why.
    pub fn odd(&self) -> Vec<(&Register, &Change, Misfit)> {
        let told = self.changes.iter().flat_map(|it| it.after.iter().map(move |change| (&it.register, change)));
        told.filter_map(|(register, change)| Some((register, change, misfit(register, change)?))).collect()
    }

    /// Whether anything would come of it, with what is chosen now.
    pub fn brings_something(&self) -> bool {
        self.sum.new > 0
    }

    /// Whether it is still to be said who filled in a workbook: nobody signs for others by merging.
    pub fn asks_whose(&self) -> bool {
        let mut taken = self.files.iter().filter(|file| file.taken && file.sum.new > 0);
        taken.any(|file| file.workbook.as_ref().is_some_and(|workbook| !workbook.is_answered()))
    }
}

impl Model {
    /// Several files that come at once are looked at side by side.
    pub(super) fn look_at(
        &mut self,
        name: Rc<str>,
        entries: Rc<[Rc<Entry>]>,
        texts: Vec<Rc<[u8]>>,
        part: Option<UnitPart>,
    ) {
        self.look_at_file(name, entries, texts, part, None);
    }

    /// A ledger that was filled in. What can not be read of it is told, even where it brings nothing.
    pub(super) fn look_at_workbook(&mut self, name: Rc<str>, workbook: Workbook) {
        self.look_at_file(name, workbook.entries(&self.journal), Vec::new(), None, Some(workbook));
    }

    fn look_at_file(
        &mut self,
        name: Rc<str>,
        entries: Rc<[Rc<Entry>]>,
        texts: Vec<Rc<[u8]>>,
        part: Option<UnitPart>,
        workbook: Option<Workbook>,
    ) {
        let (after, changes) = self.after(entries.iter().cloned());
        let sum = self.sum(&after, changes.len(), entries.len());
        if sum.new == 0 && !workbook.as_ref().is_some_and(Workbook::is_told) {
            self.notice = Some(Notice::NothingNew { name: name.to_string() });
            return;
        }
        self.panel = None;
        let mark = mark(&name, &entries);
        let file = Incoming { name, taken: true, sum, entries, mark, texts, part, workbook };
        let several = self.preview.is_some();
        match &mut self.preview {
            None => {
                let sum = file.sum.clone();
                self.preview = Some(Preview { files: vec![file], left: VecSet::default(), sum, changes, after });
            }
            Some(preview) => preview.files.push(file),
        }
        if self.choose_as_before() || several {
            self.look_again();
        }
    }

    pub(super) fn choose(&mut self, part: Part, taken: bool) {
        let Some(preview) = &mut self.preview else { return };
        match part {
            Part::File(place) => preview.files.iter_mut().skip(place).take(1).for_each(|file| file.taken = taken),
            Part::Register(register) if taken => {
                preview.left.remove(&register);
            }
            Part::Register(register) => _ = preview.left.insert(register),
        }
        self.look_again();
    }

    pub(super) fn look_again(&mut self) {
        let Some(mut preview) = self.preview.take() else { return };
        self.read_workbooks(&mut preview.files);
        let (whole, changes) = self.after(preview.taken().cloned());
        let (after, changed) = if preview.left.is_empty() {
            (whole, changes.len())
        } else {
            let (chosen, changes) = self.after(preview.chosen());
            (chosen, changes.len())
        };
        preview.sum = self.sum(&after, changed, preview.chosen().count());
        preview.changes = changes;
        preview.after = after;
        self.preview = Some(preview);
    }

    /// What a workbook brings depends on who filled it in, on what is here by now, and on the files before it.
    fn read_workbooks(&self, files: &mut [Incoming]) {
        if files.iter().all(|file| file.workbook.is_none()) {
            return;
        }
        let mut journal = self.journal.clone();
        for file in files {
            if let Some(workbook) = &file.workbook {
                file.entries = workbook.entries(&journal);
                let (after, changes) = self.after(file.entries.iter().cloned());
                file.sum = self.sum(&after, changes.len(), file.entries.len());
            }
            if file.taken {
                journal.union(file.entries.iter().cloned());
            }
        }
    }

    /// With these entries, and what they change.
    fn after(&self, entries: impl Iterator<Item = Rc<Entry>>) -> (After, Vec<Differing>) {
        let mut journal = self.journal.clone();
        let merged = journal.union(entries);
        let ledger = Rc::new(Ledger::fold(&self.whole, &journal));
        let changes = difference(&self.journal, &journal);
        (After { journal, ledger, merged, seen: self.journal.revision() }, changes)
    }

    /// Of so many registers that change, and so many entries that came.
    fn sum(&self, after: &After, changed: usize, entries: usize) -> Sum {
        Sum {
            new: after.merged.len(),
            known: entries.saturating_sub(after.merged.len()),
            changed,
            conflicts: after.ledger.conflicts().saturating_sub(self.ledger.conflicts()),
            altered: after.merged.altered.len(),
            beyond: beyond(&after.journal),
            authors: authors(&after.journal, &after.merged),
        }
    }

    pub(super) fn merge(&mut self, now: Now) -> Vec<Effect> {
        // Another tab may have written meanwhile.
        if self.preview.as_ref().is_some_and(|preview| preview.after.seen != self.journal.revision()) {
            self.look_again();
        }
        if self.preview.as_ref().is_some_and(Preview::asks_whose) {
            return Vec::new();
        }
        let Some(Preview { files, left, changes, sum, after }) = self.preview.take() else { return Vec::new() };
        let merging = self.merging_of(&files, &left);
        let narrowed = self.part().is_some();
        let kept = self.take_parts(files);
        // A withheld value cannot be put back. Clearing the register instead would say more than anybody knew.
        let untold = |register: &Register| self.journal.heads(register).any(|head| head.change == Change::Withheld);
        let changed = |it: &Differing| !left.contains(&it.register) && !untold(&it.register);
        let changed: Vec<_> = changes.into_iter().filter(changed).collect();
        let entries = after.merged.entries(&after.journal);
        let renewed = self.meets_itself(&after.merged);
        let step = self.next_step(now);
        self.sequence.follow(step);
        if !changed.is_empty() {
            self.merges.insert(step, taken_in(&after.journal, changed));
        }
        self.journal = after.journal;
        self.ledger = after.ledger;
        if narrowed || self.unit_part.is_some() {
            self.refold();
        }
        self.forget_steps();
        self.notice = Some(Notice::Merged { entries: entries.len(), conflicts: sum.conflicts });
        let finishes = self.interrupted.as_ref() == Some(&merging.name);
        self.interrupted.take_if(|_| finishes);
        // One part is stored whole or not at all; of several, some may be when the page closes.
        self.merging = at_one_go(&entries, PART, PART_BYTES) < entries.len() || finishes;
        let merging = self.merging.then_some(Effect::KeepMerging(Some(merging)));
        let stored = self.store_in_parts(now, entries);
        kept.into_iter().chain(merging).chain(stored).chain(renewed).collect()
    }

    /// What it takes to merge the same again.
    fn merging_of(&self, files: &[Incoming], left: &VecSet<Register>) -> Merging {
        let taken = || files.iter().filter(|file| file.taken);
        let texts = |file: &Incoming| match file.texts.as_slice() {
            [] => vec![write_compact(&self.whole, file.entries.iter()).into_bytes().into()],
            texts => texts.to_vec(),
        };
        Merging {
            name: taken().map(|file| &*file.name).collect::<Vec<_>>().join("，").into(),
            files: taken().flat_map(texts).collect(),
            left: registers_text(left).into(),
        }
    }

    /// What comes as one unit's part is shown as that; parts of several units together are shown whole.
    fn take_parts(&mut self, files: Vec<Incoming>) -> Option<Effect> {
        // Whoever hands out assignments gets parts back, and has the whole document to look after.
        let device = self.clock.replica().device();
        let assigns = |entry: &Rc<Entry>| {
            entry.id.replica.device() == device && matches!(entry.register.field, Field::Lead | Field::Support)
        };
        if self.unit_part.is_none() && self.journal.entries().any(assigns) {
            return None;
        }
        let mut came = files.into_iter().filter(|file| file.taken).filter_map(|file| file.part);
        let mut part = came.next()?;
        if came.any(|other| other.unit != part.unit) {
            return self.keep_part(None);
        }
        match &self.unit_part {
            // Another unit's: nobody's alone any more.
            Some(known) if known.unit != part.unit && !self.journal.is_empty() => return self.keep_part(None),
            // An older file of the same unit hides nothing that is here.
            Some(known) if known.unit == part.unit => part.recommendations.extend(&known.recommendations),
            _ => {}
        }
        self.keep_part(UnitPart::new(&part.unit, part.recommendations))
    }

    /// Kept on this device, so that the page opens as the same the next time.
    fn keep_part(&mut self, part: Option<UnitPart>) -> Option<Effect> {
        let changed = self.unit_part != part;
        self.unit_part = part;
        changed.then(|| Effect::KeepPart(self.unit_part.clone()))
    }

    /// Somebody else writes under this device's number, because a disk was copied. The device takes another number.
    /// Steps under the old number count as its own only if they were written here.
    fn meets_itself(&mut self, merged: &Merged) -> Option<Effect> {
        let device = self.own_device?;
        let met = merged.added.iter().any(|id| id.replica.device() == device);
        met.then(|| {
            self.own_device = None;
            Effect::RenewDevice
        })
    }

    pub(super) fn device_renewed(&mut self, replica: Replica) {
        self.clock = Clock::new(replica);
        self.own_device = Some(replica.device());
        self.forget_steps();
    }

    /// What the page is: it is merged without asking.
    pub(super) fn take_in(&mut self, now: Now, entries: Vec<Rc<Entry>>, part: Option<UnitPart>) -> Vec<Effect> {
        let merged = self.journal.union(entries);
        let renewed = self.meets_itself(&merged);
        let kept = part.and_then(|part| self.keep_part(Some(part)));
        self.entries_came_in();
        let stored = self.store_in_parts(now, merged.entries(&self.journal));
        kept.into_iter().chain(stored).chain(renewed).collect()
    }

    /// Stores entries that came in, however many, and leaves the page to others in between.
    pub(super) fn store_in_parts(&mut self, now: Now, entries: Vec<Rc<Entry>>) -> Vec<Effect> {
        self.saving.unwritten.extend(entries);
        self.store_part(now)
    }

    /// The next part, where there is one.
    pub(super) fn store_part(&mut self, now: Now) -> Vec<Effect> {
        let unwritten = &mut self.saving.unwritten;
        let part: Vec<_> = unwritten.drain(..at_one_go(&*unwritten, PART, PART_BYTES)).collect();
        let goes_on = !unwritten.is_empty();
        if part.is_empty() {
            return Vec::new();
        }
        let key = self.next_step(now);
        let mut effects = match Segment::checked(key, &part, &self.sequence) {
            Some(segment) => self.store(segment, &part),
            None => {
                self.saving.unstorable = true;
                Vec::new()
            }
        };
        effects.extend(goes_on.then_some(Effect::Breathe(Work::Storing)));
        effects
    }

    pub(super) fn entries_came_in(&mut self) {
        self.refold();
        self.forget_steps();
    }
}

/// How many there are, where one file does not hold them: it would be exported as several, and no link holds it.
fn beyond(journal: &Journal) -> Option<usize> {
    let weight: usize = journal.entries().map(|entry| entry.weight()).sum();
    (journal.len() > LIMITS.entries || weight > LIMITS.bytes).then(|| journal.len())
}

/// What takes the merge back: what was said before, where nobody has written since.
fn taken_in(journal: &Journal, changed: Vec<Differing>) -> Rc<[TakenIn]> {
    let line = |change: Differing| TakenIn {
        heads: journal.heads(&change.register).map(|head| head.id).collect(),
        before: if change.before.is_empty() { vec![Change::Cleared] } else { change.before },
        register: change.register,
    };
    changed.into_iter().map(line).collect()
}

fn authors(journal: &Journal, merged: &Merged) -> Vec<(String, usize)> {
    let named = |author: &Rc<Author>| plain(&format!("{} {}", unit(&author.unit), author.name)).into_owned();
    let mut counts = BTreeMap::<String, usize>::new();
    for entry in merged.added.iter().chain(&merged.altered).filter_map(|id| journal.get(*id)) {
        let author = entry.author.as_ref().map(named);
        *counts.entry(author.unwrap_or_default().trim().to_owned()).or_default() += 1;
    }
    let counts = distinct(counts.into_iter().map(|(who, count)| (Reverse(count), who)));
    counts.into_iter().map(|(Reverse(count), who)| (who, count)).collect()
}
