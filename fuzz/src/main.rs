//! One program for all decoders: `FUZZ` names the one that is fed, `SEEDS` the folder to write seeds to before.
//! `cargo xtask fuzz` builds and runs it.
#![no_main]

mod seeds;
mod targets;

use std::{env, sync::OnceLock};

static TARGET: OnceLock<targets::Target> = OnceLock::new();

libfuzzer_sys::fuzz_target!(
    init: {
        if let Ok(folder) = env::var("SEEDS") {
            seeds::write(&folder);
        }
    },
    |bytes: &[u8]| {
        let target = TARGET.get_or_init(|| {
            let name = env::var("FUZZ").unwrap_or_default();
            let known = targets::ALL.iter().find(|(known, _)| *known == name);
            known.unwrap_or_else(|| panic!("FUZZ is to name a decoder, not {name:?}")).1
        });
        target(bytes);
    }
);
