//! QR codes made as pictures.

use miniz_oxide::deflate::compress_to_vec_zlib;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::{
    letters::{bytes_in, to_digits},
    link::MARK,
    parcel::crc32,
    pieces::{Piece, pieces},
};

/// White modules around the code, without which nothing reads it.
const QUIET: i32 = 4;
/// A code for one status may be this large: 117 modules a side.
const LARGEST: u8 = 25;
/// Codes shown in turn are smaller, so that a phone reads them fast.
const SMALLER: u8 = 20;
/// Codewords for data at level M.
const ROOM: [(u8, usize); 2] = [(SMALLER, 669), (LARGEST, 1000)];
/// Pixels of one module in a picture to keep.
const PIXELS: usize = 8;

/// Codes for a parcel, to be read by a camera that opens `address`, or by this page alone where there is none.
/// `None`: too large for codes.
pub fn codes(address: &str, parcel: &[u8]) -> Option<Vec<Code>> {
    let address = address.split('#').next().unwrap_or_default();
    if parcel.len() <= room(address, LARGEST)? {
        return Some(vec![Code::of(address, parcel)?]);
    }
    let size = room(address, SMALLER)?.checked_sub(Piece::WEIGHT)?;
    pieces(parcel, size)?.iter().map(|piece| Code::of(address, piece)).collect()
}

/// Bytes that go into a code of this version beside the address. `None`: not even that fits.
fn room(address: &str, version: u8) -> Option<usize> {
    let (_, words) = ROOM.into_iter().find(|(known, _)| *known == version)?;
    // Two segments, each with a mode of 4 bits and a length: 16 bits for bytes, 12 for digits.
    let bits = (words * 8).checked_sub(20 + 16 + (address.len() + MARK.len()) * 8)?;
    Some(bytes_in(bits * 3 / 10))
}

/// One code.
pub struct Code(QrCode);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Code").field(&self.version()).finish()
    }
}

impl Code {
    fn of(address: &str, parcel: &[u8]) -> Option<Self> {
        let segments =
            [QrSegment::make_bytes(format!("{address}{MARK}").as_bytes()), QrSegment::make_numeric(&to_digits(parcel))];
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::new(LARGEST), None, false)
            .ok()
            .map(Self)
    }

    pub fn version(&self) -> u8 {
        self.0.version().value()
    }

    /// Modules a side, with the quiet ones around.
    pub fn side(&self) -> usize {
        usize::try_from(self.0.size() + 2 * QUIET).unwrap_or(0)
    }

    /// Whether the module in this place is dark, counted with the quiet ones.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let inner = |place: usize| i32::try_from(place).map_or(-1, |place| place - QUIET);
        self.0.get_module(inner(x), inner(y))
    }

    /// A drawing that is sharp at any size: always black on white, whatever the page looks like.
    pub fn svg(&self) -> String {
        let side = self.side();
        let mut path = String::new();
        for y in 0..side {
            let mut x = 0;
            while x < side {
                let run = (x..side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">"#,
                r##"<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>"##
            ),
            side = side,
            path = path
        )
    }

    /// A picture with one bit for a pixel.
    pub fn png(&self) -> Vec<u8> {
        let side = self.side() * PIXELS;
        let mut rows = Vec::with_capacity(side * (side / 8 + 1));
        for y in 0..side {
            // No filter.
            rows.push(0);
            // A module is as wide as a byte.
            rows.extend((0..self.side()).map(|x| if self.is_dark(x, y / PIXELS) { 0x00 } else { 0xff }));
        }
        let width = u32::try_from(side).unwrap_or(0).to_be_bytes();
        let header = [&width[..], &width[..], &[1, 0, 0, 0, 0]].concat();
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        chunk(&mut png, *b"IHDR", &header);
        chunk(&mut png, *b"IDAT", &compress_to_vec_zlib(&rows, 6));
        chunk(&mut png, *b"IEND", &[]);
        png
    }
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    png.extend(u32::try_from(content.len()).unwrap_or(0).to_be_bytes());
    let checked = [&kind[..], content].concat();
    png.extend_from_slice(&checked);
    png.extend(crc32(&checked).to_be_bytes());
}
