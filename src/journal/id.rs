//! Identifiers that no two writers can make twice.

use std::{fmt, str::FromStr};

/// Milliseconds since 1970 UTC, as the writer's clock showed them.
pub type Millis = u64;

/// The last moment of the year 9999: later times are no times but damage.
pub(super) const LATEST: Millis = 253_402_300_799_999;
const TAB_BITS: u32 = 24;

/// One writer: a device (40 bits, kept) and a tab opened on it (24 bits, new each time).
///
/// So any number of tabs write side by side without asking each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(u64);

/// The part of a [`Replica`] that all tabs of one browser profile share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(u64);

impl Device {
    /// A device from random bits; all but the lowest 40 are ignored.
    pub fn from_random(bits: u64) -> Self {
        Self(bits & (u64::MAX >> TAB_BITS))
    }

    /// The 40 bits that it is.
    pub fn bits(self) -> u64 {
        self.0
    }
}

impl Replica {
    /// The writer of nothing.
    pub const NONE: Self = Self(0);

    /// The tab of `device` with random `bits`; all but the lowest 24 are ignored.
    pub fn new(device: Device, bits: u32) -> Self {
        Self(device.0 << TAB_BITS | u64::from(bits) & ((1 << TAB_BITS) - 1))
    }

    pub fn device(self) -> Device {
        Device(self.0 >> TAB_BITS)
    }

    /// The 24 bits of the tab.
    pub fn tab(self) -> u32 {
        u32::try_from(self.0 & ((1 << TAB_BITS) - 1)).unwrap_or(0)
    }
}

/// `(time, counter, replica)`, in this order of comparison.
///
/// Text form: `1732406400000-0-00000000000000ff` (milliseconds, counter, 16 hex digits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    pub time: Millis,
    pub counter: u32,
    pub replica: Replica,
}

/// Everything one writer did at one go: the entries with this time and replica.
///
/// Text form: `1732406400000-00000000000000ff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId {
    pub time: Millis,
    pub replica: Replica,
}

impl StepId {
    pub fn entry(self, counter: u32) -> EntryId {
        EntryId { time: self.time, counter, replica: self.replica }
    }
}

impl EntryId {
    /// The id of no entry: where a thing would go that nobody has made yet.
    pub const NONE: Self = Self { time: 0, counter: 0, replica: Replica::NONE };

    pub fn step(self) -> StepId {
        StepId { time: self.time, replica: self.replica }
    }

    /// Whether its time is one that can be written and read back.
    pub fn is_dated(self) -> bool {
        self.time <= LATEST
    }
}

/// A text that is no identifier of the expected kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier")
    }
}

/// Only the canonical spelling, so that one identifier has one text.
fn decimal<T: FromStr>(text: &str) -> Result<T, BadId> {
    let canonical = text == "0" || !text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if canonical && digits { text.parse().map_err(|_| BadId) } else { Err(BadId) }
}

fn time(text: &str) -> Result<Millis, BadId> {
    decimal(text).and_then(|time| if time <= LATEST { Ok(time) } else { Err(BadId) })
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010x}", self.0)
    }
}

impl FromStr for Device {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        hex(text, 10).map(Self)
    }
}

fn hex(text: &str, length: usize) -> Result<u64, BadId> {
    let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if digits && text.len() == length { u64::from_str_radix(text, 16).map_err(|_| BadId) } else { Err(BadId) }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:016x}", self.time, self.counter, self.replica.0)
    }
}

impl FromStr for EntryId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let (front, replica) = text.rsplit_once('-').ok_or(BadId)?;
        let (when, counter) = front.split_once('-').ok_or(BadId)?;
        Ok(Self { time: time(when)?, counter: decimal(counter)?, replica: Replica(hex(replica, 16)?) })
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.time, self.replica.0)
    }
}

impl FromStr for StepId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let (when, replica) = text.split_once('-').ok_or(BadId)?;
        Ok(Self { time: time(when)?, replica: Replica(hex(replica, 16)?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_identifier_has_one_text() {
        let good = "1732406400000-0-00000000000000ff";
        assert_eq!(good.parse::<EntryId>().map(|id| id.to_string()).as_deref(), Ok(good));
        for bad in [
            "",
            "-",
            "--",
            "1-0-ff",
            "01-0-00000000000000ff",
            "+1-0-00000000000000ff",
            "1-00-00000000000000ff",
            "1-0-00000000000000FF",
            "1-0-00000000000000ff ",
            "1-4294967296-00000000000000ff",
            "253402300800000-0-00000000000000ff",
            "1-0-0-00000000000000ff",
            "一-0-00000000000000ff",
        ] {
            assert_eq!(bad.parse::<EntryId>(), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn a_tab_knows_its_device() {
        let device = Device::from_random(u64::MAX);
        assert_eq!(Replica::new(device, u32::MAX).device(), device);
        assert_ne!(Replica::new(device, 1), Replica::new(device, 2));
        assert_eq!(device.to_string().parse(), Ok(device));
    }
}
