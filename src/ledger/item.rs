//! One recommendation's state.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Change, Entry, EntryId, Field, Journal, Register, Subject},
    opinion::{Day, MeasureId, Recommendation, RecommendationId},
};

use super::{
    Acceptance, Added, AddedMeasure, Ballots, Deadline, Evidence, Judged, Judgement, Note, Rating, Reading, Review,
    Standing, Tally, Target,
    judgement::reason,
    record::{day, text, texts},
};

/// A recommendation as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: RecommendationId,
    pub standing: Reading<Standing>,
    pub measures: Vec<MeasureState>,
    /// 牵头单位
    pub lead: Reading<Rc<str>>,
    /// 配合单位
    pub support: Reading<Vec<Rc<str>>>,
    pub contact: Reading<Rc<str>>,
    pub due: Reading<Day>,
    /// Why it is late.
    pub explanation: Reading<Rc<str>>,
    pub accepted: Reading<Judgement<Acceptance>>,
    pub review: Reading<Judgement<Review>>,
    pub rating: Reading<Judgement<Rating>>,
    pub ballots: Reading<Ballots>,
    pub target: Reading<Target>,
    /// How far the target has been reached, in its unit.
    pub current: Reading<Rc<str>>,
    /// In the order in which they were added; what was withdrawn is in the history alone.
    pub notes: Vec<Added<Note>>,
    pub evidence: Vec<Added<Evidence>>,
    pub added: Vec<AddedMeasure>,
    /// What the ballots come to under the rule in force.
    voted: Option<Rating>,
    disputed: Vec<Register>,
    latest: Option<Rc<Entry>>,
}

/// A measure as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureState {
    pub id: MeasureId,
    pub done: Reading<bool>,
}

impl MeasureState {
    /// Done, and nobody says otherwise.
    pub fn is_done(&self) -> bool {
        self.done.value() == Some(&true)
    }
}

impl Item {
    pub(super) fn fold(recommendation: &Recommendation, journal: &Journal, tally: Tally) -> Self {
        let id = recommendation.id;
        let subject = Subject::from(id);
        let of = |field| Register::new(id, field);
        let measures = recommendation.measures.iter().map(|measure| MeasureState {
            id: measure.id,
            done: Reading::of(journal, &Register::new(measure.id, Field::Done), Value::as_bool),
        });
        let registers: Vec<&Register> = journal.registers_of(&subject).collect();
        let parts: Vec<Subject> = recommendation.measures.iter().map(|measure| measure.id.into()).collect();
        let known = registers.iter().copied().chain(parts.iter().flat_map(|part| journal.registers_of(part)));
        let known: Vec<&Register> = known.filter(|register| !matches!(register.field, Field::Other(_))).collect();
        let ballots = Reading::of(journal, &of(Field::Ballots), Ballots::from_value);
        Self {
            id,
            voted: ballots.value().and_then(|ballots| tally.result(*ballots)),
            standing: Reading::of(journal, &of(Field::Standing), Standing::from_value),
            measures: measures.collect(),
            lead: Reading::of(journal, &of(Field::Lead), text),
            support: Reading::of(journal, &of(Field::Support), texts),
            contact: Reading::of(journal, &of(Field::Contact), text),
            due: Reading::of(journal, &of(Field::Due), day),
            explanation: Reading::of(journal, &of(Field::Explanation), text),
            accepted: Reading::of(journal, &of(Field::Accepted), Judgement::from_value),
            review: Reading::of(journal, &of(Field::Review), Judgement::from_value),
            rating: Reading::of(journal, &of(Field::Rating), Judgement::from_value),
            ballots,
            target: Reading::of(journal, &of(Field::Target), Target::from_value),
            current: Reading::of(journal, &of(Field::Current), text),
            notes: added(journal, &registers, note, Note::from_value),
            evidence: added(journal, &registers, evidence, Evidence::from_value),
            added: added(journal, &registers, measure, text)
                .into_iter()
                .map(|text| AddedMeasure {
                    done: Reading::of(journal, &of(Field::AddedDone(text.key)), Value::as_bool),
                    text,
                })
                .collect(),
            disputed: known
                .iter()
                .filter(|register| journal.is_disputed(register))
                .map(|one| Register::clone(one))
                .collect(),
            latest: known.iter().flat_map(|register| journal.heads(register)).max_by_key(|entry| entry.id).cloned(),
        }
    }

    /// 已办结, and nobody says otherwise.
    pub fn is_done(&self) -> bool {
        self.standing.value() == Some(&Standing::Done)
    }

