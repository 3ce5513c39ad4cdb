//! Days as values: whole, and from 2000 to 2100. What came in by file and is none counts for nothing; it is shown as it
//! was written, and marked.

use serde_json::Value;

use crate::{
    journal::{Change, Field, in_json},
    opinion::Day,
};

use super::Reading;

/// More of a text that is no day tells nobody anything.
const LONGEST: usize = 40;

pub(super) fn day(value: &Value) -> Option<Day> {
    Day::written(value.as_str()?).ok()
}

/// What stands in this change where a day belongs, if it is no day that counts.
pub fn odd_day(field: &Field, change: &Change) -> Option<String> {
    let Change::Set(value) = change else { return None };
    let written = match field {
        Field::Due | Field::Received | Field::Planned(_) | Field::Actual(_) => value,
        Field::Note(_) | Field::Evidence(_) => value.get("on")?,
        Field::Extension => value.get("until").unwrap_or(value),
        _ => return None,
    };
    let text = written.as_str().map_or_else(|| in_json(written), |text| text.trim().to_owned());
    (day(written).is_none() && !text.is_empty()).then(|| shortened(&text))
}

fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut kept: String = letters.by_ref().take(LONGEST).filter(|letter| !letter.is_control()).collect();
    if letters.next().is_some() {
        kept.push('…');
    }
    kept
}

impl<T> Reading<T> {
    /// What the latest claim says in place of a day, where that counts for nothing.
    pub fn odd_day(&self) -> Option<String> {
        self.latest().and_then(|claim| odd_day(&claim.entry.register.field, &claim.entry.change))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{journal::EntryId, opinion::Stage};
    use serde_json::json;

    #[test]
    fn what_is_no_day_of_these_years_is_told_as_it_is() {
        let due = |value: Value| odd_day(&Field::Due, &Change::Set(value));
        for text in ["0020-07-31", "20260-07-31", "2026-07", "月底", "9999-12-31"] {
            assert_eq!(due(json!(text)).as_deref(), Some(text));
        }
        assert_eq!(due(json!(20_260_731)).as_deref(), Some("20260731"));
        assert_eq!(due(json!("2026-07-31")), None);
        assert_eq!(due(json!(" ")), None, "nothing was written");
        assert_eq!(odd_day(&Field::Due, &Change::Cleared), None);
        assert_eq!(odd_day(&Field::Lead, &Change::Set(json!("0020-07-31"))), None);
        let long = due(json!("月".repeat(60_000))).unwrap_or_default();
        assert_eq!(long.chars().count(), LONGEST + 1);
    }

    #[test]
    fn days_within_a_value_are_told_too() {
        let key = EntryId::NONE;
        let of = |field: Field, value: Value| odd_day(&field, &Change::Set(value));
        assert_eq!(
            of(Field::Note(key), json!({ "text": "已开工", "on": "0202-03-01" })).as_deref(),
            Some("0202-03-01")
        );
        assert_eq!(of(Field::Note(key), json!({ "text": "已开工" })), None);
        assert_eq!(of(Field::Evidence(key), json!({ "title": "合同", "on": "3月" })).as_deref(), Some("3月"));
        assert_eq!(of(Field::Extension, json!({ "until": "3025-09-19" })).as_deref(), Some("3025-09-19"));
        assert_eq!(of(Field::Planned(Stage::Report), json!("0025-05-01")).as_deref(), Some("0025-05-01"));
    }
}
