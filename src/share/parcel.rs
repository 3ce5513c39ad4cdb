//! The parcel: a frame around the bytes of a link or a code. It says what kind of content it has, and shows whether
//! all of it has arrived, and unchanged.
//!
//! `kind (1 byte) · length of the content (count of 7-bit groups, low first) · content · CRC-32 of all before (4 bytes)`

use super::Refusal;

/// What is in a parcel. Unknown kinds come from a later version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Bits of [`write_status`](super::write_status).
    Status,
    /// An exchange file, compressed.
    Text,
    /// One of several pieces of a parcel.
    Piece,
}

impl Kind {
    fn number(self) -> u8 {
        match self {
            Self::Status => 1,
            Self::Text => 2,
            Self::Piece => 3,
        }
    }

    fn of(number: u8) -> Result<Self, Refusal> {
        match number {
            1 => Ok(Self::Status),
            2 => Ok(Self::Text),
            3 => Ok(Self::Piece),
            other => Err(Refusal::Newer { version: u64::from(other) }),
        }
    }
}

pub fn pack(kind: Kind, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![kind.number()];
    let mut length = content.len();
    loop {
        let low = (length & 0x7f) as u8;
        length >>= 7;
        if length == 0 {
            bytes.push(low);
            break;
        }
        bytes.push(low | 0x80);
    }
    bytes.extend_from_slice(content);
    let check = crc32(&bytes);
    bytes.extend(check.to_be_bytes());
    bytes
}

/// # Errors
/// `Cut` where the end is missing, `Scrambled` where it is there and wrong.
pub fn unpack(bytes: &[u8]) -> Result<(Kind, &[u8]), Refusal> {
    let (length, start) = length(bytes)?;
    let end = start.checked_add(length).ok_or(Refusal::Scrambled)?;
    if bytes.len() < end.saturating_add(4) {
        return Err(Refusal::Cut);
    }
    let check = crc32(&bytes[..end]).to_be_bytes();
    if bytes[end..] != check {
        return Err(Refusal::Scrambled);
    }
    Ok((Kind::of(bytes[0])?, &bytes[start..end]))
}

/// What the first bytes of a parcel say of all of it.
pub(super) struct Head {
    /// Bytes of the whole.
    pub(super) size: usize,
}

impl Head {
    /// More bytes than these say nothing more.
    pub(super) const MOST: usize = 7;
    /// The smallest parcel: with less of it, something is missing.
    pub(super) const LEAST: usize = 6;

    pub(super) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let (length, start) = length(bytes)?;
        let size = start.checked_add(length).and_then(|end| end.checked_add(4)).ok_or(Refusal::Scrambled)?;
        Ok(Self { size })
    }
}

/// The length of the content, and where it begins.
fn length(bytes: &[u8]) -> Result<(usize, usize), Refusal> {
    let mut length = 0;
    for (place, byte) in bytes.iter().skip(1).take(5).enumerate() {
        length |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Ok((length, place + 2));
        }
    }
    Err(if bytes.len() < 6 { Refusal::Cut } else { Refusal::Scrambled })
}

/// CRC-32 as in ZIP and PNG: against accidents, not against people.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_well_known_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn cut_is_told_from_changed() {
        let whole = pack(Kind::Status, &[7; 300]);
        assert_eq!(unpack(&whole), Ok((Kind::Status, &[7; 300][..])));
        for end in 0..whole.len() {
            assert_eq!(unpack(&whole[..end]), Err(Refusal::Cut), "{end}");
        }
        for place in 3..whole.len() {
            let mut changed = whole.clone();
            changed[place] ^= 0x10;
            assert_eq!(unpack(&changed), Err(Refusal::Scrambled), "{place}");
        }
        assert_eq!(unpack(&pack(Kind::Text, &[]).repeat(2)), Err(Refusal::Scrambled));
    }

    #[test]
    fn what_a_later_version_sends_is_called_so() {
        let mut later = vec![9, 0];
        later.extend(crc32(&later).to_be_bytes());
        assert_eq!(unpack(&later), Err(Refusal::Newer { version: 9 }));
    }
}
