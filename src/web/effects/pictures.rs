//! A picture as grey pixels, for the desk to look for codes in. Comes later: see `web::later`.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use crate::share::Refusal;

/// Larger pictures are made smaller first: a code is readable all the same, and sooner.
const LONGEST: f64 = 2000.0;

/// Its width, and a byte for each pixel.
pub(super) async fn grey(bytes: &[u8]) -> Result<(u32, Rc<[u8]>), Refusal> {
    decoded(bytes).await.map_err(|_| Refusal::Unreadable)
}

async fn decoded(bytes: &[u8]) -> Result<(u32, Rc<[u8]>), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let picture: ImageBitmap = JsFuture::from(window.create_image_bitmap_with_blob(&blob)?).await?.dyn_into()?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    let document = window.document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2000")]
    let (across, down) = (width as u32, height as u32);
    canvas.set_width(across);
    canvas.set_height(down);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    // What is transparent is white.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width, height)?;
    Ok((across, greys(&context, across, down)?))
}

/// A byte for each pixel of what was drawn.
pub(super) fn greys(context: &CanvasRenderingContext2d, across: u32, down: u32) -> Result<Rc<[u8]>, JsValue> {
    let pixels = context.get_image_data(0.0, 0.0, f64::from(across), f64::from(down))?.data();
    let grey = pixels.chunks_exact(4).map(|colour| {
        let [red, green, blue] = [colour[0], colour[1], colour[2]].map(u16::from);
        u8::try_from((red * 2 + green * 5 + blue) / 8).unwrap_or(u8::MAX)
    });
    Ok(grey.collect())
}
