//! What the browser does: one file per kind of effect, one match that performs them.

mod arrivals;
mod clock;
mod copy;
mod desk;
mod durable;
mod files;
mod keys;
mod local;
mod look;
mod offline;
mod pictures;
mod place;
mod prints;
mod save_page;
mod sealing;
mod tabs;

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::{
    app::{Effect, Msg, StoreError},
    desk::Failure,
    journal::StepId,
    share::{Refusal, Segment},
    web::{
        later::{self, Errands},
        words::words_of,
    },
};

use durable::Durable;
use tabs::Tabs;

pub(crate) use arrivals::link as link_in_address;
pub(crate) use clock::now;
pub(crate) use desk::desk;
pub(crate) use files::read as read_files;
pub(crate) use local::boot;
pub(crate) use offline::carried;
pub(crate) use pictures::{Seen, grey};
pub(crate) use place::address;
pub(crate) use save_page::save_page;
pub(crate) use sealing::{Turn, Turned, turn};

/// Holds what stays open between effects: the database, the listeners.
#[derive(Debug)]
pub(crate) struct Runtime {
    hands: Rc<Hands>,
    _keys: Option<EventListener>,
    _address: Option<EventListener>,
    _arrivals: Vec<EventListener>,
    _days: Interval,
    _offline: Vec<EventListener>,
}

/// What effects are performed with.
#[derive(Debug)]
struct Hands {
    emit: Callback<Msg>,
    durable: RefCell<Option<Durable>>,
    tabs: Tabs,
    desk: OnceCell<Rc<dyn Errands>>,
}

impl Runtime {
    pub(crate) fn start(emit: Callback<Msg>) -> Self {
        let days = emit.clone();
        let mut today = now().today();
        Self {
            _arrivals: arrivals::listen(&emit),
            _keys: keys::listen(emit.clone()),
            _address: place::listen(emit.clone()),
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
                emit,
            }),
        }
    }

    pub(crate) fn perform(&self, effect: Effect) {
        let hands = self.hands.clone();
        spawn_local(async move {
            if let Some(answer) = hands.perform(effect).await {
                hands.emit.emit(answer);
            }
        });
    }
}

impl Hands {
    /// Does it, and says what came of it where `update` wants to know.
    async fn perform(&self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::OpenDurable => Some(Msg::DurableOpened(self.open().await)),
            Effect::SaveLocal(segments) => Some(Msg::LocalSaved(local::save(&segments))),
            Effect::SaveDurable(segments) => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                Some(Msg::DurableSaved(keys, self.write(&segments, &[]).await))
            }
            Effect::ReadDurable(keys) => Some(match self.durable()?.read(&keys).await {
                Ok(segments) => Msg::DurableRead(segments),
                Err(error) => Msg::DurableOpened(Err(error)),
            }),
            Effect::Gather { segment, replaces } => {
                let key = segment.key;
                let result = self.durable()?.gather(&segment, &replaces).await;
                if result.is_ok() {
                    // The old ones first: a full store lacks the room for both.
                    local::remove(&replaces);
                    local::save(&[segment]).ok();
                }
                Some(Msg::Gathered(key, result))
            }
            Effect::Tell(segment) => {
                self.tabs.tell_segment(&segment.text);
                None
            }
            Effect::Remove(keys) => {
                local::remove(&keys);
                // What could not be removed is set aside again at the next start.
                self.write(&[], &keys).await.ok();
                None
            }
            Effect::Erase => {
                local::erase();
                self.tabs.tell_erased();
                let error = self.durable()?.clear().await.err()?;
                Some(Msg::DurableSaved(Vec::new(), Err(error)))
            }
            Effect::KeepAuthor(author) => {
                local::keep_author(author);
                None
            }
            Effect::KeepExported(exported) => {
                local::keep_exported(exported);
                None
            }
            Effect::KeepLook(look) => {
                local::keep_look(look);
                None
            }
            Effect::Wear(language, look) => {
                look::wear(language, look, words_of(language).title);
                None
            }
            Effect::AskPersistence => Some(Msg::PersistenceKnown(ask_persistence().await?)),
            Effect::Fingerprint { input, about } => Some(Msg::Fingerprinted(about, prints::of(&input).await)),
            Effect::Print => {
                web_sys::window().and_then(|window| window.print().ok());
                None
            }
            Effect::Show(id) => {
                place::show(id);
                None
            }
            Effect::KeepAddress { sieve, back } => {
                place::keep(&sieve, back);
                None
            }
            Effect::AskDesk { ticket, job, attachments } => {
                let Some(desk) = self.desk().await else {
                    return Some(Msg::DeskAnswered { ticket, result: Err(Failure::NotFetched) });
                };
                desk.ask(ticket, job, attachments);
                None
            }
            Effect::SavePage { name, file } => {
                match later::fetch().await.ok().and_then(|()| later::here()) {
                    Some(entrances) => (entrances.save_page)(&self.emit, name, file),
                    None => return Some(Msg::PageSaved(Err(Failure::NotFetched))),
                }
                None
            }
            Effect::TakeUpdate => {
                offline::update();
                None
            }
            Effect::CloseDesk => {
                if let Some(desk) = self.desk.get() {
                    desk.close();
                }
                None
            }
            Effect::Seal { name, bytes, passphrase } => {
                Some(Msg::Sealed { name, result: turned(Turn::Seal, bytes, passphrase).await })
            }
            Effect::Unseal { name, bytes, passphrase } => {
                Some(Msg::Unsealed { name, result: turned(Turn::Open, bytes, passphrase).await })
            }
            Effect::ReadPicture { name, bytes } => Some(Msg::PictureRead { name, picture: seen(bytes).await }),
            Effect::ClearFragment => {
                arrivals::clear_link();
                None
            }
            Effect::Download { name, bytes } => {
                // A browser without downloads shows nothing either; what is stored is safe.
                files::download(&name, &bytes).ok();
                None
            }
        }
    }

    async fn desk(&self) -> Option<Rc<dyn Errands>> {
        later::fetch().await.ok()?;
        let entrances = later::here()?;
        Some(self.desk.get_or_init(|| (entrances.desk)(self.emit.clone())).clone())
    }

    async fn open(&self) -> Result<Vec<StepId>, StoreError> {
        let durable = Durable::open().await?;
        let keys = durable.keys().await?;
        self.durable.replace(Some(durable));
        Ok(keys)
    }

    fn durable(&self) -> Option<Durable> {
        self.durable.borrow().clone()
    }

    async fn write(&self, segments: &[Segment], remove: &[StepId]) -> Result<(), StoreError> {
        self.durable().ok_or(StoreError::Blocked)?.write(segments, remove).await
    }
}

async fn turned(turn: Turn, bytes: Rc<[u8]>, passphrase: Rc<str>) -> Result<Rc<[u8]>, Refusal> {
    later::fetch().await.map_err(|_| Refusal::NoSealing)?;
    (later::here().ok_or(Refusal::NoSealing)?.turn)(turn, bytes, passphrase).await
}

async fn seen(bytes: Rc<[u8]>) -> Result<(u32, Rc<[u8]>), Refusal> {
    later::fetch().await.map_err(|_| Refusal::Unreadable)?;
    (later::here().ok_or(Refusal::Unreadable)?.grey)(bytes).await
}

/// Whether the browser keeps the data when it runs short of room; `None` where it can not say.
async fn ask_persistence() -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    if storage.is_undefined() {
        return None;
    }
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}
