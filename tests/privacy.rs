//! The check that every browser test ends with: whatever asks another origin is seen, and so is whatever breaks its policy.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "each test file uses its part")]
mod harness;

use harness::{
    Browser::{self, Chromium, Chromium90, Firefox},
    Page, Profile, Site,
};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
};
use tempfile::TempDir;

#[test]
fn requests_in_chromium_are_seen() {
    requests_are_seen(Chromium);
}

#[test]
fn requests_in_chromium90_are_seen() {
    requests_are_seen(Chromium90);
}

#[test]
fn requests_in_firefox_are_seen() {
    requests_are_seen(Firefox);
}

#[test]
fn broken_policies_in_chromium_are_seen() {
    broken_policies_are_seen(Chromium);
}

#[test]
fn broken_policies_in_chromium90_are_seen() {
    broken_policies_are_seen(Chromium90);
}

#[test]
fn broken_policies_in_firefox_are_seen() {
    broken_policies_are_seen(Firefox);
}

/// Who asks: the page, a worker made of text, as the desk is, and a service worker.
const WHO: [&str; 3] = ["page", "worker", "keeper"];

/// How each of them asks for an address, until that is answered or refused.
const PAGE: &str = "
    const tell = (worker, url) => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        worker.postMessage(url, [port2]);
    });
    window.asks = {
        page: url => fetch(url, { mode: 'no-cors' }).catch(() => {}),
        worker: async url => {
            const text = await (await fetch('worker.js')).text();
            window.worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
            return tell(window.worker, url);
        },
        keeper: async url => {
            await navigator.serviceWorker.register('worker.js');
            return tell((await navigator.serviceWorker.ready).active, url);
        },
    };";
const WORKER: &str = "
    onmessage = ({ data, ports: [done] }) =>
        fetch(data, { mode: 'no-cors' }).catch(() => {}).then(() => done.postMessage(0));";

fn requests_are_seen(browser: Browser) {
    let (_folder, site) = somebodys_site("");
    for who in WHO {
        let other = Site::start();
        let said = complaint(asked(browser, &site, who, &other));
        assert!(other.requests().iter().any(|path| path.ends_with(who)), "{who}");
        assert!(said.contains(&format!("{who}?stray")), "{said}");
    }
}

fn broken_policies_are_seen(browser: Browser) {
    let policy = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'; worker-src 'self' blob:";
    let (_folder, site) =
        somebodys_site(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
    for who in WHO {
        let other = Site::start();
        let page = asked(browser, &site, who, &other);
        // Whoever reads the console takes nothing away from the check.
        page.console_errors();
        let said = complaint(page);
        assert_eq!(other.requests(), [""; 0], "{who}");
        assert!(said.contains(&format!("{who}?stray")), "{said}");
    }
}

fn somebodys_site(head: &str) -> (TempDir, Site) {
    let folder = TempDir::with_prefix("site-").expect("a folder for a site");
    let page = format!("<!doctype html>{head}<title>x</title><script src=\"page.js\"></script>");
    for (name, content) in [("index.html", &*page), ("page.js", PAGE), ("worker.js", WORKER)] {
        fs::write(folder.path().join(name), content).expect("a file of a site");
    }
    let site = Site::of(folder.path());
    (folder, site)
}

/// Where it has asked another site.
fn asked(browser: Browser, site: &Site, who: &str, other: &Site) -> Page {
    let page = Profile::of(browser).open_whatever_comes(&site.url());
    let ask = "const [who, url, done] = arguments; window.asks[who](url).then(() => done())";
    page.script_until_called(ask, vec![who.into(), format!("{}{who}?stray", other.url()).into()]);
    page
}

/// What the check says as the browser closes.
fn complaint(page: Page) -> String {
    let failed = catch_unwind(AssertUnwindSafe(|| page.close())).expect_err("the check complains");
    failed.downcast_ref::<String>().expect("a sentence").clone()
}
