//! A real browser for tests and measurements, so that they read as scripts a person could act out:
//!
//! ```ignore
//! let site = Site::start();
//! let page = Profile::fresh().open(&site);
//! page.tick("r1.1");
//! page.wait_saved();
//! ```
//!
//! [`Site`] serves `dist/`, [`Profile`] is one person's browser, [`Page`] what they see and do. Nothing sleeps for a
//! fixed time: [`until`] polls for what a person would wait for. What goes wrong ends the test with a sentence; so does
//! whatever left its origin or broke its policy, which is looked at as a browser closes.

mod chrome;
mod chromium90;
mod devtools;
mod driver;
mod firefox;
mod page;
mod pipe;
mod process;
mod profile;
mod remote;
mod site;
mod stores;
mod tabs;
mod versions;
mod watch;

use std::{
    thread,
    time::{Duration, Instant},
};

#[allow(unused_imports, reason = "not everybody opens several tabs")]
pub(crate) use tabs::Tab;
#[allow(unused_imports, reason = "few change the site")]
pub(crate) use versions::{copy_of_site, publish_newer};
pub(crate) use {page::Page, profile::Profile, site::Site};

/// Whose browser it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "most tests are about today's Chromium")]
pub(crate) enum Browser {
    /// Today's.
    Chromium,
    /// The oldest that is served: no driver for it can be had, so DevTools lead it.
    Chromium90,
    Firefox,
}

/// Long enough for two busy cores; a passing test never waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until `look` finds something; `what` names it when it never comes.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited {} s in vain: {what}", PATIENCE.as_secs());
        thread::sleep(Duration::from_millis(10));
    }
}
