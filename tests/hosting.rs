//! The documented configuration of a real web server, with the site under a path.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "other journeys use the rest")]
mod harness;

use harness::{Profile, until};
use std::{
    env, fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
};
use tempfile::TempDir;

struct Nginx {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Nginx {
    fn start() -> Self {
        let folder = TempDir::with_prefix("nginx-").expect("a folder for a server");
        let place = folder.path().display();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let site = env::current_dir().expect("the workspace").join("dist");
        let documented = fs::read_to_string("docs/nginx.conf").expect("the documented configuration");
        let documented = documented
            .replace("listen 8080;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/otog-checklist/", &format!("{}/", site.display()));
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {place}/{kind};"))
            .join("\n");
        // As root it would serve as somebody who may not read this folder.
        let user = if is_root() { "user root;" } else { "" };
        let whole = format!(
            "daemon off;\n{user}\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{}}\n\
             http {{\naccess_log {place}/access.log;\n{paths}\n{documented}\n}}\n"
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, whole).expect("the configuration");
        let program = env::var("NGINX").unwrap_or_else(|_| "/usr/sbin/nginx".into());
        let process =
            Command::new(&program).arg("-c").arg(&file).arg("-e").arg(folder.path().join("error.log")).spawn();
        let process = process.unwrap_or_else(|error| panic!("{program} does not start ({error})"));
        until("nginx answers", || TcpStream::connect(("127.0.0.1", port)).ok());
        Self { process, port, _folder: folder }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/checklist/", self.port)
    }

    /// The head of an answer, in small letters.
    fn head(&self, file: &str) -> String {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        write!(
            line,
            "GET /checklist/{file} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        .expect("the question");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("the answer");
        let answer = String::from_utf8_lossy(&answer).to_lowercase();
        answer.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0"))
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it, given the time to tell them.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

#[test]
fn the_documented_nginx_serves_it_under_a_path_and_it_opens_without() {
    let server = Nginx::start();
    let clerk = Profile::fresh();
    let page = clerk.open_at(&server.url());
    page.tick("r3.1");
    page.wait_saved();
    page.press("sign-later");
    page.wait_for("[data-notice=\"offline\"]");
    assert_eq!(page.console_errors(), [""; 0]);

    let wasm = fs::read_dir("dist").expect("the site").flatten().map(|file| file.file_name());
    let wasm = wasm.map(|name| name.to_string_lossy().into_owned()).find(|name| name.ends_with(".wasm"));
    let head = server.head(&wasm.expect("a wasm module"));
    assert!(head.contains("content-type: application/wasm"), "{head}");
    assert!(head.contains("content-encoding: gzip"), "{head}");
    assert!(head.contains("immutable"), "{head}");
    let head = server.head("");
    assert!(head.contains("cache-control: no-cache") && head.contains("charset=utf-8"), "{head}");

    let address = server.url();
    drop(server);
    page.go(&address);
    assert!(page.is_ticked("r3.1"));
}
