//! The list filter: which recommendations are on show, and in what order. All of it fits into the address.
//!
//! `#?q=焦油&unit=农牧局&group=unit` is readable, is never sent to a server, and works with "back". A filter at its default
//! is left out.

use std::fmt;

use crate::{
    journal::{Field, Millis, Register},
    ledger::{Item, Judged, Ledger, Rating, Review, Standing, same_unit},
    opinion::{AreaId, Day, Opinion, Recommendation, RecommendationId},
};

use super::{Effect, Initials, Model, Now, Panel};

/// What narrows the list. The default shows all fifteen, by area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words that all must occur, in any order.
    pub search: String,
    pub area: Option<AreaId>,
    /// A unit that leads or supports.
    pub unit: String,
    pub standing: Option<Standing>,
    pub judgement: Option<JudgedAs>,
    pub late: bool,
    pub conflict: bool,
    /// Of the unit of whoever has signed here.
    pub mine: bool,
    pub since: Option<Day>,
    pub group: Group,
}

/// What the government office or the committee has said so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedAs {
    /// An outcome that waits for its review.
    ToReview,
    Approved,
    Returned,
    ToRate,
    Satisfied,
    Mostly,
    Unsatisfied,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    #[default]
    Area,
    Unit,
    Standing,
}

/// What a recommendation is held against.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub opinion: &'a Opinion,
    /// As it is read, where the page is in another language.
    pub translated: Option<&'a Opinion>,
    pub ledger: &'a Ledger,
    pub initials: &'a Initials,
    /// The unit of whoever has signed here.
    pub unit: &'a str,
    pub today: Day,
    pub now: Now,
}

const JUDGED: [(JudgedAs, &str); 7] = [
    (JudgedAs::ToReview, "to-review"),
    (JudgedAs::Approved, "approved"),
    (JudgedAs::Returned, "returned"),
    (JudgedAs::ToRate, "to-rate"),
    (JudgedAs::Satisfied, "satisfied"),
    (JudgedAs::Mostly, "mostly-satisfied"),
    (JudgedAs::Unsatisfied, "unsatisfied"),
];

const GROUPS: [(Group, &str); 3] = [(Group::Area, "area"), (Group::Unit, "unit"), (Group::Standing, "standing")];

impl JudgedAs {
    pub const ALL: [Self; 7] = [
        Self::ToReview,
        Self::Approved,
        Self::Returned,
        Self::ToRate,
        Self::Satisfied,
        Self::Mostly,
        Self::Unsatisfied,
    ];

    pub fn code(self) -> &'static str {
        code(&JUDGED, self)
    }

    pub fn from_code(text: &str) -> Option<Self> {
        from_code(&JUDGED, text)
    }

    fn takes(self, item: &Item) -> bool {
        let settled = item.has_outcome();
        let returned = item.reviewed() == Some(Judged { is: Review::Returned, outdated: false });
        match self {
            Self::ToReview => settled && !returned && !item.is_approved(),
            Self::Approved => item.is_approved(),
            Self::Returned => returned,
            Self::ToRate => settled && item.rated().is_none(),
            Self::Satisfied => item.rated() == Some(Rating::Satisfied),
            Self::Mostly => item.rated() == Some(Rating::MostlySatisfied),
            Self::Unsatisfied => item.rated() == Some(Rating::Unsatisfied),
        }
    }
}

impl Group {
    pub const ALL: [Self; 3] = [Self::Area, Self::Unit, Self::Standing];

    pub fn code(self) -> &'static str {
        code(&GROUPS, self)
    }

    pub fn from_code(text: &str) -> Option<Self> {
        from_code(&GROUPS, text)
    }
}

