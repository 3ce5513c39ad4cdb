//! The check that every browser test ends with: what leaves its origin is seen, and so is a broken policy.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "each test file uses its part")]
mod harness;

use harness::{Page, Profile, Site, until};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
};
use tempfile::TempDir;

/// What the check says as the browser closes.
fn complaint(page: Page) -> String {
    let failed = catch_unwind(AssertUnwindSafe(|| page.close())).expect_err("the check complains");
    failed.downcast_ref::<String>().expect("a sentence").clone()
}

/// A page of anybody's, without a policy.
fn careless_site() -> (TempDir, Site) {
    let folder = TempDir::with_prefix("site-").expect("a folder for a site");
    fs::write(folder.path().join("index.html"), "<!doctype html><title>x</title>").expect("a page");
    fs::write(folder.path().join("worker.js"), "onfetch = () => {}; onmessage = ({ data }) => fetch(data);")
        .expect("a service worker");
    let site = Site::of(folder.path());
    (folder, site)
}

#[test]
fn a_request_to_another_origin_is_seen() {
    let ((_folder, site), other) = (careless_site(), Site::start());
    let page = Profile::fresh().open_whatever_comes(&site.url());
    page.script("fetch(arguments[0] + 'page?stray', { mode: 'no-cors' }).catch(() => {})", vec![other.url().into()]);
    until("the other is asked", || other.requests().iter().any(|path| path.ends_with("page")).then_some(()));
    let said = complaint(page);
    assert!(said.contains("page?stray"), "{said}");
}

#[test]
fn so_is_one_of_a_service_worker() {
    let ((_folder, site), other) = (careless_site(), Site::start());
    let page = Profile::fresh().open_whatever_comes(&site.url());
    let start = "const [url, done] = arguments;
        navigator.serviceWorker.register('worker.js').then(() => navigator.serviceWorker.ready)
            .then(kept => { kept.active.postMessage(url); done(); });";
    page.script_until_called(start, vec![format!("{}worker?stray", other.url()).into()]);
    until("the other is asked", || other.requests().iter().any(|path| path.ends_with("worker")).then_some(()));
    let said = complaint(page);
    assert!(said.contains("worker?stray"), "{said}");
}

#[test]
fn a_broken_policy_is_seen_even_where_the_console_was_read() {
    let (site, other) = (Site::start(), Site::start());
    let page = Profile::fresh().open(&site);
    let load = "const [url, done] = arguments, image = new Image();
        addEventListener('securitypolicyviolation', () => done());
        image.src = url + 'image?stray';";
    page.script_until_called(load, vec![other.url().into()]);
    assert!(!page.console_errors().is_empty());
    assert_eq!(other.requests(), [""; 0]);
    let said = complaint(page);
    assert!(said.contains("image?stray"), "{said}");
}
