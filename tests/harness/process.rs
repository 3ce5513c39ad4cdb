//! A driver's process.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A ChromeDriver or geckodriver of its own, on a port of its own choosing, that ends with this value.
pub(super) struct Process {
    process: Child,
    port: u16,
    /// Kept open: a driver whose listener is gone ends.
    _output: BufReader<ChildStdout>,
}

impl Process {
    /// The program that `variable` names. `scratch` takes what the browser leaves behind when it crashes.
    pub(super) fn start(variable: &str, otherwise: &str, arguments: &[&str], scratch: &Path) -> Self {
        let program = env::var(variable).unwrap_or_else(|_| otherwise.into());
        // Between its choice of a port and taking it, another program may take it, and it ends.
        let driver = (0..5).find_map(|_| Self::try_start(&program, arguments, scratch));
        driver.unwrap_or_else(|| panic!("{program} ends before it is ready, five times in a row"))
    }

    /// `None` if it ends before it is ready.
    fn try_start(program: &str, arguments: &[&str], scratch: &Path) -> Option<Self> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .args(arguments)
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

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its process, those it started, and theirs: the whole browser.
    pub(super) fn processes(&self) -> Vec<u32> {
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

/// "ChromeDriver was started successfully on port 34567.", "geckodriver INFO Listening on 127.0.0.1:34567"; `None` if it
/// ends without saying so.
fn announced_port(output: &mut impl BufRead) -> Option<u16> {
    let mut lines = output.lines().map(|line| line.expect("the driver's output"));
    let port = lines.find_map(|line| {
        let port = line.split_once("successfully on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"));
        port.map(|(_, port)| port.trim().trim_end_matches('.').to_owned())
    });
    Some(port?.parse().expect("a port"))
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nothing to do about an error: it is gone, or the system ends it with us.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
