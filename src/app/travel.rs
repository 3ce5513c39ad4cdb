//! State on its way: what is sent as a link, as codes, sealed; what came in and is not opened yet.

use std::{collections::VecDeque, mem, rc::Rc};

use crate::{
    desk::{How, Job, Opened},
    journal::Entry,
    report::readback::Misread,
    share::{LIMITS, Refusal, Sealed, UnitPart, read_file},
};

use super::{Camera, Effect, Exported, Model, Notice, Now, Panel, Purpose, Work};

/// How an exchange file begins, and what may stand before.
const BLANKS: &[u8] = b"\xef\xbb\xbf \t\r\n";
/// A workbook is a zip archive.
const ARCHIVE: &[u8] = b"PK";
const PICTURES: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"];

/// An exchange file of at most so many bytes is read on the spot, in a few milliseconds; larger ones at the desk.
const AT_ONCE: usize = 256 << 10;

/// What is under way.
#[derive(Clone, Debug, Default)]
pub struct Travel {
    pub sent: Option<Sent>,
    /// A sealed file that waits for its passphrase: its name and bytes.
    pub locked: Option<(Rc<str>, Rc<[u8]>)>,
    /// Of several codes: how many were read, and which are missing.
    pub missing: Option<(usize, Vec<u8>)>,
    /// Sealing takes a second or two.
    pub sealing: bool,
    /// What the desk is opening.
    pub(super) opening: Option<(Rc<str>, Rc<[u8]>)>,
    /// What waits for it, and what is to be done with it.
    pub(super) queue: Vec<(Rc<str>, Rc<[u8]>, Job)>,
    /// Codes read so far.
    codes: Vec<Rc<[u8]>>,
    /// What the desk made of a large file, taken in part by part.
    parts: Parts,
    pub camera: Camera,
    /// What the camera saw is being looked at.
    pub(super) frame_out: bool,
}

/// Parts of a file that are still to be read, and what was in the others.
#[derive(Clone, Debug, Default)]
struct Parts {
    left: VecDeque<Rc<[u8]>>,
    /// How many there were.
    of: usize,
    entries: Vec<Rc<Entry>>,
}

/// A link that was made, and its codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub link: Rc<str>,
    /// Each as a drawing and as a picture.
    pub codes: Vec<(Rc<str>, Rc<[u8]>)>,
    pub with_text: bool,
}

impl Model {
    /// As a link with its codes, or as one unit's file.
    pub(super) fn send(&mut self, now: Now, how: How, address: String) -> Vec<Effect> {
        self.travel.sent = None;
        let sender = self.clock.replica().device().to_string();
        self.draw_up(now, Purpose::Desk(Job::Send { how, address, today: now.today(), sender, stamp: self.stamp(now) }))
    }

    pub(super) fn link_made(&mut self, link: String, with_text: bool, pictures: Vec<Rc<[u8]>>) {
        let code = |pair: &[Rc<[u8]>]| {
            let [svg, png] = pair else { return None };
            Some((Rc::from(std::str::from_utf8(svg).ok()?), png.clone()))
        };
        let codes = pictures.chunks(2).filter_map(code).collect();
        self.travel.sent = Some(Sent { link: link.into(), codes, with_text });
    }

    pub(super) fn keep_code(&self, now: Now, place: usize, drawing: bool) -> Vec<Effect> {
        let Some((svg, png)) = self.travel.sent.as_ref().and_then(|sent| sent.codes.get(place)) else {
            return Vec::new();
        };
        let bytes = if drawing { svg.as_bytes().into() } else { png.clone() };
        let kind = if drawing { "svg" } else { "png" };
        let name = self.language().code_name(&self.stamp(now), place + 1, kind);
        vec![Effect::Download { name, bytes }]
    }

    pub(super) fn seal(&mut self, now: Now, passphrase: Rc<str>) -> Vec<Effect> {
        self.travel.sealing = true;
        self.draw_up(now, Purpose::Sealed { name: self.language().sealed_name(&self.stamp(now)), passphrase })
    }

