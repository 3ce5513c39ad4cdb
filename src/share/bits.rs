//! Numbers as bits, for links that a chat passes on and codes that a phone reads: both have to be small.

/// Most bits of one number.
const WIDEST: u32 = 64;

#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits used in the last byte; 0: it is full, or there is none.
    used: u32,
}

/// Expected bits are missing, or make no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BadBits;

#[derive(Clone, Debug)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl BitWriter {
    /// The lowest `width` bits of `value`, the highest of them first.
    pub(super) fn put(&mut self, value: u64, width: u32) {
        for place in (0..width).rev() {
            if self.used == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                let bit = u8::from(value >> place & 1 == 1);
                *last |= bit << (7 - self.used);
            }
            self.used = (self.used + 1) % 8;
        }
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.put(u64::from(value), 1);
    }

    /// A number that is mostly below `2^k`: exponential-Golomb code of order `k`.
    pub(super) fn count(&mut self, value: u64, k: u32) {
        let high = u128::from(value >> k) + 1;
        let length = 128 - high.leading_zeros();
        self.put(0, length - 1);
        for place in (0..length).rev() {
            self.flag(high >> place & 1 == 1);
        }
        self.put(value, k);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len() as u64, 5);
        for byte in text.bytes() {
            self.put(u64::from(byte), 8);
        }
    }

    /// What is missing of the last byte is zeros.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bits that [`BitWriter::count`] takes.
pub(super) fn count_width(value: u64, k: u32) -> u32 {
    let high = u128::from(value >> k) + 1;
    2 * (128 - high.leading_zeros()) - 1 + k
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, place: 0 }
    }

    pub(super) fn flag(&mut self) -> Result<bool, BadBits> {
        let byte = self.bytes.get(self.place / 8).ok_or(BadBits)?;
        let bit = byte >> (7 - self.place % 8) & 1;
        self.place += 1;
        Ok(bit == 1)
    }

    pub(super) fn take(&mut self, width: u32) -> Result<u64, BadBits> {
        (0..width).try_fold(0, |value, _| Ok(value << 1 | u64::from(self.flag()?)))
    }

    pub(super) fn count(&mut self, k: u32) -> Result<u64, BadBits> {
        let mut length = 0;
        while !self.flag()? {
            length += 1;
            if length > WIDEST {
                return Err(BadBits);
            }
        }
        let high = (0..length).try_fold(1_u128, |high, _| Ok(high << 1 | u128::from(self.flag()?)))? - 1;
        let value = high << k | u128::from(self.take(k)?);
        u64::try_from(value).map_err(|_| BadBits)
    }

    /// A count of things of which each takes at least `each` bits: more than could follow is nonsense, and
    /// nobody makes room for it. Nor for more than there are bits of things that take none.
    pub(super) fn count_of(&mut self, k: u32, each: usize) -> Result<usize, BadBits> {
        let count = usize::try_from(self.count(k)?).map_err(|_| BadBits)?;
        if count.saturating_mul(each.max(1)) > self.left() { Err(BadBits) } else { Ok(count) }
    }

    pub(super) fn text(&mut self) -> Result<String, BadBits> {
        let length = self.count_of(5, 8)?;
        let bytes = (0..length).map(|_| self.take(8).map(|byte| byte as u8)).collect::<Result<Vec<_>, _>>()?;
        String::from_utf8(bytes).map_err(|_| BadBits)
    }

    fn left(&self) -> usize {
        self.bytes.len() * 8 - self.place
    }

    /// Nothing but the zeros of the last byte is left.
    pub(super) fn end(mut self) -> Result<(), BadBits> {
        let left = self.left();
        if left < 8 && self.take(left as u32)? == 0 { Ok(()) } else { Err(BadBits) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 2, 7, 8, 255, 1_000_000, u64::MAX - 1, u64::MAX];
        let mut bits = BitWriter::default();
        for number in numbers {
            for k in [0, 3, 31, 40] {
                bits.count(number, k);
            }
            bits.put(number, 64);
        }
        bits.text("鄂旗");
        let bytes = bits.finish();
        let mut bits = BitReader::new(&bytes);
        for number in numbers {
            for k in [0, 3, 31, 40] {
                assert_eq!(bits.count(k), Ok(number));
            }
            assert_eq!(bits.take(64), Ok(number));
        }
        assert_eq!(bits.text().as_deref(), Ok("鄂旗"));
        assert_eq!(bits.end(), Ok(()));
    }

    #[test]
    fn the_width_is_what_is_written() {
        for number in [0, 1, 6, 7, 8, 12_345, u64::MAX] {
            for k in [0, 2, 20] {
                let mut bits = BitWriter::default();
                bits.count(number, k);
                assert_eq!(bits.bytes.len(), count_width(number, k).div_ceil(8) as usize);
            }
        }
    }

    #[test]
    fn what_is_not_there_is_not_made_up() {
        assert_eq!(BitReader::new(&[]).flag(), Err(BadBits));
        assert_eq!(BitReader::new(&[0; 20]).count(0), Err(BadBits));
        assert_eq!(BitReader::new(&[0xff]).end(), Err(BadBits));
        // A text of a million letters in two bytes.
        let mut bits = BitWriter::default();
        bits.count(1_000_000, 5);
        assert_eq!(BitReader::new(&bits.finish()).text(), Err(BadBits));
    }
}
