//! Which unit's part a file is: that unit's recommendations, and nothing of the others.
//!
//! It is an optional field of the exchange file: `"part": { "unit": "农牧局", "recommendations": ["r1.1"] }`. Programs
//! that do not know it ignore it.

use std::{fmt, rc::Rc};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    journal::Journal,
    ledger::unit,
    opinion::{Opinion, RecommendationId},
    vec_map::distinct,
};

use super::page;

/// One unit's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPart {
    pub unit: Rc<str>,
    /// In the document's order; at least one.
    pub recommendations: Vec<RecommendationId>,
}

#[derive(Deserialize)]
struct Envelope {
    part: Option<Value>,
}

impl UnitPart {
    /// `None` where nothing is named.
    pub fn new(name: &str, recommendations: Vec<RecommendationId>) -> Option<Self> {
        let unit: Rc<str> = unit(name).into();
        let recommendations = distinct(recommendations);
        (!unit.is_empty() && !recommendations.is_empty()).then_some(Self { unit, recommendations })
    }

    /// What an exchange file, or a page with one inside, says of itself.
    pub fn of_file(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
        let file = if text.starts_with('{') { text } else { page::extract(text)? };
        let part = serde_json::from_str::<Envelope>(file).ok()?.part?;
        let ids = part.get("recommendations")?.as_array()?;
        let ids = ids.iter().filter_map(|id| RecommendationId::parse(id.as_str()?).ok());
        Self::new(part.get("unit")?.as_str()?, ids.collect())
    }

    /// As it is kept on the device: the ids, a blank between each two, then the unit.
    pub fn read(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut ids = Vec::new();
        while let Some((first, after)) = rest.split_once(' ')
            && let Ok(id) = RecommendationId::parse(first)
        {
            ids.push(id);
            rest = after;
        }
        Self::new(rest, ids)
    }

    /// Whether the journal says nothing of any other recommendation: what was left out would look as if it had not
    /// begun.
    pub fn holds_all(&self, journal: &Journal) -> bool {
        let ours = |id| self.recommendations.contains(&id);
        journal.registers().filter_map(|register| register.recommendation()).all(ours)
    }

    /// The document with these recommendations alone.
    pub fn of(&self, whole: &Opinion) -> Opinion {
        whole.narrowed(&self.recommendations)
    }

    /// As JSON.
    pub(super) fn to_value(&self) -> Value {
        let ids: Vec<Value> = self.recommendations.iter().map(|id| id.to_string().into()).collect();
        serde_json::json!({ "unit": &*self.unit, "recommendations": ids })
    }
}

impl fmt::Display for UnitPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.recommendations.iter().try_for_each(|id| write!(f, "{id} "))?;
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
