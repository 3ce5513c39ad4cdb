//! Effects that come of windows, papers and travel. They come after the first picture: see `web::later`.

use std::{pin::Pin, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::FileList;
use yew::Callback;

use crate::{
    app::{Effect, Msg},
    web::words::windows,
};

use super::{
    Hands, arrivals, camera, controls, decoding, desk, drafts, elsewhere, files, former, gone_tabs, host, initials,
    local, merging, offline, paper, pictures, place, printout, prints, save_page, sealing, typing,
};

/// So long after the last key a plain field becomes an entry.
const PAUSE_MS: u32 = 2000;

/// An effect under way, and the message that it answers with.
pub(crate) type Performing = Pin<Box<dyn Future<Output = Option<Msg>>>>;

/// What [`Hands::perform`] leaves to this.
pub(crate) fn perform(hands: Rc<Hands>, effect: Effect) -> Performing {
    Box::pin(performed(hands, effect))
}

/// What is listened to once the rest of the page is here to act on it.
pub(crate) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    if let Some(seen) = host::chat_app() {
        emit.emit(seen);
    }
    emit.emit(Msg::OwnDraftsRead(drafts::own()));
    emit.emit(Msg::RestListens);
    let mut heard = arrivals::listen(emit);
    heard.extend(drafts::listen());
    heard.extend(place::listen_back(emit.clone()));
    heard.extend(paper::listen());
    heard.extend(controls::listen(emit));
    heard.extend(typing::listen(emit));
    heard.extend(gone_tabs::listen(emit));
    heard
}

/// Reads the chosen files.
pub(crate) fn read_files(emit: &Callback<Msg>) -> Callback<FileList> {
    let emit = emit.clone();
    Callback::from(move |files: FileList| files::read(&files, &emit))
}

