//! From the checked-in file to an [`Opinion`]: first its shape, then what the shape cannot say.

use std::{fmt, rc::Rc};

use serde_json::{Map, Value};

use super::{Area, Bound, Day, Figure, FigureId, Finding, FindingId, Measure, Opinion, Recommendation};

/// Why a text is no opinion. For whoever edits the file; users never meet it.
#[derive(Debug)]
pub enum OpinionError {
    NotRead(serde_json::Error),
    /// A field is missing, of the wrong kind, or unknown.
    Misshapen(String),
    /// The id is not the next one in its list, on which look-ups rely.
    OutOfPlace(String),
    /// An area or recommendation or finding refers to what the file lacks.
    Unresolved(String),
}

/// The fields of one object, read one by one; what nobody asked for in the end is unknown.
///
/// By hand, because a derived reader for each of these types weighs more than all they hold.
struct Fields<'a> {
    all: Option<&'a Map<String, Value>>,
    asked: Vec<&'static str>,
    /// The first that is missing, of the wrong kind or unknown, here or further in. What is read after it does not count.
    wrong: Option<String>,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value) -> Self {
        let all = value.as_object();
        let wrong = all.is_none().then(|| "an object".to_owned());
        Self { all, asked: Vec::new(), wrong }
    }

    fn get(&mut self, name: &'static str) -> &'a Value {
        self.asked.push(name);
        self.all.and_then(|all| all.get(name)).unwrap_or(&Value::Null)
    }

    /// Reads one field with `read`, which is `None` where the value is of the wrong kind.
    fn take<T>(&mut self, name: &'static str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = read(self.get(name));
        if value.is_none() {
            self.wrong.get_or_insert_with(|| name.to_owned());
        }
        value
    }

    #[inline(never)]
    fn text(&mut self, name: &'static str) -> Rc<str> {
        self.take(name, text).unwrap_or_default()
    }

    fn texts(&mut self, name: &'static str) -> Vec<Rc<str>> {
        self.take(name, |value| value.as_array()?.iter().map(text).collect()).unwrap_or_default()
    }

    /// Absent and `null` are the same.
    #[inline(never)]
    fn optional(&mut self, name: &'static str) -> Option<Rc<str>> {
        self.take(name, |value| if value.is_null() { Some(None) } else { text(value).map(Some) }).flatten()
    }

    /// Read before all else of its object: what has none can not be told from others.
    fn id<T, E>(&mut self, name: &'static str, parse: fn(&str) -> Result<T, E>) -> Option<T> {
        self.take(name, |value| parse(value.as_str()?).ok())
    }

    fn ids<T, E>(&mut self, name: &'static str, parse: fn(&str) -> Result<T, E>) -> Vec<T> {
        let ids = |value: &Value| value.as_array()?.iter().map(|id| parse(id.as_str()?).ok()).collect();
        self.take(name, ids).unwrap_or_default()
    }

    fn list<T>(&mut self, name: &'static str, read: fn(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let items = self.take(name, |value| value.as_array().cloned()).unwrap_or_default();
        items.iter().filter_map(|item| self.within(item, read)).collect()
    }

    fn within<T>(&mut self, item: &Value, read: fn(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        let mut fields = Fields::of(item);
        let read = read(&mut fields);
        if let Some(wrong) = fields.end() {
            self.wrong.get_or_insert(wrong);
        }
        read
    }

    /// What is wrong with it, if anything.
    fn end(self) -> Option<String> {
        let unknown = || self.all?.keys().find(|name| !self.asked.contains(&name.as_str())).cloned();
        self.wrong.or_else(unknown)
    }
}

fn text(value: &Value) -> Option<Rc<str>> {
    value.as_str().map(Rc::from)
}

fn area(fields: &mut Fields<'_>) -> Option<Area> {
    Some(Area {
        id: fields.id("id", super::AreaId::parse)?,
        numeral: fields.text("numeral"),
        title: fields.text("title"),
        short: fields.text("short"),
        cite: fields.text("cite"),
        findings: fields.ids("findings", FindingId::parse),
        recommendations: fields.list("recommendations", recommendation),
    })
}

fn recommendation(fields: &mut Fields<'_>) -> Option<Rc<Recommendation>> {
    Some(Rc::new(Recommendation {
        id: fields.id("id", super::RecommendationId::parse)?,
        title: fields.text("title"),
        asks: fields.text("asks"),
        cite: fields.text("cite"),
        findings: fields.ids("findings", FindingId::parse),
        figures: fields.ids("figures", FigureId::parse),
        note: fields.optional("note"),
        measures: fields.list("measures", measure),
    }))
}

fn measure(fields: &mut Fields<'_>) -> Option<Measure> {
    Some(Measure {
        id: fields.id("id", super::MeasureId::parse)?,
        text: fields.text("text"),
        cite: fields.text("cite"),
        note: fields.optional("note"),
    })
}

fn finding(fields: &mut Fields<'_>) -> Option<Finding> {
    Some(Finding {
        id: fields.id("id", FindingId::parse)?,
        title: fields.text("title"),
        text: fields.text("text"),
        cite: fields.text("cite"),
        figures: fields.ids("figures", FigureId::parse),
        note: fields.optional("note"),
    })
}

fn figure(fields: &mut Fields<'_>) -> Option<Figure> {
    Some(Figure {
        id: fields.id("id", FigureId::parse)?,
        label: fields.text("label"),
        value: fields.text("value"),
        unit: fields.text("unit"),
        bound: fields.take("bound", |value| match value {
            Value::Null => Some(None),
            Value::String(bound) if bound == "at_least" => Some(Some(Bound::AtLeast)),
            _ => None,
        })?,
        period: fields.optional("period"),
        cite: fields.text("cite"),
        note: fields.optional("note"),
    })
}

impl Opinion {
    /// Reads the format of the checked-in file: JSON without unknown fields, ids consecutive, references resolved.
    pub fn read(json: &str) -> Result<Self, OpinionError> {
        Self::read_value(&serde_json::from_str(json).map_err(OpinionError::NotRead)?)
    }

    /// The same of a file that has been checked: where it was built, for the page.
    pub fn read_checked(json: &str) -> Result<Self, OpinionError> {
        Self::shaped(&serde_json::from_str(json).map_err(OpinionError::NotRead)?)
    }

    pub(super) fn read_value(file: &Value) -> Result<Self, OpinionError> {
        let opinion = Self::shaped(file)?;
        opinion.check_places()?;
        opinion.check_references()?;
        Ok(opinion)
    }

    fn shaped(file: &Value) -> Result<Self, OpinionError> {
        let mut fields = Fields::of(file);
        let opinion = Self::of(&mut fields);
        match (opinion, fields.end()) {
            (Some(opinion), None) => Ok(opinion),
            (_, wrong) => Err(OpinionError::Misshapen(wrong.unwrap_or_default())),
        }
    }

    fn of(fields: &mut Fields<'_>) -> Option<Self> {
        let inspected = fields.id("inspected", Day::parse)?;
        let issued = fields.id("issued", Day::parse)?;
        Some(Self {
            id: fields.text("id"),
            number: fields.text("number"),
            title: fields.text("title"),
            short_title: fields.text("short_title"),
            issuer: fields.text("issuer"),
            addressee: fields.text("addressee"),
            copied_to: fields.texts("copied_to"),
            printed_by: fields.text("printed_by"),
            session: fields.text("session"),
            inspected,
            issued,
            time_limit_months: fields
                .take("time_limit_months", |value| value.as_u64()?.try_into().ok())
                .unwrap_or_default(),
            note: fields.optional("note"),
            areas: fields.list("areas", area),
            part: None,
            findings: fields.list("findings", finding),
            figures: fields.list("figures", figure),
        })
    }

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
            Self::Misshapen(field) => write!(f, "{field} is missing, of the wrong kind, or unknown"),
            Self::OutOfPlace(id) => write!(f, "{id} is out of place"),
            Self::Unresolved(id) => write!(f, "{id} is referred to but missing"),
        }
    }
}

impl std::error::Error for OpinionError {}
