//! Names of units in one form: for typing, workbooks, files, filters and packages.
//!
//! What is stored keeps its bytes; what is compared is this form.

use std::{borrow::Cow, rc::Rc};

use serde_json::Value;

use crate::{
    journal::{Change, Field},
    plain::plain,
    vec_map::distinct,
};

/// The units in a text: `、，,；;` and line ends stand between them. Each once, in the order in which they are named.
pub fn units(text: &str) -> Vec<Rc<str>> {
    let mut units: Vec<Rc<str>> = Vec::new();
    for name in plain(text).split(separates).map(unit).filter(|name| !name.is_empty()) {
        if !units.iter().any(|known| **known == *name) {
            units.push(name.into());
        }
    }
    units
}

/// One name: without blanks around it and letters that nobody sees, ASCII letters in half width, brackets in the width
/// of what they stand in.
pub fn unit(name: &str) -> String {
    let wide = name.chars().any(is_chinese);
    let mut plain = String::with_capacity(name.len());
    for letter in seen(name).chars().map(half) {
        let letter = match letter {
            '(' if wide => '（',
            ')' if wide => '）',
            letter if letter.is_whitespace() || letter.is_control() => ' ',
            letter => letter,
        };
        if letter != ' ' || !plain.ends_with(' ') {
            plain.push(letter);
        }
    }
    plain.trim().to_owned()
}

/// A text without letters that nobody sees.
pub fn seen(text: &str) -> String {
    plain(text).chars().filter(|letter| !is_unseen(*letter)).collect()
}

/// The same as one text: several units with `、` between them.
pub fn units_text(text: &str) -> String {
    units(text).join("、")
}

/// Whether both are names of the same unit.
pub fn same_unit(one: &str, other: &str) -> bool {
    one == other || unit(one) == unit(other)
}

/// A change as it is written here: names of units in one form. What is no name stays as it is.
pub fn written(field: &Field, change: Change) -> Change {
    match (field, &change) {
        (Field::Lead, Change::Set(Value::String(name))) => text_or_cleared(&units_text(name)),
        (Field::Support, Change::Set(value)) => match named(value) {
            Some(units) if units.is_empty() => Change::Cleared,
            Some(units) => Change::Set(units.iter().map(|unit| Value::from(&**unit)).collect::<Vec<_>>().into()),
            None => change,
        },
        _ => change,
    }
}

fn text_or_cleared(text: &str) -> Change {
    if text.is_empty() { Change::Cleared } else { Change::Set(text.into()) }
}

/// A change as it is compared with others: names of units in one form, in any order; all else as it stands.
pub fn compared<'a>(field: &Field, change: &'a Change) -> Cow<'a, Change> {
    match (field, change) {
        (Field::Lead | Field::Support, Change::Set(value)) => match named(value) {
            Some(units) if units.is_empty() => Cow::Owned(Change::Cleared),
            Some(units) => {
                let units: Vec<Value> = distinct(units).iter().map(|unit| Value::from(&**unit)).collect();
                Cow::Owned(Change::Set(units.into()))
            }
            None => Cow::Borrowed(change),
        },
        _ => Cow::Borrowed(change),
    }
}

/// The units that a value names; `None` where it is neither a text nor a list of texts.
pub(super) fn named(value: &Value) -> Option<Vec<Rc<str>>> {
    let texts: Vec<&str> = match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        one => vec![one.as_str()?],
    };
    Some(units(&texts.join("\n")))
}

fn separates(letter: char) -> bool {
    matches!(
        half(letter),
        '、' | '､' | ',' | ';' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The half-width form of an ASCII letter; small forms of the separators count as theirs.
fn half(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        '\u{fe50}' => ',',
        '\u{fe51}' => '、',
        '\u{fe54}' => ';',
        other => other,
    }
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Blanks without width, soft hyphens, marks of emphasis. Joiners and variation selectors stay: Mongolian is written with
/// them.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_separator_and_line_end_stands_between_units() {
        for text in [
            "农牧局、水利局",
            "农牧局,水利局",
            "农牧局，水利局",
            "农牧局；水利局",
            "农牧局; 水利局",
            "农牧局\n水利局",
            "农牧局\r\n水利局\u{2028}",
        ] {
            assert_eq!(units(text), ["农牧局".into(), "水利局".into()], "{text:?}");
        }
        assert_eq!(units("、， \u{200b}"), Vec::<Rc<str>>::new());
        assert_eq!(units("水利局、农牧局 、水利局"), ["水利局".into(), "农牧局".into()]);
    }

    #[test]
    fn one_unit_has_one_form() {
        for (written, form) in [
            ("农牧局 ", "农牧局"),
            ("\u{3000}农牧局\t", "农牧局"),
            ("\u{feff}农\u{200b}牧局\u{202e}", "农牧局"),
            ("ＡＢ１２局", "AB12局"),
            ("发改委(能源局)", "发改委（能源局）"),
            ("发改委（能源局）", "发改委（能源局）"),
            ("Bureau  （Energy）", "Bureau (Energy)"),
        ] {
            assert_eq!(unit(written), form, "{written:?}");
            assert_eq!(unit(form), form);
            assert!(same_unit(written, form));
        }
        assert!(!same_unit("农牧局", "农牧"));
    }

    #[test]
    fn names_are_compared_in_one_form_and_stay_as_they_are() {
        let set = |value: Value| Change::Set(value);
        let same =
            |one: Value, other: Value| compared(&Field::Support, &set(one)) == compared(&Field::Support, &set(other));
        assert!(same(json!(["农牧局", "水利局"]), json!("水利局；农牧局 ")));
        assert!(same(json!("农牧局"), json!(["农牧局\u{200b}"])));
        assert!(!same(json!("农牧局"), json!("林草局")));
        let other = set(json!({ "unit": "农牧局 " }));
        assert_eq!(*compared(&Field::Lead, &other), other);
        let note = set(json!("农牧局 "));
        assert_eq!(*compared(&Field::Contact, &note), note);
        assert_eq!(*compared(&Field::Lead, &set(json!(" "))), Change::Cleared);
    }
}
