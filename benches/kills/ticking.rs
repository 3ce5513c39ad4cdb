//! Ticks, which are shown as saved or as kept for now.

use super::{
    super::harness::{Page, Profile, Site},
    Count, kill_within, missing, settle,
};
use std::{collections::BTreeMap, time::Duration};

/// The longest time from the page's opening to the kill.
const LONGEST: Duration = Duration::from_millis(1500);

/// Ticks each box once, in random order at random moments. `shown` lists, whenever the page shows that all is kept,
/// the ticks that it knows of: those after which it has said "saving", or has had 20 milliseconds to say so.
pub(super) const TICK: &str = "
    const state = arguments[0], boxes = [...document.querySelectorAll('[data-tick]')], clicked = [], known = [];
    window.shown = [];
    const look = () => {
        const says = document.querySelector('[data-saved]').dataset.saved;
        if (says === 'saving') known.push(...clicked.splice(0));
        if (says === state) window.shown = [...known];
    };
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ['data-saved'] });
    const tick = () => {
        const [box] = boxes.splice(Math.random() * boxes.length, 1);
        if (!box) return;
        box.click();
        clicked.push(box.dataset.tick);
        setTimeout(() => {
            known.push(...clicked.splice(0));
            look();
            setTimeout(tick, Math.random() * 30);
        }, 20);
    };
    tick();
";

/// IndexedDB refuses to write.
const BROKEN: &str = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }";

/// One profile, opened again and again; each opening looks for the ticks of the last one, then ticks on.
pub(super) fn rounds(state: &str, rounds: usize) -> Count {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let mut count = Count::default();
    let mut expected = BTreeMap::new();
    for round in 0..=rounds {
        let page = clerk.open(&site);
        if state == "partly" {
            page.before_load(BROKEN);
            page.reload();
        }
        page.open_all_cards();
        count.lose(state, &missing(&page, &expected));
        if round == rounds {
            break;
        }
        if state == "saved" {
            settle(&page);
        }
        let before = page.boxes();
        let shown = kill_within(page, LONGEST, |page| _ = page.script(TICK, vec![state.into()]), shown);
        count.killed(state, shown.len());
        expected = turned(&before, &shown);
    }
    count
}

/// What the page had shown as kept when it was last looked at.
pub(super) fn shown(page: &Page) -> Vec<String> {
    serde_json::from_value(page.script("return window.shown", vec![])).expect("a list of ticks")
}

/// How these boxes are once they were clicked.
pub(super) fn turned(before: &BTreeMap<String, String>, clicked: &[String]) -> BTreeMap<String, String> {
    let other = |id: &String| if before[id] == "on" { "off" } else { "on" }.to_owned();
    clicked.iter().map(|id| (id.clone(), other(id))).collect()
}
