//! What the desk is asked, and what becomes of its answers.

use std::rc::Rc;

use crate::{
    desk::{Failure, Job, Paper, Product},
    report::Scope,
};

use super::{Effect, Model, Notice, Now, Purpose};

/// Which job an answer is about.
pub type Ticket = u32;

/// A product with its attachments, or why there is none.
pub type Answer = Result<(Product, Vec<Rc<[u8]>>), Failure>;

/// The job that the page waits for. There is one at a time, so that there is one thing to show and to cancel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub ticket: Ticket,
    /// How much is done of how much, once the desk has said so.
    pub progress: Option<(usize, usize)>,
    /// A short job that comes again and again. It shows no progress.
    pub quiet: bool,
    /// Something that came in is being opened.
    pub opens: bool,
}

/// A job that waits for those before it.
#[derive(Clone, Debug)]
pub(super) struct Order {
    job: Job,
    attachments: Vec<Rc<[u8]>>,
}

impl Model {
    /// Something is under way that a person waits for.
    pub fn is_busy(&self) -> bool {
        self.parts_done().is_some() || self.waiting.is_some()
    }

    /// How much is done of how much, of what the page itself does in parts.
    pub fn parts_done(&self) -> Option<(usize, usize)> {
        self.parts_written().or_else(|| self.parts_read())
    }

    pub(super) fn ask_paper(&mut self, now: Now, paper: Paper, scope: Scope, print: bool) -> Vec<Effect> {
        let Now { ms: moment, offset_minutes } = now;
        let stamp = self.stamp(now);
        let job = Job::Paper { paper, print, scope, today: now.today(), moment, offset_minutes, stamp };
        self.draw_up(now, Purpose::Desk(job))
    }

    /// Hands out a job, once those before it are done.
    pub(super) fn ask_desk(&mut self, job: Job, attachments: Vec<Rc<[u8]>>) -> Vec<Effect> {
        self.orders.push_back(Order { job, attachments });
        self.next_order()
    }

    fn next_order(&mut self) -> Vec<Effect> {
        if self.waiting.is_some() {
            return Vec::new();
        }
        let Some(Order { job, attachments }) = self.orders.pop_front() else { return Vec::new() };
        self.tickets = self.tickets.wrapping_add(1);
        let opens = matches!(job, Job::Open | Job::Workbook { .. } | Job::Look { .. });
        // The camera looks several times in a second: nobody is to be told each time.
        let quiet = opens && self.inbox.frame_out;
        self.waiting = Some(Waiting { ticket: self.tickets, progress: None, quiet, opens });
        vec![Effect::AskDesk { ticket: self.tickets, job, attachments }]
    }

    /// What is under way; what waits behind it comes next.
    pub(super) fn call_off(&mut self) -> Vec<Effect> {
        if self.stop_writing() || self.stop_reading() {
            return Vec::new();
        }
        let Some(waiting) = self.waiting.take() else { return Vec::new() };
        if waiting.opens {
            self.not_opened(None);
        }
        let mut effects = vec![Effect::CloseDesk];
        effects.extend(self.next_order());
        effects
    }

    pub(super) fn progressed(&mut self, ticket: Ticket, progress: (usize, usize)) {
        if let Some(waiting) = self.waiting.as_mut().filter(|waiting| waiting.ticket == ticket) {
            waiting.progress = Some(progress);
        }
    }

    /// Answers to cancelled jobs are dropped.
    pub(super) fn answered(&mut self, now: Now, ticket: Ticket, result: Answer) -> Vec<Effect> {
        let Some(waiting) = self.waiting.take_if(|waiting| waiting.ticket == ticket) else { return Vec::new() };
        let mut effects = match result {
            Ok((product, attachments)) => self.take_product(now, product, attachments),
            Err(why) => self.not_done(waiting, why),
        };
        effects.extend(self.next_order());
        effects
    }

    /// Whatever state the desk is in: the next job begins with a new one.
    fn not_done(&mut self, waiting: Waiting, why: Failure) -> Vec<Effect> {
        let mut effects = vec![Effect::CloseDesk];
        if why != Failure::Failed
            && waiting.opens
            && let Some(read) = self.read_without_desk()
        {
            effects.extend(read);
            return effects;
        }
        if waiting.opens && self.not_opened(Some(why)) {
            self.show_inbox();
        } else {
            self.notice = Some(Notice::DeskFailed { why });
        }
        if waiting.opens {
            effects.extend(self.free_camera());
        }
        effects
    }

    fn take_product(&mut self, now: Now, product: Product, attachments: Vec<Rc<[u8]>>) -> Vec<Effect> {
        match product {
            Product::File { name } => self.hand_out_all(name, attachments, None),
            Product::NoDates => {
                self.notice = Some(Notice::NoDates);
                Vec::new()
            }
            Product::Print { name } => match attachments.as_slice() {
                [page, sheet] => vec![Effect::PrintPaper { name, page: page.clone(), sheet: sheet.clone() }],
                _ => Vec::new(),
            },
            Product::State { name } => {
                let file = attachments.first().and_then(|file| std::str::from_utf8(file).ok()).unwrap_or_default();
                vec![Effect::SavePage { name, exports: None, file: file.into() }]
            }
            Product::Link { link, with_text } => {
                self.link_made(link, with_text, attachments);
                Vec::new()
            }
            Product::Opened(result) => self.opened(now, result, attachments),
            Product::Filled(slip) => self.filled_in(*slip, &attachments),
            Product::Misread(why) => self.misread(why),
            Product::Seen { texts } => self.codes_seen(texts),
        }
    }
}
