//! The documented configurations of real web servers, with the site under a path.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "other journeys use the rest")]
mod harness;

use harness::{Profile, until};
use std::{
    env, fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
};
use tempfile::TempDir;

#[test]
fn the_documented_nginx_serves_it_under_a_path_and_it_opens_without() {
    serves_it_under_a_path(Server::nginx(), &["gzip"]);
}

#[test]
fn the_documented_caddy_serves_it_under_a_path_and_it_opens_without() {
    serves_it_under_a_path(Server::caddy(), &["br", "gzip"]);
}

fn serves_it_under_a_path(server: Server, encodings: &[&str]) {
    let clerk = Profile::fresh();
    let page = clerk.open_at(&server.url());
    page.tick("r3.1");
    page.wait_saved();
    page.wait_for("[data-notice=\"offline\"]");
    assert_eq!(page.console_errors(), [""; 0]);

    for encoding in encodings {
        heads_are_right(&server, encoding);
    }

    let address = server.url();
    drop(server);
    page.go(&address);
    assert!(page.is_ticked("r3.1"));
}

/// Every file is what it says, compressed, kept as long as it lasts, and not to be taken for something else.
fn heads_are_right(server: &Server, encoding: &str) {
    let site = fs::read_dir("dist").expect("the site").flatten().map(|file| file.file_name());
    let names = site.map(|name| name.into_string().expect("a name")).filter(|name| content_type(name).is_some());
    for name in names.chain([String::new()]) {
        let head = server.head(&format!("/checklist/{name}"), encoding);
        let says = |line: &str| assert!(head.lines().any(|said| said.starts_with(line)), "{name}: {line}? {head}");
        assert!(head.starts_with("http/1.1 200"), "{name}: {head}");
        says(&format!("content-type: {}", content_type(&name).unwrap_or("text/html; charset=utf-8")));
        says(&format!("content-encoding: {encoding}"));
        says(if has_hash(&name) {
            "cache-control: public, max-age=31536000, immutable"
        } else {
            "cache-control: no-cache"
        });
        says("x-content-type-options: nosniff");
        says("content-security-policy: frame-ancestors 'none'");
        assert_eq!(head.matches("cache-control").count(), 1, "{name}: {head}");
    }
    let head = server.head("/checklist/nothing.js", encoding);
    assert!(head.starts_with("http/1.1 404"), "{head}");
    let head = server.head("/checklist", encoding);
    assert!(head.starts_with("http/1.1 30") && head.contains("location: /checklist/\r\n"), "{head}");
}

/// Of the site's own files, not of their compressed copies.
fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// `page-0123456789abcdef.js`
fn has_hash(name: &str) -> bool {
    let hash = name.split_once('.').and_then(|(stem, _)| stem.rsplit_once('-'));
    hash.is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// One that runs with its documented configuration, as long as it is kept.
struct Server {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Server {
    fn nginx() -> Self {
        Self::start("NGINX", "/usr/sbin/nginx", |command, folder, port| {
            let place = folder.display();
            let documented = documented("docs/nginx.conf", "listen 8080;", &format!("listen 127.0.0.1:{port};"));
            let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .map(|kind| format!("{kind}_temp_path {place}/{kind};"))
                .join("\n");
            // As root it would serve as somebody who may not read this folder.
            let user = if is_root() { "user root;" } else { "" };
            let whole = format!(
                "daemon off;\n{user}\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{}}\n\
                 http {{\naccess_log {place}/access.log;\n{paths}\n{documented}\n}}\n"
            );
            command.arg("-c").arg(written(folder, &whole)).arg("-e").arg(folder.join("error.log"));
        })
    }

    fn caddy() -> Self {
        Self::start("CADDY", "caddy", |command, folder, port| {
            let site = format!("http://127.0.0.1:{port} {{\n\tbind 127.0.0.1");
            let documented = documented("docs/Caddyfile", "example.gov.cn {", &site);
            // It takes no orders, and keeps what it keeps in the folder.
            let whole = format!("{{\n\tadmin off\n}}\n{documented}");
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(written(folder, &whole));
            command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
        })
    }

    /// The program that `variable` names, told by `prepare` to serve on a free port with what it needs in a folder.
    fn start(variable: &str, otherwise: &str, prepare: impl FnOnce(&mut Command, &Path, u16)) -> Self {
        let folder = TempDir::with_prefix("server-").expect("a folder for a server");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let program = env::var(variable).unwrap_or_else(|_| otherwise.into());
        let mut command = Command::new(&program);
        // nginx takes it for a list of sockets.
        command.env_remove(variable);
        prepare(&mut command, folder.path(), port);
        let process = command.spawn();
        let mut process = process.unwrap_or_else(|error| panic!("{program} does not start ({error})"));
        until("the server answers", || {
            assert!(matches!(process.try_wait(), Ok(None)), "{program} ends before it answers");
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        Self { process, port, _folder: folder }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/checklist/", self.port)
    }

    /// The head of an answer, in small letters.
    fn head(&self, path: &str, encoding: &str) -> String {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        write!(
            line,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAccept-Encoding: {encoding}\r\n\r\n"
        )
        .expect("the question");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("the answer");
        let answer = String::from_utf8_lossy(&answer).to_lowercase();
        answer.split_inclusive("\r\n\r\n").next().unwrap_or_default().to_owned()
    }
}

/// The configuration in `file` for this site, with `instead` of the address that it has.
fn documented(file: &str, address: &str, instead: &str) -> String {
    const PLACE: &str = "/srv/otog-checklist";
    let text = fs::read_to_string(file).expect("the documented configuration");
    assert!(text.contains(address) && text.contains(PLACE), "{file} has neither {address} nor {PLACE}");
    let site = env::current_dir().expect("the workspace").join("dist");
    text.replace(address, instead).replace(PLACE, &site.display().to_string())
}

fn written(folder: &Path, configuration: &str) -> PathBuf {
    let file = folder.join("configuration");
    fs::write(&file, configuration).expect("the configuration");
    file
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0"))
}

impl Drop for Server {
    fn drop(&mut self) {
        // What it started ends with it, given the time to tell them.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}
