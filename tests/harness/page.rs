//! What a person sees and does on the page.

use super::{
    chrome::{Driver, capabilities},
    profile::{DOWNLOADS, USER_DATA},
    until,
};
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::CmdError,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    rc::Rc,
    thread,
    time::Duration,
};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

pub(crate) struct Page {
    pub(super) client: Client,
    pub(super) runtime: Runtime,
    pub(super) driver: Driver,
    folder: Rc<TempDir>,
    /// There is nobody left to close.
    pub(super) killed: bool,
}

impl Page {
    /// Starts a browser on an empty page.
    pub(super) fn start(folder: Rc<TempDir>) -> Self {
        let driver = Driver::start(folder.path());
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities(&folder.path().join(USER_DATA), &folder.path().join(DOWNLOADS)))
                    .connect(&driver.url()),
            )
            .unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        Self { client, runtime, driver, folder, killed: false }
    }

    /// Goes there, and does not wait until one can tick.
    pub(crate) fn go_as_it_is(&self, url: &str) {
        self.wait(self.client.goto(url));
    }

    pub(crate) fn go(&self, url: &str) {
        self.wait(self.client.goto(url));
        self.wait_ready();
    }

    pub(crate) fn reload(&self) {
        self.wait(self.client.refresh());
        self.wait_ready();
    }

    /// The person closes the browser, and it has the time to put everything away.
    pub(crate) fn close(self) {}

    // Ticking

    /// One click on a recommendation ("r1.1") or a measure ("r1.1.m1").
    #[track_caller]
    pub(crate) fn tick(&self, id: &str) {
        self.show(id);
        self.wait(self.find(&tick(id)).click());
    }

    #[track_caller]
    pub(crate) fn is_ticked(&self, id: &str) -> bool {
        self.property(id, "checked")
    }

    /// Two people disagree about it, and nobody has decided yet.
    #[track_caller]
    pub(crate) fn is_mixed(&self, id: &str) -> bool {
        self.property(id, "indeterminate")
    }

    /// Opens a recommendation's card, if it is not open.
    #[track_caller]
    pub(crate) fn open_card(&self, id: &str) {
        let button = self.find(&format!("button[data-open=\"{id}\"]"));
        if self.wait(button.attr("aria-expanded")).as_deref() != Some("true") {
            self.wait(button.click());
        }
    }

    #[track_caller]
    pub(crate) fn open_all_cards(&self) {
        self.script(
            "document.querySelectorAll('[data-open][aria-expanded=false]').forEach(card => card.click())",
            vec![],
        );
        self.wait_gone("[data-open][aria-expanded=false]");
    }

    /// Every box that can be seen, by what it ticks: `on`, `off`, `mixed`.
    #[track_caller]
    pub(crate) fn boxes(&self) -> BTreeMap<String, String> {
        let boxes = self.script(
            "return Object.fromEntries([...document.querySelectorAll('[data-tick]')].map(box =>
                [box.dataset.tick, box.indeterminate ? 'mixed' : box.checked ? 'on' : 'off']))",
            vec![],
        );
        serde_json::from_value(boxes).expect("the state of each box")
    }

    /// Until the page says so: `saved`, `partly`, `unsaved`.
    #[track_caller]
    pub(crate) fn wait_saved_as(&self, state: &str) {
        self.find(&format!("[data-saved=\"{state}\"]"));
    }

    #[track_caller]
    pub(crate) fn wait_saved(&self) {
        self.wait_saved_as("saved");
    }

    // Looks

    /// Opens the page again for somebody who has chosen this: `en dark large`.
    #[track_caller]
    pub(crate) fn choose_look(&self, kept: &str) {
        let keep = "const key = 'otog-checklist/1/device', kept = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ ...kept, look: arguments[0] });";
        self.script(keep, vec![kept.into()]);
        self.reload();
    }

    // Files

    /// Exports, and waits for the download.
    #[track_caller]
    pub(crate) fn export_file(&self) -> PathBuf {
        self.press("share");
        let file = self.downloads("export");
        self.press("close");
        file
    }

    /// Presses the button, and waits for what it downloads.
    #[track_caller]
    pub(crate) fn downloads(&self, button: &str) -> PathBuf {
        let before = self.downloaded();
        self.press(button);
        until("a downloaded file", || self.downloaded().difference(&before).next().cloned())
    }

    /// Chooses a file to merge. What comes next is a preview, to be accepted with [`Self::merge`], or a refusal.
    #[track_caller]
    pub(crate) fn import_file(&self, path: &Path) {
        if !self.shows("input[data-do=\"import\"]") {
            self.press("receive");
        }
        self.wait(self.find("input[data-do=\"import\"]").send_keys(&path.display().to_string()));
    }

    /// Accepts what the preview of a merge shows.
    #[track_caller]
    pub(crate) fn merge(&self) {
        self.press("merge-accept");
    }

    /// Presses the button that does this.
    #[track_caller]
    pub(crate) fn press(&self, what: &str) {
        self.wait(self.find(&format!("button[data-do=\"{what}\"]")).click());
    }

    /// What the page tells, once it tells something.
    #[track_caller]
    pub(crate) fn notice_text(&self) -> String {
        self.text_of("[data-notice=\"event\"]")
    }

    /// The same for a refusal, which is announced at once.
    #[track_caller]
    pub(crate) fn alert_text(&self) -> String {
        self.text_of("[data-notice=\"event\"][role=\"alert\"]")
    }

    // Looking

    /// Until the page shows it.
    #[track_caller]
    pub(crate) fn wait_for(&self, selector: &str) {
        self.find(selector);
    }

    /// Until the page does not show it any more.
    #[track_caller]
    pub(crate) fn wait_gone(&self, selector: &str) {
        until(&format!("no {selector}"), || (!self.shows(selector)).then_some(()));
    }

    #[track_caller]
    pub(crate) fn shows(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> u64 {
        let count = self.script("return document.querySelectorAll(arguments[0]).length", vec![selector.into()]);
        count.as_u64().expect("a number")
    }

    /// What is written there, once there is something.
    #[track_caller]
    pub(crate) fn text_of(&self, selector: &str) -> String {
        let text = "return document.querySelector(arguments[0])?.innerText.trim() || null";
        until(selector, || self.script(text, vec![selector.into()]).as_str().map(String::from))
    }

    /// Clicks what is no button.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.wait(self.find(selector).click());
    }

    /// Fills in a field, whatever kind it is, and leaves it.
    #[track_caller]
    pub(crate) fn fill_in(&self, selector: &str, value: &str) {
        self.wait_for(selector);
        let fill = "const [selector, value] = arguments, field = document.querySelector(selector);
            field.value = value;
            for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));";
        self.script(fill, vec![selector.into(), value.into()]);
    }

    /// Chooses a file there.
    #[track_caller]
    pub(crate) fn choose_file(&self, selector: &str, path: &Path) {
        self.wait(self.find(selector).send_keys(&path.display().to_string()));
    }

    /// What a field holds.
    #[track_caller]
    pub(crate) fn value_of(&self, selector: &str) -> String {
        self.wait_for(selector);
        let value = self.script("return document.querySelector(arguments[0]).value", vec![selector.into()]);
        value.as_str().map(String::from).unwrap_or_default()
    }

    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        self.wait(self.find(selector).attr(name)).unwrap_or_default()
    }

    /// Types it, wherever the focus is.
    #[track_caller]
    pub(crate) fn type_text(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text }));
    }

    /// Presses the keys together, wherever the focus is.
    #[track_caller]
    pub(crate) fn press_keys(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let keyboard = down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.wait(self.client.perform_actions(keyboard));
    }

    // Behind the page

    #[track_caller]
    pub(crate) fn script(&self, source: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute(source, arguments))
    }

    /// A script that calls its last argument when it is done.
    #[track_caller]
    pub(crate) fn script_until_called(&self, source: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute_async(source, arguments))
    }

    // How

    #[track_caller]
    fn wait_ready(&self) {
        self.find("#app[data-ready]");
    }

    /// A measure is on the page while its card is open.
    #[track_caller]
    fn show(&self, id: &str) {
        if let Some((recommendation, _)) = id.split_once(".m") {
            self.open_card(recommendation);
        }
    }

    #[track_caller]
    fn property(&self, id: &str, name: &str) -> bool {
        self.show(id);
        self.find(&tick(id));
        self.script("return document.querySelector(arguments[0])[arguments[1]]", vec![tick(id).into(), name.into()])
            == Value::Bool(true)
    }

    #[track_caller]
    fn find(&self, selector: &str) -> Element {
        until(selector, || self.runtime.block_on(self.client.find(Locator::Css(selector))).ok())
    }

    /// Whole files only: Chromium gives a file its name when it is complete.
    fn downloaded(&self) -> BTreeSet<PathBuf> {
        let unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with('.') || name.ends_with(".crdownload")
        };
        let files = fs::read_dir(self.folder.path().join(DOWNLOADS))
            .expect("the downloads")
            .flatten()
            .map(|entry| entry.path());
        files.filter(|path| !unfinished(path)).collect()
    }

    #[track_caller]
    pub(super) fn wait<T>(&self, doing: impl Future<Output = Result<T, CmdError>>) -> T {
        match self.runtime.block_on(doing) {
            Ok(done) => done,
            Err(error) => panic!("the browser refuses: {error}"),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // An error is a browser that crashed: there is nothing left to close.
        if !self.killed && self.runtime.block_on(self.client.clone().close()).is_ok() {
            // It still puts things away for a moment, in a folder that the next opening needs or that goes away.
            let lock = self.folder.path().join(USER_DATA).join("SingletonLock");
            let open = || lock.symlink_metadata().is_ok();
            (0..500).take_while(|_| open()).for_each(|_| thread::sleep(Duration::from_millis(10)));
        }
    }
}

fn tick(id: &str) -> String {
    format!("input[data-tick=\"{id}\"]")
}
