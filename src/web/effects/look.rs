//! The page as a whole in a person's language, colours and size of text.

use wasm_bindgen::JsValue;
use web_sys::Document;

use crate::app::{Language, Look, Theme};

/// The language that the browser asks for.
pub(super) fn language() -> Language {
    let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    Language::of_browser(languages.iter().filter_map(|tag| tag.as_string()))
}

/// Says it at the top of the page, where the style sheets read it.
pub(super) fn wear(language: Language, look: Look) {
    if let Some(document) = document() {
        mark(&document, language, look).ok();
    }
}

/// What the window is called.
pub(crate) fn entitle(title: &str) {
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn mark(document: &Document, language: Language, look: Look) -> Result<(), JsValue> {
    let Some(root) = document.document_element() else { return Ok(()) };
    root.set_attribute("lang", language.tag())?;
    match look.theme {
        Theme::Auto => root.remove_attribute("data-theme")?,
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", look.theme.code())?,
    }
    if look.large { root.set_attribute("data-text", "large") } else { root.remove_attribute("data-text") }
}
