//! The parts an opinion is made of. All texts are Chinese and cheap to clone.
//!
//! A `cite` is the place in the document: `一、二是` in its main text, `附件一（二）一是` in its annex. A `note` says what is
//! doubtful or easily misread there.

use std::{fmt, rc::Rc};

use super::{AreaId, FigureId, FindingId, MeasureId, RecommendationId};

/// One of the five areas, with its recommendations in the document's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: AreaId,
    /// `一` to `五`.
    pub numeral: Rc<str>,
    pub title: Rc<str>,
    /// At most six characters, for navigation.
    pub short: Rc<str>,
    pub cite: Rc<str>,
    pub findings: Vec<FindingId>,
    pub recommendations: Vec<Rc<Recommendation>>,
}

/// One of the fifteen recommendations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub id: RecommendationId,
    pub title: Rc<str>,
    /// What is asked for, in one sentence.
    pub asks: Rc<str>,
    pub cite: Rc<str>,
    /// The problems that it answers.
    pub findings: Vec<FindingId>,
    /// Its own baseline. That of its findings is with them: [`super::Opinion::baseline`] gives both.
    pub figures: Vec<FigureId>,
    pub note: Option<Rc<str>>,
    pub measures: Vec<Measure>,
}

/// A part of a recommendation that can be ticked by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub id: MeasureId,
    pub text: Rc<str>,
    pub cite: Rc<str>,
    pub note: Option<Rc<str>>,
}

/// A problem that the inspection found: why something was recommended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: FindingId,
    pub title: Rc<str>,
    pub text: Rc<str>,
    pub cite: Rc<str>,
    /// Figures of the same sentence.
    pub figures: Vec<FigureId>,
    pub note: Option<Rc<str>>,
}

/// A figure of the annex, as it stood when the inspection reported. Displayed as `461.5万吨` or `65%以上`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub id: FigureId,
    /// What is measured, the direction of a change included.
    pub label: Rc<str>,
    /// The digits as printed; text, because nothing is computed from them.
    pub value: Rc<str>,
    pub unit: Rc<str>,
    pub bound: Option<Bound>,
    /// As far as the document states it; `None` where it states none.
    pub period: Option<Rc<str>>,
    pub cite: Rc<str>,
    pub note: Option<Rc<str>>,
}

/// How a figure limits what it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `以上`
    AtLeast,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = match self.bound {
            Some(Bound::AtLeast) => "以上",
            None => "",
        };
        write!(f, "{}{}{bound}", self.value, self.unit)
    }
}
