//! What was asked: the standing committee's deliberation opinion as data.
//!
//! `opinion-2024-55.json` is the opinion taken apart. Facts, names, figures and terms are the document's; sentences are
//! ours. Each concrete ask is in exactly one measure, and nothing is added. A clause that only introduces asks, or says
//! what they are for, is in the recommendation's `asks`. The annex repeats the fifteen; they are listed once.
//!
//! This room knows no clock and no browser, and nothing of what has been done: that is the journal's.

mod day;
mod ids;
mod parts;
mod read;
mod stage;
mod translation;

use std::rc::Rc;

pub use day::{Day, DayTrouble, NotADay};
pub use ids::{AreaId, FigureId, FindingId, MeasureId, RecommendationId, UnknownId};
pub use parts::{Area, Bound, Figure, Finding, Measure, Recommendation};
pub use read::OpinionError;
pub use stage::Stage;

/// The opinion as it is checked in.
const EMBEDDED: &str = include_str!("opinion-2024-55.json");
/// What stands in its place for readers of English.
pub const ENGLISH: &str = include_str!("opinion-2024-55.en.json");

/// The document, complete and consistent: [`Opinion::read`], [`Opinion::embedded`] and [`Opinion::translated`] are the
/// only ways to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Names this opinion in files and links, for ever.
    pub id: Rc<str>,
    /// The document number, `鄂旗人常发〔2024〕55号`.
    pub number: Rc<str>,
    pub title: Rc<str>,
    pub short_title: Rc<str>,
    pub issuer: Rc<str>,
    /// Who is to handle it and report.
    pub addressee: Rc<str>,
    pub copied_to: Vec<Rc<str>>,
    pub printed_by: Rc<str>,
    /// The meeting that deliberated.
    pub session: Rc<str>,
    /// The day of the inspection that the annex reports on.
    pub inspected: Day,
    /// The day of printing, which is the only date the document gives itself.
    pub issued: Day,
    /// Calendar months within which the written report is owed.
    pub time_limit_months: u32,
    /// What a reader should know of the document as a whole.
    pub note: Option<Rc<str>>,
    areas: Vec<Area>,
    /// What of it is on show, where it is one unit's part; what is named by its id is found all the same.
    part: Option<Vec<Area>>,
    findings: Vec<Finding>,
    figures: Vec<Figure>,
}

impl Opinion {
    /// The opinion that this program is for.
    #[expect(clippy::expect_used, reason = "the file is part of the program, and the tests read it")]
    pub fn embedded() -> Self {
        Self::read(EMBEDDED).expect("the checked-in opinion is sound")
    }

    /// In the document's order.
    pub fn areas(&self) -> &[Area] {
        self.part.as_deref().unwrap_or(&self.areas)
    }

    /// All of them, in the document's order.
    pub fn recommendations(&self) -> impl Iterator<Item = &Rc<Recommendation>> {
        self.areas().iter().flat_map(|area| &area.recommendations)
    }

    /// How many there are in the document, whatever is on show.
    pub fn whole(&self) -> usize {
        self.areas.iter().map(|area| area.recommendations.len()).sum()
    }

    /// The same with these recommendations alone on show, and the areas that have one.
    #[must_use]
    pub fn narrowed(&self, to: &[RecommendationId]) -> Self {
        let areas = self.areas.iter().map(|area| {
            let ours = area.recommendations.iter().filter(|asked| to.contains(&asked.id));
            Area { recommendations: ours.cloned().collect(), ..area.clone() }
        });
        Self { part: Some(areas.filter(|area| !area.recommendations.is_empty()).collect()), ..self.clone() }
    }

    /// All measures of all recommendations, in the document's order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.recommendations().flat_map(|item| &item.measures)
    }

    /// In the annex's order.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// In the annex's order.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.get(id.index())
    }

    pub fn recommendation(&self, id: RecommendationId) -> Option<&Rc<Recommendation>> {
        self.area(id.area())?.recommendations.get(id.index())
    }

    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        let recommendation = self.recommendation(id.recommendation())?;
        recommendation.measures.get(id.index())
    }

    pub fn finding(&self, id: FindingId) -> Option<&Finding> {
        self.findings.get(id.index())
    }

    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.index())
    }

    /// Where things stood: the figures of the recommendation's findings, then its own. None comes twice.
    pub fn baseline<'a>(&'a self, of: &'a Recommendation) -> impl Iterator<Item = &'a Figure> {
        let found = of.findings.iter().filter_map(|id| self.finding(*id));
        found.flat_map(|finding| &finding.figures).chain(&of.figures).filter_map(|id| self.figure(*id))
    }

    /// The last day for the written report, counted from the day on which the opinion was received.
    pub fn due(&self, received: Day) -> Day {
        received.plus_months(self.time_limit_months)
    }
}
