//! 发送: a file, a link with its codes, one unit's part, a sealed file.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    app::{Model, Msg, Sent},
    desk::How,
    share::units,
};

use super::{
    dialog::Dialog,
    parts::{block, button, button_if, class, field, save_page},
    windows,
};

/// How long each of several codes is shown.
const TURN_MS: u32 = 1500;
/// Pixels of the screen for one module of a code: with fewer, many readers fail.
const LEAST: f64 = 6.0;
/// Letters of a passphrase, at least.
const SHORTEST: usize = 8;

pub(super) fn share(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    html! {
        <Dialog name="share" title={words.share_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            if let Some(part) = model.part() {
                { block(words.hand_back, html! {
                    <>
                        <p class="form__hint">{ (words.hand_back_hint)(&part.unit) }</p>
                        <p class="dialog__actions">
                            { button("btn btn--main", "hand-back", words.hand_back_make, emit, Msg::ExportAsked) }
                        </p>
                    </>
                }) }
                { block(words.share_link, link(model, emit)) }
                { block(words.share_page, html! {
                    <>
                        <p class="form__hint">{ words.share_page_hint }</p>
                        <p class="dialog__actions">{ save_page(emit) }</p>
                    </>
                }) }
                { block(words.share_sealed, sealed(model, emit)) }
            } else {
                { whole(model, emit) }
            }
        </Dialog>
    }
}

/// Of the whole document.
fn whole(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    html! {
        <>
            { block(words.share_link, link(model, emit)) }
            { block(words.share_file, html! {
                <>
                    <p class="form__hint">{ words.share_file_hint }</p>
                    <p class="dialog__actions">
                        { button("btn", "export", words.export, emit, Msg::ExportAsked) }
                    </p>
                </>
            }) }
            { block(words.share_page, html! {
                <>
                    <p class="form__hint">{ words.share_page_hint }</p>
                    <p class="dialog__actions">{ save_page(emit) }</p>
                </>
            }) }
            { block(words.share_unit, unit(model, emit)) }
            { block(words.share_sealed, sealed(model, emit)) }
        </>
    }
}

fn link(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let address = address();
    let ask = |how| Msg::SendAsked { how, address: address.clone() };
    let idle = !model.is_busy();
    html! {
        <>
            <p class="form__hint">{ if model.part().is_some() { words.share_status_hint } else { words.share_link_hint } }</p>
            if address.is_empty() {
                <p class="form__hint">{ words.share_local }</p>
            }
            <p class="dialog__actions">
                { button_if(idle, if model.travel.sent.is_none() && model.part().is_none() { "btn btn--main" } else { "btn" }, "share-status", words.share_status, emit, ask(How::Status)) }
            </p>
            <details class="erase">
                <summary class="erase__open" data-do="share-text">{ words.share_text }</summary>
                <p>{ words.share_text_warning }</p>
                <p class="dialog__actions">
                    { button_if(idle, "btn btn--danger", "share-text-yes", words.share_text_yes, emit, ask(How::Text)) }
                </p>
            </details>
            if let Some(sent) = &model.travel.sent {
                <Made key={sent.link.len()} sent={sent.clone()} emit={emit.clone()} />
            }
        </>
    }
}

/// The address where others can open this page. It is empty for a file on this machine.
fn address() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    let hosted = part(web_sys::Location::protocol).starts_with("http");
    if hosted { part(web_sys::Location::origin) + &part(web_sys::Location::pathname) } else { String::new() }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct MadeProps {
    sent: Sent,
    emit: Callback<Msg>,
}

/// The link to copy, and its codes.
#[component]
fn Made(MadeProps { sent, emit }: &MadeProps) -> Html {
    let words = windows();
    let text = use_node_ref();
    let copied = use_state(|| None);
    let copy = {
        let (text, copied) = (text.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| copied.set(Some(copy(&text).unwrap_or(false))))
    };
    html! {
        <div class="made">
            <p>{ (words.link_of)(sent.with_text, sent.link.chars().count()) }</p>
            <textarea ref={text} class="field__input made__link" readonly=true rows="3" data-link="" aria-label={words.link_name}
                value={sent.link.to_string()} />
            <p class="dialog__actions">
                <button class="btn btn--main" data-do="copy-link" onclick={copy}>{ words.copy }</button>
                if let Some(share) = system_share() {
                    <button class="btn" data-do="system-share" onclick={hand_over(share, sent.link.clone())}>{ words.system_share }</button>
                }
                <span role="status" data-copied={copied.map(|copied| copied.to_string())}>
                    { copied.map_or("", |copied| if copied { words.copied } else { words.not_copied }) }
                </span>
            </p>
            <Codes codes={sent.codes.clone()} emit={emit.clone()} />
        </div>
    }
}

/// The old way to copy works where the new one is not allowed: on plain `http`, in chats' browsers.
pub(super) fn copy(text: &NodeRef) -> Option<bool> {
    text.cast::<HtmlTextAreaElement>()?.select();
    let document: JsValue = web_sys::window()?.document()?.into();
    let run: Function = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    run.call1(&document, &"copy".into()).ok()?.as_bool()
}

/// `navigator.share`, where there is one.
fn system_share() -> Option<Function> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()
}

