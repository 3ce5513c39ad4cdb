//! One recommendation's state.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Change, Entry, EntryId, Field, Journal, Register, Subject},
    opinion::{Day, MeasureId, Recommendation, RecommendationId},
};

use super::{
    Acceptance, Added, AddedMeasure, Ballots, Deadline, Evidence, Given, Judged, Judgement, Note, Rating, Reading,
    Review, Standing, Tally, Target,
    dates::day,
    judgement::reason,
    reading::is_disputed,
    record::text,
    units::{named, same_unit, units, units_text},
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
    /// All that have a part in it, the lead first.
    units: Vec<Rc<str>>,
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
        let lead = Reading::of(journal, &of(Field::Lead), lead);
        let support = Reading::of(journal, &of(Field::Support), named);
        let ballots = Reading::of(journal, &of(Field::Ballots), Ballots::from_value);
        Self {
            id,
            voted: ballots.value().and_then(|ballots| tally.result(*ballots)),
            standing: Reading::of(journal, &of(Field::Standing), Standing::from_value),
            measures: measures.collect(),
            units: parts_of(&lead, &support),
            lead,
            support,
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
                .filter(|register| is_disputed(journal, register))
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
        let answered = review.is == Review::Approved || self.has_outcome();
        Some(Judged { is: review.is, outdated: answered && is_gone(review.of, &self.standing) })
    }

    /// Whether the unit takes the assignment; out of date once another unit leads.
    pub fn answered(&self) -> Option<Judged<Acceptance>> {
        let accepted = self.accepted.value()?;
        Some(Judged { is: accepted.is, outdated: is_gone(accepted.of, &self.lead) })
    }

    /// The unit's answer to its assignment, for papers.
    pub fn acceptance_given(&self) -> Given<Acceptance> {
        Given::of(&self.accepted, self.answered().is_some_and(|answer| answer.outdated))
    }

    /// The government office's review, for papers.
    pub fn review_given(&self) -> Given<Review> {
        Given::of(&self.review, self.reviewed().is_some_and(|review| review.outdated))
    }

    /// The committee's rating, for papers.
    pub fn rating_given(&self) -> Given<Rating> {
        match (Given::of(&self.rating, false), self.voted) {
            (Given::Nothing, Some(voted)) => Given::Voted(voted),
            (given, _) => given,
        }
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

    /// The unit has reported an outcome and, where that takes one, a reason or why it is late: it owes nothing more
    /// until the outcome is returned.
    pub fn has_outcome(&self) -> bool {
        let explained = || self.standing_reason().is_some() || self.explanation.value().is_some();
        self.standing_shown().is_some_and(|standing| standing.is_settled() && (!standing.needs_reason() || explained()))
    }

    /// Its own day, or that of the whole report where one is still owed (`Procedure::owed_by`). `None`: nothing is owed
    /// by a day.
    pub fn deadline(&self, today: Day, report_due: impl Into<Option<Day>>) -> Option<Deadline> {
        let due = self.due.value().copied().or(report_due.into()).filter(|_| !self.has_outcome());
        due.map(|due| Deadline::seen_from(today, due))
    }

    /// The document's measures and people's own, done and all.
    pub fn measures_in_all(&self) -> (usize, usize) {
        let added = self.added.iter().filter(|measure| measure.is_done()).count();
        (self.measures_done() + added, self.measures.len() + self.added.len())
    }

    /// Every unit that has a part in it, the lead first.
    pub fn units(&self) -> impl Iterator<Item = &Rc<str>> {
        self.units.iter()
    }

    /// Every unit that anybody says leads or supports, also where people differ.
    pub fn units_claimed(&self) -> impl Iterator<Item = Rc<str>> + '_ {
        let lead = self.lead.claims().iter().filter_map(|claim| claim.value.as_ref()).flat_map(|lead| units(lead));
        let support = self.support.claims().iter().filter_map(|claim| claim.value.as_ref()).flatten().cloned();
        lead.chain(support)
    }

    /// Whether anybody says that `unit` leads or supports.
    pub fn is_of(&self, unit: &str) -> bool {
        self.units_claimed().any(|one| same_unit(&one, unit))
    }

    /// The latest entry that stands here.
    pub fn latest(&self) -> Option<&Rc<Entry>> {
        self.latest.as_ref()
    }

    /// How many registers of this recommendation people differ about.
    pub fn conflicts(&self) -> usize {
        self.disputed.len()
    }

    /// Where something stands in place of a day that counts.
    pub fn odd_days(&self) -> Vec<Field> {
        let due = self.due.odd_day().map(|_| Field::Due);
        let notes = self.notes.iter().filter(|note| note.reading.odd_day().is_some());
        let evidence = self.evidence.iter().filter(|piece| piece.reading.odd_day().is_some());
        let notes = notes.map(|note| Field::Note(note.key));
        due.into_iter().chain(notes).chain(evidence.map(|piece| Field::Evidence(piece.key))).collect()
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

fn parts_of(lead: &Reading<Rc<str>>, support: &Reading<Vec<Rc<str>>>) -> Vec<Rc<str>> {
    let mut all = lead.value().map(|lead| units(lead)).unwrap_or_default();
    for unit in support.value().into_iter().flatten() {
        if !all.contains(unit) {
            all.push(unit.clone());
        }
    }
    all
}

/// Several units that lead together are one text, as on paper.
fn lead(value: &Value) -> Option<Rc<str>> {
    let text = value.as_str().map(units_text).filter(|text| !text.is_empty())?;
    Some(text.into())
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