async fn performed(hands: Rc<Hands>, effect: Effect) -> Option<Msg> {
    match effect {
        Effect::ReadDurable(keys) => Some(match hands.durable()?.read(&keys).await {
            Ok((erasures, segments)) => Msg::DurableRead(erasures, segments),
            Err(error) => Msg::DurableOpened(Err(error)),
        }),
        Effect::Gather { segment, replaces, erasures } => {
            let key = segment.key;
            let result = hands.durable()?.gather(&segment, &replaces).await;
            if result.is_ok() {
                // The old ones first: a full store lacks the room for both.
                local::remove(&replaces);
                local::save(&[segment], erasures).ok();
            }
            Some(Msg::Gathered(key, result))
        }
        Effect::KeepBack(window) => {
            place::keep_back(window);
            None
        }
        Effect::Remove(keys) => {
            local::remove(&keys);
            // What could not be removed is set aside again at the next start.
            hands.durable()?.remove(&keys).await.ok();
            None
        }
        Effect::Erase { erasures } => {
            // Where this fails, the durable store says it to the other tabs.
            local::save(&[], erasures).ok();
            hands.tabs.tell(&[]);
            let opened = hands.open(erasures).await;
            hands.tabs.tell(&[]);
            Some(Msg::DurableOpened(opened))
        }
        Effect::RenewDevice => Some(Msg::DeviceRenewed(local::renew_device())),
        Effect::KeepAuthor(author) => {
            local::keep_author(author);
            None
        }
        Effect::KeepPart(part) => {
            local::keep_part(part.as_ref());
            None
        }
        Effect::KeepExported(exported) => {
            local::keep_exported(exported);
            None
        }
        Effect::LookElsewhere(document) => elsewhere::look(document).await,
        Effect::ReadElsewhere(path) => Some(elsewhere::read(path).await),
        Effect::KeepAnswered(path) => {
            local::keep_answered(path);
            None
        }
        Effect::KeepMerging(what) => {
            merging::keep(hands.durable(), what).await;
            None
        }
        Effect::ReadMerging => {
            let kept = match hands.durable() {
                Some(durable) => durable.merging().await,
                None => None,
            };
            Some(Msg::MergingRead(kept))
        }
        Effect::TakeFormer => former::take_durable(&hands).await,
        Effect::KeepDraft { name, stored } => {
            let result = drafts::keep(&name, &stored);
            let failed = hands.drafts_fail.borrow_mut().remove(&name);
            if result.is_err() {
                hands.drafts_fail.borrow_mut().insert(name.clone());
            }
            (failed != result.is_err()).then_some(Msg::DraftKept(name, result))
        }
        Effect::DropDrafts(names) => {
            names.iter().for_each(|name| _ = hands.drafts_fail.borrow_mut().remove(name));
            drafts::drop_all(&names);
            None
        }
        Effect::ForgetFound(tab, name) => {
            drafts::forget(&tab, &name);
            None
        }
        Effect::AwaitPause => {
            let emit = hands.emit.clone();
            hands.pause.replace(Some(Timeout::new(PAUSE_MS, move || emit.emit(Msg::TypingPaused))));
            None
        }
        Effect::Fingerprint { input, about } => Some(Msg::Fingerprinted(about, prints::of(&input).await)),
        Effect::Print => {
            web_sys::window().and_then(|window| window.print().ok());
            None
        }
        Effect::PrintPaper { name, page, sheet } => {
            printout::print(&name, &page, &sheet).ok();
            None
        }
        Effect::ReadInitials(letters) => Some(Msg::InitialsRead(initials::of(letters))),
        Effect::Show(id) => {
            place::show(id);
            None
        }
        Effect::KeepAddress { sieve, back } => {
            place::keep(&sieve, back);
            None
        }
        Effect::AskDesk { ticket, job, attachments } => {
            hands.desk.get_or_init(|| desk::closed(hands.emit.clone())).clone().ask(ticket, job, attachments);
            None
        }
        Effect::SavePage { name, exports, file } => {
            Some(Msg::PageSaved { exports, result: save_page::save(name, &file).await })
        }
        Effect::TakeUpdate => {
            offline::update();
            None
        }
        Effect::OpenCamera => Some(Msg::CameraOpened(camera::open(&hands.camera).await)),
        Effect::LookThroughCamera => {
            Some(Msg::CameraSaw { name: windows().camera_name.into(), sight: camera::look().await })
        }
        Effect::CloseCamera => {
            camera::close(&hands.camera);
            None
        }
        Effect::Breathe(work) => {
            let emit = hands.emit.clone();
            Timeout::new(0, move || emit.emit(Msg::Breathed(work))).forget();
            None
        }
        Effect::CloseDesk => {
            if let Some(desk) = hands.desk.get() {
                desk.close();
            }
            None
        }
        Effect::Seal { name, exports, bytes, passphrase } => {
            Some(Msg::Sealed { name, exports, result: sealing::seal(&bytes, &passphrase).await })
        }
        Effect::Unseal { name, sealed, passphrase } => {
            Some(Msg::Unsealed { name, result: sealing::open(&sealed, &passphrase).await })
        }
        Effect::ReadPicture { name, kind, bytes } => {
            Some(Msg::PictureRead { name, picture: pictures::grey(kind, &bytes).await })
        }
        Effect::Decode { name, encoding, bytes } => {
            Some(Msg::FileRead { name, content: decoding::utf8(encoding, &bytes) })
        }
        Effect::ClearFragment => {
            arrivals::clear_link();
            None
        }
        Effect::Download { name, bytes } => files::download(&name, &bytes).err().map(|_| Msg::NotDownloaded(name)),
        // `Hands::perform` has done them.
        Effect::OpenDurable { .. }
        | Effect::WatchDurable(_)
        | Effect::SaveLocal { .. }
        | Effect::SaveDurable { .. }
        | Effect::Tell(_)
        | Effect::KeepLook(_)
        | Effect::Wear(..)
        | Effect::AskPersistence => None,
    }
}
