//! `cargo xtask serve`: the app on this machine, rebuilt when its source changes.

use crate::{Outcome, build, tools};
use std::{
    env, fs,
    io::{self, BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, SystemTime},
};

/// Not `dist/`, which is left as it was built for publishing or testing.
const DIST: &str = "target/serve";
/// What the page is made of; a change in a test builds nothing.
const WATCHED: [&str; 3] = ["src", "index.html", "Cargo.toml"];

pub(crate) fn run() -> Outcome {
    tools::ensure_all()?;
    let listener = (8080..8100)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or("Ports 8080 to 8099 are all in use on this machine; stop one of the programs that use them.")?;
    let port = listener.local_addr().map_err(|error| format!("The server has no port: {error}."))?.port();
    let mut built = changed();
    build::into(DIST, build::Pace::Quick)?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("→ {url} (Ctrl+C stops it)");
    thread::spawn(move || {
        for visitor in listener.incoming().flatten() {
            // A browser that closed the connection early is no error.
            thread::spawn(move || answer(visitor).ok());
        }
    });
    open(&url);
    loop {
        thread::sleep(Duration::from_millis(500));
        if changed() > built {
            built = changed();
            println!("… something changed, building");
            match build::into(DIST, build::Pace::Quick) {
                Ok(()) => println!("✓ built: reload the page"),
                Err(sentence) => eprintln!("✗ {sentence}"),
            }
        }
    }
}

/// When anything that the page is made of was changed last.
fn changed() -> Option<SystemTime> {
    WATCHED.iter().filter_map(|path| newest(Path::new(path))).max()
}

fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).and_then(|data| data.modified()).ok();
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside.filter_map(|entry| newest(&entry.path())).chain(own).max()
}

/// One request, one file. Nothing is kept by the browser, so that a reload shows what was built.
fn answer(mut visitor: TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(visitor.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (status, kind, content) = match file(path).and_then(|path| Some((kind(&path), fs::read(path).ok()?))) {
        Some((kind, content)) => ("200 OK", kind, content),
        None => ("404 Not Found", "text/plain", b"There is no such file.\n".to_vec()),
    };
    let length = content.len();
    write!(
        visitor,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    visitor.write_all(&content)
}

/// The site is flat: a name with anything but letters, digits, `-` and `.` is none of its files.
fn file(path: &str) -> Option<PathBuf> {
    let name = path.split('?').next()?.trim_start_matches('/');
    let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.'));
    plain.then(|| Path::new(DIST).join(if name.is_empty() { "index.html" } else { name }))
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn open(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if has_desktop() && Command::new(opener).arg(url).spawn().is_err() {
        println!("  (open it in your browser)");
    }
}

fn has_desktop() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some())
}
