//! Bytes as base64url, for links, and as digits, which QR codes hold densest.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Seven bytes in seventeen digits: a QR code needs 56.7 bits for these 56.
const BYTES: usize = 7;
/// Digits for so many bytes.
const DIGITS: [usize; BYTES + 1] = [0, 3, 5, 8, 10, 13, 15, 17];

/// base64url without padding.
pub(super) fn to_letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let value = (0..3).fold(0, |value, place| value << 8 | usize::from(group.get(place).copied().unwrap_or(0)));
        for place in 0..=group.len() {
            text.push(char::from(LETTERS[value >> (18 - 6 * place) & 63]));
        }
    }
    text
}

/// `None`: a letter that is none of them, or a length that can not be.
pub(super) fn from_letters(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        if group.len() == 1 {
            return None;
        }
        let mut value = 0_u32;
        for letter in group {
            value = value << 6 | u32::try_from(LETTERS.iter().position(|one| one == letter)?).ok()?;
        }
        value <<= 6 * (4 - group.len());
        let all = value.to_be_bytes();
        bytes.extend_from_slice(&all[1..group.len()]);
    }
    Some(bytes)
}

pub(super) fn to_digits(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(BYTES) {
        let value = group.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        text.push_str(&format!("{value:0width$}", width = DIGITS[group.len()]));
    }
    text
}

/// `None`: not digits, a length that can not be, or a number too large for its bytes.
pub(super) fn from_digits(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(DIGITS[BYTES]) {
        let length = DIGITS.iter().position(|digits| *digits == group.len())?;
        let digits = std::str::from_utf8(group).ok().filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?;
        let value: u64 = digits.parse().ok()?;
        let all = value.to_be_bytes();
        if all[..8 - length].iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(&all[8 - length..]);
    }
    Some(bytes)
}

/// How many letters so many bytes take.
pub(super) fn letters_for(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// How many digits they take.
pub(super) fn digits_for(bytes: usize) -> usize {
    bytes / BYTES * DIGITS[BYTES] + DIGITS[bytes % BYTES]
}

/// How many bytes go into so many digits.
pub(super) fn bytes_in(digits: usize) -> usize {
    let rest = digits % DIGITS[BYTES];
    let more = DIGITS.iter().rposition(|needed| *needed <= rest).unwrap_or(0);
    digits / DIGITS[BYTES] * BYTES + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        for length in 0..40_u8 {
            for bytes in [vec![0xff; length.into()], (0..length).collect(), vec![0; length.into()]] {
                assert_eq!(from_letters(&to_letters(&bytes)), Some(bytes.clone()));
                assert_eq!(from_digits(&to_digits(&bytes)), Some(bytes.clone()));
                assert!(bytes_in(to_digits(&bytes).len()) == bytes.len());
                assert_eq!(letters_for(bytes.len()), to_letters(&bytes).len());
                assert_eq!(digits_for(bytes.len()), to_digits(&bytes).len());
            }
        }
        assert_eq!(to_letters(b"\xfb\xff\xfe"), "-__-");
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["A", "A+==", "AAAA\n", "字"] {
            assert_eq!(from_letters(text), None, "{text}");
        }
        for text in ["1", "1234", "+12", "999", "99999999999999999", "12x"] {
            assert_eq!(from_digits(text), None, "{text}");
        }
    }
}
