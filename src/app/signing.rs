//! Who writes here. Asked before the first unsigned change is sent; what was written without a name may be signed
//! afterwards, by entries that vouch for its steps. Nothing is rewritten.

use std::rc::Rc;

use crate::{
    desk::How,
    journal::{Author, Change, Field, Journal, Register, Role, Step, StepId, Subject},
    report::names::Stamp,
    share::{LIMITS, Segment},
    vec_map::distinct,
};

use super::{Effect, Model, Msg, Notice, Now, Panel, later::update_later};

/// Something that a person asked for, and that waits for an answer of theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    msg: Box<Msg>,
    /// What lay over the list then.
    panel: Option<Panel>,
}

/// A judgement that is not of the role of whoever gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherRole {
    pub role: Role,
    msg: Box<Msg>,
}

impl Model {
    /// Holds what would send unsigned changes of this device, until a person has signed or said not to.
    pub(super) fn hold(&mut self, msg: &Msg) -> bool {
        let sends = match msg {
            Msg::ExportAsked | Msg::PageAsked | Msg::SealAsked(_) => true,
            // A status has no names.
            Msg::SendAsked { how, .. } => *how != How::Status,
            _ => false,
        };
        let asks = sends && !self.author.is_signed() && !self.signing_put_off && !self.unsigned().is_empty();
        if asks {
            self.held = Some(Held { msg: Box::new(msg.clone()), panel: self.panel });
            self.panel = Some(Panel::Signing);
        }
        asks
    }

    /// The steps of this device that nobody has signed, nor vouched for.
    pub fn unsigned(&self) -> Vec<StepId> {
        let device = self.clock.replica().device();
        let unsigned = self.journal.entries().filter(|entry| {
            entry.id.replica.device() == device && entry.author.as_ref().is_some_and(|author| !author.is_signed())
        });
        let steps = distinct(unsigned.map(|entry| entry.id.step()));
        steps.into_iter().filter(|step| self.voucher(*step).is_none()).collect()
    }

    /// Who has vouched for a step that was not signed.
    pub fn voucher(&self, step: StepId) -> Option<&Rc<Author>> {
        let register = Register::new(Subject::Step(step), Field::Vouched);
        let vouches = self.journal.heads(&register).filter(|head| head.change == Change::Set(true.into()));
        vouches.filter_map(|head| head.author.as_ref()).next()
    }

    /// `earlier`: also for what was written here without a name.
    pub(super) fn sign(&mut self, now: Now, mut author: Author, earlier: bool) -> Vec<Effect> {
        author.unit = crate::ledger::unit(&author.unit);
        if author.text_size() > LIMITS.text {
            self.notice = Some(Notice::NotWritten { limit: LIMITS.text });
            return Vec::new();
        }
        self.author = Rc::new(author.clone());
        self.panel = None;
        let mut effects = vec![Effect::KeepAuthor(author)];
        if earlier && self.author.is_signed() {
            effects.extend(self.vouch(now));
        }
        self.refold();
        effects.extend(self.send_held(now));
        effects
    }

    /// Not among the steps that can be undone.
    fn vouch(&mut self, now: Now) -> Vec<Effect> {
        let register = |step| Register::new(Subject::Step(step), Field::Vouched);
        let steps = self.unsigned().into_iter();
        let writes: Vec<_> =
            steps.filter_map(|step| self.journal.write(register(step), Change::Set(true.into()))).collect();
        if writes.is_empty() {
            return Vec::new();
        }
        let step = Step { id: self.next_step(now), author: self.author.clone(), reverts: None };
        let written = Journal::draw_up(&step, writes);
        let Some(segment) = Segment::checked(step.id, &written, &self.sequence) else { return Vec::new() };
        self.journal.append(&written);
        self.store(segment, &written)
    }

    /// Does what waited for a signature.
    pub(super) fn send_held(&mut self, now: Now) -> Vec<Effect> {
        let Some(Held { msg, panel }) = self.held.take() else { return Vec::new() };
        self.panel = panel;
        update_later(self, now, *msg)
    }

    /// What the names of files say of whoever makes them, and when.
    pub fn stamp(&self, now: Now) -> Stamp {
        let (hour, minute) = now.clock_of(now.ms);
        let day = now.today();
        let part = self.part().map(|part| part.unit.to_string());
        Stamp {
            document: self.opinion.number.to_string(),
            unit: Some(self.author.unit.clone()).filter(|unit| !unit.is_empty()).or(part).unwrap_or_default(),
            person: self.author.name.clone(),
            moment: format!("{}{:02}{:02}-{hour:02}{minute:02}", day.year(), day.month(), day.day()),
        }
    }

    /// Asks once before somebody judges in the place of another role.
    pub(super) fn asks_role(&mut self, msg: &Msg) -> bool {
        let Some(role) = judges_as(msg) else { return false };
        let other = self.author.is_signed() && self.author.role != role && !self.roles_taken.contains(&role);
        if other {
            self.other_role = Some(OtherRole { role, msg: Box::new(msg.clone()) });
        }
        other
    }

    pub(super) fn take_role(&mut self, now: Now) -> Vec<Effect> {
        let Some(OtherRole { role, msg }) = self.other_role.take() else { return Vec::new() };
        self.roles_taken.push(role);
        update_later(self, now, *msg)
    }
}

/// Whose judgement it is.
fn judges_as(msg: &Msg) -> Option<Role> {
    let of_field = |field: &Field| match field {
        Field::Review => Some(Role::Office),
        Field::Rating | Field::Ballots => Some(Role::Committee),
        Field::Accepted => Some(Role::Unit),
        _ => None,
    };
    match msg {
        Msg::Reviewed(..) => Some(Role::Office),
        Msg::AssignmentAnswered(..) => Some(Role::Unit),
        Msg::FieldFilled(register, _) | Msg::ClaimChosen(register, _) => of_field(&register.field),
        _ => None,
    }
}
