//! What papers say of the document and of an item, each in one place.

use std::rc::Rc;

use crate::{
    journal::Field,
    ledger::{Deadline, Item, Reading, Standing},
    opinion::{Opinion, Recommendation, RecommendationId},
};

use super::{
    Gap, Source, Wants, names,
    paper::{Line, Piece, text},
};

/// 22 pt characters in a line of a title.
const TITLE_LINE: usize = 20;

/// The document's own title in its marks; marks within them change their kind (GB/T 15834).
pub(super) fn cited(opinion: &Opinion) -> String {
    let inner = opinion.title.chars().map(|letter| match letter {
        '《' => '〈',
        '》' => '〉',
        '〈' => '《',
        '〉' => '》',
        other => other,
    });
    format!("《{}》", inner.collect::<String>())
}

/// The office of the body that is to report.
pub(super) fn office(opinion: &Opinion) -> String {
    format!("{}办公室", opinion.addressee)
}

/// A title in lines that end where a phrase does.
pub(super) fn in_lines(title: &str) -> String {
    let mut phrases = phrases(title);
    // No line of its own for two characters.
    if let [.., before, last] = phrases.as_mut_slice()
        && last.chars().count() < 4
    {
        before.push_str(last);
        phrases.pop();
    }
    let mut lines = vec![String::new()];
    for phrase in phrases {
        let room = TITLE_LINE.saturating_sub(lines.last().map_or(0, |line| line.chars().count()));
        if phrase.chars().count() > room && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&phrase);
        }
    }
    lines.join("\n")
}

fn phrases(title: &str) -> Vec<String> {
    const AFTER: [char; 7] = ['的', '》', '〉', '）', '、', '，', '；'];
    const BEFORE: [&str; 6] = ["关于", "《", "〈", "（", "研究处理", "办理情况"];
    let mut all = vec![String::new()];
    for (place, letter) in title.char_indices() {
        let begins = BEFORE.iter().any(|word| title[place..].starts_with(word));
        let ended = all.last().is_some_and(|phrase| phrase.ends_with(AFTER));
        // What closes a phrase stays with it.
        let closes = matches!(letter, '》' | '〉' | '）' | '、' | '，' | '；');
        if (begins || (ended && !closes)) && all.last().is_some_and(|phrase| !phrase.is_empty()) {
            all.push(String::new());
        }
        if let Some(phrase) = all.last_mut() {
            phrase.push(letter);
        }
    }
    all
}