    pub(super) fn sealed(&mut self, name: String, exports: Exported, result: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        self.travel.sealing = false;
        match result {
            Ok(bytes) => self.hand_out(name, bytes, Some(exports)),
            Err(why) => {
                self.notice = Some(Notice::NotSealed { why });
                Vec::new()
            }
        }
    }

    /// Anything that comes in, whatever it is called.
    pub(super) fn receive(&mut self, now: Now, name: Rc<str>, content: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        let bytes = match content {
            Ok(bytes) => bytes,
            Err(why) => return self.refuse(&name, why),
        };
        let start = bytes.iter().find(|byte| !BLANKS.contains(byte));
        if start.is_none_or(|byte| *byte == b'{') && bytes.len() <= AT_ONCE {
            self.read(&name, Ok(bytes));
            return Vec::new();
        }
        if Sealed::is_one(&bytes) {
            self.travel.locked = Some((name, bytes));
            self.panel = Some(Panel::Receive);
            return Vec::new();
        }
        if PICTURES.iter().any(|picture| bytes.starts_with(picture)) {
            return vec![Effect::ReadPicture { name, bytes }];
        }
        let job = if bytes.starts_with(ARCHIVE) { Job::Workbook { now: now.ms } } else { Job::Open };
        self.travel.queue.push((name, bytes, job));
        self.open_next()
    }

    /// What the desk has just opened.
    pub(super) fn opened_name(&mut self) -> Option<Rc<str>> {
        self.travel.opening.take().map(|(name, _)| name)
    }

    pub(super) fn refuse_opened(&mut self, name: &str, why: Refusal) -> Vec<Effect> {
        let mut effects = self.refuse(name, why);
        effects.extend(self.open_next());
        effects
    }

    pub(super) fn misread(&mut self, why: Misread) -> Vec<Effect> {
        if let Some((name, _)) = self.travel.opening.take() {
            self.notice = Some(Notice::Misread { name: name.to_string(), why });
        }
        self.open_next()
    }

    fn refuse(&mut self, name: &str, why: Refusal) -> Vec<Effect> {
        self.notice = Some(Notice::Refused { name: name.to_owned(), why });
        vec![Effect::ClearFragment]
    }

    pub(super) fn open_next(&mut self) -> Vec<Effect> {
        if self.travel.opening.is_some() || self.travel.queue.is_empty() {
            return Vec::new();
        }
        let (name, bytes, job) = self.travel.queue.remove(0);
        let codes = if job == Job::Open { self.travel.codes.as_slice() } else { &[] };
        let attachments = codes.iter().cloned().chain([bytes.clone()]).collect();
        self.travel.opening = Some((name, bytes));
        self.ask_desk(job, attachments)
    }

    pub(super) fn opened(&mut self, result: Result<Opened, Refusal>, parts: Vec<Rc<[u8]>>) -> Vec<Effect> {
        if let Ok(Opened::File) = result
            && self.travel.opening.is_some()
        {
            self.travel.codes.clear();
            self.travel.missing = None;
            self.travel.parts = Parts { of: parts.len(), left: parts.into(), entries: Vec::new() };
            return self.take_part();
        }
        let Some((name, bytes)) = self.travel.opening.take() else { return Vec::new() };
        let mut effects = match result {
            Ok(Opened::Missing { read, missing }) => {
                self.travel.codes.push(bytes);
                self.travel.missing = Some((read, missing));
                self.panel = Some(Panel::Receive);
                vec![Effect::ClearFragment]
            }
            Err(why) => self.refuse(&name, why),
            Ok(Opened::File) => Vec::new(),
        };
        effects.extend(self.open_next());
        effects
    }

