//! The desk: a worker, opened when it is first needed.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::offline;
use crate::{
    app::{Answer, Msg, Ticket},
    desk::{Failure, Job, Product},
};

#[wasm_bindgen]
extern "C" {
    /// Of the page's own script; there is none where components are tested.
    #[wasm_bindgen(js_namespace = otog, js_name = openDesk, catch)]
    fn open_desk() -> Result<Promise, JsValue>;
}

#[derive(Debug)]
struct Desk {
    emit: Callback<Msg>,
    open: RefCell<Option<Open>>,
    waiting: Rc<RefCell<Vec<Ticket>>>,
    /// How often it was closed. An answer to an earlier job is dropped.
    closed: Cell<u32>,
}

#[derive(Debug)]
struct Open {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Open {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Who takes jobs to the desk.
pub(super) trait Errands: std::fmt::Debug {
    /// Hands out a job. Answers `DeskAnswered`, with `DeskProgressed` before it.
    fn ask(self: Rc<Self>, ticket: Ticket, job: Job, attachments: Vec<Rc<[u8]>>);
    /// Ends whatever is being done. Nothing of it answers any more.
    fn close(&self);
}

/// A worker that is not open yet. It is behind a trait, so that the first load has no more of its code.
pub(super) fn closed(emit: Callback<Msg>) -> Rc<dyn Errands> {
    Rc::new(Desk { emit, open: RefCell::default(), waiting: Rc::default(), closed: Cell::default() })
}

impl Errands for Desk {
    fn ask(self: Rc<Self>, ticket: Ticket, job: Job, attachments: Vec<Rc<[u8]>>) {
        spawn_local(async move { self.take(ticket, &job, &attachments).await });
    }

    fn close(&self) {
        self.closed.set(self.closed.get().wrapping_add(1));
        self.waiting.borrow_mut().clear();
        self.open.replace(None);
    }
}

impl Desk {
    async fn take(&self, ticket: Ticket, job: &Job, attachments: &[Rc<[u8]>]) {
        self.waiting.borrow_mut().push(ticket);
        let closed = self.closed.get();
        let asked = match self.worker().await {
            Ok(_) if closed != self.closed.get() => return,
            Ok(worker) => hand_out(&worker, ticket, job, attachments),
            Err(error) => Err(error),
        };
        if asked.is_err() {
            finish(&self.waiting, ticket, Err(offline::not_fetched()), &self.emit);
        }
    }

    async fn worker(&self) -> Result<Worker, JsValue> {
        let known = self.open.borrow().as_ref().map(|open| open.worker.clone());
        if let Some(worker) = known {
            return Ok(worker);
        }
        let worker: Worker = JsFuture::from(open_desk()?).await?.dyn_into()?;
        // Two jobs at once may both have found it closed: one worker is enough.
        if let Some(open) = &*self.open.borrow() {
            worker.terminate();
            return Ok(open.worker.clone());
        }
        self.open.replace(Some(Open { _listeners: self.listen(&worker), worker: worker.clone() }));
        Ok(worker)
    }

    fn listen(&self, worker: &Worker) -> [EventListener; 2] {
        let (waiting, emit) = (self.waiting.clone(), self.emit.clone());
        let heard = EventListener::new(worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                hear(&event.data(), &waiting, &emit);
            }
        });
        let (waiting, emit) = (self.waiting.clone(), self.emit.clone());
        let broken = EventListener::new(worker, "error", move |_| {
            let tickets = waiting.borrow().clone();
            tickets.into_iter().for_each(|ticket| finish(&waiting, ticket, Err(Failure::Failed), &emit));
        });
        [heard, broken]
    }
}

fn hand_out(worker: &Worker, ticket: Ticket, job: &Job, attachments: &[Rc<[u8]>]) -> Result<(), JsValue> {
    let message = Object::new();
    let files: Array = attachments.iter().map(|bytes| Uint8Array::from(&**bytes)).collect();
    Reflect::set(&message, &"ticket".into(), &ticket.into())?;
    Reflect::set(&message, &"job".into(), &serde_json::to_string(job).unwrap_or_default().into())?;
    Reflect::set(&message, &"files".into(), &files)?;
    worker.post_message(&message)
}

fn hear(message: &JsValue, waiting: &RefCell<Vec<Ticket>>, emit: &Callback<Msg>) {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers of our own")]
    let number = |name: &str| part(name).as_f64().map(|number| number as usize);
    let Some(ticket) = number("ticket").and_then(|ticket| ticket.try_into().ok()) else { return };
    if let (Some(done), Some(of)) = (number("done"), number("of")) {
        return emit.emit(Msg::DeskProgressed { ticket, done, of });
    }
    let product = part("product").as_string();
    let product = product.and_then(|text| serde_json::from_str::<Result<Product, Failure>>(&text).ok());
    let files = part("files").dyn_into::<Array>().unwrap_or_default();
    let files = files.iter().map(|file| Uint8Array::new(&file).to_vec().into()).collect();
    finish(waiting, ticket, product.unwrap_or(Err(Failure::Failed)).map(|product| (product, files)), emit);
}

/// Each job is answered once.
fn finish(waiting: &RefCell<Vec<Ticket>>, ticket: Ticket, result: Answer, emit: &Callback<Msg>) {
    let mut tickets = waiting.borrow_mut();
    let before = tickets.len();
    tickets.retain(|known| *known != ticket);
    let asked = tickets.len() < before;
    drop(tickets);
    if asked {
        emit.emit(Msg::DeskAnswered { ticket, result });
    }
}
