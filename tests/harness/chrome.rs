//! The driver's process and what it is asked to start.

use serde_json::{Map, Value, json};
use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A ChromeDriver of its own, on a port of its own choosing, that ends with this value.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// Kept open: a driver whose listener is gone ends.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// `scratch` takes what the browser leaves behind when it crashes.
    pub(crate) fn start(scratch: &Path) -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TMPDIR", scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): `cargo xtask test` installs it"));
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let mut said = String::new();
        let port = loop {
            said.clear();
            let read = output.read_line(&mut said).expect("the driver's output");
            assert!(read > 0, "{program} ended before it was ready");
            // "ChromeDriver was started successfully on port 34567."
            if let Some((_, port)) = said.split_once("successfully on port ") {
                break port.trim().trim_end_matches('.').parse().expect("a port");
            }
        };
        Self { process, port, _output: output }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing to do about an error: it is gone, or the system ends it with us.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What to start: a Chromium with this person's folder, whose downloads land where we look.
pub(crate) fn capabilities(user_data: &Path, downloads: &Path) -> Map<String, Value> {
    let flags = include_str!("chrome-flags.txt").lines().filter(|line| line.starts_with("--")).map(String::from);
    let mut options = json!({
        "args": flags.chain([format!("--user-data-dir={}", user_data.display())]).collect::<Vec<_>>(),
        "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false },
    });
    if let Ok(binary) = env::var("CHROME") {
        options["binary"] = binary.into();
    }
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
    capabilities
}
