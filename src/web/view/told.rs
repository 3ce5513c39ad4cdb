//! Who and when, in words.

use crate::{
    app::Now,
    journal::{Author, Change, Entry, Millis, Register},
};

use super::words;

/// `农牧局 其其格`; says so where there is no signature.
pub(super) fn author(author: Option<&Author>) -> String {
    match author {
        None => words().withheld.to_owned(),
        Some(author) if !author.is_signed() => words().unsigned.to_owned(),
        Some(author) => format!("{} {}", author.unit, author.name).trim().to_owned(),
    }
}

pub(super) fn who(entry: &Entry) -> String {
    author(entry.author.as_deref())
}

/// `2026年11月23日 09:05`, local.
pub(super) fn when(now: Now, moment: Millis) -> String {
    (words().moment)(now, moment)
}

/// One value, or several in conflict, or none.
pub(super) fn values(register: &Register, values: &[Change]) -> String {
    let told: Vec<String> = values.iter().map(|value| (words().value)(register, value)).collect();
    match told.as_slice() {
        [] => words().nothing.to_owned(),
        [one] => one.clone(),
        several => (words().several)(several),
    }
}
