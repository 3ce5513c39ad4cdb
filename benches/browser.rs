//! What a user waits for, in a real browser on the release build (`cargo xtask bench`): reported, never asserted.
//!
//! To measure another situation, add a line to [`main`] with a function that puts it into an open page.

#![allow(clippy::panic, clippy::expect_used, reason = "a measurement ends where it cannot be made")]

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "the journeys use verbs that the measurements do not, and the other way round")]
#[path = "../tests/harness/mod.rs"]
mod harness;

#[cfg(not(target_arch = "wasm32"))]
mod measure {
    use super::harness::{Page, Profile, Site};
    use otog_checklist::{
        journal::{Author, Change, Clock, Device, Field, Journal, Register, Replica, Step},
        opinion::Opinion,
        share::write_file,
    };
    use serde_json::json;
    use std::{env, path::Path, rc::Rc};

    const BOOTS: usize = 9;
    const TICKS: usize = 21;
    const MERGES: usize = 5;
    /// 2024-12-19 in milliseconds: the first entry of a made-up history.
    const FIRST: u64 = 1_734_566_400_000;
    const SLOWDOWNS: [u32; 2] = [1, 4];

    /// One tick, from inside the page: the script that the click starts, up to the next task, and the frame that shows
    /// it, which is style, layout and paint. The wait in between, for that frame's turn on the screen, is not work.
    const TICK: &str = r#"
        const [selector, done] = arguments;
        const next_task = what => {
            const channel = new MessageChannel();
            channel.port1.onmessage = what;
            channel.port2.postMessage(null);
        };
        requestAnimationFrame(() => next_task(() => {
            const box = document.querySelector(selector), clicked = performance.now();
            let script;
            next_task(() => script ??= performance.now() - clicked);
            requestAnimationFrame(() => {
                const frame = performance.now();
                script ??= frame - clicked;
                next_task(() => {
                    done([script, performance.now() - frame]);
                });
            });
            box.click();
        }));
    "#;

    pub(crate) fn run() {
        // Cargo's own arguments start with hyphens; what is left chooses situations by a part of their names.
        let wanted: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
        println!("{:<38}{:>22}{:>22}", "milliseconds: median (min–max)", "this CPU", "4 times slower");
        situation(&wanted, "no history", |_, _| ());
        situation(&wanted, "20,000 entries", |clerk, page| {
            take_in(page, &clerk.file("20000.json", &history(20_000, 1)))
        });
        merging(&wanted);
        long_work(&wanted);
        peer(&wanted);
    }

