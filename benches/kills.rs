//! What is lost when a browser dies (`cargo xtask kills [ROUNDS]`). It kills the browser's processes at random moments
//! and counts what the page had shown as kept and what is gone afterwards. Of 200 rounds
//!
//! ```text
//! ticking   90   ticks that were shown as saved
//! typing    40   text that was shown as a draft, and lay in localStorage for so long that the browser has written it out
//! merging   40   a merge: stored whole, or told and finished at the next start; and the tick before it
//! updating  30   ticks shown as saved while a new version of the page comes into use
//! ```
//!
//! The run fails if anything is gone. One more row, `partly`, measures what the page says while the durable store does
//! not work. There some ticks are gone, which shows that the measurement would see a loss.

#![allow(clippy::panic, clippy::expect_used, reason = "a measurement ends where it cannot be made")]

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "the journeys use verbs that the measurements do not, and the other way round")]
#[path = "../tests/harness/mod.rs"]
mod harness;

#[cfg(not(target_arch = "wasm32"))]
#[path = "kills/mod.rs"]
mod measure;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    measure::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
