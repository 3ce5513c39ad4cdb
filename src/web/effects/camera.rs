//! The camera, looked through for codes. Comes later: see `web::later`.
//!
//! The browser's own detector where there is one; else pictures, for the desk to look at.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

use crate::app::{CameraTrouble, Sight};

use super::pictures::greys;

/// The view's element.
const PLACE: &str = "camera";
/// Between one look and the next.
const PAUSE_MS: u32 = 150;
/// Wider pictures are made smaller: a code that fills a third of it is readable all the same, and sooner.
const WIDEST: u32 = 960;
/// `HAVE_CURRENT_DATA`
const HAS_PICTURE: u16 = 2;

pub(super) async fn open(kept: &RefCell<Option<MediaStream>>) -> Result<(), CameraTrouble> {
    let window = web_sys::window().ok_or(CameraTrouble::Missing)?;
    if !window.is_secure_context() {
        return Err(CameraTrouble::Insecure);
    }
    let devices = window.navigator().media_devices().ok().filter(|devices| !devices.is_undefined());
    let devices = devices.ok_or(CameraTrouble::Missing)?;
    let wanted = MediaStreamConstraints::new();
    let video = Object::new();
    // A phone has two: the one that looks away from the person.
    Reflect::set(&video, &"facingMode".into(), &"environment".into()).ok();
    wanted.set_video(&video);
    let asked = devices.get_user_media_with_constraints(&wanted).map_err(|error| trouble(&error))?;
    let stream = JsFuture::from(asked).await.map_err(|error| trouble(&error))?;
    let stream: MediaStream = stream.dyn_into().map_err(|_| CameraTrouble::Busy)?;
    let video = element();
    if let Some(video) = &video {
        video.set_src_object(Some(&stream));
    }
    // Kept itself: its own `clone` is another stream, which lights the camera as well.
    kept.replace(Some(stream));
    // It plays by itself; where it does not, there is no picture and nothing is found.
    if let Ok(playing) = video.ok_or(CameraTrouble::Busy)?.play() {
        spawn_local(async { JsFuture::from(playing).await.map(drop).unwrap_or_default() });
    }
    Ok(())
}

fn trouble(error: &JsValue) -> CameraTrouble {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraTrouble::Refused,
        Some("NotFoundError" | "OverconstrainedError") => CameraTrouble::Missing,
        _ => CameraTrouble::Busy,
    }
}

pub(super) fn close(kept: &RefCell<Option<MediaStream>>) {
    let Some(stream) = kept.take() else { return };
    let tracks = stream.get_tracks();
    for place in 0..tracks.length() {
        tracks.get(place).unchecked_into::<MediaStreamTrack>().stop();
    }
}

pub(super) async fn look() -> Sight {
    let pause = Promise::new(&mut |done, _| {
        Timeout::new(PAUSE_MS, move || {
            done.call0(&JsValue::NULL).ok();
        })
        .forget();
    });
    JsFuture::from(pause).await.ok();
    let Some(video) = element().filter(|video| video.ready_state() >= HAS_PICTURE) else { return Sight::Nothing };
    match detected(&video).await {
        Some(texts) => Sight::Texts(texts),
        None => picture(&video).map_or(Sight::Nothing, |(width, pixels)| Sight::Picture(width, pixels)),
    }
}

fn element() -> Option<HtmlVideoElement> {
    web_sys::window()?.document()?.get_element_by_id(PLACE)?.dyn_into().ok()
}

/// `None`: the browser has no detector, or one that does not work.
async fn detected(video: &HtmlVideoElement) -> Option<Vec<String>> {
    let class: Function = Reflect::get(&web_sys::window()?.into(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
    let detector = Reflect::construct(&class, &Array::of1(&options)).ok()?;
    let detect: Function = Reflect::get(&detector, &"detect".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = detect.call1(&detector, video).ok()?.dyn_into().ok()?;
    let found: Array = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    Some(found.iter().filter_map(|code| Reflect::get(&code, &"rawValue".into()).ok()?.as_string()).collect())
}

fn picture(video: &HtmlVideoElement) -> Option<(u32, Rc<[u8]>)> {
    let (width, height) = (video.video_width(), video.video_height());
    let across = width.min(WIDEST);
    let down = (height * across).checked_div(width)?;
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(across);
    canvas.set_height(down);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(across), f64::from(down));
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, wide, high).ok()?;
    Some((across, greys(&context, across, down).ok()?))
}
