//! A merge of many entries: stored whole, or told at the next start and finished at one press.

use super::{
    super::harness::{Page, Profile, Site},
    Count, kill_within, missing,
};
use otog_checklist::{
    journal::{Author, Change, Clock, Device, Entry, Field, Journal, Register, Replica, Step},
    opinion::{Day, Opinion},
    share::{Segment, write_file},
};
use std::{collections::BTreeMap, path::Path, rc::Rc, time::Duration};

const ENTRIES: usize = 20_000;
const LONGEST: Duration = Duration::from_millis(4000);

pub(super) fn rounds(rounds: usize) -> Count {
    let site = Site::start();
    let mut count = Count::default();
    let file = long_file();
    for _ in 0..rounds {
        let clerk = Profile::fresh();
        let path = clerk.file("全旗.json", file.as_bytes());
        let saved = merge_and_kill(&clerk, &site, &path);
        count.killed("merging", 1 + usize::from(saved));
        count.lose("merging", &lost(&clerk, &site, saved));
    }
    count
}

/// Whether the page had shown the merge as saved.
fn merge_and_kill(clerk: &Profile, site: &Site, file: &Path) -> bool {
    let page = clerk.open(site);
    page.tick("r1.1");
    page.wait_saved();
    page.import_file(file);
    page.wait_for("[data-dialog=\"preview\"]");
    let look = "return document.querySelector('[data-dialog=preview]') === null
        && document.querySelector('[data-saved]').dataset.saved === 'saved'";
    kill_within(page, LONGEST, |page| page.merge(), |page| page.script(look, vec![]) == true)
}

/// What should be there and is not.
fn lost(clerk: &Profile, site: &Site, saved: bool) -> Vec<String> {
    let page = clerk.open(site);
    page.wait_saved();
    let mut lost = missing(&page, &BTreeMap::from([("r1.1".to_owned(), "on".to_owned())]));
    let merged = stored(&page).len().saturating_sub(1);
    let told = page.shows("[data-notice=\"interrupted\"]");
    if saved && merged < ENTRIES {
        lost.push(format!("saved, and {merged} of {ENTRIES} are there"));
    }
    if merged > 0 && merged < ENTRIES && !told {
        lost.push(format!("{merged} of {ENTRIES} are there, and nothing is said"));
    }
    if told && page.shows("[data-do=resume-merge]") {
        page.press("resume-merge");
        page.wait_gone("[data-notice=\"interrupted\"]");
        page.wait_saved();
        let merged = stored(&page).len().saturating_sub(1);
        if merged < ENTRIES {
            lost.push(format!("finished by a press, and {merged} of {ENTRIES} are there"));
        }
    }
    lost
}

/// What the durable store holds.
fn stored(page: &Page) -> Journal {
    let entries: Vec<Rc<Entry>> =
        page.durable_segments().values().flat_map(|text| Segment::read(text).unwrap_or_default()).collect();
    let mut journal = Journal::default();
    journal.union(entries);
    journal
}

/// Somebody ticks and unticks every measure but those of the first recommendation.
fn long_file() -> String {
    let opinion = Opinion::embedded();
    let mut journal = Journal::default();
    let mut clock = Clock::new(Replica::new(Device::from_random(9), 9));
    let author = Rc::new(Author { name: "经办人".into(), unit: "工信局".into(), ..Author::default() });
    let places: Vec<_> = opinion.measures().map(|measure| Register::new(measure.id, Field::Done)).collect();
    for (number, place) in (0..ENTRIES).zip(places.iter().cycle()) {
        let done = (number / places.len()).is_multiple_of(2);
        let step = Step { id: clock.step(1_795_492_800_000), author: author.clone(), reverts: None };
        let write = journal.write(place.clone(), Change::Set(done.into()));
        journal.record(&step, write);
    }
    write_file(&opinion, &journal, Day::parse("2026-11-24").expect("a day"))
}
