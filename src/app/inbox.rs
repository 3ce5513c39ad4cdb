//! The inbox: everything that comes in. It may be dropped, pasted, chosen, seen by the camera, in the address, in the
//! page itself, or handed over by the system. Each thing has a row, and all take one way to the preview.

use std::rc::Rc;

use crate::{
    desk::{Failure, Job},
    journal::Entry,
    report::readback::Misread,
    share::{Format, LIMITS, Picture, Refusal, Sealed, UnitPart, read_file},
};

use super::{Camera, Effect, Model, Now, Panel, opening::Opening};

/// An exchange file of at most so many bytes is read on the spot, in a few milliseconds; larger ones at the desk.
const AT_ONCE: usize = 64 << 10;

/// What came in since the window was last empty.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    pub arrivals: Vec<Arrival>,
    pub camera: Camera,
    /// What the camera saw is being looked at.
    pub(super) frame_out: bool,
    pub(super) opening: Opening,
}

/// One thing that came in, and what became of it so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    pub name: Rc<str>,
    /// `None`: its bytes are not here yet, or never will be.
    pub format: Option<Format>,
    pub state: ArrivalState,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ArrivalState {
    /// Read by the browser, drawn, decoded, or opened at the desk.
    Opening,
    /// Waits for its passphrase. `wrong`: why the last one was of no use.
    Locked {
        sealed: Rc<Sealed>,
        busy: bool,
        wrong: Option<Refusal>,
    },
    /// Of several codes: how many were read, and which are missing.
    Missing {
        read: usize,
        missing: Vec<u8>,
    },
    /// Nothing of it is taken.
    Refused(WhyNot),
    /// All of it is here already.
    NothingNew,
    /// In the preview, as the file in this place.
    Ready(usize),
    Merged,
}

/// Why something that came in is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    Refused(Refusal),
    Misread(Misread),
    /// The desk, which opens it, could not be had or broke down.
    Failed(Failure),
}

impl Arrival {
    /// Whether somebody still waits for it, or has to do something about it.
    fn is_open(&self) -> bool {
        !matches!(self.state, ArrivalState::NothingNew | ArrivalState::Merged | ArrivalState::Ready(_))
    }
}

impl Inbox {
    /// Whether a file waits for its passphrase.
    pub fn is_locked(&self) -> bool {
        self.arrivals.iter().any(|arrival| matches!(arrival.state, ArrivalState::Locked { .. }))
    }

    /// Removes settled rows before something new comes in, unless something is still under way beside them.
    fn make_room(&mut self) {
        let under_way = |arrival: &Arrival| {
            use ArrivalState::{Locked, Missing, Opening, Ready};
            matches!(arrival.state, Opening | Locked { .. } | Missing { .. } | Ready(_))
        };
        if !self.arrivals.iter().any(under_way) {
            self.arrivals.clear();
        }
    }

    /// The row of this name: one that waits for it, or one where it was refused or brought nothing; else a new one.
    fn row(&mut self, name: &Rc<str>) -> &mut Arrival {
        let with = |arrivals: &[Arrival], fits: fn(&ArrivalState) -> bool| {
            arrivals.iter().position(|arrival| arrival.name == *name && fits(&arrival.state))
        };
        let found = with(&self.arrivals, |state| *state == ArrivalState::Opening);
        let found = found.or_else(|| {
            with(&self.arrivals, |state| matches!(state, ArrivalState::Refused(_) | ArrivalState::NothingNew))
        });
        let place = found.unwrap_or_else(|| {
            self.make_room();
            self.arrivals.push(Arrival { name: name.clone(), format: None, state: ArrivalState::Opening });
            self.arrivals.len() - 1
        });
        &mut self.arrivals[place]
    }

    pub(super) fn set(&mut self, name: &Rc<str>, state: ArrivalState) {
        self.row(name).state = state;
    }

    /// Removes the settled rows when the window closes. The others stay.
    pub(super) fn close(&mut self) {
        let stays = |state: &ArrivalState| matches!(state, ArrivalState::Opening | ArrivalState::Missing { .. });
        self.arrivals.retain(|arrival| stays(&arrival.state));
    }

    /// Removes the row of the codes, once all of them are read.
    pub(super) fn codes_complete(&mut self) {
        self.arrivals.retain(|arrival| !matches!(arrival.state, ArrivalState::Missing { .. }));
    }

