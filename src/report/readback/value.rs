//! What a cell that was filled in means.

use serde_json::{Value, json};

use crate::{
    journal::Change,
    ledger::{Judgement, Standing, units},
    opinion::Day,
};

use super::{
    super::{
        names,
        table::{self, DIFFERING, Edits},
    },
    LONGEST, Why,
};

/// How names of units end. Where parts that a blank or a stroke keeps apart all end so, they are several units.
const UNITS: [&str; 22] = [
    "局", "委", "办", "部", "厅", "院", "站", "所", "校", "会", "社", "镇", "乡", "村", "公司", "银行", "中心", "苏木",
    "街道", "政府", "集团", "园区",
];

/// `reason` is the neighbouring cell's, where a standing has one.
pub(super) fn meant(edits: Edits, now: &str, reason: Option<&str>) -> Result<Change, Why> {
    let found = || now.to_owned();
    let reason = reason.filter(|text| !text.is_empty());
    if now.len() > LONGEST || reason.is_some_and(|reason| reason.len() > LONGEST) {
        return Err(Why::TooLong { limit: LONGEST });
    }
    if now.starts_with(DIFFERING.trim_end_matches('：')) {
        return Err(Why::StillDiffering);
    }
    if now.is_empty() && reason.is_none() {
        return Ok(Change::Cleared);
    }
    let value: Value = match edits {
        Edits::Due => date(now).ok_or_else(|| Why::NotADay { found: found() })?.to_string().into(),
        Edits::Standing if now.is_empty() => return Err(Why::ReasonAlone),
        Edits::Standing => {
            let is = standing(now).ok_or_else(|| Why::NotAStanding { found: found() })?;
            Judgement { is, reason: reason.map(Into::into), of: None }.to_value()
        }
        Edits::Done => done(now).ok_or_else(|| Why::NotYesOrNo { found: found() })?.into(),
        Edits::Lead => named(now).ok_or_else(|| Why::UnitsUnclear { found: found() })?.join("、").into(),
        Edits::Support => json!(named(now).ok_or_else(|| Why::UnitsUnclear { found: found() })?),
        Edits::NewNote => json!({ "text": now }),
        _ => now.into(),
    };
    Ok(Change::Set(value))
}

/// Whether a cell still says what it said, however it is written.
pub(super) fn is_same(edits: Edits, said: &str, now: &str) -> bool {
    if lines(said).eq(lines(now)) {
        return true;
    }
    match edits {
        Edits::Due => date(now).is_some() && date(said) == date(now),
        Edits::Lead | Edits::Support => named(now).is_some() && named(said) == named(now),
        Edits::Done => done(now).is_some() && done(said) == done(now),
        _ => false,
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().lines().map(str::trim_end)
}

fn done(text: &str) -> Option<bool> {
    match text {
        table::YES | "√" | "✓" | "☑" => Some(true),
        table::NO | "×" | "☐" => Some(false),
        _ => None,
    }
}

/// A date as people type it: `2025-06-19`, `2025/6/19`, `2025.6.19`, `2025年6月19日`.
pub(super) fn date(text: &str) -> Option<Day> {
    let text = text.split_once(' ').filter(|(_, clock)| is_midnight(clock)).map_or(text, |(day, _)| day);
    let text = text.strip_suffix('日').unwrap_or(text);
    let mut parts = text.split(['-', '/', '.', '年', '月', '－', '．']).map(|part| part.trim().parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1900 {
        return None;
    }
    Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

fn is_midnight(clock: &str) -> bool {
    clock.contains(':') && clock.bytes().all(|byte| matches!(byte, b'0' | b':' | b' '))
}

fn standing(name: &str) -> Option<Standing> {
    Standing::ALL.into_iter().find(|standing| names::standing(*standing) == name)
}

/// The units in a cell; `None` where nobody can tell whether they are one or several.
fn named(text: &str) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for unit in units(text) {
        let parts: Vec<&str> = unit.split(['/', '\\', '|', ' ']).filter(|part| !part.is_empty()).collect();
        let several = parts.len() > 1 && !unit.is_ascii();
        if several && !parts.iter().all(|part| UNITS.iter().any(|end| part.ends_with(end))) {
            return None;
        }
        let parts = if several { parts } else { vec![&*unit] };
        for part in parts {
            if !all.iter().any(|known| known == part) {
                all.push(part.to_owned());
            }
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::{date, named};

    #[test]
    fn dates_as_people_type_them() {
        for text in
            ["2025-06-19", "2025/6/19", "2025.6.19", "2025年6月19日", "2025 年 6 月 19 日", "2025-06-19 00:00:00"]
        {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), Some("2025-06-19"), "{text}");
        }
        for text in ["", "6月19日", "25-6-19", "2025-13-01", "2025-02-30", "2025-6-19-1", "六月", "46203"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn units_whatever_keeps_them_apart() {
        let two = Some(vec!["水利局".to_owned(), "财政局".to_owned()]);
        for text in
            ["水利局、财政局", "水利局；财政局", "水利局;财政局，", "水利局\n财政局", "水利局 财政局", "水利局/财政局"]
        {
            assert_eq!(named(text), two, "{text}");
        }
        assert_eq!(named("水利局、水利局、财政局"), two);
        assert_eq!(named("农牧 水利"), None);
        assert_eq!(named("鄂托克旗　财政局"), None);
    }
}
