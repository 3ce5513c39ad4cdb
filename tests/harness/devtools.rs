//! Behind the page: what Chromium's DevTools can do, and the browser's console.

use super::{Page, page::done};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// What one texture holds.
const TALLEST: u32 = 16_384;

impl Page {
    /// A command of the DevTools protocol.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        done(self.remote.devtools(command, parameters))
    }

    #[track_caller]
    pub(crate) fn slow_down(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
    }

    /// As the browser's settings can say.
    #[track_caller]
    pub(crate) fn turn_off_scripts(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// Runs a script in this tab before everything else, from the next loading on.
    #[track_caller]
    pub(crate) fn before_load(&self, source: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// The tab in front dies, and the browser lives on.
    pub(crate) fn crash_tab(&self) {
        // Who is dead does not answer.
        let _ = self.remote.devtools("Page.crash", json!({}));
    }

    /// The processes to be named in [`Self::kill`], looked up beforehand so that it takes no time.
    pub(crate) fn processes(&self) -> Vec<String> {
        self.remote.driver().processes().iter().map(u32::to_string).collect()
    }

    /// `kill -9` of the whole browser at once, and of its driver.
    pub(crate) fn kill(self, processes: &[String]) {
        // One that has ended by itself meanwhile is no failure.
        let _ = Command::new("kill").arg("-9").args(processes).stderr(Stdio::null()).status();
    }

    /// The browser's processes end without notice, as when the power fails.
    pub(crate) fn crash(self) {
        // It has no time to answer, so every answer will do.
        let _ = self.remote.devtools("Browser.crash", json!({}));
    }

    /// What the browser's console holds of errors since it was last asked.
    #[track_caller]
    pub(crate) fn console_errors(&self) -> Vec<String> {
        done(self.remote.console_errors())
    }

    /// The whole page at this width, as tall as it is; a window over it on a screen that is as tall as all it holds.
    #[track_caller]
    pub(crate) fn picture(&self, path: &Path, width: u32) {
        self.resize(width, 900);
        let tall = "const dialog = document.querySelector('dialog[open]');
            if (!dialog) return document.documentElement.scrollHeight;
            dialog.style.maxHeight = 'none';
            return dialog.scrollHeight + 100";
        let height = self.script(tall, vec![]).as_u64().and_then(|height| u32::try_from(height).ok());
        let height = height.unwrap_or(900).max(900);
        assert!(height <= TALLEST, "{} would be cut: it is {height} px tall", path.display());
        self.resize(width, height);
        self.picture_of_view(path);
    }

    /// What is in view.
    #[track_caller]
    pub(crate) fn picture_of_view(&self, path: &Path) {
        fs::write(path, done(self.remote.picture())).expect("the picture's file");
    }

    /// As if the person had asked the browser, or the system, for this: `forced-colors`, `active`.
    #[track_caller]
    pub(crate) fn prefer(&self, wishes: &[(&str, &str)]) {
        let features: Vec<Value> = wishes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// As if the window were this large.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }
}
