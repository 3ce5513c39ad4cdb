//! What the browser does: one file per kind of effect, one match that performs them.

mod arrivals;
mod camera;
mod clock;
mod controls;
mod copy;
mod decoding;
mod desk;
mod drafts;
mod durable;
mod early;
mod elsewhere;
mod files;
mod former;
mod gone_tabs;
mod host;
mod initials;
mod keys;
mod late;
mod local;
mod look;
mod merging;
mod offline;
mod paper;
mod pictures;
mod place;
mod printout;
mod prints;
mod save_page;
mod sealing;
mod tabs;
mod typed;
mod typing;

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::{
    app::{Effect, Msg, StoreError, Stored},
    share::Segment,
    vec_map::VecSet,
    web::later,
};

use desk::Errands;
use durable::Durable;
use tabs::Tabs;

pub(crate) use clock::now;
pub(crate) use early::{early, forget_early};
pub(crate) use late::{Performing, listen as listen_later, perform as perform_later, read_files};
pub(crate) use local::{boot, keep_ticks, language, part};
pub(crate) use look::entitle;
pub(crate) use offline::{carried, is_outdated, show_panic};
pub(crate) use place::address;

/// So long the durable store may take before the page says that it does without.
const LONG_MS: u32 = 5000;

/// Holds what stays open between effects: the database, the listeners.
#[derive(Debug)]
pub(crate) struct Runtime {
    hands: Rc<Hands>,
    _address: Option<EventListener>,
    // At once: what a key asks for waits in `App` until the rest of the page is here.
    _keys: Option<EventListener>,
    _leaving: Option<EventListener>,
    at_risk: Rc<Cell<bool>>,
    late: Vec<EventListener>,
    _days: Interval,
    _offline: Vec<EventListener>,
}

/// What effects are performed with.
#[derive(Debug)]
pub(crate) struct Hands {
    emit: Callback<Msg>,
    durable: RefCell<Option<Durable>>,
    tabs: Tabs,
    desk: OnceCell<Rc<dyn Errands>>,
    /// What the camera sends, and not only its element, which may be gone when it is to be freed.
    camera: RefCell<Option<web_sys::MediaStream>>,
    /// Runs out when nobody has typed for a while.
    pause: RefCell<Option<Timeout>>,
    /// What the rest of the page is to do, once it is here.
    waiting: RefCell<Vec<Effect>>,
    /// Drafts that could not be stored.
    drafts_fail: RefCell<VecSet<Rc<str>>>,
}

impl Runtime {
    pub(crate) fn start(emit: Callback<Msg>) -> Self {
        let days = emit.clone();
        let at_risk = Rc::default();
        let mut today = now().today();
        Self {
            late: Vec::new(),
            _address: place::listen(emit.clone()),
            _keys: keys::listen(emit.clone()),
            _leaving: place::ask_before_leaving(&at_risk),
            at_risk,
            _offline: offline::listen(&emit),
            _days: Interval::new(30_000, move || {
                if std::mem::replace(&mut today, now().today()) != today {
                    days.emit(Msg::MidnightPassed);
                }
            }),
            hands: Rc::new(Hands {
                durable: RefCell::default(),
                tabs: Tabs::listen(&emit),
                desk: OnceCell::new(),
                camera: RefCell::default(),
                pause: RefCell::default(),
                waiting: RefCell::default(),
                drafts_fail: RefCell::default(),
                emit,
            }),
        }
    }

    /// The rest of the page is here, and acts on what it hears.
    pub(crate) fn rest_came(&mut self) {
        if let Some(entrances) = later::here().filter(|_| self.late.is_empty()) {
            self.late = (entrances.listen)(&self.hands.emit);
            self.hands.waiting.take().into_iter().for_each(|effect| self.perform(effect));
        }
    }

    /// Whether something would be lost if the page were closed now.
    pub(crate) fn is_at_risk(&self, at_risk: bool) {
        self.at_risk.set(at_risk);
    }

    pub(crate) fn perform(&self, effect: Effect) {
        let hands = self.hands.clone();
        spawn_local(async move {
            if let Some(answer) = hands.clone().perform(effect).await {
                hands.emit.emit(answer);
            }
        });
    }
}

impl Hands {
    /// Does it, and says what came of it where `update` wants to know.
    async fn perform(self: Rc<Self>, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::OpenDurable { erasures } => Some(Msg::DurableOpened(self.open(erasures).await)),
            Effect::WatchDurable(answers) => {
                let emit = self.emit.clone();
                Timeout::new(LONG_MS, move || emit.emit(Msg::DurableWaited(answers))).forget();
                None
            }
            Effect::SaveLocal { segments, erasures } => Some(Msg::LocalSaved(local::save(&segments, erasures))),
            Effect::SaveDurable { segments, erasures } => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                Some(Msg::DurableSaved(keys, self.write(&segments, erasures).await))
            }
            Effect::Tell(keys) => {
                self.tabs.tell(&keys);
                None
            }
            Effect::KeepLook(look) => {
                local::keep_look(look);
                None
            }
            Effect::Wear(language, look) => {
                look::wear(language, look);
                None
            }
            Effect::AskPersistence => Some(Msg::PersistenceKnown(ask_persistence().await?)),
            rest => match later::here() {
                Some(entrances) => (entrances.perform)(self, rest).await,
                None => {
                    self.waiting.borrow_mut().push(rest);
                    None
                }
            },
        }
    }

    async fn open(&self, erasures: u32) -> Result<Stored, StoreError> {
        let durable = Durable::open().await?;
        let stored = durable.stored(erasures).await?;
        self.durable.replace(Some(durable));
        Ok(stored)
    }

    fn durable(&self) -> Option<Durable> {
        self.durable.borrow().clone()
    }

    async fn write(&self, segments: &[Segment], erasures: u32) -> Result<(), StoreError> {
        self.durable().ok_or(StoreError::Blocked)?.write(segments, erasures).await
    }
}

/// Gives the page what a person has chosen, where no model asks for it.
#[cfg(feature = "gallery")]
pub(crate) fn wear_kept() {
    look::wear(language(), boot().look);
}

/// Whether the browser keeps the data when it runs short of room; `None` where it can not say.
async fn ask_persistence() -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    if storage.is_undefined() {
        return None;
    }
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}