    /// Reads one part, and leaves the page to others before the next.
    pub(super) fn take_part(&mut self) -> Vec<Effect> {
        let Some((name, _)) = self.travel.opening.clone() else { return Vec::new() };
        let Some(part) = self.travel.parts.left.pop_front() else { return Vec::new() };
        let mut effects = match read_file(&self.opinion, &part, LIMITS) {
            Ok(entries) => {
                self.travel.parts.entries.extend(entries);
                if !self.travel.parts.left.is_empty() {
                    return vec![Effect::Breathe(Work::Reading)];
                }
                let entries = mem::take(&mut self.travel.parts.entries);
                let part = self.travel.opening.as_ref().and_then(|(_, bytes)| UnitPart::of_file(bytes));
                self.look_at(name, entries.into(), part);
                let mut effects = self.free_camera();
                // What brings nothing is not looked at, and so its link is done with.
                if self.preview.is_none() {
                    effects.push(Effect::ClearFragment);
                }
                effects
            }
            Err(why) => self.refuse(&name, why),
        };
        self.travel.opening = None;
        self.travel.parts = Parts::default();
        effects.extend(self.open_next());
        effects
    }

    /// How many parts of a file are read of how many, while there are some left.
    pub(super) fn parts_read(&self) -> Option<(usize, usize)> {
        let Parts { left, of, .. } = &self.travel.parts;
        (!left.is_empty()).then(|| (of - left.len(), *of))
    }

    /// What is being read is not wanted any more. Whether anything was.
    pub(super) fn stop_reading(&mut self) -> bool {
        let stops = self.parts_read().is_some();
        if stops {
            self.not_opened();
        }
        stops
    }

    /// Without the desk, a large file is read here, however long it takes.
    pub(super) fn read_without_desk(&mut self) -> bool {
        let plain = |bytes: &[u8]| bytes.iter().find(|byte| !BLANKS.contains(byte)) == Some(&b'{');
        let Some((name, bytes)) = self.travel.opening.take_if(|(_, bytes)| plain(bytes)) else { return false };
        self.read(&name, Ok(bytes));
        true
    }

    pub(super) fn picture_read(&mut self, name: Rc<str>, picture: Result<(u32, Rc<[u8]>), Refusal>) -> Vec<Effect> {
        match picture {
            Ok((width, pixels)) => {
                self.travel.queue.push((name, pixels, Job::Look { width }));
                self.open_next()
            }
            Err(why) => self.refuse(&name, why),
        }
    }

    pub(super) fn codes_seen(&mut self, texts: Vec<String>) -> Vec<Effect> {
        let Some((name, _)) = self.travel.opening.take() else { return Vec::new() };
        let from_camera = mem::take(&mut self.travel.frame_out);
        if texts.is_empty() && !from_camera {
            return self.refuse(&name, Refusal::NoCode);
        }
        let mut effects = self.open_codes(&name, texts);
        if from_camera {
            effects.extend(self.look_on());
        }
        effects
    }

    pub(super) fn open_codes(&mut self, name: &Rc<str>, texts: Vec<String>) -> Vec<Effect> {
        // A camera sees the same code again and again.
        let known = |text: &String| self.travel.codes.iter().any(|code| **code == *text.as_bytes());
        let new: Vec<_> = texts.into_iter().filter(|text| !known(text)).collect();
        self.travel.queue.extend(new.into_iter().map(|text| (name.clone(), text.into_bytes().into(), Job::Open)));
        self.open_next()
    }

    /// The desk does not answer: nothing is being opened any more.
    pub(super) fn not_opened(&mut self) {
        self.travel.opening = None;
        self.travel.queue.clear();
        self.travel.parts = Parts::default();
        self.travel.frame_out = false;
    }

    pub(super) fn unlock(&mut self, passphrase: Rc<str>) -> Vec<Effect> {
        let Some((name, bytes)) = self.travel.locked.clone() else { return Vec::new() };
        self.travel.sealing = true;
        vec![Effect::Unseal { name, bytes, passphrase }]
    }

    /// With a wrong passphrase the file stays, for another try.
    pub(super) fn unsealed(&mut self, name: Rc<str>, result: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        self.travel.sealing = false;
        if result.is_ok() {
            self.travel.locked = None;
        }
        self.read(&name, result);
        Vec::new()
    }
}
