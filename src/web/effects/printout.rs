//! Prints a paper from the page. While the browser prints, the paper is an element beside the page, and only that
//! element is printed.

use gloo_events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// `page` is made at the desk, every text in it escaped.
pub(super) fn print(name: &str, page: &[u8], sheet: &[u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let body = document.query_selector("body")?.ok_or(JsValue::NULL)?;
    let paper = document.create_element("div")?;
    paper.set_class_name("printout");
    paper.set_inner_html(&String::from_utf8_lossy(page));
    wear(&document, &Array::of1(&styled(&window, &String::from_utf8_lossy(sheet))?))?;
    body.append_child(&paper)?;
    // The browser names the PDF after the page.
    let title = document.title();
    document.set_title(name);
    let after = EventListener::once(&window, "afterprint", move |_| {
        paper.remove();
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&title);
            wear(&document, &Array::new()).ok();
        }
    });
    after.forget();
    window.print()
}

/// A constructed style sheet. The page's policy would forbid one in a `<style>` element.
fn styled(window: &web_sys::Window, sheet: &str) -> Result<JsValue, JsValue> {
    let maker: Function = Reflect::get(window, &"CSSStyleSheet".into())?.dyn_into()?;
    let made = Reflect::construct(&maker, &Array::new())?;
    let fill: Function = Reflect::get(&made, &"replaceSync".into())?.dyn_into()?;
    fill.call1(&made, &sheet.into())?;
    Ok(made)
}

fn wear(document: &web_sys::Document, sheets: &Array) -> Result<(), JsValue> {
    Reflect::set(document, &"adoptedStyleSheets".into(), sheets).map(|_| ())
}
