//! What a person has to be told.

use yew::prelude::*;

use crate::app::{Health, Model, Msg, Notice, Panel, SaveState, Version};

use super::{parts::button, windows, words};

/// One strip: a sentence and what can be done about it.
struct Banner {
    /// For tests: what it is about.
    name: &'static str,
    class: &'static str,
    /// Announced at once, or when there is a pause.
    urgent: bool,
    text: String,
    actions: Html,
}

impl Banner {
    fn show(self) -> Html {
        let (_, role) = weight(self.urgent);
        html! {
            <div class={self.class} data-notice={self.name} {role}>
                <p class="banner__text">{ sentence(self.urgent, &self.text) }</p>
                <span class="banner__actions">{ self.actions }</span>
            </div>
        }
    }
}

/// How something that happened looks, and how it is announced.
pub(super) fn weight(urgent: bool) -> (&'static str, &'static str) {
    if urgent { ("banner banner--alert", "alert") } else { ("banner banner--info", "status") }
}

/// With a shape before what is urgent, as colour alone says nothing.
pub(super) fn sentence(urgent: bool, text: &str) -> Html {
    html! { <>if urgent { <span aria-hidden="true">{ "▲ " }</span> }{ text }</> }
}

/// What holds for the whole page until it is settled: in its place above the list.
pub(crate) fn banners(model: &Model, emit: &Callback<Msg>) -> Html {
    [past(model, emit), chat_app(model), trouble(model, emit), interrupted(model, emit), unreadable(model, emit)]
        .into_iter()
        .flatten()
        .map(Banner::show)
        .collect()
}

/// What just happened, or a question, one at a time. It lies over the page, wherever somebody has scrolled to, and
/// moves nothing that they are about to tick.
pub(super) fn toasts(model: &Model, emit: &Callback<Msg>) -> Html {
    let first = busy(model, emit)
        .or_else(|| notice(model, emit))
        .or_else(|| erased(model, emit))
        .or_else(|| elsewhere(model, emit))
        .or_else(|| reminder(model, emit))
        .or_else(|| version(model, emit));
    html! { <div class="toasts">{ for first.map(Banner::show) }</div> }
}

/// What just happened or is under way, for the window that one is looking at.
pub(super) fn happening(model: &Model, emit: &Callback<Msg>) -> Html {
    let first = if waits_for_files(model) { busy(model, emit) } else { None };
    first.or_else(|| notice(model, emit)).map(Banner::show).unwrap_or_default()
}

/// Other windows say themselves that their file is being made.
fn waits_for_files(model: &Model) -> bool {
    model.preview.is_some() || matches!(model.panel, Some(Panel::Receive | Panel::Share))
}

/// News about the offline copy of the site. It waits until nothing else is to be said.
fn version(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let words = windows();
    let (name, text, actions) = match model.version {
        Version::KeptOffline => {
            ("offline", words.kept_offline, button("btn", "note-offline", words.dismiss, emit, Msg::VersionNoted))
        }
        Version::Newer if model.can_update() => {
            let actions = html! {
                <>
                    { button("btn", "take-update", words.take_update, emit, Msg::UpdateAsked) }
                    { button("btn btn--quiet", "update-later", words.later, emit, Msg::VersionNoted) }
                </>
            };
            ("update", words.update_found, actions)
        }
        Version::Newer | Version::Unknown => return None,
    };
    Some(Banner { name, class: "banner banner--info", urgent: false, text: text.to_owned(), actions })
}

/// A file is being written or read, or the desk is at work.
fn busy(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let parts = model.parts_done();
    let waiting = model.waiting.filter(|waiting| !waiting.quiet);
    (parts.is_some() || waiting.is_some()).then(|| Banner {
        name: "busy",
        class: "banner",
        urgent: false,
        text: (windows().busy)(parts.or_else(|| waiting?.progress)),
        actions: button("btn", "call-off", windows().call_off, emit, Msg::CalledOff),
    })
}

fn notice(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let notice = model.notice.as_ref()?;
    let urgent = notice.is_alert();
    Some(Banner {
        name: "event",
        class: weight(urgent).0,
        urgent,
        text: (windows().notice)(notice),
        actions: html! {
            <>
                // The dock of a narrow screen has no room for it.
                if matches!(notice, Notice::Undone { .. }) {
                    { button("btn", "redo-now", words().redo, emit, Msg::RedoAsked) }
                }
                if let (Notice::Exported { name }, Some(_)) = (notice, model.exported_before) {
                    { button("btn", "not-downloaded", windows().not_downloaded, emit, Msg::NotDownloaded(name.clone())) }
                }
                { button("btn", "close-notice", windows().dismiss, emit, Msg::NoticeClosed) }
            </>
        },
    })
}

