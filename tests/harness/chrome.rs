//! Today's Chromium, and what ChromeDriver knows beyond WebDriver.

use super::{
    driver::WebDriver,
    process::Process,
    profile::{CAMERA, DOWNLOADS, USER_DATA},
    remote::Answer,
    watch,
};
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Map, Value, json};
use std::{env, path::Path, thread, time::Duration};
use url::{ParseError, Url};

pub(super) fn start(folder: &Path) -> WebDriver {
    WebDriver::connect(Process::start("CHROMEDRIVER", "chromedriver", &[], folder), capabilities(folder))
}

/// A Chromium with this person's folder, whose downloads land where we look.
fn capabilities(folder: &Path) -> Map<String, Value> {
    let flags = include_str!("chrome-flags.txt").lines().filter(|line| line.starts_with("--")).map(String::from);
    let own = format!("--user-data-dir={}", folder.join(USER_DATA).display());
    let mut options = json!({
        "args": flags.chain([own]).chain(watch::flags(folder)).chain(camera(folder)).collect::<Vec<_>>(),
        "prefs": { "download.default_directory": folder.join(DOWNLOADS), "download.prompt_for_download": false },
    });
    if let Ok(binary) = env::var("CHROME") {
        options["binary"] = binary.into();
    }
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
    capabilities
}

/// The browser's own camera for tests, in front of which nobody has to say yes.
fn camera(folder: &Path) -> Vec<String> {
    let film = folder.join(CAMERA);
    if !film.is_file() {
        return Vec::new();
    }
    let film = format!("--use-file-for-fake-video-capture={}", film.display());
    ["--use-fake-device-for-media-stream".to_owned(), "--use-fake-ui-for-media-stream".to_owned(), film].into()
}

pub(super) fn devtools(driver: &WebDriver, command: &str, parameters: Value) -> Answer<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    driver.wait(driver.client.issue_cmd(Extension { path: "goog/cdp/execute", body }))
}

/// What the console holds of errors since it was last asked.
pub(super) fn console_errors(driver: &WebDriver) -> Answer<Vec<String>> {
    let log = driver.wait(driver.client.issue_cmd(Extension { path: "se/log", body: json!({ "type": "browser" }) }))?;
    let entries = log.as_array().cloned().unwrap_or_default();
    Ok(entries.iter().filter(|entry| entry["level"] == "SEVERE").map(|entry| entry["message"].to_string()).collect())
}

/// It still puts things away for a moment, in a folder that the next opening needs or that goes away.
pub(super) fn wait_closed(folder: &Path) {
    let lock = folder.join(USER_DATA).join("SingletonLock");
    let open = || lock.symlink_metadata().is_ok();
    (0..500).take_while(|_| open()).for_each(|_| thread::sleep(Duration::from_millis(10)));
}

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
