//! What came in and is opened at the desk: one thing after the other, large ones part by part.

use std::{collections::VecDeque, mem, rc::Rc};

use crate::{
    desk::{Failure, Job, Opened},
    journal::{Entry, Register},
    report::readback::Misread,
    share::{Format, LIMITS, Refusal, Sealed, UnitPart},
    vec_map::VecSet,
};

use super::{ArrivalState, Effect, Model, Now, WhyNot, Work};

/// What is at the desk, and what waits for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    /// What the desk has.
    now: Option<(Rc<str>, Rc<[u8]>)>,
    /// What waits for it, and what is to be done with it.
    queue: VecDeque<(Rc<str>, Rc<[u8]>, Job)>,
    /// Codes read so far.
    codes: Vec<Rc<[u8]>>,
    /// What the desk made of a large file, taken in part by part.
    parts: Parts,
}

/// Parts of a file that are still to be read, and what was in the others.
#[derive(Clone, Debug, Default)]
struct Parts {
    left: VecDeque<Rc<[u8]>>,
    /// How many there were.
    of: usize,
    read: Vec<Rc<[u8]>>,
    entries: Vec<Rc<Entry>>,
    /// It finishes a merge, which leaves these registers as they are.
    finishes: Option<VecSet<Register>>,
}

impl Parts {
    fn of(parts: Vec<Rc<[u8]>>, finishes: Option<VecSet<Register>>) -> Self {
        Self { of: parts.len(), left: parts.into(), finishes, ..Self::default() }
    }
}

impl Model {
    /// To be opened once what came before is.
    pub(super) fn queue(&mut self, name: Rc<str>, bytes: Rc<[u8]>, job: Job) -> Vec<Effect> {
        self.inbox.opening.queue.push_back((name, bytes, job));
        self.open_next()
    }

    /// Whether the desk has nothing of what came in.
    pub(super) fn opens_nothing(&self) -> bool {
        self.inbox.opening.now.is_none()
    }

    pub(super) fn open_next(&mut self) -> Vec<Effect> {
        let opening = &mut self.inbox.opening;
        if opening.now.is_some() {
            return Vec::new();
        }
        let Some((name, bytes, job)) = opening.queue.pop_front() else { return Vec::new() };
        let codes = if job == Job::Open { opening.codes.as_slice() } else { &[] };
        let attachments = codes.iter().cloned().chain([bytes.clone()]).collect();
        opening.now = Some((name, bytes));
        self.ask_desk(job, attachments)
    }

    pub(super) fn opened(&mut self, now: Now, result: Result<Opened, Refusal>, parts: Vec<Rc<[u8]>>) -> Vec<Effect> {
        if let Ok(Opened::File) = result
            && self.inbox.opening.now.is_some()
        {
            self.inbox.opening.codes.clear();
            self.inbox.codes_complete();
            self.inbox.opening.parts = Parts::of(parts, None);
            return self.take_part(now);
        }
        let Some((name, bytes)) = self.inbox.opening.now.take() else { return Vec::new() };
        let mut effects = match result {
            Ok(Opened::Missing { read, missing }) => {
                self.inbox.opening.codes.push(bytes);
                // All of them have one row.
                self.inbox.codes_complete();
                self.inbox.set(&name, ArrivalState::Missing { read, missing });
                self.show_inbox();
                vec![Effect::ClearFragment]
            }
            Ok(Opened::Sealed) => match Sealed::of_parts(&parts) {
                Some(sealed) => self.lock(&name, sealed),
                None => self.refuse(&name, Refusal::Scrambled),
            },
            Err(why) => self.refuse(&name, why),
            Ok(Opened::File) => Vec::new(),
        };
        effects.extend(self.open_next());
        effects
    }

    /// What the desk has just opened.
    pub(super) fn opened_name(&mut self) -> Option<Rc<str>> {
        self.inbox.opening.now.take().map(|(name, _)| name)
    }