    fn is_wanted(wanted: &[String], name: &str) -> bool {
        wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()))
    }

    /// A file as busy clerks would write it: `entries` ticks and unticks of all the measures in turn.
    fn history(entries: usize, device: u64) -> Vec<u8> {
        let opinion = Opinion::embedded();
        let places: Vec<_> = opinion.measures().map(|measure| Register::new(measure.id, Field::Done)).collect();
        let mut clock = Clock::new(Replica::new(Device::from_random(device), 1));
        let author = Rc::new(Author { name: "其其格".into(), unit: "农牧局".into(), ..Author::default() });
        let mut journal = Journal::default();
        for (round, place) in (0..entries).zip(places.iter().cycle()) {
            let done = Change::Set((round / places.len()).is_multiple_of(2).into());
            let step = Step { id: clock.step(FIRST + round as u64 * 60_000), author: author.clone(), reverts: None };
            let write = journal.write(place.clone(), done).expect("each round says something else");
            journal.record(&step, [write]);
        }
        write_file(&opinion, &journal, opinion.issued).into_bytes()
    }

    /// Another list to tick, in the folder that `PEER` names: until its first field is there. Measured with the npm
    /// package todomvc-react.
    fn peer(wanted: &[String]) {
        const NAME: &str = "peer";
        let Some(folder) = env::var_os("PEER") else { return };
        if !is_wanted(wanted, NAME) {
            return;
        }
        let site = Site::of(Path::new(&folder));
        let page = Profile::fresh().open_whatever_comes(&site.url());
        page.before_load(MARK_FIELD);
        println!("{NAME}: {}", folder.display());
        let columns = SLOWDOWNS.map(|times| {
            page.slow_down(times);
            summary(boots(&page, Page::reload))
        });
        println!("  {:<36}{:>22}{:>22}", "boot until there is a field", columns[0], columns[1]);
    }

    const MARK_FIELD: &str = "
        new MutationObserver((_, observer) => {
            if (document.querySelector('input')) {
                observer.disconnect();
                performance.mark('otog-ready');
                // What a page of ours says when it is ready.
                document.body.append(Object.assign(document.createElement('i'), { id: 'app' }));
                document.getElementById('app').dataset.ready = '';
            }
        }).observe(document, { childList: true, subtree: true });
    ";

    fn take_in(page: &Page, file: &Path) {
        page.import_file(file);
        page.merge();
        page.wait_saved();
    }

    /// 15,000 entries into 15,000: from the chosen file to its preview, and from the click to the merged page.
    fn merging(wanted: &[String]) {
        const NAME: &str = "merging 15,000 entries into 15,000";
        if !is_wanted(wanted, NAME) {
            return;
        }
        let site = Site::start();
        let (mut previews, mut merges, mut longest) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..MERGES {
            let clerk = Profile::fresh();
            let page = clerk.open(&site);
            take_in(&page, &clerk.file("here.json", &history(15_000, 1)));
            page.script(WATCH_LONG, vec![]);
            page.script(WATCH_PREVIEW, vec![]);
            page.import_file(&clerk.file("there.json", &history(15_000, 2)));
            previews.push(page.script_until_called(PREVIEWED, vec![]).as_f64().expect("a duration"));
            merges.push(page.script_until_called(MERGE, vec![]).as_f64().expect("a duration"));
            page.wait_saved();
            longest.push(longest_piece(&page));
        }
        println!("{NAME}");
        println!("  {:<36}{:>22}", "file chosen to preview", summary(previews));
        println!("  {:<36}{:>22}", "merge: script alone", summary(merges));
        println!("  {:<36}{:>22}", "longest piece of work (0: under 50)", summary(longest));
    }

    /// What goes through all of 30,000 entries: the longest that the page answers nobody meanwhile.
    fn long_work(wanted: &[String]) {
        const NAME: &str = "30,000 entries, longest piece of work";
        if !is_wanted(wanted, NAME) {
            return;
        }
        let site = Site::start();
        let clerk = Profile::fresh();
        let page = clerk.open(&site);
        take_in(&page, &clerk.file("30000.json", &history(30_000, 1)));
        println!("{NAME} (0: under 50)");
        page.script(WATCH_LONG, vec![]);
        for (what, work) in LONG_WORK {
            let columns = SLOWDOWNS.map(|times| {
                page.slow_down(times);
                let pieces = (0..MERGES).map(|_| {
                    longest_piece(&page);
                    work(&page);
                    longest_piece(&page)
                });
                summary(pieces.collect())
            });
            println!("  {what:<36}{:>22}{:>22}", columns[0], columns[1]);
        }
    }

    type Deed = (&'static str, fn(&Page));

    const LONG_WORK: [Deed; 9] = [
        ("a file", |page| drop(page.export_file())),
        ("the app with all in it", |page| within(page, "share", || drop(page.downloads("save-page")))),
        ("a workbook", |page| within(page, "papers", || drop(page.downloads("paper-xlsx")))),
        ("a link and its codes", |page| {
            within(page, "share", || {
                page.press("share-status");
                page.wait_for("button[data-do=\"copy-link\"]");
            });
        }),
        ("what is on this device", |page| within(page, "device", || ())),
        ("the history", |page| within(page, "history", || ())),
        ("the history of one author", |page| {
            within(page, "history", || page.fill_in("[data-filter=\"author\"]", "其其格"));
        }),
        ("where things stood on a day", |page| {
            within(page, "history", || {
                page.fill_in("input[data-do=\"past\"]", "2025-01-02");
                page.press("leave-past");
            });
        }),
        ("the check of the report", |page| within(page, "readiness", || ())),
    ];

    /// Opens that window, does this, and closes it.
    fn within(page: &Page, window: &str, work: impl FnOnce()) {
        page.press(window);
        work();
        page.press("close");
    }

    fn longest_piece(page: &Page) -> f64 {
        const ASK: &str = "const longest = window.longest; window.longest = 0; return longest";
        page.script(ASK, vec![]).as_f64().expect("a duration")
    }

    const WATCH_LONG: &str = "
        window.longest = 0;
        new PerformanceObserver(list => list.getEntries().forEach(task => {
            window.longest = Math.max(window.longest, task.duration);
        })).observe({ type: 'longtask' });
    ";

    const WATCH_PREVIEW: &str = r#"
        window.previewed = new Promise(seen => {
            let chosen;
            document.addEventListener('change', () => chosen = performance.now(), { capture: true, once: true });
            new MutationObserver((_, observer) => {
                if (document.querySelector('[data-dialog="preview"]')) {
                    observer.disconnect();
                    seen(performance.now() - chosen);
                }
            }).observe(document.body, { childList: true, subtree: true });
        });
    "#;
    const PREVIEWED: &str = "const [done] = arguments; window.previewed.then(done);";
    const MERGE: &str = r#"
        const [done] = arguments, clicked = performance.now();
        new MutationObserver((_, observer) => {
            if (!document.querySelector('[data-dialog="preview"]')) {
                observer.disconnect();
                done(performance.now() - clicked);
            }
        }).observe(document.body, { childList: true, subtree: true });
        document.querySelector('[data-do="merge-accept"]').click();
    "#;

    /// `prepare` puts the situation into the page's storage; the page is loaded again before it is measured.
    fn situation(wanted: &[String], name: &str, prepare: impl Fn(&Profile, &Page)) {
        if !is_wanted(wanted, name) {
            return;
        }
        let site = Site::start();
        let clerk = Profile::fresh();
        let page = clerk.open(&site);
        println!("{name}, {} requests in a first load", site.requests().len());
        prepare(&clerk, &page);
        let rows = [
            "boot until it can be ticked",
            "the same, in a process of its own",
            "tick: script, style, layout, paint",
            "tick: script alone",
        ];
        // From another site a page comes into a new process, as it does for somebody who opens it.
        let from_afar = |page: &Page| {
            page.go_as_it_is("about:blank");
            page.go(&site.url());
        };
        let columns = SLOWDOWNS.map(|times| {
            page.slow_down(times);
            let (boots, first_boots, ticks) = (boots(&page, Page::reload), boots(&page, from_afar), ticks(&page));
            let whole = ticks.iter().map(|(script, frame)| script + frame).collect();
            let script = ticks.iter().map(|(script, _)| *script).collect();
            [boots, first_boots, whole, script].map(summary)
        });
        for (index, row) in rows.iter().enumerate() {
            println!("  {row:<36}{:>22}{:>22}", columns[0][index], columns[1][index]);
        }
    }

    /// Each as the first time: nothing of the site is in the browser's cache.
    fn boots(page: &Page, open: impl Fn(&Page)) -> Vec<f64> {
        page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
        let ready = "return performance.getEntriesByName('otog-ready')[0].startTime";
        let boot = |_| {
            open(page);
            page.script(ready, vec![]).as_f64().expect("the page marks when it is ready")
        };
        (0..BOOTS).map(boot).collect()
    }

    fn ticks(page: &Page) -> Vec<(f64, f64)> {
        let tick = |id: &str| {
            page.wait_saved();
            let selector = format!("input[data-tick=\"{id}\"]");
            let took = page.script_until_called(TICK, vec![selector.into()]);
            serde_json::from_value(took).expect("two durations")
        };
        ["r1.1", "r3.2", "r5.3"].into_iter().cycle().take(TICKS).map(tick).collect()
    }

    fn summary(mut times: Vec<f64>) -> String {
        times.sort_by(f64::total_cmp);
        let (min, median, max) = (times[0], times[times.len() / 2], times[times.len() - 1]);
        format!("{median:.1} ({min:.1}–{max:.1})")
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    measure::run();
}
