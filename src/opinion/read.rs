//! From the checked-in file to an [`Opinion`]: first its shape, then what the shape cannot say.

use std::{fmt, rc::Rc};

use serde::Deserialize;

use super::{Area, Day, Figure, FigureId, Finding, FindingId, Opinion};

/// Why a text is no opinion. For whoever edits the file; users never meet it.
#[derive(Debug)]
pub enum OpinionError {
    NotRead(serde_json::Error),
    /// The id is not the next one in its list, on which look-ups rely.
    OutOfPlace(String),
    /// An area or recommendation or finding refers to what the file lacks.
    Unresolved(String),
}

/// The file as it stands, ids well-formed but not yet in place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpinionFile {
    id: Rc<str>,
    number: Rc<str>,
    title: Rc<str>,
    short_title: Rc<str>,
    issuer: Rc<str>,
    addressee: Rc<str>,
    copied_to: Vec<Rc<str>>,
    printed_by: Rc<str>,
    session: Rc<str>,
    inspected: Day,
    issued: Day,
    time_limit_months: u32,
    note: Option<Rc<str>>,
    areas: Vec<Area>,
    findings: Vec<Finding>,
    figures: Vec<Figure>,
}

impl Opinion {
    /// Reads the format of the checked-in file: JSON without unknown fields, ids consecutive, references resolved.
    pub fn read(json: &str) -> Result<Self, OpinionError> {
        let file: OpinionFile = serde_json::from_str(json).map_err(OpinionError::NotRead)?;
        file.check_places()?;
        file.check_references()?;
        Ok(Self {
            id: file.id,
            number: file.number,
            title: file.title,
            short_title: file.short_title,
            issuer: file.issuer,
            addressee: file.addressee,
            copied_to: file.copied_to,
            printed_by: file.printed_by,
            session: file.session,
            inspected: file.inspected,
            issued: file.issued,
            time_limit_months: file.time_limit_months,
            note: file.note,
            areas: file.areas,
            findings: file.findings,
            figures: file.figures,
        })
    }
}

impl OpinionFile {
    fn check_places(&self) -> Result<(), OpinionError> {
        for (at, area) in self.areas.iter().enumerate() {
            in_place(area.id, area.id.index() == at)?;
            for (at, item) in area.recommendations.iter().enumerate() {
                let placed = item.id.area() == area.id && item.id.index() == at;
                in_place(item.id, placed)?;
                for (at, measure) in item.measures.iter().enumerate() {
                    let placed = measure.id.recommendation() == item.id && measure.id.index() == at;
                    in_place(measure.id, placed)?;
                }
            }
        }
        for (at, finding) in self.findings.iter().enumerate() {
            in_place(finding.id, finding.id.index() == at)?;
        }
        for (at, figure) in self.figures.iter().enumerate() {
            in_place(figure.id, figure.id.index() == at)?;
        }
        Ok(())
    }

    fn check_references(&self) -> Result<(), OpinionError> {
        for area in &self.areas {
            self.findings_resolve(&area.findings)?;
            for item in &area.recommendations {
                self.findings_resolve(&item.findings)?;
                self.figures_resolve(&item.figures)?;
            }
        }
        for finding in &self.findings {
            self.figures_resolve(&finding.figures)?;
        }
        Ok(())
    }

    fn findings_resolve(&self, ids: &[FindingId]) -> Result<(), OpinionError> {
        match ids.iter().find(|id| id.index() >= self.findings.len()) {
            Some(id) => Err(OpinionError::Unresolved(id.to_string())),
            None => Ok(()),
        }
    }

    fn figures_resolve(&self, ids: &[FigureId]) -> Result<(), OpinionError> {
        match ids.iter().find(|id| id.index() >= self.figures.len()) {
            Some(id) => Err(OpinionError::Unresolved(id.to_string())),
            None => Ok(()),
        }
    }
}

fn in_place(id: impl ToString, placed: bool) -> Result<(), OpinionError> {
    if placed { Ok(()) } else { Err(OpinionError::OutOfPlace(id.to_string())) }
}

impl fmt::Display for OpinionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRead(error) => write!(f, "not read: {error}"),
            Self::OutOfPlace(id) => write!(f, "{id} is out of place"),
            Self::Unresolved(id) => write!(f, "{id} is referred to but missing"),
        }
    }
}

impl std::error::Error for OpinionError {}
