//! What leads a browser: a driver, or its DevTools where it has none. [`super::Page`] is made of these few verbs.

use super::{Browser, chrome, chromium90::Chromium90, driver::WebDriver, firefox, watch};
use serde_json::Value;
use std::path::Path;

/// Marks a page that is to go away.
pub(super) const MARK: &str = "window.otogLeft = true";
/// Whether another one is there, and whole.
pub(super) const IS_NEW: &str = "return !window.otogLeft && document.readyState === 'complete'";

/// Or why not.
pub(super) type Answer<T> = Result<T, String>;

pub(super) enum Remote {
    Chromium(WebDriver),
    Firefox(WebDriver),
    Chromium90(Chromium90),
}

impl Remote {
    pub(super) fn start(browser: Browser, folder: &Path) -> Self {
        match browser {
            Browser::Chromium => Self::Chromium(chrome::start(folder)),
            Browser::Firefox => Self::Firefox(firefox::start(folder)),
            Browser::Chromium90 => Self::Chromium90(Chromium90::start(folder)),
        }
    }

    /// For what WebDriver alone can do.
    #[track_caller]
    pub(super) fn driver(&self) -> &WebDriver {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver,
            Self::Chromium90(_) => panic!("Chromium 90 has no driver"),
        }
    }

    pub(super) fn go(&self, url: &str) -> Answer<()> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.wait(driver.client.goto(url)),
            Self::Chromium90(old) => old.go(url),
        }
    }

    pub(super) fn reload(&self) -> Answer<()> {
        match self {
            Self::Chromium(driver) => driver.wait(driver.client.refresh()),
            Self::Firefox(driver) => firefox::reload(driver),
            Self::Chromium90(old) => old.reload(),
        }
    }

    /// Whether the page has it; a page that is just being left has nothing.
    pub(super) fn has(&self, selector: &str) -> bool {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.find(selector).is_ok(),
            Self::Chromium90(old) => {
                old.script("return !!document.querySelector(arguments[0])", vec![selector.into()]) == Ok(true.into())
            }
        }
    }

    pub(super) fn click(&self, selector: &str) -> Answer<()> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.click(selector),
            Self::Chromium90(old) => old.click(selector),
        }
    }

    pub(super) fn choose_file(&self, selector: &str, path: &Path) -> Answer<()> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.choose_file(selector, path),
            Self::Chromium90(old) => old.choose_file(selector, path),
        }
    }

    /// The body of a function.
    pub(super) fn script(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.wait(driver.client.execute(source, arguments)),
            Self::Chromium90(old) => old.script(source, arguments),
        }
    }

    /// The same, done when it calls its last argument.
    pub(super) fn script_until_called(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => {
                driver.wait(driver.client.execute_async(source, arguments))
            }
            Self::Chromium90(old) => old.script_until_called(source, arguments),
        }
    }

    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Answer<Value> {
        match self {
            Self::Chromium(driver) => chrome::devtools(driver, command, parameters),
            Self::Chromium90(old) => old.devtools(command, parameters),
            Self::Firefox(_) => Err("Firefox has no DevTools of Chromium's".into()),
        }
    }

    pub(super) fn picture(&self) -> Answer<Vec<u8>> {
        match self {
            Self::Chromium(driver) | Self::Firefox(driver) => driver.wait(driver.client.screenshot()),
            Self::Chromium90(old) => old.picture(),
        }
    }

    /// What the console holds of errors since it was last asked.
    pub(super) fn console_errors(&self) -> Answer<Vec<String>> {
        match self {
            Self::Chromium(driver) => chrome::console_errors(driver),
            Self::Firefox(driver) => firefox::console_errors(driver),
            Self::Chromium90(old) => old.console_errors(),
        }
    }

    /// Closes the browser, and says what it asked of another origin and where it broke the policy.
    pub(super) fn close(&self, folder: &Path) -> Vec<String> {
        match self {
            Self::Chromium(driver) => {
                if driver.close() {
                    chrome::wait_closed(folder);
                }
                watch::found(folder)
            }
            Self::Firefox(driver) => {
                let found = firefox::found(driver).unwrap_or_else(|reason| vec![reason]);
                driver.close();
                found
            }
            Self::Chromium90(old) => {
                old.close();
                watch::found(folder)
            }
        }
    }
}
