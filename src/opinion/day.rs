//! A day of the civil calendar. No clock and no time zone: whoever knows today's date hands it in.

use std::fmt;

use time::{Date, Month, util::days_in_month};

/// A date from year 0 to 9999, written `YYYY-MM-DD` wherever it leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why a text that a person has written is no day to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayTrouble {
    /// A part of it is missing, or the calendar has no such day.
    NotWhole,
    /// Outside the years 2000 to 2100.
    OutOfRange,
}

/// The text or numbers name no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

/// The Julian day of 1970-01-01.
const UNIX_EPOCH: i64 = 2_440_588;

impl Day {
    /// `month` and `day` count from 1.
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Result<Self, NotADay> {
        let month = Month::try_from(month).map_err(|_| NotADay)?;
        let date = Date::from_calendar_date(i32::from(year), month, day);
        date.map(Self).map_err(|_| NotADay)
    }

    /// Reads exactly `YYYY-MM-DD`: ten ASCII bytes, no blanks, no shorter forms.
    pub fn parse(text: &str) -> Result<Self, NotADay> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(NotADay);
        };
        let year = u16::from(two_digits(y1, y2)?) * 100 + u16::from(two_digits(y3, y4)?);
        Self::from_ymd(year, two_digits(m1, m2)?, two_digits(d1, d2)?)
    }

    /// The first day that may be written down, and the last.
    pub const RANGE: [&str; 2] = ["2000-01-01", "2100-12-31"];

    /// A day that may be written down. Years of one to three digits, or five, are slips of the hand.
    pub fn written(text: &str) -> Result<Self, DayTrouble> {
        let day = Self::parse(text.trim()).map_err(|_| DayTrouble::NotWhole)?;
        if (2000..=2100).contains(&day.year()) { Ok(day) } else { Err(DayTrouble::OutOfRange) }
    }

    pub fn year(self) -> u16 {
        // The range of the type makes the year fit: see `from_ymd` and `plus_months`.
        self.0.year().unsigned_abs() as u16
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Whole days since 1970-01-01.
    pub fn unix_days(self) -> i64 {
        i64::from(self.0.to_julian_day()) - UNIX_EPOCH
    }

    /// The inverse; what lies outside the calendar becomes its nearest end.
    pub fn from_unix_days(days: i64) -> Self {
        let julian = i32::try_from(days.saturating_add(UNIX_EPOCH)).unwrap_or(i32::MAX);
        let earliest = Date::from_calendar_date(0, Month::January, 1).unwrap_or(Date::MIN);
        let nearest = if days < 0 { earliest } else { Date::MAX };
        Self(Date::from_julian_day(julian).map_or(nearest, |date| date.max(earliest)))
    }

    /// The same day of a later month, or that month's last day where it is shorter.
    /// Ends at 9999-12-31: a time limit that reaches the calendar's end never falls due.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let since_year_0 = u64::from(self.year()) * 12 + u64::from(self.month() - 1);
        let total = since_year_0 + u64::from(months);
        let (Ok(year), Ok(month)) = (u16::try_from(total / 12), Month::try_from((total % 12) as u8 + 1)) else {
            return Self(Date::MAX);
        };
        let year = i32::from(year);
        let day = self.day().min(days_in_month(month, year));
        Date::from_calendar_date(year, month, day).map_or(Self(Date::MAX), Self)
    }

    /// Whole days from this day to the other: negative where the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        i64::from(other.0.to_julian_day()) - i64::from(self.0.to_julian_day())
    }
}

fn two_digits(tens: u8, ones: u8) -> Result<u8, NotADay> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() { Ok((tens - b'0') * 10 + (ones - b'0')) } else { Err(NotADay) }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.year(), self.month(), self.day());
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day written YYYY-MM-DD")
    }
}

impl std::error::Error for NotADay {}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    #[test]
    fn counts_days_like_unix() {
        let day = |text: &str| Day::parse(text).map(Day::unix_days);
        assert_eq!(day("1970-01-01"), Ok(0));
        assert_eq!(day("2024-12-19"), Ok(20_076));
        for days in [-1, 0, 20_076, 2_932_896] {
            assert_eq!(Day::from_unix_days(days).unix_days(), days);
        }
        assert_eq!(Day::from_unix_days(i64::MAX).to_string(), "9999-12-31");
        assert_eq!(Day::from_unix_days(i64::MIN).to_string(), "0000-01-01");
    }
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn reads_what_it_writes() {
        for text in ["2024-12-19", "2024-02-29", "0000-01-01", "9999-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        assert_eq!(day("2024-12-19"), Day::from_ymd(2024, 12, 19).unwrap());
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "2024-12-9",
            "2024-12-019",
            " 2024-12-19",
            "2024-12-19 ",
            "2024/12/19",
            "20241219",
            "+024-12-19",
            "-024-12-19",
            "2024-+1-19",
            "2024-00-19",
            "2024-13-19",
            "2024-12-00",
            "2024-12-32",
            "2023-02-29",
            "1900-02-29",
            "２０24-1-1",
            "2024-12-19T00:00:00",
        ] {
            assert_eq!(Day::parse(text), Err(NotADay), "{text:?}");
        }
        assert_eq!(Day::from_ymd(10_000, 1, 1), Err(NotADay));
    }

    #[test]
    fn a_day_is_written_down_from_2000_to_2100() {
        for text in [Day::RANGE[0], "2026-07-31", Day::RANGE[1]] {
            assert_eq!(Day::written(text), Ok(day(text)));
        }
        for text in ["1999-12-31", "2101-01-01", "0002-07-31", "0020-07-31", "0202-07-31"] {
            assert_eq!(Day::written(text), Err(DayTrouble::OutOfRange), "{text}");
        }
        for text in ["", "2026-07", "2026-02-30", "20260-07-31", "…"] {
            assert_eq!(Day::written(text), Err(DayTrouble::NotWhole), "{text}");
        }
    }

    #[test]
    fn months_keep_the_day_or_end_with_the_month() {
        for (from, months, to) in [
            ("2024-12-19", 6, "2025-06-19"),
            ("2024-08-31", 6, "2025-02-28"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2023-08-29", 6, "2024-02-29"),
            ("2024-12-31", 6, "2025-06-30"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2025-06-30", 6, "2025-12-30"),
            ("2024-12-19", 0, "2024-12-19"),
            ("9999-12-01", 1, "9999-12-31"),
            ("2024-12-19", u32::MAX, "9999-12-31"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} + {months} months");
        }
    }

    #[test]
    fn days_count_both_ways_and_over_leap_days() {
        assert_eq!(day("2024-12-19").days_until(day("2025-06-19")), 182);
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
        assert_eq!(day("2025-06-19").days_until(day("2025-06-18")), -1);
        assert_eq!(day("2025-06-19").days_until(day("2025-06-19")), 0);
    }

    #[test]
    fn travels_as_text() {
        let json = serde_json::to_string(&day("2025-06-19")).unwrap();
        assert_eq!(json, r#""2025-06-19""#);
    }
}
