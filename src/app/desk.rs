//! What the desk is asked, and what becomes of its answers.

use std::rc::Rc;

use crate::{
    desk::{Failure, Job, Paper, Product},
    report::Scope,
    share::write_file,
};

use super::{Effect, Model, Notice, Now};

/// Which job an answer is about.
pub type Ticket = u32;

/// A product with its attachments, or why there is none.
pub type Answer = Result<(Product, Vec<Rc<[u8]>>), Failure>;

/// The job that the page waits for: one at a time, so that there is one thing to show and to call off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub ticket: Ticket,
    /// How much is done of how much, once the desk has said so.
    pub progress: Option<(u32, u32)>,
    /// Nothing to show: it is soon done, and again and again.
    pub quiet: bool,
}

impl Model {
    pub(super) fn ask_paper(&mut self, now: Now, paper: Paper, scope: Scope) -> Vec<Effect> {
        let today = now.today();
        let file = write_file(&self.opinion, &self.journal, today).into_bytes();
        self.ask_desk(Job::Paper { paper, scope, today, offset_minutes: now.offset_minutes }, vec![file.into()])
    }

    /// Hands out a job; one that is still waited for is called off.
    pub(super) fn ask_desk(&mut self, job: Job, attachments: Vec<Rc<[u8]>>) -> Vec<Effect> {
        let called_off = self.waiting.take().map(|_| Effect::CloseDesk);
        self.tickets = self.tickets.wrapping_add(1);
        let ticket = self.tickets;
        self.waiting = Some(Waiting { ticket, progress: None, quiet: false });
        called_off.into_iter().chain([Effect::AskDesk { ticket, job, attachments }]).collect()
    }

    pub(super) fn call_off(&mut self) -> Vec<Effect> {
        self.not_opened();
        self.waiting.take().map(|_| Effect::CloseDesk).into_iter().collect()
    }

    pub(super) fn progressed(&mut self, ticket: Ticket, progress: (u32, u32)) {
        if let Some(waiting) = self.waiting.as_mut().filter(|waiting| waiting.ticket == ticket) {
            waiting.progress = Some(progress);
        }
    }

    /// Late answers, to what was called off, are nobody's.
    pub(super) fn answered(&mut self, ticket: Ticket, result: Answer) -> Vec<Effect> {
        if self.waiting.take_if(|waiting| waiting.ticket == ticket).is_none() {
            return Vec::new();
        }
        match result {
            Ok((product, attachments)) => self.take_product(product, attachments),
            Err(Failure::NotFetched) if self.read_without_desk() => {
                let mut effects = vec![Effect::CloseDesk];
                effects.extend(self.open_next());
                effects
            }
            Err(why) => {
                self.not_opened();
                self.notice = Some(Notice::DeskFailed { why });
                let mut effects = self.free_camera();
                // Whatever state it is in: the next job begins with a new one.
                effects.push(Effect::CloseDesk);
                effects
            }
        }
    }

    fn take_product(&mut self, product: Product, attachments: Vec<Rc<[u8]>>) -> Vec<Effect> {
        match product {
            Product::File { name } => {
                let bytes = attachments.into_iter().next().unwrap_or_default();
                self.hand_out(name, bytes)
            }
            Product::State { name } => {
                let file = attachments.first().and_then(|file| std::str::from_utf8(file).ok()).unwrap_or_default();
                vec![Effect::SavePage { name, whole: false, file: file.into() }]
            }
            Product::Link { link, with_text } => {
                self.link_made(link, with_text, attachments);
                Vec::new()
            }
            Product::Opened(result) => self.opened(result, attachments),
            Product::Misread(why) => self.misread(why),
            Product::Seen { texts } => self.codes_seen(texts),
        }
    }
}
