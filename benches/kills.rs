//! What a browser that dies takes with it (`cargo xtask kills [ROUNDS]`): its processes are killed at random moments,
//! and what the page had shown as kept and is gone afterwards is counted. Of 200 rounds
//!
//! ```text
//! ticking   90   ticks that were shown as saved
//! typing    40   text that was shown as a draft, and lay in localStorage for so long that the browser has written it out
//! merging   40   a merge: stored whole, or told at the next start; and the tick before it
//! updating  30   ticks shown as saved while a new version of the page comes into use
//! ```
//!
//! None may be gone, or this fails. One row more, `partly`, is what the page says while the durable store does not work:
//! there some are gone, which also shows that this measurement would see it.

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
