//! A merge that the page was closed during: what it takes to finish it is kept beside the entries until all are stored.

use std::rc::Rc;

use crate::{
    journal::{Entry, Field, Register, Subject},
    share::{LIMITS, Refusal, Segment, read_file},
    vec_map::VecSet,
};

use super::{Effect, Model, Now};

/// A merge under way, as it is kept until it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merging {
    /// What is merged, for people.
    pub name: Rc<str>,
    /// The texts that the entries were read from: exchange files, or segments of another path.
    pub files: Vec<Rc<[u8]>>,
    /// The registers that are not to be changed, as `registers_text` writes them.
    pub left: Rc<str>,
}

impl Model {
    /// A person wants the merge finished. Answers `MergingRead`.
    pub(super) fn resume_merge(&mut self) -> Vec<Effect> {
        // Something else is being read, or looked at: the button stays.
        let free = self.preview.is_none() && self.opens_nothing();
        if free && self.interrupted.is_some() { vec![Effect::ReadMerging] } else { Vec::new() }
    }

    /// Reads what was kept of it, part by part. `None`: nothing was, and the file is asked for.
    pub(super) fn merging_read(&mut self, now: Now, kept: Option<Merging>) -> Vec<Effect> {
        match kept.filter(|kept| !kept.files.is_empty()) {
            Some(Merging { name, files, left }) => self.open_again(now, name, files, read_registers(&left)),
            None => {
                self.merging_lost = true;
                Vec::new()
            }
        }
    }

    /// All of it is read again and in the preview: the person has agreed to it before.
    pub(super) fn finish_merge(&mut self, now: Now, left: VecSet<Register>) -> Vec<Effect> {
        match &mut self.preview {
            Some(preview) => {
                preview.left = left;
                self.look_again();
                self.accept(now)
            }
            // All of it is here.
            None => self.forget_merge(),
        }
    }

    pub(super) fn forget_merge(&mut self) -> Vec<Effect> {
        self.interrupted = None;
        vec![Effect::KeepMerging(None)]
    }

    /// The entries in a text that was kept.
    pub(super) fn read_kept(&self, bytes: &[u8]) -> Result<Vec<Rc<Entry>>, Refusal> {
        let segment = || Segment::read(std::str::from_utf8(bytes).ok()?);
        read_file(&self.opinion, bytes, LIMITS).or_else(|why| segment().ok_or(why))
    }
}

/// A list of pairs: the subject and the field of each.
pub(super) fn registers_text(registers: &VecSet<Register>) -> String {
    serde_json::to_string(&registers.iter().map(pair).collect::<Vec<_>>()).unwrap_or_default()
}

fn read_registers(text: &str) -> VecSet<Register> {
    let pairs: Vec<[String; 2]> = serde_json::from_str(text).unwrap_or_default();
    pairs.into_iter().map(read_pair).collect()
}

pub(super) fn pair(register: &Register) -> [String; 2] {
    [register.subject.to_string(), register.field.to_string()]
}

pub(super) fn read_pair([subject, field]: [String; 2]) -> Register {
    Register { subject: Subject::from_text(&subject), field: Field::from_text(&field) }
}