/// In one line, without the full stop: the sentence around it has its own.
pub(super) fn ended(said: &str) -> String {
    const STOPS: [char; 6] = ['。', '.', '；', ';', '，', ','];
    let lines = said.lines().map(|line| line.trim().trim_end_matches(STOPS)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("；")
}

/// The value. Without a value it is a gap. If people differ, it is a gap that names what each says.
pub(super) fn known<T>(
    id: RecommendationId,
    field: Field,
    reading: &Reading<T>,
    wants: Wants,
    tell: impl Fn(&T) -> String,
) -> Piece {
    if reading.is_conflict() {
        return Piece::Gap(Gap::of(id, field.clone(), Wants::Settling(field, claimed(reading, tell))));
    }
    reading.value().map_or_else(|| Piece::Gap(Gap::of(id, field, wants)), |value| text(tell(value)))
}

pub(super) fn lead(item: &Item) -> Piece {
    known(item.id, Field::Lead, &item.lead, Wants::Lead, ToString::to_string)
}

/// Supporting units; nothing where there are none.
pub(super) fn support(item: &Item) -> Option<Piece> {
    let units = |units: &Vec<Rc<str>>| units.join("、");
    let some = item.support.is_conflict() || item.support.value().is_some_and(|units| !units.is_empty());
    some.then(|| known(item.id, Field::Support, &item.support, Wants::Lead, units))
}

pub(super) fn due(item: &Item) -> Piece {
    known(item.id, Field::Due, &item.due, Wants::Due, |day| names::day(*day))
}

/// What the unit says of it. 未启动 beside reported progress is a gap.
pub(super) fn standing(item: &Item) -> Piece {
    match item.standing_shown() {
        None => {
            let told = |standing: &Standing| names::standing(*standing).to_owned();
            known(item.id, Field::Standing, &item.standing, Wants::Standing, told)
        }
        Some(Standing::NotStarted) if is_reported(item) => {
            Piece::Gap(Gap::of(item.id, Field::Standing, Wants::Standing))
        }
        Some(standing) => text(names::standing(standing)),
    }
}

/// Something has been written about it.
pub(super) fn is_reported(item: &Item) -> bool {
    !item.notes.is_empty() || !item.evidence.is_empty()
}

/// Notes that stand, by day: a sentence each.
pub(super) fn notes(item: &Item) -> Vec<String> {
    let mut notes: Vec<_> = item.notes.iter().filter_map(|added| Some((added.value()?, &added.reading))).collect();
    notes.sort_by_key(|(note, _)| note.on);
    let told = notes.into_iter().map(|(note, reading)| {
        let odd = || reading.odd_day().map(|odd| names::odd_day(&odd));
        let on = note.on.map(names::day).or_else(odd).map(|on| format!("{on}，")).unwrap_or_default();
        format!("{on}{}。", ended(&note.text))
    });
    told.collect()
}

/// Why it stands so, and why it is late: a sentence each.
pub(super) fn reasons(item: &Item) -> Vec<String> {
    let said = [item.standing_reason(), item.explanation.value().cloned()];
    let mut told: Vec<String> = said.into_iter().flatten().map(|why| format!("{}。", ended(&why))).collect();
    told.dedup();
    told
}

/// The measures of an item that are done, or that are not: each by its text.
pub(super) fn measures<'a>(asked: &'a Recommendation, item: &'a Item, done: bool) -> Vec<&'a str> {
    let given = asked.measures.iter().zip(&item.measures).filter(move |(_, state)| state.is_done() == done);
    let own = item.added.iter().filter(move |added| added.is_done() == done).filter_map(|added| added.text.value());
    given.map(|(measure, _)| &*measure.text).chain(own.map(|text| &**text)).collect()
}

/// `“甲”“乙”等5项举措`. Measures begin with a verb, so they are quoted and not built into a sentence.
pub(super) fn quoted(measures: &[&str], most: usize) -> String {
    let within = |measure: &str| ended(measure).replace('“', "‘").replace('”', "’");
    let named: String = measures.iter().take(most).map(|measure| format!("“{}”", within(measure))).collect();
    match measures.len() {
        count if count > most => format!("{named}等{count}项举措"),
        count => format!("{named}{count}项举措"),
    }
}

/// What is aimed at, and how far that is.
pub(super) fn target(item: &Item) -> Option<Line> {
    let target = item.target.value()?;
    let current = known(item.id, Field::Current, &item.current, Wants::Current, |now| format!("{now}{}", target.unit));
    Some(vec![text(format!("目标：{}{}{}，目前", target.what, target.goal, target.unit)), current, text("。")])
}

/// Its own day, or that of the whole report, is over, and an outcome is owed.
pub(super) fn is_late(source: Source<'_>, item: &Item) -> bool {
    deadline(source, item).is_some_and(|deadline| deadline.is_overdue())
}

pub(super) fn deadline(source: Source<'_>, item: &Item) -> Option<Deadline> {
    item.deadline(source.today, source.ledger.procedure().owed_by(source.opinion))
}

/// A recommendation's name and what it asks, in this program's words.
pub(super) fn gist(asked: &Recommendation) -> String {
    format!("{}。{}", asked.title, asked.asks)
}

/// That the original prevails.
pub(super) fn gist_note(opinion: &Opinion) -> String {
    format!("注：建议要点根据原文归纳，以{}原文为准。", opinion.number)
}

/// What each of those who differ says.
pub(super) fn claimed<T>(reading: &Reading<T>, tell: impl Fn(&T) -> String) -> String {
    let told = reading.claims().iter().map(|claim| claim.value.as_ref().map_or_else(|| "未填".to_owned(), &tell));
    told.collect::<Vec<_>>().join("／")
}
