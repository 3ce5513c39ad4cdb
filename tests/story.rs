//! The list as one finds one's way in it, in a real browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "this story uses some of the verbs")]
mod harness;

use harness::{Profile, Site};

#[test]
fn the_keyboard_leads_through_the_fifteen() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let press = |key: char| page.press_keys(&[key]);
    press('j');
    press('j');
    page.wait_for("[data-tick=\"r1.2\"]:focus");
    press('x');
    assert!(page.is_ticked("r1.2"));
    press('k');
    press(' ');
    assert!(page.is_ticked("r1.1"));
    press('\u{e007}');
    page.wait_for("[data-open=\"r1.1\"][aria-expanded=true]");
    press('/');
    page.wait_for("[data-sieve=search]:focus");
    press('j');
    assert_eq!(page.value_of("[data-sieve=search]"), "j");
    page.script("document.activeElement.blur()", vec![]);
    press('?');
    page.wait_for("[data-dialog=keys]");
}
