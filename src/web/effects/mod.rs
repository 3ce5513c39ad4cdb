//! What the browser does: one file per kind of effect, one match that performs them.

mod clock;
mod durable;
mod files;
mod keys;
mod local;
mod tabs;

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::app::{Effect, Msg, StoreError};

use durable::Durable;
use tabs::Tabs;

pub(crate) use clock::now;
pub(crate) use files::read as read_files;
pub(crate) use local::boot;

/// Holds what stays open between effects: the database, the listeners.
#[derive(Debug)]
pub(crate) struct Runtime {
    emit: Callback<Msg>,
    durable: Rc<RefCell<Option<Durable>>>,
    tabs: Tabs,
    _keys: Option<EventListener>,
    _days: Interval,
}

impl Runtime {
    pub(crate) fn start(emit: Callback<Msg>) -> Self {
        let days = emit.clone();
        let mut today = now().today();
        Self {
            durable: Rc::default(),
            tabs: Tabs::listen(&emit),
            _keys: keys::listen(emit.clone()),
            _days: Interval::new(30_000, move || {
                if std::mem::replace(&mut today, now().today()) != today {
                    days.emit(Msg::MidnightPassed);
                }
            }),
            emit,
        }
    }

    pub(crate) fn perform(&self, effect: Effect) {
        let emit = self.emit.clone();
        match effect {
            Effect::OpenDurable => {
                let slot = self.durable.clone();
                spawn_local(async move { emit.emit(Msg::DurableOpened(open(&slot).await)) });
            }
            Effect::SaveLocal(segments) => emit.emit(Msg::LocalSaved(local::save(&segments))),
            Effect::SaveDurable(segments) => self.with_durable(async move |durable| {
                let keys = segments.iter().map(|segment| segment.key).collect();
                let result = match durable {
                    Some(durable) => durable.write(&segments, &[]).await,
                    None => Err(StoreError::Blocked),
                };
                emit.emit(Msg::DurableSaved(keys, result));
            }),
            Effect::ReadDurable(keys) => self.with_durable(async move |durable| {
                let Some(durable) = durable else { return };
                match durable.read(&keys).await {
                    Ok(segments) => emit.emit(Msg::DurableRead(segments)),
                    Err(error) => emit.emit(Msg::DurableOpened(Err(error))),
                }
            }),
            Effect::Gather { segment, replaces } => self.with_durable(async move |durable| {
                let Some(durable) = durable else { return };
                let key = segment.key;
                let result = durable.write(std::slice::from_ref(&segment), &replaces).await;
                // The old ones go from the local store once the new one is in it too.
                if result.is_ok() && local::save(&[segment]).is_ok() {
                    local::remove(&replaces);
                }
                emit.emit(Msg::Gathered(key, result));
            }),
            Effect::Tell(segment) => self.tabs.tell_segment(&segment.text),
            Effect::Remove(keys) => {
                local::remove(&keys);
                self.with_durable(async move |durable| {
                    if let Some(durable) = durable {
                        // What could not be removed is set aside again at the next start.
                        durable.write(&[], &keys).await.ok();
                    }
                });
            }
            Effect::Erase => {
                local::erase();
                self.tabs.tell_erased();
                self.with_durable(async move |durable| {
                    if let Some(durable) = durable
                        && let Err(error) = durable.clear().await
                    {
                        emit.emit(Msg::DurableSaved(Vec::new(), Err(error)));
                    }
                });
            }
            Effect::KeepAuthor(author) => local::keep_author(&author),
            Effect::KeepExported(exported) => local::keep_exported(exported),
            Effect::AskPersistence => spawn_local(async move {
                if let Some(granted) = ask_persistence().await {
                    emit.emit(Msg::PersistenceKnown(granted));
                }
            }),
            Effect::Download { name, text } => {
                // A browser without downloads shows nothing either; chat apps are told apart in the view.
                files::download(&name, &text).ok();
            }
        }
    }

    /// Runs `work` with the database, or with `None` where there is none.
    fn with_durable(&self, work: impl AsyncFnOnce(Option<Durable>) + 'static) {
        let durable = self.durable.borrow().clone();
        spawn_local(async move { work(durable).await });
    }
}

async fn open(slot: &RefCell<Option<Durable>>) -> Result<Vec<crate::journal::StepId>, StoreError> {
    let durable = Durable::open().await?;
    let keys = durable.keys().await?;
    slot.replace(Some(durable));
    Ok(keys)
}

/// Whether the browser keeps the data when it runs short of room; `None` where it can not say.
async fn ask_persistence() -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    if storage.is_undefined() {
        return None;
    }
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}
