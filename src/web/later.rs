//! The door to the later module: windows, insides of cards, and everything else that the first picture does not need.
//!
//! On the built site this code is a wasm module of its own (the feature `split`). It is fetched right after the first
//! picture and runs in the same memory. [`entrances`] is its only door: code that is reached through it alone is not
//! in the first load. Everywhere else there is one module, and nothing is fetched.

use std::rc::Rc;

use gloo_events::EventListener;
#[cfg(feature = "gallery")]
use web_sys::Element;
use web_sys::FileList;
use yew::{Callback, Html};

#[cfg(feature = "gallery")]
use crate::app::Language;
use crate::{
    app::{Effect, Model, Msg, Now, update_later},
    opinion::Opinion,
};

use super::{
    effects::{self, Hands, Performing},
    view::{self, CardProps},
    words::{ENGLISH, Translation},
};

/// The doors to what comes later. New views go behind one of these; a new door is a field and its function.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entrances {
    pub(crate) over: fn(&Model, Now, &Callback<Msg>, &Callback<FileList>) -> Html,
    pub(crate) read_files: fn(&Callback<Msg>) -> Callback<FileList>,
    pub(crate) narrowed: fn(&Model, &Rc<Opinion>, Now, &Callback<Msg>) -> Html,
    /// Whether there is something to undo, and to redo.
    pub(crate) undoable: fn(&Model) -> [bool; 2],
    pub(crate) banners: fn(&Model, &Callback<Msg>) -> Html,
    pub(crate) inside: fn(&CardProps) -> Html,
    pub(crate) conflict: fn(&CardProps) -> Html,
    pub(crate) update: fn(&mut Model, Now, Msg) -> Vec<Effect>,
    pub(crate) perform: fn(Rc<Hands>, Effect) -> Performing,
    pub(crate) listen: fn(&Callback<Msg>) -> Vec<EventListener>,
    /// Words and the document's content.
    pub(crate) english: fn() -> Translation,
    #[cfg(feature = "gallery")]
    pub(crate) gallery: fn(Element, &str, Language),
}

/// The later module could not be fetched. Another try may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotFetched;

pub(crate) use effects::is_outdated;
pub(crate) use place::{fetch, here};

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn entrances() -> Result<Entrances, NotFetched> {
    Ok(Entrances {
        over: view::over,
        read_files: effects::read_files,
        narrowed: view::narrowed,
        undoable: |model| [model.can_undo(), model.can_redo()],
        banners: view::banners,
        inside: view::inside,
        conflict: view::conflict,
        update: update_later,
        perform: effects::perform_later,
        listen: effects::listen_later,
        english: || ENGLISH,
        #[cfg(feature = "gallery")]
        gallery: view::gallery::open,
    })
}

#[cfg(feature = "split")]
mod place {
    use super::{Entrances, NotFetched, entrances};
    use std::cell::Cell;

    thread_local! {
        static HERE: Cell<Option<Entrances>> = const { Cell::new(None) };
    }

    /// `None` until it has been fetched.
    pub(crate) fn here() -> Option<Entrances> {
        HERE.get()
    }

    /// Fetches it; at once where it is here already.
    pub(crate) async fn fetch() -> Result<(), NotFetched> {
        HERE.set(Some(entrances().await?));
        Ok(())
    }

    impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
            Self
        }
    }
}

#[cfg(not(feature = "split"))]
mod place {
    use super::{Entrances, NotFetched, entrances};

    pub(crate) fn here() -> Option<Entrances> {
        entrances().ok()
    }

    pub(crate) async fn fetch() -> Result<(), NotFetched> {
        entrances().map(drop)
    }
}