fn hand_over(share: Function, link: Rc<str>) -> Callback<MouseEvent> {
    Callback::from(move |_| {
        let Some(window) = web_sys::window() else { return };
        let what = Object::new();
        // Called off by the person, or not allowed: the link is there to be copied.
        Reflect::set(&what, &"text".into(), &JsValue::from_str(&link)).ok();
        share.call1(&window.navigator(), &what).ok();
    })
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct CodesProps {
    codes: Vec<(Rc<str>, Rc<[u8]>)>,
    emit: Callback<Msg>,
}

/// One code, or several in turn.
#[component]
fn Codes(CodesProps { codes, emit }: &CodesProps) -> Html {
    let words = windows();
    let shown = use_state(|| 0_usize);
    let turning = use_state(|| true);
    let of = codes.len();
    {
        let next = shown.clone();
        use_effect_with((*shown, *turning, of), move |&(place, turning, of)| {
            let turn = Interval::new(TURN_MS, move || next.set((place + 1) % of.max(1)));
            let turn = (turning && of > 1).then_some(turn);
            move || drop(turn)
        });
    }
    let large = use_state(|| false);
    let figure = use_node_ref();
    let room = use_room(&figure, *large, *shown);
    let Some((svg, _)) = codes.get(*shown) else { return html! { <p data-codes="0">{ words.codes_none }</p> } };
    let source = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)));
    let (pixels, across) = drawn(modules(svg), room);
    let size = format!("width:{across}px;height:{across}px");
    let resize = {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| large.set(!*large))
    };
    // Escape makes it small again, and does not close the window.
    let onkeydown = {
        let large = large.clone();
        Callback::from(move |event: KeyboardEvent| {
            if *large && event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                large.set(false);
            }
        })
    };
    let toggle = {
        let turning = turning.clone();
        Callback::from(move |_: MouseEvent| turning.set(!*turning))
    };
    let keep = |drawing| Msg::CodeKept { place: *shown, drawing };
    html! {
        <figure ref={figure} class={class("code", "code--large", *large)} data-codes={of.to_string()} {onkeydown}>
            <div class="code__frame">
                <img class="code__picture" ~style={size} src={source} alt={words.code_label} data-code={(*shown + 1).to_string()}
                    data-pixels={pixels.to_string()} />
            </div>
            <figcaption>{ (words.codes_of)(*shown + 1, of) }</figcaption>
            <p class="dialog__actions">
                <button class="btn code__size" data-do="code-size" aria-pressed={large.to_string()} onclick={resize}>
                    { if *large { words.code_smaller } else { words.code_larger } }
                </button>
                if of > 1 {
                    <button class="btn" data-do="codes-turn" onclick={toggle}>
                        { if *turning { words.codes_stop } else { words.codes_go } }
                    </button>
                }
                { button("btn", "code-svg", words.code_svg, emit, keep(true)) }
                { button("btn", "code-png", words.code_png, emit, keep(false)) }
            </p>
        </figure>
    }
}

/// The room for a code: its width, and how many pixels of the screen make one pixel of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Room {
    width: f64,
    ratio: f64,
}

/// Measured once the code is drawn, and again when the window changes.
#[hook]
fn use_room(figure: &NodeRef, large: bool, shown: usize) -> Room {
    let room = use_state(Room::default);
    let measure = {
        let (room, figure) = (room.clone(), figure.clone());
        move || {
            let found = measured(&figure, large).unwrap_or_default();
            if *room != found {
                room.set(found);
            }
        }
    };
    use_effect_with((large, shown, *room), move |_| {
        measure();
        let listener = web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| measure()));
        move || drop(listener)
    });
    *room
}

fn measured(figure: &NodeRef, large: bool) -> Option<Room> {
    let window = web_sys::window()?;
    let length = |read: Result<JsValue, JsValue>| read.ok()?.as_f64();
    let width = if large {
        length(window.inner_width())?.min(length(window.inner_height())?)
    } else {
        f64::from(figure.cast::<Element>()?.client_width())
    };
    Some(Room { width, ratio: window.device_pixel_ratio() })
}