    /// Ends whatever was being opened. `why`: `None` if a person wanted that. Returns whether anything was.
    pub(super) fn not_opened(&mut self, why: Option<Failure>) -> bool {
        let mut any = false;
        for arrival in self.arrivals.iter_mut().filter(|arrival| arrival.state == ArrivalState::Opening) {
            any = true;
            if let Some(why) = why {
                arrival.state = ArrivalState::Refused(WhyNot::Failed(why));
            }
        }
        self.arrivals.retain(|arrival| arrival.state != ArrivalState::Opening);
        any
    }
}

impl Model {
    /// Things are on their way, of these names: each has its row from now on.
    pub(super) fn announce(&mut self, names: Vec<Rc<str>>) {
        self.inbox.make_room();
        let row = |name| Arrival { name, format: None, state: ArrivalState::Opening };
        self.inbox.arrivals.extend(names.into_iter().map(row));
    }

    /// Anything that comes in, whatever it is called and whatever brings it.
    pub(super) fn receive(&mut self, now: Now, name: Rc<str>, content: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        let bytes = match content {
            Ok(bytes) if bytes.len() > LIMITS.bytes => {
                return self.refuse(&name, Refusal::TooLarge { limit: LIMITS.bytes });
            }
            Ok(bytes) => bytes,
            Err(why) => return self.refuse(&name, why),
        };
        let format = Format::of(&bytes);
        let row = self.inbox.row(&name);
        (row.format, row.state) = (Some(format), ArrivalState::Opening);
        match format {
            Format::Exchange if bytes.len() <= AT_ONCE => self.read(&name, &bytes),
            Format::Exchange | Format::Sealed | Format::Page | Format::Message => self.queue(name, bytes, Job::Open),
            Format::Workbook => self.queue(name, bytes, Job::Workbook { now: now.ms }),
            Format::Picture(kind) => vec![Effect::ReadPicture { name, kind, bytes }],
            Format::Encoded(encoding) => vec![Effect::Decode { name, encoding, bytes }],
            Format::Foreign(what) => self.refuse(&name, Refusal::Foreign(what)),
            Format::Unknown => self.refuse(&name, Refusal::NotJson),
        }
    }

    /// An exchange file, on the spot.
    pub(super) fn read(&mut self, name: &Rc<str>, bytes: &[u8]) -> Vec<Effect> {
        match read_file(&self.opinion, bytes, LIMITS) {
            Ok(entries) => self.take(name, entries.into(), vec![bytes.into()], UnitPart::of_file(bytes)),
            Err(why) => self.refuse(name, why),
        }
    }

    /// All that was in it, with the texts it was read from: into the preview, where it brings anything.
    pub(super) fn take(
        &mut self,
        name: &Rc<str>,
        entries: Rc<[Rc<Entry>]>,
        texts: Vec<Rc<[u8]>>,
        part: Option<UnitPart>,
    ) -> Vec<Effect> {
        self.look(name, |model, name| model.look_at(name, entries, texts, part))
    }

    /// Its row says what came of looking at it.
    pub(super) fn look(&mut self, name: &Rc<str>, look: impl FnOnce(&mut Self, Rc<str>)) -> Vec<Effect> {
        let before = self.previewed();
        let watched = self.preview.is_some() || self.panel == Some(Panel::Receive);
        look(self, name.clone());
        if self.previewed() > before {
            self.inbox.set(name, ArrivalState::Ready(before));
            return Vec::new();
        }
        self.inbox.set(name, ArrivalState::NothingNew);
        // Its row says so, where somebody sees it.
        if watched {
            self.notice = None;
        }
        // It brings nothing, so there is no preview, and its link is done with.
        if self.preview.is_none() { vec![Effect::ClearFragment] } else { Vec::new() }
    }

    fn previewed(&self) -> usize {
        self.preview.as_ref().map_or(0, |preview| preview.files.len())
    }

    pub(super) fn refuse(&mut self, name: &Rc<str>, why: Refusal) -> Vec<Effect> {
        self.do_not_take(name, WhyNot::Refused(why))
    }

    pub(super) fn do_not_take(&mut self, name: &Rc<str>, why: WhyNot) -> Vec<Effect> {
        self.inbox.set(name, ArrivalState::Refused(why));
        self.show_inbox();
        vec![Effect::ClearFragment]
    }

    /// What is not taken, or waits, is seen where the rest is looked at.
    pub(super) fn show_inbox(&mut self) {
        if self.preview.is_none() {
            self.panel = Some(Panel::Receive);
        }
    }

    pub(super) fn lock(&mut self, name: &Rc<str>, sealed: Sealed) -> Vec<Effect> {
        self.inbox.set(name, ArrivalState::Locked { sealed: Rc::new(sealed), busy: false, wrong: None });
        self.show_inbox();
        Vec::new()
    }

