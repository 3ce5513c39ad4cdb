//! The rounds, and their table.

mod merging;
mod ticking;
mod typing;
mod updating;

use super::harness::{Page, until};
use std::{
    collections::BTreeMap,
    env,
    hash::{BuildHasher, RandomState},
    process::ExitCode,
    time::{Duration, Instant},
};

const ROUNDS: usize = 200;
/// How long something that is not there at once may take to appear before it counts as gone.
const GRACE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Count {
    rounds: usize,
    /// What was shown as kept.
    shown: usize,
    rounds_with_loss: usize,
    gone: usize,
}

impl Count {
    fn lose(&mut self, row: &str, gone: &[String]) {
        if !gone.is_empty() {
            println!("{row}, after kill {}: {} gone: {}", self.rounds, gone.len(), gone.join(" "));
        }
        self.gone += gone.len();
        self.rounds_with_loss += usize::from(!gone.is_empty());
    }

    fn killed(&mut self, row: &str, shown: usize) {
        self.rounds += 1;
        self.shown += shown;
        if self.rounds.is_multiple_of(10) {
            println!("{row}: {} kills, {} shown as kept, {} gone", self.rounds, self.shown, self.gone);
        }
    }
}

pub(crate) fn run() -> ExitCode {
    let rounds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
    let part = |of_twenty: usize| (rounds * of_twenty).div_ceil(20);
    let rows = [
        ("ticking", ticking::rounds("saved", part(9))),
        ("typing", typing::rounds(part(4))),
        ("merging", merging::rounds(part(4))),
        ("updating", updating::rounds(part(3))),
        ("partly", ticking::rounds("partly", rounds.div_ceil(10))),
    ];
    println!("\n{:<10}{:>8}{:>18}{:>8}{:>22}", "row", "kills", "shown as kept", "gone", "in so many rounds");
    for (row, count) in &rows {
        println!("{row:<10}{:>8}{:>18}{:>8}{:>22}", count.rounds, count.shown, count.gone, count.rounds_with_loss);
        assert!(count.shown > 0, "nothing was measured in {row}");
    }
    if rows.iter().any(|(row, count)| *row != "partly" && count.gone > 0) {
        println!("\n✗ what was shown as kept is gone");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// A moment from now on, at random within `longest`.
fn random_moment(longest: Duration) -> Duration {
    let milliseconds = u64::try_from(longest.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis(RandomState::new().hash_one(0) % (milliseconds + 1))
}

/// Looks again and again until a random moment, kills the browser, and answers with what was seen last.
fn kill_within<T>(page: Page, longest: Duration, begin: impl FnOnce(&Page), look: impl Fn(&Page) -> T) -> T {
    let processes = page.processes();
    assert!(processes.len() > 1, "there is no browser to kill");
    let moment = random_moment(longest);
    let start = Instant::now();
    begin(&page);
    loop {
        let seen = look(&page);
        if start.elapsed() >= moment {
            page.kill(&processes);
            return seen;
        }
    }
}

/// Boxes that are not as they were shown, even after a while.
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
    until("the same in both stores", || page.local_segments().keys().eq(page.durable_segments().keys()).then_some(()));
}
