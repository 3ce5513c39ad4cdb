//! Texts that are not UTF-8, as Windows programs still write them. This file recognises them; the browser decodes
//! them.

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf16Le,
    Utf16Be,
    /// Simplified Chinese on Windows (GBK), and all that has become of it.
    Gb18030,
}

impl Encoding {
    /// The name that browsers know it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
        }
    }

    /// `None`: UTF-8 that was damaged, or no text.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        utf16(bytes).or_else(|| is_gb18030(bytes).then_some(Self::Gb18030))
    }
}

/// By its mark, or by the zeros beside Latin letters: our files and links begin with these.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    let latin = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    match *bytes {
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        [a, 0, b, 0, ..] if latin(a) && latin(b) => Some(Encoding::Utf16Le),
        [0, a, 0, b, ..] if latin(a) && latin(b) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Well formed, and not rather UTF-8 with a few damaged letters: there, most letters beyond ASCII are still sound.
fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for part in bytes.utf8_chunks() {
        sound += part.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!part.invalid().is_empty());
    }
    broken > sound && is_well_formed(bytes)
}

fn is_well_formed(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match *bytes {
            [] => return true,
            [b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0x80, ref rest @ ..] => rest,
            [0x81..=0xfe, b'@'..=b'~' | 0x80..=0xfe, ref rest @ ..] => rest,
            [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', ref rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_windows_are_told_from_damaged_ones() {
        // 鄂旗人常发
        let gbk = b"\xb6\xf5\xc6\xec\xc8\xcb\xb3\xa3\xb7\xa2";
        assert_eq!(Encoding::of(gbk), Some(Encoding::Gb18030));
        // Two letters that are good UTF-8 by chance, as the first word of a longer text.
        assert_eq!(Encoding::of(&[b"\xc1\xaa\xcd\xa8".as_slice(), gbk, b"\n"].concat()), Some(Encoding::Gb18030));
        let mut damaged = "鄂旗人常发〔2024〕55号".as_bytes().to_vec();
        damaged[4] = 0xff;
        assert_eq!(Encoding::of(&damaged), None);
        damaged.truncate(damaged.len() - 1);
        assert_eq!(Encoding::of(&damaged), None);
        assert_eq!(Encoding::of(b"\x00\x01\xff\xfe"), None);
        assert_eq!(Encoding::of(b"\xff\xfe{\0"), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::of(b"{\0\n\0"), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::of(b"\0{\0\n"), Some(Encoding::Utf16Be));
    }
}
