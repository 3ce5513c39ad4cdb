//! The driver's process and what it is asked to start.

use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
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
        // Between its choice of a port and taking it, another program may take it, and it ends.
        let driver = (0..5).find_map(|_| Self::try_start(&program, scratch));
        driver.unwrap_or_else(|| panic!("{program} ends before it is ready, five times in a row"))
    }

    /// `None` if it ends before it is ready.
    fn try_start(program: &str, scratch: &Path) -> Option<Self> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .env("TMPDIR", scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): `cargo xtask test` installs it"));
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let Some(port) = announced_port(&mut output) else {
            process.wait().expect("its end");
            return None;
        };
        Some(Self { process, port, _output: output })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its process, those it started, and theirs: the whole browser.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let list = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().expect("the list of processes");
        let list = String::from_utf8_lossy(&list.stdout).into_owned();
        let mut numbers = list.split_whitespace().map(|number| number.parse().expect("a process"));
        let mut parents = BTreeMap::<u32, Vec<u32>>::new();
        while let (Some(process), Some(parent)) = (numbers.next(), numbers.next()) {
            parents.entry(parent).or_default().push(process);
        }
        let mut found = vec![self.process.id()];
        let mut next = 0;
        while next < found.len() {
            found.extend(parents.remove(&found[next]).unwrap_or_default());
            next += 1;
        }
        found
    }
}

/// "ChromeDriver was started successfully on port 34567."; `None` if it ends without saying so.
fn announced_port(output: &mut impl BufRead) -> Option<u16> {
    let lines = output.lines().map(|line| line.expect("the driver's output"));
    let port = lines.into_iter().find_map(|line| Some(line.split_once("successfully on port ")?.1.to_owned()))?;
    Some(port.trim().trim_end_matches('.').parse().expect("a port"))
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
