//! What a change is about.

use std::{fmt, rc::Rc};

use super::{
    fact::Fact,
    id::{EntryId, StepId},
};
use crate::opinion::{MeasureId, RecommendationId, Stage};

/// The thing that is written about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The opinion as a whole (text form `opinion`).
    Opinion,
    Recommendation(RecommendationId),
    Measure(MeasureId),
    /// What one writer did at one go (text form `step:` and its id): somebody vouches for it afterwards.
    Step(StepId),
    /// Something a newer version knows: kept, merged and passed on, not shown.
    Other(Rc<str>),
}

/// The property of it that is written.
///
/// Notes, evidence and added measures have a key each, the id of the entry that made them: so
/// two people who add one at the same time never write to the same register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Done,
    Standing,
    Lead,
    Support,
    Contact,
    Due,
    /// Why it is late.
    Explanation,
    Accepted,
    Review,
    Rating,
    Ballots,
    Target,
    Current,
    Received,
    Extension,
    Tally,
    Lights,
    /// Whoever writes it says that an unsigned step was theirs.
    Vouched,
    Note(EntryId),
    Evidence(EntryId),
    /// The text of a measure that people added to the document's.
    Added(EntryId),
    /// Whether that measure is done.
    AddedDone(EntryId),
    /// The day planned for a step of the procedure.
    Planned(Stage),
    /// The day on which it was done.
    Actual(Stage),
    /// What the office that reports says of its papers.
    Office(Fact),
    /// Something a newer version knows: kept, merged and passed on, not shown.
    Other(Rc<str>),
}

/// One value that people may agree or differ about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Register {
    pub subject: Subject,
    pub field: Field,
}

impl Register {
    pub fn new(subject: impl Into<Subject>, field: Field) -> Self {
        Self { subject: subject.into(), field }
    }

    /// The recommendation it belongs to.
    pub fn recommendation(&self) -> Option<RecommendationId> {
        self.subject.recommendation()
    }
}

impl From<RecommendationId> for Subject {
    fn from(id: RecommendationId) -> Self {
        Self::Recommendation(id)
    }
}

impl From<MeasureId> for Subject {
    fn from(id: MeasureId) -> Self {
        Self::Measure(id)
    }
}

impl Subject {
    /// The recommendation this is or belongs to.
    pub fn recommendation(&self) -> Option<RecommendationId> {
        match self {
            Self::Recommendation(id) => Some(*id),
            Self::Measure(id) => Some(id.recommendation()),
            Self::Opinion | Self::Step(_) | Self::Other(_) => None,
        }
    }

    /// Never fails: what is not known by name is kept as it stands.
    pub fn from_text(text: &str) -> Self {
        if text == "opinion" {
            Self::Opinion
        } else if let Ok(id) = RecommendationId::parse(text) {
            Self::Recommendation(id)
        } else if let Ok(id) = MeasureId::parse(text) {
            Self::Measure(id)
        } else if let Some(step) = text.strip_prefix("step:").and_then(|step| step.parse().ok()) {
            Self::Step(step)
        } else {
            Self::Other(text.into())
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opinion => f.write_str("opinion"),
            Self::Recommendation(id) => id.fmt(f),
            Self::Measure(id) => id.fmt(f),
            Self::Step(id) => write!(f, "step:{id}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// The fields without a key, each with its text form.
const PLAIN: [(&str, Field); 18] = [
    ("done", Field::Done),
    ("standing", Field::Standing),
    ("lead", Field::Lead),
    ("support", Field::Support),
    ("contact", Field::Contact),
    ("due", Field::Due),
    ("explanation", Field::Explanation),
    ("accepted", Field::Accepted),
    ("review", Field::Review),
    ("rating", Field::Rating),
    ("ballots", Field::Ballots),
    ("target", Field::Target),
    ("current", Field::Current),
    ("received", Field::Received),
    ("extension", Field::Extension),
    ("tally", Field::Tally),
    ("lights", Field::Lights),
    ("vouched", Field::Vouched),
];

impl Field {
    /// Never fails: what is not known by name is kept as it stands.
    pub fn from_text(text: &str) -> Self {
        if let Some((_, field)) = PLAIN.iter().find(|(name, _)| *name == text) {
            return field.clone();
        }
        text.split_once(':').and_then(|(kind, key)| Self::keyed(kind, key)).unwrap_or_else(|| Self::Other(text.into()))
    }

    fn keyed(kind: &str, key: &str) -> Option<Self> {
        match kind {
            "planned" => Stage::from_code(key).map(Self::Planned),
            "actual" => Stage::from_code(key).map(Self::Actual),
            "office" => Fact::from_code(key).map(Self::Office),
            "note" => key.parse().ok().map(Self::Note),
            "evidence" => key.parse().ok().map(Self::Evidence),
            "measure" => key.parse().ok().map(Self::Added),
            "measure-done" => key.parse().ok().map(Self::AddedDone),
            _ => None,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(key) => write!(f, "note:{key}"),
            Self::Evidence(key) => write!(f, "evidence:{key}"),
            Self::Added(key) => write!(f, "measure:{key}"),
            Self::AddedDone(key) => write!(f, "measure-done:{key}"),
            Self::Planned(stage) => write!(f, "planned:{}", stage.code()),
            Self::Actual(stage) => write!(f, "actual:{}", stage.code()),
            Self::Office(fact) => write!(f, "office:{}", fact.code()),
            Self::Other(text) => f.write_str(text),
            plain => f.write_str(PLAIN.iter().find(|(_, field)| field == plain).map_or("", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_survives_the_way_in_and_out() {
        for text in [
            "opinion",
            "r1.1",
            "r5.3",
            "r1.1.m1",
            "r9.9",
            "step:1732406400000-00000000000000ff",
            "step:x",
            "something-newer",
            "",
        ] {
            assert_eq!(Subject::from_text(text).to_string(), text);
        }
        let keyed = "note:1732406400000-0-00000000000000ff";
        for text in PLAIN.iter().map(|(name, _)| *name).chain([
            keyed,
            "note:x",
            "evidence:",
            "planned:handover",
            "planned:x",
            "office:signer",
            "office:x",
            "colour",
        ]) {
            assert_eq!(Field::from_text(text).to_string(), text);
        }
        assert!(matches!(Field::from_text(keyed), Field::Note(_)));
    }
}
