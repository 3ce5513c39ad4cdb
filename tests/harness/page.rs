//! What a person sees and does on the page.

use super::{Browser, profile::DOWNLOADS, remote::Remote, until};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    rc::Rc,
    thread,
};
use tempfile::TempDir;

pub(crate) struct Page {
    pub(super) remote: Remote,
    folder: Rc<TempDir>,
}

impl Page {
    /// Starts a browser on an empty page.
    pub(super) fn start(browser: Browser, folder: Rc<TempDir>) -> Self {
        Self { remote: Remote::start(browser, folder.path()), folder }
    }

    /// Goes there, and does not wait until one can tick.
    #[track_caller]
    pub(crate) fn go_as_it_is(&self, url: &str) {
        done(self.remote.go(url));
    }

    #[track_caller]
    pub(crate) fn go(&self, url: &str) {
        self.go_as_it_is(url);
        self.wait_ready();
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        done(self.remote.reload());
        self.wait_ready();
    }

    /// The person closes the browser, and it has the time to put everything away.
    pub(crate) fn close(self) {}

    // Ticking

    /// One click on a recommendation ("r1.1") or a measure ("r1.1.m1").
    #[track_caller]
    pub(crate) fn tick(&self, id: &str) {
        self.show(id);
        self.click(&tick(id));
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
        let button = format!("button[data-open=\"{id}\"]");
        if self.attribute(&button, "aria-expanded") != "true" {
            self.click(&button);
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
        self.wait_for(&format!("[data-saved=\"{state}\"]"));
    }

    #[track_caller]
    pub(crate) fn wait_saved(&self) {
        self.wait_saved_as("saved");
    }

    // Looks

    /// Opens the page again for somebody who has chosen this: `en dark large`.
    #[track_caller]
    pub(crate) fn choose_look(&self, kept: &str) {
        let keep = "const key = otog.store + '/1/device', kept = JSON.parse(localStorage[key]);
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
        self.downloads_at(&format!("button[data-do=\"{button}\"]"))
    }

    /// Clicks there, and waits for what that downloads.
    #[track_caller]
    pub(crate) fn downloads_at(&self, selector: &str) -> PathBuf {
        let before = self.downloaded();
        self.click(selector);
        until("a downloaded file", || {
            // Nobody has signed in most tests: they send all the same.
            if self.shows("[data-dialog=signing] [data-do=\"sign-later\"]") {
                self.press("sign-later");
            }
            self.downloaded().difference(&before).next().cloned()
        })
    }

    /// Chooses a file to merge. What comes next is a preview, to be accepted with [`Self::merge`], or a refusal.
    #[track_caller]
    pub(crate) fn import_file(&self, path: &Path) {
        if !self.shows("input[data-do=\"import\"]") {
            self.press("receive");
        }
        self.choose_file("input[data-do=\"import\"]", path);
    }

    /// Accepts what the preview of a merge shows.
    #[track_caller]
    pub(crate) fn merge(&self) {
        self.press("merge-accept");
    }

    /// Presses the button that does this.
    #[track_caller]
    pub(crate) fn press(&self, what: &str) {
        self.click(&format!("button[data-do=\"{what}\"]"));
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
        until(selector, || self.remote.has(selector).then_some(()));
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

    /// What is written there, once there is something; without what keeps dates in one piece, which nobody sees.
    #[track_caller]
    pub(crate) fn text_of(&self, selector: &str) -> String {
        let text = "return document.querySelector(arguments[0])?.innerText.trim() || null";
        let told = until(selector, || self.script(text, vec![selector.into()]).as_str().map(String::from));
        told.replace('\u{2060}', "").replace('\u{a0}', " ")
    }

    /// Clicks it, once it is there; what it is folded away in is unfolded first.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.wait_for(selector);
        self.unfold(selector);
        // A window has a head that stays: what lies under it is scrolled to, as a person does.
        let clear = "const it = document.querySelector(arguments[0]);
            if (it?.closest('.dialog__body')) it.scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.script(clear, vec![selector.into()]);
        done(self.remote.click(selector));
    }

    /// On a narrow screen the sections of a card fold.
    #[track_caller]
    fn unfold(&self, selector: &str) {
        let unfold = "const section = document.querySelector(arguments[0])?.closest('.fold:not([open])');
            if (section && !section.querySelector(':scope > summary').matches(arguments[0])) section.open = true;";
        self.script(unfold, vec![selector.into()]);
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
        self.wait_for(selector);
        done(self.remote.choose_file(selector, path));
    }

    /// Chooses several at once.
    #[track_caller]
    pub(crate) fn choose_files(&self, selector: &str, paths: &[PathBuf]) {
        let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
        self.choose_file(selector, Path::new(&paths.join("\n")));
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
        self.wait_for(selector);
        let look = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        self.script(look, vec![selector.into(), name.into()]).as_str().map(String::from).unwrap_or_default()
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
        let driver = self.remote.driver();
        done(driver.wait(driver.client.perform_actions(keyboard)));
    }

    /// Turns the wheel by so many pixels with the pointer in the middle of it.
    #[track_caller]
    pub(crate) fn turn_wheel_over(&self, selector: &str, pixels: i32) {
        let middle = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]";
        let middle = self.script(middle, vec![selector.into()]);
        let turn = json!({ "type": "mouseWheel", "x": middle[0], "y": middle[1], "deltaX": 0, "deltaY": pixels });
        self.devtools("Input.dispatchMouseEvent", turn);
    }

    // Behind the page

    #[track_caller]
    pub(crate) fn script(&self, source: &str, arguments: Vec<Value>) -> Value {
        done(self.remote.script(source, arguments))
    }

    /// A script that calls its last argument when it is done.
    #[track_caller]
    pub(crate) fn script_until_called(&self, source: &str, arguments: Vec<Value>) -> Value {
        done(self.remote.script_until_called(source, arguments))
    }

    // How

    #[track_caller]
    fn wait_ready(&self) {
        self.wait_for("#app[data-ready]");
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
        self.wait_for(&tick(id));
        self.script("return document.querySelector(arguments[0])[arguments[1]]", vec![tick(id).into(), name.into()])
            == Value::Bool(true)
    }

    /// Whole files only: Chromium gives a file its name when it is complete, Firefox keeps a part beside an empty file.
    fn downloaded(&self) -> BTreeSet<PathBuf> {
        let unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with('.')
                || [".crdownload", ".part"].iter().any(|end| name.ends_with(end))
                || fs::metadata(path).is_ok_and(|file| file.len() == 0)
        };
        let files = fs::read_dir(self.folder.path().join(DOWNLOADS))
            .expect("the downloads")
            .flatten()
            .map(|entry| entry.path());
        files.filter(|path| !unfinished(path)).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let found = self.remote.close(self.folder.path());
        // A test that fails already fails for its own reason.
        if !thread::panicking() {
            assert_eq!(found, [""; 0], "something left its origin, or broke its policy");
        }
    }
}

#[track_caller]
pub(super) fn done<T>(answer: Result<T, String>) -> T {
    answer.unwrap_or_else(|reason| panic!("the browser refuses: {reason}"))
}

fn tick(id: &str) -> String {
    format!("input[data-tick=\"{id}\"]")
}