    pub(super) fn misread(&mut self, why: Misread) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some((name, _)) = self.inbox.opening.now.take() {
            effects = self.do_not_take(&name, WhyNot::Misread(why));
        }
        effects.extend(self.open_next());
        effects
    }

    /// What was kept of a merge is opened like a file.
    pub(super) fn open_again(
        &mut self,
        now: Now,
        name: Rc<str>,
        files: Vec<Rc<[u8]>>,
        left: VecSet<Register>,
    ) -> Vec<Effect> {
        if self.inbox.opening.now.is_some() {
            return Vec::new();
        }
        self.inbox.opening.now = Some((name, Rc::default()));
        self.inbox.opening.parts = Parts::of(files, Some(left));
        self.take_part(now)
    }

    /// Reads one part, and leaves the page to others before the next.
    pub(super) fn take_part(&mut self, now: Now) -> Vec<Effect> {
        let Some((name, bytes)) = self.inbox.opening.now.clone() else { return Vec::new() };
        let Some(part) = self.inbox.opening.parts.left.pop_front() else { return Vec::new() };
        let read = self.read_kept(&part);
        let parts = &mut self.inbox.opening.parts;
        let mut effects = match read {
            Ok(entries) => {
                parts.entries.extend(entries);
                parts.read.push(part);
                if !parts.left.is_empty() {
                    return vec![Effect::Breathe(Work::Reading)];
                }
                self.take_whole(now, &name, &bytes)
            }
            Err(why) => self.refuse(&name, why),
        };
        self.inbox.opening.now = None;
        self.inbox.opening.parts = Parts::default();
        effects.extend(self.open_next());
        effects
    }

    /// All parts are read.
    fn take_whole(&mut self, now: Now, name: &Rc<str>, bytes: &[u8]) -> Vec<Effect> {
        let Parts { entries, read, finishes, .. } = mem::take(&mut self.inbox.opening.parts);
        let mut effects = self.take(name, entries.into(), read, UnitPart::of_file(bytes));
        match finishes {
            Some(left) => effects.extend(self.finish_merge(now, left)),
            None => effects.extend(self.free_camera()),
        }
        effects
    }

    /// How many parts of a file are read of how many, while there are some left.
    pub(super) fn parts_read(&self) -> Option<(usize, usize)> {
        let Parts { left, of, .. } = &self.inbox.opening.parts;
        (!left.is_empty()).then(|| (of - left.len(), *of))
    }

    /// What is being read is not wanted any more. Whether anything was.
    pub(super) fn stop_reading(&mut self) -> bool {
        let stops = self.parts_read().is_some();
        if stops {
            self.not_opened(None);
        }
        stops
    }

    /// If the worker is missing, reads here what can be read without it, however long it takes. `None`: it cannot be
    /// read here.
    pub(super) fn read_without_desk(&mut self) -> Option<Vec<Effect>> {
        let (name, bytes) = self.inbox.opening.now.clone()?;
        let mut effects = match Format::of(&bytes) {
            Format::Exchange => self.read(&name, &bytes),
            Format::Sealed => match Sealed::read(&bytes, LIMITS) {
                Ok(sealed) => self.lock(&name, sealed),
                Err(why) => self.refuse(&name, why),
            },
            _ => return None,
        };
        self.inbox.opening.now = None;
        effects.extend(self.open_next());
        Some(effects)
    }

    pub(super) fn codes_seen(&mut self, texts: Vec<String>) -> Vec<Effect> {
        let Some((name, _)) = self.inbox.opening.now.take() else { return Vec::new() };
        let from_camera = mem::take(&mut self.inbox.frame_out);
        let mut effects =
            if texts.is_empty() && !from_camera { self.refuse(&name, Refusal::NoCode) } else { Vec::new() };
        effects.extend(self.open_codes(&name, texts));
        if from_camera {
            effects.extend(self.look_on());
        }
        effects
    }

    pub(super) fn open_codes(&mut self, name: &Rc<str>, texts: Vec<String>) -> Vec<Effect> {
        // A camera sees the same code again and again, so known codes are left out.
        let known = |text: &String| self.inbox.opening.codes.iter().any(|code| **code == *text.as_bytes());
        let new: Vec<_> = texts.into_iter().filter(|text| !known(text)).collect();
        let new = new.into_iter().map(|text| (name.clone(), text.into_bytes().into(), Job::Open));
        self.inbox.opening.queue.extend(new);
        self.open_next()
    }

    /// The desk does not answer: nothing is being opened any more. `why`: `None` where a person wanted it so. Whether
    /// anything was that has a row.
    pub(super) fn not_opened(&mut self, why: Option<Failure>) -> bool {
        let codes = mem::take(&mut self.inbox.opening.codes);
        self.inbox.opening = Opening { codes, ..Opening::default() };
        self.inbox.frame_out = false;
        self.inbox.not_opened(why)
    }
}
