//! Days and moments as files write them.

use crate::{journal::Millis, opinion::Day};

/// `2026-11-30T12:09:53Z`, or with the hours that local time is ahead; without them it is taken for UTC.
pub(super) fn utc(text: &str) -> Option<Millis> {
    let text = text.trim();
    let (day, clock) = text.split_at_checked(10)?;
    let clock = clock.strip_prefix(['T', ' ']).unwrap_or("00:00:00").trim_end_matches('Z');
    let (clock, ahead) = match clock.rfind(['+', '-']) {
        Some(at) => (&clock[..at], offset(&clock[at..])?),
        None => (clock, 0),
    };
    let seconds = Day::parse(day).ok()?.unix_days() * 86_400 + seconds(clock)? - ahead;
    u64::try_from(seconds).ok().map(|seconds| seconds * 1000)
}

/// `+08:00` in seconds.
fn offset(text: &str) -> Option<i64> {
    let (sign, clock) = text.split_at_checked(1)?;
    let ahead = seconds(clock)?;
    Some(if sign == "-" { -ahead } else { ahead })
}

/// `08:30`, `08:30:00.5`: parts of a second are left out.
fn seconds(clock: &str) -> Option<i64> {
    let mut parts = clock.split('.').next()?.split(':').map(|part| part.parse::<u32>().ok().filter(|part| *part < 100));
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    Some(i64::from(hours) * 3600 + i64::from(minutes) * 60 + i64::from(seconds))
}

/// A date or a time of a workbook that writes them out, as days since 1899-12-30.
pub(super) fn serial(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    if let Some(clock) =
        text.strip_prefix('T').or_else(|| text.as_bytes().get(2).filter(|it| **it == b':').map(|_| text))
    {
        return seconds(clock).map(in_days);
    }
    let (day, clock) = text.split_at_checked(10)?;
    let days = Day::parse(day).ok()?.unix_days() + 25_569;
    let clock = clock.strip_prefix(['T', ' ']).map_or(Some(0), seconds)?;
    Some(in_days(days * 86_400 + clock))
}

#[expect(clippy::cast_precision_loss, reason = "seconds of ten thousand years")]
fn in_days(seconds: i64) -> f64 {
    seconds as f64 / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::{serial, utc};

    #[test]
    fn moments_as_programs_write_them() {
        let noon = Some(1_796_040_593_000);
        for text in ["2026-11-30T12:09:53Z", "2026-11-30T20:09:53+08:00", "2026-11-30 12:09:53.25"] {
            assert_eq!(utc(text), noon, "{text}");
        }
        assert!(["", "yesterday", "2026-11-30T25", "1960-01-01T00:00:00Z"].into_iter().all(|text| utc(text).is_none()));
    }

    #[test]
    fn dates_that_are_written_out() {
        assert_eq!(serial("2026-06-30T00:00:00"), Some(46_203.0));
        assert_eq!(serial("2026-06-30"), Some(46_203.0));
        assert_eq!(serial("12:00:00"), Some(0.5));
        assert_eq!(serial("六月"), None);
    }
}
