//! A parcel too large for one QR code: several pieces, shown in turn, read in any order and any number of times.

use crate::vec_map::VecMap;

use super::{
    Kind, Refusal,
    parcel::{crc32, pack},
};

/// Pieces of one parcel.
pub const MOST_PIECES: usize = 200;
const HEAD: usize = 6;

/// `CRC-32 of the whole (4 bytes) · number, from 0 (1 byte) · how many (1 byte) · its part`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub whole: u32,
    pub number: u8,
    pub of: u8,
    pub part: Vec<u8>,
}

impl Piece {
    pub(super) fn read(content: &[u8]) -> Result<Self, Refusal> {
        let (head, part) = content.split_first_chunk::<HEAD>().ok_or(Refusal::Scrambled)?;
        let [a, b, c, d, number, of] = *head;
        if number >= of || usize::from(of) > MOST_PIECES {
            return Err(Refusal::Scrambled);
        }
        Ok(Self { whole: u32::from_be_bytes([a, b, c, d]), number, of, part: part.to_vec() })
    }

    /// Bytes that a piece adds to its part, its own parcel included.
    pub(super) const WEIGHT: usize = HEAD + 8;
}

/// A parcel as pieces, each a parcel by itself. `None`: too many of them.
pub fn pieces(parcel: &[u8], size: usize) -> Option<Vec<Vec<u8>>> {
    let whole = crc32(parcel).to_be_bytes();
    let count = parcel.len().div_ceil(size.max(1));
    let of = u8::try_from(count).ok().filter(|_| count <= MOST_PIECES)?;
    let piece = |(number, part): (usize, &[u8])| {
        let number = u8::try_from(number).unwrap_or(u8::MAX);
        pack(Kind::Piece, &[&whole[..], &[number, of], part].concat())
    };
    Some(parcel.chunks(size.max(1)).enumerate().map(piece).collect())
}

/// The pieces read so far. Those of another parcel do not mix in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    sets: VecMap<(u32, u8), VecMap<u8, Vec<u8>>>,
    latest: Option<(u32, u8)>,
}

impl Collected {
    /// Takes one piece. Once it was the last missing one: the parcel.
    ///
    /// # Errors
    /// All pieces are there, and they do not make the parcel.
    pub fn take(&mut self, piece: Piece) -> Result<Option<Vec<u8>>, Refusal> {
        let key = (piece.whole, piece.of);
        self.latest = Some(key);
        let set = self.sets.get_or_insert_with(key, VecMap::default);
        set.insert(piece.number, piece.part);
        if set.len() < usize::from(piece.of) {
            return Ok(None);
        }
        let parcel: Vec<u8> = set.values().flatten().copied().collect();
        self.sets.remove(&key);
        self.latest = None;
        if crc32(&parcel) == piece.whole { Ok(Some(parcel)) } else { Err(Refusal::Scrambled) }
    }

    /// Of the parcel that a piece was last read of: how many are there, and the numbers still missing, from 1.
    pub fn missing(&self) -> Option<(usize, Vec<u8>)> {
        let (whole, of) = self.latest?;
        let set = self.sets.get(&(whole, of))?;
        let missing = (0..of).filter(|number| !set.contains_key(number)).map(|number| number + 1);
        Some((set.len(), missing.collect()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{super::parcel::unpack, *};

    #[test]
    fn pieces_come_together_in_any_order_and_any_number_of_times() {
        let parcel: Vec<u8> = (0..250).collect();
        let mut pieces: Vec<_> =
            pieces(&parcel, 60).unwrap().iter().map(|one| Piece::read(unpack(one).unwrap().1).unwrap()).collect();
        assert_eq!(pieces.len(), 5);
        pieces.reverse();
        let mut collected = Collected::default();
        for piece in &pieces[..4] {
            for _ in 0..3 {
                assert_eq!(collected.take(piece.clone()), Ok(None));
            }
        }
        assert_eq!(collected.missing(), Some((4, vec![1])));
        let other = Piece { whole: 1, number: 0, of: 2, part: vec![1] };
        assert_eq!(collected.take(other), Ok(None));
        assert_eq!(collected.missing(), Some((1, vec![2])));
        assert_eq!(collected.take(pieces[4].clone()), Ok(Some(parcel)));
        assert_eq!(collected.missing(), None);
    }

    #[test]
    fn what_does_not_fit_is_not_cut() {
        assert_eq!(pieces(&[0; 1000], 2), None);
    }
}
