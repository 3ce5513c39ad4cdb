//! A real Chromium 90, led through DevTools over a pipe: no driver for it can be had.

use super::{
    pipe::Pipe,
    profile::{DOWNLOADS, USER_DATA},
    remote::{Answer, IS_NEW, MARK},
    until, watch,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

pub(super) struct Chromium90 {
    pipe: Pipe,
}

impl Chromium90 {
    pub(super) fn start(folder: &Path) -> Self {
        let home = env::var_os("CHROMIUM90").expect("CHROMIUM90 names the folder: `cargo xtask test` fetches it");
        let home = PathBuf::from(home);
        let mut command = Command::new(home.join("chromium"));
        command
            .args(include_str!("chrome-flags.txt").lines().filter(|line| line.starts_with("--")))
            // It is made for a place where processes can not be forked ahead.
            .args(["--no-zygote", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.join(USER_DATA).display()))
            .args(watch::flags(folder))
            // It does not listen to the flag.
            .env("CHROME_LOG_FILE", watch::consoles(folder))
            .env("LD_LIBRARY_PATH", home.join("lib"));
        let pipe = Pipe::start(&command).unwrap_or_else(|reason| panic!("Chromium 90 does not start: {reason}"));
        let old = Self { pipe };
        old.prepare(folder).unwrap_or_else(|reason| panic!("Chromium 90 does not start: {reason}"));
        old
    }

    fn prepare(&self, folder: &Path) -> Answer<()> {
        let target = self.pipe.ask("Target.createTarget", json!({ "url": "about:blank" }))?;
        self.pipe.attach(&target["targetId"])?;
        for domain in ["Page", "Runtime", "Log"] {
            self.devtools(&format!("{domain}.enable"), json!({}))?;
        }
        // Nor to the one about languages.
        let version = self.devtools("Browser.getVersion", json!({}))?;
        let user = json!({ "userAgent": version["userAgent"], "acceptLanguage": "zh-CN" });
        self.devtools("Emulation.setUserAgentOverride", user)?;
        let place = json!({ "behavior": "allow", "downloadPath": folder.join(DOWNLOADS) });
        self.devtools("Page.setDownloadBehavior", place)?;
        Ok(())
    }

    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Answer<Value> {
        self.pipe.ask(command, parameters)
    }

    pub(super) fn go(&self, url: &str) -> Answer<()> {
        self.leave("Page.navigate", json!({ "url": url }))
    }

    pub(super) fn reload(&self) -> Answer<()> {
        self.leave("Page.reload", json!({}))
    }

    /// Until another page is there and whole.
    fn leave(&self, command: &str, parameters: Value) -> Answer<()> {
        self.script(MARK, vec![])?;
        let said = self.devtools(command, parameters)?;
        if let Some(error) = said["errorText"].as_str() {
            return Err(error.to_owned());
        }
        until("the page is loaded", || (self.script(IS_NEW, vec![]) == Ok(true.into())).then_some(()));
        Ok(())
    }

    pub(super) fn script(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        self.evaluate(&format!("(function() {{ {source} }}).apply(null, {})", Value::from(arguments)))
    }

    pub(super) fn script_until_called(&self, source: &str, arguments: Vec<Value>) -> Answer<Value> {
        let arguments = Value::from(arguments);
        self.evaluate(&format!("new Promise(done => (function() {{ {source} }}).apply(null, [...{arguments}, done]))"))
    }

    fn evaluate(&self, expression: &str) -> Answer<Value> {
        let how = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.devtools("Runtime.evaluate", how)?;
        match answer.get("exceptionDetails") {
            Some(error) => Err(error.to_string()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// With the mouse, where the page shows it; what lies under something else is not clicked.
    pub(super) fn click(&self, selector: &str) -> Answer<()> {
        let place = "const found = document.querySelector(arguments[0]);
            found.scrollIntoView({ block: 'center' });
            const box = found.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
            const hit = document.elementFromPoint(x, y);
            return found.contains(hit) || hit && hit.contains(found) ? [x, y] : null;";
        let place = until(&format!("{selector} lies open"), || {
            self.script(place, vec![selector.into()]).ok().filter(|place| !place.is_null())
        });
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    pub(super) fn choose_file(&self, selector: &str, path: &Path) -> Answer<()> {
        let find = format!("document.querySelector({})", Value::from(selector));
        let found = self.devtools("Runtime.evaluate", json!({ "expression": find }))?;
        let chosen = json!({ "files": [path], "objectId": found["result"]["objectId"] });
        self.devtools("DOM.setFileInputFiles", chosen).map(drop)
    }

    pub(super) fn picture(&self) -> Answer<Vec<u8>> {
        let picture = self.devtools("Page.captureScreenshot", json!({}))?;
        STANDARD.decode(picture["data"].as_str().unwrap_or_default()).map_err(|error| error.to_string())
    }

    /// What the console holds of errors since it was last asked.
    pub(super) fn console_errors(&self) -> Answer<Vec<String>> {
        // Whatever happened before this answer has been told before it.
        self.evaluate("0")?;
        let logged = self.pipe.events("Log.entryAdded");
        let logged = logged.iter().map(|event| &event["entry"]).filter(|entry| {
            entry["level"] == "error" && !entry["text"].as_str().is_some_and(watch::is_about_newer_word)
        });
        let thrown = self.pipe.events("Runtime.exceptionThrown");
        let thrown = thrown.iter().map(|event| event["exceptionDetails"].to_string());
        Ok(logged.map(|entry| format!("{} {}", entry["text"], entry["url"])).chain(thrown).collect())
    }

    pub(super) fn close(&self) {
        self.pipe.close();
    }
}