/// For as long as the page is open there.
fn chat_app(model: &Model) -> Option<Banner> {
    Some(Banner {
        name: "chat-app",
        class: "banner",
        urgent: false,
        text: (windows().in_chat_app)(model.chat_app?),
        actions: Html::default(),
    })
}

/// Stays until a person decides, or closes the page.
fn erased(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let erased = model.erased.as_ref()?;
    let words = windows();
    Some(Banner {
        name: "erased",
        class: "banner banner--info",
        urgent: false,
        text: (words.erased)(erased.entries()),
        actions: html! {
            <>
                { button("btn", "put-back", words.put_back, emit, Msg::ErasureUndone) }
                { button("btn btn--quiet", "do-not-keep", words.do_not_keep, emit, Msg::ErasureSettled) }
            </>
        },
    })
}

/// Stays until the store works again.
fn trouble(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let state = model.saving.state();
    let error = |health| if let Health::Fails(error) = health { Some(error) } else { None };
    let text = (windows().store_trouble)(state, error(model.saving.local), error(model.saving.durable))?;
    let urgent = matches!(state, SaveState::Partly | SaveState::Unsaved);
    Some(Banner {
        name: "store",
        class: if urgent { "banner banner--alert" } else { "banner" },
        urgent,
        text: text.to_owned(),
        actions: if urgent { outside(model, emit) } else { Html::default() },
    })
}

/// A merge of former days was not stored whole.
fn interrupted(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let words = windows();
    Some(Banner {
        name: "interrupted",
        class: "banner banner--alert",
        urgent: true,
        text: (words.interrupted)(model.interrupted.as_ref()?, model.merging_lost),
        actions: html! {
            <>
                if model.merging_lost {
                    { button("btn", "receive-again", words.receive_again, emit, Msg::PanelOpened(Panel::Receive)) }
                } else {
                    { button("btn", "resume-merge", words.resume_merge, emit, Msg::MergeResumed) }
                }
                { button("btn btn--quiet", "note-interruption", words.drop_merge, emit, Msg::InterruptionNoted) }
            </>
        },
    })
}

/// Data under another path of the host, offered once.
fn elsewhere(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let words = windows();
    let path = &model.offered()?.path;
    Some(Banner {
        name: "elsewhere",
        class: "banner banner--info",
        urgent: false,
        text: (words.elsewhere)(path),
        actions: html! {
            <>
                { button("btn", "look-elsewhere", words.look_elsewhere, emit, Msg::ElsewhereAsked(path.clone())) }
                { button("btn btn--quiet", "not-elsewhere", words.not_elsewhere, emit, Msg::ElsewhereDeclined(path.clone())) }
            </>
        },
    })
}

/// Ways to keep it outside the browser. Where the page is a file of one's own, it can carry what is in it.
fn outside(model: &Model, emit: &Callback<Msg>) -> Html {
    html! {
        <>
            { export(emit) }
            if model.one_file {
                { button("btn", "save-page-now", windows().save_page, emit, Msg::PageAsked) }
            }
        </>
    }
}

fn unreadable(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let count = model.saving.unreadable.len();
    let words = windows();
    (count > 0).then(|| Banner {
        name: "unreadable",
        class: "banner banner--alert",
        urgent: true,
        text: (words.unreadable)(count),
        actions: html! {
            <>
                { button("btn", "download-unreadable", words.download, emit, Msg::UnreadableDownloaded) }
                { button("btn", "discard-unreadable", words.unreadable_discard, emit, Msg::UnreadableDiscarded) }
            </>
        },
    })
}

fn past(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    let past = model.past.as_ref()?;
    Some(Banner {
        name: "past",
        class: "banner banner--past",
        urgent: false,
        text: (windows().past_banner)(&(words().day)(past.day)),
        actions: button("btn btn--main", "back-to-today", windows().past_back, emit, Msg::PastAsked(None)),
    })
}

fn reminder(model: &Model, emit: &Callback<Msg>) -> Option<Banner> {
    model.reminds().then(|| Banner {
        name: "reminder",
        class: "banner",
        urgent: false,
        text: (windows().export_reminder)(model.not_exported()),
        actions: html! {
            <>
                { export(emit) }
                { button("btn btn--quiet", "remind-later", windows().later, emit, Msg::ReminderPutOff) }
            </>
        },
    })
}

fn export(emit: &Callback<Msg>) -> Html {
    button("btn", "export-now", windows().export, emit, Msg::ExportAsked)
}
