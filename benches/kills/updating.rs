//! A new version of the page comes into use while somebody ticks.

use super::{
    super::harness::{Page, Profile, Site, copy_of_site, publish_newer},
    Count, kill_within, missing, settle,
    ticking::{TICK, shown, turned},
};
use std::time::Duration;

const LONGEST: Duration = Duration::from_millis(2500);
/// Ticking begins when the new version is about to be asked for, and the page opens anew in between.
const ASK: &str = "setTimeout(() => {
    const asking = setInterval(() => {
        const button = document.querySelector('[data-do=take-update]');
        if (button) { clearInterval(asking); button.click(); }
    }, 10);
}, arguments[0])";

pub(super) fn rounds(rounds: usize) -> Count {
    let mut count = Count::default();
    for _ in 0..rounds {
        let folder = copy_of_site();
        let site = Site::of(folder.path());
        let clerk = Profile::fresh();
        let page = clerk.open(&site);
        page.press("note-offline");
        page.open_all_cards();
        settle(&page);
        let before = page.boxes();
        publish_newer(folder.path());
        page.reload();
        page.wait_for("[data-notice=\"update\"]");
        page.open_all_cards();
        let ask = |page: &Page| {
            page.script(TICK, vec!["saved".into()]);
            page.script(ASK, vec![600.into()]);
        };
        let kept = kill_within(page, LONGEST, ask, look);
        count.killed("updating", kept.len());
        let page = clerk.open(&site);
        page.open_all_cards();
        count.lose("updating", &missing(&page, &turned(&before, &kept)));
    }
    count
}

/// The new page knows nothing of what the old one had shown; it keeps that for the count.
fn look(page: &Page) -> Vec<String> {
    let keep = "if (window.shown) sessionStorage.setItem('shown', JSON.stringify(window.shown));
        window.shown = JSON.parse(sessionStorage.getItem('shown') || '[]')";
    page.script(keep, vec![]);
    shown(page)
}