    /// Tries one passphrase on all locked files, because people seal several files with the same one.
    pub(super) fn unlock(&mut self, passphrase: &Rc<str>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for arrival in &mut self.inbox.arrivals {
            if let ArrivalState::Locked { sealed, busy, .. } = &mut arrival.state {
                *busy = true;
                let (name, passphrase) = (arrival.name.clone(), passphrase.clone());
                effects.push(Effect::Unseal { name, sealed: sealed.clone(), passphrase });
            }
        }
        effects
    }

    /// With a wrong passphrase the file stays, for another try. What was in it is opened at the desk, large or small.
    pub(super) fn unsealed(&mut self, now: Now, name: Rc<str>, result: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        let waits = |arrival: &&mut Arrival| {
            arrival.name == name && matches!(arrival.state, ArrivalState::Locked { busy: true, .. })
        };
        // Nobody waits for it any more.
        let Some(arrival) = self.inbox.arrivals.iter_mut().find(waits) else { return Vec::new() };
        match (result, &mut arrival.state) {
            (Err(why), ArrivalState::Locked { busy, wrong, .. }) => {
                (*busy, *wrong) = (false, Some(why));
                Vec::new()
            }
            (Ok(content), state) if Format::of(&content) == Format::Exchange => {
                *state = ArrivalState::Opening;
                arrival.format = Some(Format::Exchange);
                self.queue(name, content, Job::Open)
            }
            (content, state) => {
                *state = ArrivalState::Opening;
                self.receive(now, name, content)
            }
        }
    }

    pub(super) fn picture_read(&mut self, name: Rc<str>, picture: Result<(u32, Rc<[u8]>), Refusal>) -> Vec<Effect> {
        match picture {
            Ok((width, pixels)) => self.queue(name, pixels, Job::Look { width, at_once: false }),
            Err(why) => self.refuse(&name, why),
        }
    }

    /// The page came with a state inside. Where nothing is here yet, that is what the page is; else it comes in like
    /// anything else.
    pub(super) fn page_carried(&mut self, now: Now, file: &str) -> Vec<Effect> {
        let name: Rc<str> = self.language().page_name(&self.stamp(now)).into();
        let entries = match read_file(&self.opinion, file.as_bytes(), LIMITS) {
            Ok(entries) => entries,
            Err(why) => return self.refuse(&name, why),
        };
        let part = UnitPart::of_file(file.as_bytes());
        if self.journal.is_empty() {
            return self.take_in(now, entries, part);
        }
        // Opened again, it says what it said before: that is nothing to tell.
        if entries.iter().all(|entry| self.journal.get(entry.id).is_some_and(|known| known == entry)) {
            return Vec::new();
        }
        let effects = self.take(&name, entries.into(), vec![file.as_bytes().into()], part);
        if self.preview.is_none() {
            self.notice = None;
        }
        effects
    }

    pub(super) fn accept(&mut self, now: Now) -> Vec<Effect> {
        let files = self.preview.iter().flat_map(|preview| preview.files.iter());
        let taken: Vec<bool> = files.map(|file| file.taken).collect();
        let mut effects = self.merge(now);
        // It is still to be said who filled in a workbook.
        if self.preview.is_some() {
            return effects;
        }
        effects.push(Effect::ClearFragment);
        for arrival in &mut self.inbox.arrivals {
            if let ArrivalState::Ready(place) = arrival.state
                && taken.get(place) == Some(&true)
            {
                arrival.state = ArrivalState::Merged;
            }
        }
        self.leave_preview();
        effects
    }

    pub(super) fn decline(&mut self) -> Vec<Effect> {
        self.preview = None;
        self.inbox
            .arrivals
            .retain(|arrival| matches!(arrival.state, ArrivalState::Opening | ArrivalState::Missing { .. }));
        vec![Effect::ClearFragment]
    }

    /// Whatever else came is still to be seen, and beside it what became of the rest; where nothing is, the list is.
    fn leave_preview(&mut self) {
        self.inbox.arrivals.retain(|arrival| !matches!(arrival.state, ArrivalState::Ready(_)));
        if self.inbox.arrivals.iter().any(Arrival::is_open) {
            self.panel = Some(Panel::Receive);
        } else {
            self.inbox.arrivals.clear();
        }
    }
}

/// What a picture that the browser did not draw is refused for.
pub fn not_drawn(kind: Picture) -> Refusal {
    use crate::share::Foreign;
    match kind {
        Picture::Common | Picture::Drawing => Refusal::BadPicture,
        Picture::Heic => Refusal::Foreign(Foreign::Heic),
        Picture::Tiff => Refusal::Foreign(Foreign::Tiff),
    }
}
