//! One program for all decoders: `FUZZ` names the one that is fed. `cargo xtask fuzz` builds and runs it.
#![no_main]

mod targets;

use std::{env, sync::OnceLock};

static TARGET: OnceLock<targets::Target> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = TARGET.get_or_init(|| {
        let name = env::var("FUZZ").unwrap_or_default();
        let known = targets::ALL.iter().find(|(known, _)| *known == name);
        known.unwrap_or_else(|| panic!("FUZZ is to name a decoder, not {name:?}")).1
    });
    target(bytes);
});
