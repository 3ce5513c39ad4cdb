//! Text that is typed and not added: shown as a draft, and restored.
//!
//! A draft is in localStorage alone, which Chromium writes out some seconds later. So what counts is what lay there for
//! longer; what is younger may be gone with a browser that is killed, as README says.

use super::{
    super::harness::{Page, Profile, Site, until},
    Count, kill_within,
};
use std::time::Duration;

/// So long Chromium may take to write localStorage out, and so long a draft takes to get there.
const WRITTEN_OUT: Duration = Duration::from_secs(7);
const LONGEST: Duration = Duration::from_secs(10);
const FIELD: &str = "[data-sheet=\"note-r1.1\"] textarea";

/// Types on, one letter at a random moment, and notes the text and the moment whenever the page says that it is a draft.
const TYPE: &str = "
    const field = document.querySelector(arguments[0]), letters = '已与施工单位核对进度并安排下一步工作';
    window.typed = [];
    const type = () => {
        field.focus();
        field.value += letters[Math.floor(Math.random() * letters.length)];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const text = field.value;
        setTimeout(() => {
            if (document.querySelector('[data-saved=draft]')) window.typed.push([text, performance.now()]);
            setTimeout(type, Math.random() * 400);
        }, 350);
    };
    type();";

/// The longest text that was a draft long enough ago.
const OLD_ENOUGH: &str = "
    const old = window.typed.filter(([, when]) => performance.now() - when > arguments[0]);
    return old.length ? old[old.length - 1][0] : ''";

pub(super) fn rounds(rounds: usize) -> Count {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let mut count = Count::default();
    let mut expected = String::new();
    for round in 0..=rounds {
        let page = clerk.open(&site);
        page.open_card("r1.1");
        page.wait_for(FIELD);
        let there = page.value_of(FIELD);
        let lost = !there.starts_with(&expected);
        count.lose("typing", &lost.then(|| format!("“{expected}” is “{there}”")).into_iter().collect::<Vec<_>>());
        if round == rounds {
            break;
        }
        // The field begins anew from time to time, so that the rounds stay alike.
        if there.chars().count() > 300 {
            page.fill_in(FIELD, "");
            until("an empty field", || page.value_of(FIELD).is_empty().then_some(()));
        }
        expected = kill_within(page, LONGEST, |page| _ = page.script(TYPE, vec![FIELD.into()]), old_enough);
        count.killed("typing", expected.chars().count());
    }
    count
}

fn old_enough(page: &Page) -> String {
    let age = u64::try_from(WRITTEN_OUT.as_millis()).unwrap_or(u64::MAX);
    page.script(OLD_ENOUGH, vec![age.into()]).as_str().map(String::from).unwrap_or_default()
}
