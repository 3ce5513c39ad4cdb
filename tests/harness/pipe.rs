//! DevTools over a pipe: JSON messages, each ended by a zero byte.

use super::{PATIENCE, remote::Answer};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

pub(super) struct Pipe {
    process: RefCell<Child>,
    to: RefCell<ChildStdin>,
    from: Receiver<Value>,
    asked: Cell<u64>,
    /// The page that is asked, once there is one.
    session: RefCell<Option<Value>>,
    /// What was told unasked.
    events: RefCell<Vec<Value>>,
}

impl Pipe {
    /// The program is to read from its third file and to write to its fourth: a shell lays them there.
    pub(super) fn start(command: &Command) -> Answer<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#]).arg(command.get_program());
        shell.args(command.get_args()).envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let started = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut process = started.map_err(|error| error.to_string())?;
        let to = process.stdin.take().ok_or("it can not be told anything")?;
        let from = listen(process.stdout.take().ok_or("it can not tell anything")?);
        Ok(Self {
            process: process.into(),
            to: to.into(),
            from,
            asked: Cell::default(),
            session: RefCell::default(),
            events: RefCell::default(),
        })
    }

    /// From here on it is this page that is asked.
    pub(super) fn attach(&self, target: &Value) -> Answer<()> {
        let session = self.ask("Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        *self.session.borrow_mut() = Some(session["sessionId"].clone());
        Ok(())
    }

    pub(super) fn ask(&self, method: &str, parameters: Value) -> Answer<Value> {
        let id = self.asked.get() + 1;
        self.asked.set(id);
        let mut question = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = &*self.session.borrow() {
            question["sessionId"] = session.clone();
        }
        let mut to = self.to.borrow_mut();
        write!(to, "{question}\0").and_then(|()| to.flush()).map_err(|error| format!("{method}: {error}"))?;
        loop {
            let mut told = self.from.recv_timeout(PATIENCE).map_err(|error| format!("{method}: {error}"))?;
            if told["id"] != id {
                self.events.borrow_mut().push(told);
            } else if told["error"].is_null() {
                return Ok(told["result"].take());
            } else {
                return Err(format!("{method}: {}", told["error"]));
            }
        }
    }

    /// What was told unasked of this kind, once.
    pub(super) fn events(&self, method: &str) -> Vec<Value> {
        let mut events = self.events.borrow_mut();
        let (these, others) = events.drain(..).partition(|event| event["method"] == method);
        *events = others;
        these.into_iter().map(|mut event| event["params"].take()).collect()
    }

    /// It has the time to put everything away.
    pub(super) fn close(&self) {
        *self.session.borrow_mut() = None;
        // It may end before it answers.
        let _ = self.ask("Browser.close", json!({}));
        let start = Instant::now();
        while start.elapsed() < PATIENCE && matches!(self.process.borrow_mut().try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // Nothing to do about an error: it is gone already.
        let _ = self.process.borrow_mut().kill();
        let _ = self.process.borrow_mut().wait();
    }
}

fn listen(output: ChildStdout) -> Receiver<Value> {
    let (told, from) = channel();
    thread::spawn(move || {
        let messages = BufReader::new(output).split(0).map_while(Result::ok);
        let messages = messages.filter_map(|message| serde_json::from_slice(&message).ok());
        // Nobody listens any more: then it is over.
        messages.into_iter().take_while(|message: &Value| told.send(message.clone()).is_ok()).for_each(drop);
    });
    from
}
