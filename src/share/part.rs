//! Whose part a file is: one unit's recommendations, and nothing of the others.
//!
//! A field of the exchange file that may be absent, `"part": { "unit": "农牧局", "recommendations": ["r1.1"] }`; what
//! does not know it passes over it.

use std::{fmt, rc::Rc};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    journal::Journal,
    ledger::unit,
    opinion::{Day, Opinion, RecommendationId},
    sorted::distinct,
};

use super::page;

/// One unit's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPart {
    pub unit: Rc<str>,
    /// In the document's order; at least one.
    pub recommendations: Vec<RecommendationId>,
    /// The last day for the report as the sender sees it, where what it follows from is not for the unit.
    pub due: Option<Day>,
}

const NAME: &[u8] = b"\"part\"";
/// So much of a file is looked at for it.
const HEAD: usize = 256 << 10;

#[derive(Deserialize)]
struct Envelope {
    part: Option<Value>,
}

impl UnitPart {
    /// `None` where nothing is named.
    pub fn new(name: &str, recommendations: Vec<RecommendationId>) -> Option<Self> {
        let unit: Rc<str> = unit(name).into();
        let recommendations = distinct(recommendations);
        (!unit.is_empty() && !recommendations.is_empty()).then_some(Self { unit, recommendations, due: None })
    }

    /// What an exchange file, or a page with one inside, says of itself.
    pub fn of_file(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
        let file = if text.starts_with('{') { text } else { page::extract(text)? };
        // A large file says so before its entries, or is not read through for it.
        let head = file.as_bytes().get(..HEAD).unwrap_or(file.as_bytes());
        if !head.windows(NAME.len()).any(|at| at == NAME) {
            return None;
        }
        let part = serde_json::from_str::<Envelope>(file).ok()?.part?;
        let ids = part.get("recommendations")?.as_array()?;
        let ids = ids.iter().filter_map(|id| RecommendationId::parse(id.as_str()?).ok());
        let due = part.get("due").and_then(|due| Day::parse(due.as_str()?).ok());
        Some(Self { due, ..Self::new(part.get("unit")?.as_str()?, ids.collect())? })
    }

    /// As it is kept on the device: the ids, the day where there is one, a blank after each, then the unit.
    pub fn read(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut ids = Vec::new();
        while let Some((first, after)) = rest.split_once(' ')
            && let Ok(id) = RecommendationId::parse(first)
        {
            ids.push(id);
            rest = after;
        }
        let day = rest.split_once(' ').and_then(|(first, after)| Some((Day::parse(first).ok()?, after)));
        let (due, name) = day.map_or((None, rest), |(day, after)| (Some(day), after));
        Some(Self { due, ..Self::new(name, ids)? })
    }

    /// Whether the journal says nothing of any other recommendation: what was left out would look as if it had not
    /// begun.
    pub fn holds_all(&self, journal: &Journal) -> bool {
        let ours = |id| self.recommendations.contains(&id);
        journal.registers().filter_map(|register| register.recommendation()).all(ours)
    }

    /// The document with these recommendations alone.
    pub fn of(&self, whole: &Opinion) -> Opinion {
        whole.narrowed(&self.recommendations).owed_on(self.due)
    }

    /// As JSON.
    pub(super) fn to_value(&self) -> Value {
        let ids: Vec<Value> = self.recommendations.iter().map(|id| id.to_string().into()).collect();
        let mut value = serde_json::json!({ "unit": &*self.unit, "recommendations": ids });
        if let Some(due) = self.due {
            value["due"] = due.to_string().into();
        }
        value
    }
}

impl fmt::Display for UnitPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.recommendations.iter().try_for_each(|id| write!(f, "{id} "))?;
        self.due.iter().try_for_each(|due| write!(f, "{due} "))?;
        f.write_str(&self.unit)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_part_survives_the_way_in_and_out() {
        let ids = ["r1.1", "r5.3"].map(|id| RecommendationId::parse(id).unwrap()).to_vec();
        let part = UnitPart::new("农牧局 二站 ", ids).unwrap();
        assert_eq!(UnitPart::read(&part.to_string()), Some(part.clone()));
        let part = UnitPart { due: Day::parse("2025-09-30").ok(), ..part };
        assert_eq!(UnitPart::read(&part.to_string()), Some(part.clone()));
        let file = serde_json::json!({ "part": part.to_value() }).to_string();
        assert_eq!(UnitPart::of_file(file.as_bytes()), Some(part.clone()));
        let inside = page::embed("<head></head>", &file).unwrap();
        assert_eq!(UnitPart::of_file(inside.as_bytes()), Some(part));
        for none in ["", "{}", r#"{"part":{"unit":"","recommendations":["r1.1"]}}"#, r#"{"part":{"unit":"农牧局"}}"#]
        {
            assert_eq!(UnitPart::of_file(none.as_bytes()), None, "{none}");
        }
        assert_eq!(UnitPart::read("农牧局"), None);
    }
}
