//! Names of the opinion's parts, stable for ever: stored entries, files and links refer to them.
//!
//! An id has the right shape, because `parse` is the only way to one; whether the opinion has such a part, its look-ups
//! say. So a file that a later edition wrote can name parts this one lacks, and still be read.

use std::fmt;

/// The text is not written the way these ids are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownId;

/// One of the fifteen: `r1.1` is area 1, item 1 (`一、一是`). Ordered as in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecommendationId {
    area: u8,
    item: u8,
}

/// A separately tickable part of a recommendation: `r1.1.m1`. Ordered as in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureId {
    recommendation: RecommendationId,
    measure: u8,
}

impl RecommendationId {
    /// As people say it: `1.2`.
    pub fn number(self) -> String {
        format!("{}.{}", self.area, self.item)
    }

    pub fn parse(text: &str) -> Result<Self, UnknownId> {
        let rest = text.strip_prefix('r').ok_or(UnknownId)?;
        let (area, item) = rest.split_once('.').ok_or(UnknownId)?;
        Ok(Self { area: number(area)?, item: number(item)? })
    }

    pub fn area(self) -> AreaId {
        AreaId(self.area)
    }

    /// Place within its area, from 0.
    pub(super) fn index(self) -> usize {
        usize::from(self.item) - 1
    }
}

impl MeasureId {
    pub fn parse(text: &str) -> Result<Self, UnknownId> {
        let (recommendation, measure) = text.split_once(".m").ok_or(UnknownId)?;
        Ok(Self { recommendation: RecommendationId::parse(recommendation)?, measure: number(measure)? })
    }

    pub fn recommendation(self) -> RecommendationId {
        self.recommendation
    }

    /// Place within its recommendation, from 0.
    pub(super) fn index(self) -> usize {
        usize::from(self.measure) - 1
    }
}

/// 1 to 99 in the one way to write it, so that equal ids have equal text.
fn number(text: &str) -> Result<u8, UnknownId> {
    match *text.as_bytes() {
        [ones @ b'1'..=b'9'] => Ok(ones - b'0'),
        [tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => Ok((tens - b'0') * 10 + (ones - b'0')),
        _ => Err(UnknownId),
    }
}

macro_rules! numbered_id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, UnknownId> {
                number(text.strip_prefix($letter).ok_or(UnknownId)?).map(Self)
            }

            /// Place in the opinion, from 0.
            pub(super) fn index(self) -> usize {
                usize::from(self.0) - 1
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }
    };
}

numbered_id!(
    /// One of the five areas: `a1` is `一`.
    AreaId, 'a'
);
numbered_id!(
    /// A problem that the annex found: `f1`, counted as annex 二 lists them.
    FindingId, 'f'
);
numbered_id!(
    /// A figure of the annex: `g1`, counted in the annex's order.
    FigureId, 'g'
);

impl fmt::Display for RecommendationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}.{}", self.area, self.item)
    }
}

impl fmt::Display for MeasureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.m{}", self.recommendation, self.measure)
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id of a part of the opinion")
    }
}

impl std::error::Error for UnknownId {}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["r1.1", "r5.3", "r12.34"] {
            assert_eq!(RecommendationId::parse(text).unwrap().to_string(), text);
        }
        for text in ["r1.1.m1", "r5.3.m11", "r12.34.m99"] {
            assert_eq!(MeasureId::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(AreaId::parse("a5").unwrap().to_string(), "a5");
        assert_eq!(FindingId::parse("f8").unwrap().to_string(), "f8");
        assert_eq!(FigureId::parse("g18").unwrap().to_string(), "g18");
    }

    #[test]
    fn refuses_every_other_spelling() {
        for text in [
            "", "r", "r1", "r1.", "r.1", "1.1", "R1.1", "r0.1", "r1.0", "r01.1", "r1.01", "r+1.1", "r1.100", "r1.1 ",
            " r1.1", "r1.1.1", "r1.1.m1", "r１.1", "r1.-1",
        ] {
            assert_eq!(RecommendationId::parse(text), Err(UnknownId), "{text:?}");
        }
        for text in
            ["", "r1.1", "r1.1.m", "r1.1.m0", "r1.1.m01", "r1.1.1", "r1.m1", ".m1", "r1.1.m1.m1", "r1.1.m100", "m1"]
        {
            assert_eq!(MeasureId::parse(text), Err(UnknownId), "{text:?}");
        }
        for text in ["", "a", "a0", "a01", "f1", "a1.1", "a256"] {
            assert_eq!(AreaId::parse(text), Err(UnknownId), "{text:?}");
        }
    }

    #[test]
    fn sorts_as_the_document_reads_not_as_text() {
        let id = |text| MeasureId::parse(text).unwrap();
        assert!(id("r1.1.m9") < id("r1.1.m10"));
        assert!(id("r1.3.m4") < id("r2.1.m1"));
        assert_eq!(id("r2.3.m1").recommendation().area(), AreaId::parse("a2").unwrap());
    }
}