fn code<T: PartialEq>(list: &[(T, &'static str)], of: T) -> &'static str {
    list.iter().find(|(known, _)| *known == of).map_or("", |(_, code)| code)
}

fn from_code<T: Copy>(list: &[(T, &str)], text: &str) -> Option<T> {
    list.iter().find(|(_, code)| *code == text).map(|(known, _)| *known)
}

impl Sieve {
    /// Whether all fifteen are on show.
    pub fn is_narrow(&self) -> bool {
        *self != Self { group: self.group, ..Self::default() }
    }

    pub fn takes(&self, seen: Seen<'_>, asked: &Recommendation, item: &Item) -> bool {
        let has_unit = |unit: &str| item.units().any(|known| same_unit(known, unit));
        self.area.is_none_or(|area| asked.id.area() == area)
            && (self.unit.is_empty() || has_unit(&self.unit))
            && (!self.mine || has_unit(seen.unit.trim()))
            && self.standing.is_none_or(|standing| item.standing_shown() == Some(standing))
            && self.judgement.is_none_or(|judgement| judgement.takes(item))
            && (!self.conflict || item.conflicts() > 0)
            && (!self.late || self.is_late(seen, item))
            && self.since.is_none_or(|day| changed(item) >= seen.now.start_of(day))
            && self.finds(seen, asked, item)
    }

    fn is_late(&self, seen: Seen<'_>, item: &Item) -> bool {
        let due = seen.ledger.procedure().owed_by(seen.opinion);
        item.deadline(seen.today, due).is_some_and(|deadline| deadline.is_overdue())
    }

    fn finds(&self, seen: Seen<'_>, asked: &Recommendation, item: &Item) -> bool {
        let mut words = self.search.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let text = text_of(seen, asked, item);
        let by_initials = |word: &str| {
            Initials::may_be(word) && names_of(asked, item).any(|name| seen.initials.of(name).contains(word))
        };
        words.map(str::to_lowercase).all(|word| text.contains(&word) || by_initials(&word))
    }
}

fn changed(item: &Item) -> Millis {
    item.latest().map_or(0, |entry| entry.id.time)
}

/// All that can be read of a recommendation, in lower case: in the document's words, and in those of the page.
fn text_of(seen: Seen<'_>, asked: &Recommendation, item: &Item) -> String {
    let number = asked.id.number();
    let mut text = vec![number.as_str(), &asked.cite];
    text.extend(texts_of(seen.opinion, asked));
    if let Some(translated) = seen.translated
        && let Some(asked) = translated.recommendation(asked.id)
    {
        text.extend(texts_of(translated, asked));
    }
    text.extend(item.units().map(|unit| &**unit));
    text.extend(item.contact.value().map(|contact| &**contact));
    text.extend(item.notes.iter().filter_map(|note| note.value()).map(|note| &*note.text));
    text.extend(item.evidence.iter().filter_map(|one| one.value()).flat_map(|one| [&*one.title, &*one.place]));
    text.extend(item.added.iter().filter_map(|measure| measure.text.value()).map(|text| &**text));
    text.join("\n").to_lowercase()
}

/// What is found by first letters: in long texts, a few letters would be anywhere.
fn names_of<'a>(asked: &'a Recommendation, item: &'a Item) -> impl Iterator<Item = &'a str> {
    let people = item.units().chain(item.contact.value());
    [&*asked.title].into_iter().chain(people.map(|name| &**name))
}

fn texts_of<'a>(opinion: &'a Opinion, asked: &'a Recommendation) -> impl Iterator<Item = &'a str> {
    let measures = asked.measures.iter().map(|measure| &*measure.text);
    let findings = asked.findings.iter().filter_map(|id| opinion.finding(*id));
    let findings = findings.flat_map(|finding| [&*finding.title, &*finding.text]);
    [&*asked.title, &*asked.asks].into_iter().chain(measures).chain(findings)
}

// The address

impl fmt::Display for Sieve {
    /// Without the `#?`; empty where nothing narrows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
        let group = if self.group == Group::Area { "" } else { self.group.code() };
        let parts = [
            ("q", self.search.clone()),
            ("area", self.area.map(|area| area.to_string()).unwrap_or_default()),
            ("unit", self.unit.clone()),
            ("standing", self.standing.map_or("", Standing::code).to_owned()),
            ("judged", self.judgement.map_or("", JudgedAs::code).to_owned()),
            ("late", flag(self.late)),
            ("conflict", flag(self.conflict)),
            ("mine", flag(self.mine)),
            ("since", self.since.map(|day| day.to_string()).unwrap_or_default()),
            ("group", group.to_owned()),
        ];
        let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={}", escaped(&value))).collect();
        f.write_str(&said.join("&"))
    }
}

impl Sieve {
    /// From what stands behind `#?`; what is not known there says nothing.
    pub fn parse(address: &str) -> Self {
        let mut sieve = Self::default();
        for part in address.split('&') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let value = unescaped(value);
            match name {
                "q" => sieve.search = value,
                "area" => sieve.area = AreaId::parse(&value).ok(),
                "unit" => sieve.unit = value,
                "standing" => sieve.standing = Standing::from_code(&value),
                "judged" => sieve.judgement = JudgedAs::from_code(&value),
                "late" => sieve.late = value == "1",
                "conflict" => sieve.conflict = value == "1",
                "mine" => sieve.mine = value == "1",
                "since" => sieve.since = Day::written(&value).ok(),
                "group" => sieve.group = Group::from_code(&value).unwrap_or_default(),
                _ => {}
            }
        }
        sieve
    }
}

/// Percent signs for what would end a value or the address; Chinese stays readable.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    for letter in value.chars() {
        if letter.is_ascii() && !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '.' | '_' | '~') {
            out.push_str(&format!("%{:02X}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out
}

/// The inverse, also of what a browser has made of it: it may write every byte as a percent sign.
fn unescaped(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::new();
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let hex = bytes.get(place + 1..place + 3).and_then(|two| std::str::from_utf8(two).ok());
        let escaped = hex.filter(|_| *byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(escaped.unwrap_or(*byte));
        place += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

// The page

impl Model {
    pub(super) fn sieve_changed(&mut self, sieve: Sieve) -> Vec<Effect> {
        // "Back" skips the single letters of a search.
        let typing =
            !self.sieve.search.is_empty() && Sieve { search: self.sieve.search.clone(), ..sieve.clone() } == self.sieve;
        self.sieve = sieve;
        let keep = Effect::KeepAddress { sieve: self.sieve.to_string(), back: !typing };
        [keep].into_iter().chain(self.read_initials()).collect()
    }

    /// The browser is asked about characters that such a search has not met yet.
    fn read_initials(&self) -> Option<Effect> {
        self.sieve.search.split_whitespace().find(|word| Initials::may_be(word))?;
        let items = self.opinion.recommendations().filter_map(|asked| Some((asked, self.ledger.item(asked.id)?)));
        let unknown = self.initials.unknown(items.flat_map(|(asked, item)| names_of(asked, item)));
        (!unknown.is_empty()).then_some(Effect::ReadInitials(unknown))
    }

    /// A link, "back", or the first picture. Places within the list leave the sieve alone, if it shows them.
    pub(super) fn address_changed(&mut self, now: Now, address: &str) -> Vec<Effect> {
        let fragment = address.trim_start_matches('#');
        if let Some(sieve) = fragment.strip_prefix('?') {
            self.sieve = Sieve::parse(sieve);
        } else if fragment.is_empty() || RecommendationId::parse(fragment).is_ok_and(|id| !self.takes(now, id)) {
            self.sieve = Sieve::default();
        }
        self.read_initials().into_iter().collect()
    }

    /// Opens whatever holds the register, and leads there.
    pub(super) fn show(&mut self, now: Now, place: &Register) -> Vec<Effect> {
        self.lead_to(now, place, place_id(place))
    }

    /// The same, to what people say there.
    pub(super) fn show_conflict(&mut self, now: Now, place: &Register) -> Vec<Effect> {
        self.lead_to(now, place, conflict_id(place))
    }

    fn lead_to(&mut self, now: Now, place: &Register, target: String) -> Vec<Effect> {
        let Some(id) = place.recommendation() else {
            self.panel = Some(match place.field {
                Field::Tally | Field::Lights => Panel::Settings,
                Field::Office(_) => Panel::Papers,
                _ => Panel::Procedure,
            });
            return vec![Effect::Show(target)];
        };
        self.panel = None;
        if !self.open.contains(&id) {
            self.open.push(id);
        }
        let mut effects = vec![Effect::Show(target)];
        if !self.takes(now, id) {
            effects.splice(0..0, self.sieve_changed(Sieve::default()));
        }
        effects
    }
}

/// The id on the page of the first claim where people differ about a register.
pub fn conflict_id(place: &Register) -> String {
    format!("conflict-{}-{}", place.subject, place.field)
}

/// The id on the page of where a register is filled in: `lead-r1.1`. Things with keys share one place.
pub fn place_id(place: &Register) -> String {
    if place.field == Field::Done {
        return format!("tick-{}", place.subject);
    }
    // Several of them stand side by side.
    if let Field::Office(fact) = place.field {
        return format!("office-{}", fact.code());
    }
    if let Field::Planned(stage) | Field::Actual(stage) = place.field {
        let kind = if matches!(place.field, Field::Planned(_)) { "planned" } else { "actual" };
        return format!("{kind}-{}-{}", stage.code(), place.subject);
    }
    let field = place.field.to_string();
    let field = field.split(':').next().unwrap_or_default();
    format!("{field}-{}", place.subject)
}
