//! What a browser that dies takes with it (`cargo xtask kills [ROUNDS]`): its processes are killed at random moments,
//! and the ticks that the page had shown as kept and that are gone afterwards are counted.
//!
//! Two rows. `saved` is the promise: none may be gone, or this fails. `partly` is what the page says while the durable
//! store does not work: there some are gone, which also shows that this measurement would see it.

#![allow(clippy::panic, clippy::expect_used, reason = "a measurement ends where it cannot be made")]

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "the journeys use verbs that the measurements do not, and the other way round")]
#[path = "../tests/harness/mod.rs"]
mod harness;

#[cfg(not(target_arch = "wasm32"))]
mod measure {
    use super::harness::{Page, Profile, Site, until};
    use std::{
        collections::BTreeMap,
        env,
        hash::{BuildHasher, RandomState},
        process::ExitCode,
        time::{Duration, Instant},
    };

    const ROUNDS: usize = 200;
    /// The longest time from the page's opening to the kill.
    const LONGEST: u64 = 1500;
    /// How long a tick that is not there at once may take to appear before it counts as gone.
    const GRACE: Duration = Duration::from_secs(5);

    /// Ticks each box once, in random order at random moments. `shown` lists, whenever the page shows that all is kept,
    /// the ticks that it knows of: those after which it has said "saving", or has had 20 milliseconds to say so.
    const TICK: &str = "
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
    const BROKEN: &str =
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }";

    #[derive(Default)]
    struct Count {
        rounds: usize,
        ticks: usize,
        rounds_with_loss: usize,
        gone: usize,
    }

    pub(crate) fn run() -> ExitCode {
        let rounds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
        let saved = rounds_of("saved", rounds);
        let partly = rounds_of("partly", rounds.div_ceil(10));
        println!("\n{:<10}{:>8}{:>18}{:>8}{:>22}", "shown as", "kills", "ticks so shown", "gone", "in so many rounds");
        for (state, count) in [("saved", &saved), ("partly", &partly)] {
            println!(
                "{state:<10}{:>8}{:>18}{:>8}{:>22}",
                count.rounds, count.ticks, count.gone, count.rounds_with_loss
            );
        }
        assert!(saved.ticks > 0 && partly.ticks > 0, "nothing was measured");
        if saved.gone > 0 {
            println!("\n✗ ticks shown as saved are gone");
            return ExitCode::FAILURE;
        }
        ExitCode::SUCCESS
    }

    /// One profile, opened again and again; each opening looks for the ticks of the last one, then ticks on.
    fn rounds_of(state: &str, rounds: usize) -> Count {
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
            let gone = missing(&page, &expected);
            if !gone.is_empty() {
                println!("{state}, after kill {round}: {} of {} gone: {}", gone.len(), expected.len(), gone.join(" "));
            }
            count.gone += gone.len();
            count.rounds_with_loss += usize::from(!gone.is_empty());
            if round == rounds {
                break;
            }
            if state == "saved" {
                settle(&page);
            }
            let before = page.boxes();
            let shown = tick_and_kill(page, state);
            count.rounds += 1;
            count.ticks += shown.len();
            let other = |id: &String| if before[id] == "on" { "off" } else { "on" }.to_owned();
            expected = shown.iter().map(|id| (id.clone(), other(id))).collect();
            if (round + 1) % 20 == 0 {
                println!("{state}: {} kills, {} ticks, {} gone", count.rounds, count.ticks, count.gone);
            }
        }
        count
    }

    /// Ticks until a random moment, and returns what the page had shown as kept just before.
    fn tick_and_kill(page: Page, state: &str) -> Vec<String> {
        let processes = page.processes();
        assert!(processes.len() > 1, "there is no browser to kill");
        let start = Instant::now();
        let moment = Duration::from_millis(RandomState::new().hash_one(0) % (LONGEST + 1));
        page.script(TICK, vec![state.into()]);
        loop {
            let shown = page.script("return window.shown", vec![]);
            if start.elapsed() >= moment {
                page.kill(&processes);
                return serde_json::from_value(shown).expect("a list of ticks");
            }
        }
    }

    /// What is not as it was shown, even after a while.
    fn missing(page: &Page, expected: &BTreeMap<String, String>) -> Vec<String> {
        let start = Instant::now();
        loop {
            let boxes = page.boxes();
            let missing = expected.iter().filter(|(id, state)| boxes.get(*id) != Some(state)).map(|(id, _)| id.clone());
            let missing: Vec<String> = missing.collect();
            if missing.is_empty() || start.elapsed() > GRACE {
                return missing;
            }
        }
    }

    /// Until what either store lacked has been brought over, so that nothing is ticked by itself any more.
    fn settle(page: &Page) {
        page.wait_saved();
        until("the same in both stores", || {
            page.local_segments().keys().eq(page.durable_segments().keys()).then_some(())
        });
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    measure::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
