//! Numbers as both languages write them, and the pieces that dates are put together from.
//!
//! The result is the same as that of the browser's `Intl`; component tests compare the two. `Intl` itself is not used:
//! creating an `Intl.DateTimeFormat` takes a sixth of the time before the first tick.

use crate::{app::Now, journal::Millis};

/// `1,448`.
pub(super) fn digits(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How large something is: `1,448 KB`, `12 MB`, in one piece.
pub(super) fn size(bytes: u64) -> String {
    let (count, unit) = if bytes >= 10 << 20 { (bytes >> 20, "MB") } else { (bytes.div_ceil(1024), "KB") };
    format!("{}\u{a0}{unit}", digits(usize::try_from(count).unwrap_or(usize::MAX)))
}

/// Hours and minutes, local: `09:05`.
pub(super) fn clock(now: Now, moment: Millis) -> String {
    let (hours, minutes) = now.clock_of(moment);
    format!("{hours:02}:{minutes:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (20_001, "20,001"),
            (123_456, "123,456"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(digits(number), text);
        }
    }

    #[test]
    fn sizes_are_rounded_up() {
        for (bytes, text) in [(1, "1\u{a0}KB"), (1024 * 1448, "1,448\u{a0}KB"), (12 << 20, "12\u{a0}MB")] {
            assert_eq!(size(bytes), text);
        }
    }
}
