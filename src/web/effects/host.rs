//! What the page is open in.

use crate::app::{ChatApp, Msg};

/// A chat app's built-in browser, where it is one.
pub(super) fn chat_app() -> Option<Msg> {
    let user_agent = web_sys::window()?.navigator().user_agent().ok()?;
    ChatApp::of_browser(&user_agent).map(Msg::ChatAppSeen)
}