    pub fn measures_done(&self) -> usize {
        self.measures.iter().filter(|measure| measure.is_done()).count()
    }

    /// What to show where nobody set a standing: work has begun once a measure is done. `None`
    /// while people differ.
    pub fn standing_shown(&self) -> Option<Standing> {
        if self.standing.is_conflict() {
            return None;
        }
        let begun = if self.measures_in_all().0 > 0 { Standing::Working } else { Standing::NotStarted };
        Some(self.standing.value().copied().unwrap_or(begun))
    }

    /// Why it stands so, where somebody said.
    pub fn standing_reason(&self) -> Option<Rc<str>> {
        let entry = &self.standing.latest()?.entry;
        if let Change::Set(value) = &entry.change { reason(value) } else { None }
    }

    /// What the government office's review comes to now: it judged one report, and what the unit says since is not
    /// judged yet. A return stays until the unit reports again.
    pub fn reviewed(&self) -> Option<Judged<Review>> {
        let review = self.review.value()?;
        let answered = review.is == Review::Approved || self.standing_shown().is_some_and(Standing::is_settled);
        Some(Judged { is: review.is, outdated: answered && is_gone(review.of, &self.standing) })
    }

    /// Whether the unit takes the assignment; out of date once another unit leads.
    pub fn answered(&self) -> Option<Judged<Acceptance>> {
        let accepted = self.accepted.value()?;
        Some(Judged { is: accepted.is, outdated: is_gone(accepted.of, &self.lead) })
    }

    pub fn is_approved(&self) -> bool {
        self.reviewed() == Some(Judged { is: Review::Approved, outdated: false })
    }

    /// What the committee says: its own word, or else what its ballots come to.
    pub fn rated(&self) -> Option<Rating> {
        if self.rating.is_conflict() { None } else { self.rating.value().map(|rating| rating.is).or(self.voted) }
    }

    /// What the ballots come to under the rule in force.
    pub fn voted(&self) -> Option<Rating> {
        self.voted
    }

    /// The committee is satisfied, or mostly.
    pub fn is_satisfying(&self) -> bool {
        matches!(self.rated(), Some(Rating::Satisfied | Rating::MostlySatisfied))
    }

    /// Its own day, or that of the whole report. `None`: it is settled, and nothing is owed any more.
    pub fn deadline(&self, today: Day, report_due: Day) -> Option<Deadline> {
        let owed = !self.standing_shown().is_some_and(Standing::is_settled);
        owed.then(|| Deadline::seen_from(today, self.due.value().copied().unwrap_or(report_due)))
    }

    /// The document's measures and people's own, done and all.
    pub fn measures_in_all(&self) -> (usize, usize) {
        let added = self.added.iter().filter(|measure| measure.is_done()).count();
        (self.measures_done() + added, self.measures.len() + self.added.len())
    }

    /// Every unit that has a part in it, the lead first.
    pub fn units(&self) -> impl Iterator<Item = &Rc<str>> {
        self.lead.value().into_iter().chain(self.support.value().into_iter().flatten())
    }

    /// The latest entry that stands here.
    pub fn latest(&self) -> Option<&Rc<Entry>> {
        self.latest.as_ref()
    }

    /// How many registers of this recommendation people differ about.
    pub fn conflicts(&self) -> usize {
        self.disputed.len()
    }

    /// The registers that people differ about.
    pub fn disputed(&self) -> &[Register] {
        &self.disputed
    }
}

/// Whether the entry that was judged stands no more. Where none is named, nobody can tell.
fn is_gone<T>(of: Option<EntryId>, judged: &Reading<T>) -> bool {
    of.is_some_and(|of| judged.claims().iter().all(|claim| claim.entry.id != of))
}

/// What was added to a recommendation and not withdrawn since.
fn added<T>(
    journal: &Journal,
    registers: &[&Register],
    key: impl Fn(&Field) -> Option<EntryId>,
    parse: impl Fn(&Value) -> Option<T> + Copy,
) -> Vec<Added<T>> {
    let all = registers.iter().filter_map(|register| {
        Some(Added { key: key(&register.field)?, reading: Reading::of(journal, register, parse) })
    });
    all.filter(|added| added.value().is_some()).collect()
}

fn note(field: &Field) -> Option<EntryId> {
    if let Field::Note(key) = field { Some(*key) } else { None }
}

fn evidence(field: &Field) -> Option<EntryId> {
    if let Field::Evidence(key) = field { Some(*key) } else { None }
}

fn measure(field: &Field) -> Option<EntryId> {
    if let Field::Added(key) = field { Some(*key) } else { None }
}
