//! The moment, as this device's clock and time zone show it.

use crate::{journal::Millis, opinion::Day};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Handed in with every message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    pub ms: Millis,
    /// Minutes that local time is ahead of UTC.
    pub offset_minutes: i32,
}

impl Now {
    pub fn today(self) -> Day {
        self.day_of(self.ms)
    }

    /// The local day of a moment.
    pub fn day_of(self, moment: Millis) -> Day {
        Day::from_unix_days(self.local(moment).div_euclid(DAY))
    }

    /// Hours and minutes of a moment, local.
    pub fn clock_of(self, moment: Millis) -> (u8, u8) {
        let minutes = self.local(moment).rem_euclid(DAY) / 60_000;
        let part = |value: i64| u8::try_from(value).unwrap_or(0);
        (part(minutes / 60), part(minutes % 60))
    }

    /// The first moment of a local day.
    pub fn start_of(self, day: Day) -> Millis {
        Millis::try_from(day.unix_days() * DAY - self.offset()).unwrap_or(0)
    }

    /// The last moment of a local day.
    pub fn end_of(self, day: Day) -> Millis {
        self.start_of(day) + DAY.unsigned_abs() - 1
    }

    fn local(self, moment: Millis) -> i64 {
        i64::try_from(moment).unwrap_or(i64::MAX / 2) + self.offset()
    }

    fn offset(self) -> i64 {
        i64::from(self.offset_minutes) * 60_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_local_midnight() {
        // 2024-12-19 00:30 in China is still the 18th in Greenwich.
        let now = Now { ms: 1_734_539_400_000, offset_minutes: 480 };
        assert_eq!(now.today().to_string(), "2024-12-19");
        assert_eq!(now.clock_of(now.ms), (0, 30));
        let utc = Now { offset_minutes: 0, ..now };
        assert_eq!(utc.today().to_string(), "2024-12-18");
        assert_eq!(now.start_of(now.today()), now.ms - 30 * 60_000);
        assert_eq!(now.day_of(now.end_of(now.today())), now.today());
        assert_ne!(now.day_of(now.end_of(now.today()) + 1), now.today());
    }
}
