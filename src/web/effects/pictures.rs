//! A picture as grey pixels, for the desk to look for codes in. Comes later: see `web::later`.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageBitmap, Url};

use crate::{
    app::not_drawn,
    share::{Picture, Refusal},
};

/// Larger pictures are made smaller first. Codes stay readable, and reading is faster.
const LONGEST: f64 = 2000.0;
/// A drawing has no size of its own: this is enough for the largest code.
const DRAWN: f64 = 1200.0;

/// Its width, and a byte for each pixel.
pub(super) async fn grey(kind: Picture, bytes: &[u8]) -> Result<(u32, Rc<[u8]>), Refusal> {
    let drawn = match kind {
        Picture::Drawing => drawing(bytes).await,
        Picture::Common | Picture::Heic | Picture::Tiff => picture(bytes).await,
    };
    drawn.map_err(|_| not_drawn(kind))
}

async fn picture(bytes: &[u8]) -> Result<(u32, Rc<[u8]>), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let picture: ImageBitmap = JsFuture::from(window.create_image_bitmap_with_blob(&blob)?).await?.dyn_into()?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    on_white(width * scale, height * scale, &|context, width, height| {
        context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width, height)
    })
}

/// A drawing is loaded as an image element. There the browser runs nothing in it and fetches nothing for it.
async fn drawing(bytes: &[u8]) -> Result<(u32, Rc<[u8]>), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?)?;
    let drawn = drawn(&url).await;
    Url::revoke_object_url(&url)?;
    drawn
}

async fn drawn(url: &str) -> Result<(u32, Rc<[u8]>), JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    if width < 1.0 || height < 1.0 {
        return Err(JsValue::NULL);
    }
    let scale = DRAWN / width.max(height);
    on_white(width * scale, height * scale, &|context, width, height| {
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
    })
}

type Draw<'a> = &'a dyn Fn(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>;

fn on_white(width: f64, height: f64, draw: Draw<'_>) -> Result<(u32, Rc<[u8]>), JsValue> {
    let (width, height) = (width.max(1.0), height.max(1.0));
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2000")]
    let (across, down) = (width as u32, height as u32);
    canvas.set_width(across);
    canvas.set_height(down);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    // What is transparent is white.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    draw(&context, width, height)?;
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