/// Modules a side: what a drawing of a code is measured in.
fn modules(svg: &str) -> f64 {
    let side = svg.split_once("viewBox=\"0 0 ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    side.unwrap_or(1.0)
}

/// How many pixels of the screen one module gets, a whole number, and how wide the code is then on the page. A code
/// that is wider than its frame can be moved in it.
fn drawn(modules: f64, Room { width, ratio }: Room) -> (f64, f64) {
    let ratio = if ratio > 0.0 { ratio } else { 1.0 };
    let pixels = (width * ratio / modules).floor().max(LEAST);
    (pixels, modules * pixels / ratio)
}

fn unit(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let units = units(&model.ledger);
    if units.is_empty() {
        return html! { <p class="form__hint">{ words.share_unit_none }</p> };
    }
    let onsubmit = emit.reform(|event: SubmitEvent| {
        event.prevent_default();
        let unit = written(&event, "[name=unit]");
        let as_page = event.submitter().is_some_and(|button| button.has_attribute("data-page"));
        let how = if as_page { How::UnitPage(unit) } else { How::Unit(unit) };
        Msg::SendAsked { how, address: String::new() }
    });
    html! {
        <form class="form" {onsubmit}>
            <p class="form__hint">{ words.share_unit_hint }</p>
            { field(words.unit, html! {
                <select class="field__input" name="unit">
                    { for units.iter().map(|unit| html! { <option value={unit.clone()}>{ unit.clone() }</option> }) }
                </select>
            }) }
            <p class="dialog__actions">
                <button class="btn" data-do="share-unit" type="submit" disabled={model.is_busy()}>{ words.share_unit_make }</button>
                <button class="btn" data-do="share-unit-page" data-page="" type="submit" disabled={model.is_busy()}>{ words.share_unit_page }</button>
            </p>
        </form>
    }
}

fn sealed(model: &Model, emit: &Callback<Msg>) -> Html {
    html! { <Sealing busy={model.travel.sealing} emit={emit.clone()} /> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct SealingProps {
    busy: bool,
    emit: Callback<Msg>,
}

#[component]
fn Sealing(SealingProps { busy, emit }: &SealingProps) -> Html {
    let words = windows();
    let wrong = use_state(|| None);
    let onsubmit = {
        let (wrong, emit) = (wrong.clone(), emit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (one, other) = (written(&event, "[name=passphrase]"), written(&event, "[name=again]"));
            if one.chars().count() < SHORTEST {
                wrong.set(Some(words.passphrase_short));
            } else if one != other {
                wrong.set(Some(words.passphrase_differs));
            } else {
                wrong.set(None);
                emit.emit(Msg::SealAsked(one.into()));
            }
        })
    };
    let phrase = |label, name: &'static str| {
        field(label, html! { <input class="field__input" type="password" {name} autocomplete="new-password" /> })
    };
    html! {
        <form class="form" {onsubmit}>
            <p class="form__hint">{ words.share_sealed_hint }</p>
            { phrase(words.passphrase, "passphrase") }
            { phrase(words.passphrase_again, "again") }
            <p role="status">{ if *busy { words.sealing } else { wrong.unwrap_or_default() } }</p>
            <button class="btn" data-do="seal" type="submit" disabled={*busy}>{ words.seal }</button>
        </form>
    }
}

/// What is written in a field of the form.
pub(super) fn written(event: &SubmitEvent, selector: &str) -> String {
    let form = event.target_dyn_into::<Element>();
    let found = form.and_then(|form| form.query_selector(selector).ok().flatten());
    let Some(found) = found else { return String::new() };
    match found.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => Reflect::get(&found, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default(),
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole numbers, and what they are divided by")]
mod tests {
    use super::{Room, drawn, modules};

    #[test]
    fn a_module_is_a_whole_number_of_pixels_and_six_at_least() {
        let at = |width, ratio| drawn(125.0, Room { width, ratio });
        assert_eq!(at(760.0, 1.0), (6.0, 750.0));
        assert_eq!(at(320.0, 1.0), (6.0, 750.0), "wider than its frame");
        assert_eq!(at(320.0, 3.0), (7.0, 125.0 * 7.0 / 3.0));
        assert_eq!(at(1080.0, 1.25), (10.0, 1000.0));
        assert_eq!(at(0.0, 0.0), (6.0, 750.0), "not measured yet");
        for ratio in [1.0, 1.1, 1.25, 1.5, 2.0, 2.625, 3.0] {
            let (pixels, across) = at(700.0, ratio);
            assert_eq!(pixels.fract(), 0.0);
            assert!((across * ratio / 125.0 - pixels).abs() < 1e-9 && pixels >= 6.0);
        }
    }

    #[test]
    fn a_drawing_says_how_many_modules_it_has() {
        assert_eq!(modules(r#"<svg xmlns="x" viewBox="0 0 125 125"><path/></svg>"#), 125.0);
    }
}
