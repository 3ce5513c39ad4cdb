//! What leads a browser: a driver, or its DevTools where it has none. [`super::Page`] is made of these few verbs.

use super::{Browser, chrome, chromium90::Chromium90, driver::WebDriver, firefox, watch};
use serde_json::Value;
use std::{cell::RefCell, path::Path};

/// Marks a page that is to go away.
pub(super) const MARK: &str = "window.otogLeft = true";
/// Whether another one is there, and whole.
pub(super) const IS_NEW: &str = "return !window.otogLeft && document.readyState === 'complete'";

/// Or why not.
pub(super) type Answer<T> = Result<T, String>;

pub(super) struct Remote {
    kind: Kind,
    /// What broke the policy so far, as the console said.
    broken: RefCell<Vec<String>>,
}

enum Kind {
    Chromium(WebDriver),
    Firefox(WebDriver),
    Chromium90(Chromium90),
}

impl Remote {
    pub(super) fn start(browser: Browser, folder: &Path) -> Self {
        let kind = match browser {
            Browser::Chromium => Kind::Chromium(chrome::start(folder)),
            Browser::Firefox => Kind::Firefox(firefox::start(folder)),
            Browser::Chromium90 => Kind::Chromium90(Chromium90::start(folder)),
        };
        Self { kind, broken: RefCell::default() }
    }

    /// For what WebDriver alone can do.
    #[track_caller]
    pub(super) fn driver(&self) -> &WebDriver {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver,
            Kind::Chromium90(_) => panic!("Chromium 90 has no driver"),
        }
    }

    pub(super) fn go(&self, url: &str) -> Answer<()> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.wait(driver.client.goto(url)),
            Kind::Chromium90(old) => old.go(url),
        }
    }

    pub(super) fn reload(&self) -> Answer<()> {
        match &self.kind {
            Kind::Chromium(driver) => driver.wait(driver.client.refresh()),
            Kind::Firefox(driver) => firefox::reload(driver),
            Kind::Chromium90(old) => old.reload(),
        }
    }

    /// Whether the page has it; a page that is just being left has nothing.
    pub(super) fn has(&self, selector: &str) -> bool {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.find(selector).is_ok(),
            Kind::Chromium90(old) => {
                old.script("return !!document.querySelector(arguments[0])", vec![selector.into()]) == Ok(true.into())
            }
        }
    }

    pub(super) fn click(&self, selector: &str) -> Answer<()> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.click(selector),
            Kind::Chromium90(old) => old.click(selector),
        }
    }

    pub(super) fn choose_file(&self, selector: &str, path: &Path) -> Answer<()> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.choose_file(selector, path),
            Kind::Chromium90(old) => old.choose_file(selector, path),
        }
    }

    /// The body of a function.
    pub(super) fn script(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.wait(driver.client.execute(source, arguments)),
            Kind::Chromium90(old) => old.script(source, arguments),
        }
    }

    /// The same, done when it calls its last argument.
    pub(super) fn script_until_called(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => {
                driver.wait(driver.client.execute_async(source, arguments))
            }
            Kind::Chromium90(old) => old.script_until_called(source, arguments),
        }
    }

    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Answer<Value> {
        match &self.kind {
            Kind::Chromium(driver) => chrome::devtools(driver, command, parameters),
            Kind::Chromium90(old) => old.devtools(command, parameters),
            Kind::Firefox(_) => Err("Firefox has no DevTools of Chromium's".into()),
        }
    }

    pub(super) fn picture(&self) -> Answer<Vec<u8>> {
        match &self.kind {
            Kind::Chromium(driver) | Kind::Firefox(driver) => driver.wait(driver.client.screenshot()),
            Kind::Chromium90(old) => old.picture(),
        }
    }

    /// What the console holds of errors since it was last asked.
    pub(super) fn console_errors(&self) -> Answer<Vec<String>> {
        let errors = match &self.kind {
            Kind::Chromium(driver) => chrome::console_errors(driver)?,
            Kind::Firefox(driver) => firefox::console_errors(driver)?,
            Kind::Chromium90(old) => old.console_errors()?,
        };
        self.broken.borrow_mut().extend(errors.iter().filter(|error| watch::is_about_policy(error)).cloned());
        Ok(errors)
    }

    /// Closes the browser, and says what it asked of another origin and where it broke the policy. A browser that
    /// `crashed` tells only what it had written down.
    pub(super) fn close(&self, folder: &Path, crashed: bool) -> Vec<String> {
        let unheard = self.console_errors().err().filter(|_| !crashed);
        let mut found: Vec<String> = self.broken.take();
        found.extend(unheard.map(|reason| format!("the console can not be read: {reason}")));
        match &self.kind {
            Kind::Chromium(driver) => {
                if driver.close() {
                    chrome::wait_closed(folder);
                }
                found.extend(watch::strays(folder));
            }
            Kind::Firefox(driver) => {
                found.extend(firefox::strays(driver).unwrap_or_else(|reason| vec![reason]));
                driver.close();
            }
            Kind::Chromium90(old) => found.extend(old.close()),
        }
        found
    }
}
