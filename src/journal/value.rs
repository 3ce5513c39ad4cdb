//! JSON values in an order of their own, so that two of them are the same only where their texts are.
//!
//! `==` of serde_json calls 0.0 and -0.0 the same, and they are written differently.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// The value as it is written. Its `Display` would bring a second writer of JSON into the first load.
pub(crate) fn in_json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => numbers(a, b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Array(a), Value::Array(b)) => {
            first_difference(a.iter().zip(b).map(|(a, b)| order(a, b)), a.len(), b.len())
        }
        // serde_json keeps its keys sorted.
        (Value::Object(a), Value::Object(b)) => {
            let pairs = a.iter().zip(b).map(|((key, a), (other, b))| key.cmp(other).then_with(|| order(a, b)));
            first_difference(pairs, a.len(), b.len())
        }
        _ => rank(a).cmp(&rank(b)),
    }
}

fn first_difference(mut parts: impl Iterator<Item = Ordering>, a: usize, b: usize) -> Ordering {
    parts.find(|part| part.is_ne()).unwrap_or_else(|| a.cmp(&b))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

/// 1 and 1.0 are written differently, and so they differ.
fn numbers(a: &Number, b: &Number) -> Ordering {
    let whole = |number: &Number| number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => {
            let float = |number: &Number| number.as_f64().unwrap_or_default();
            float(a).total_cmp(&float(b))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_values_are_the_same_where_their_texts_are() {
        let texts = [
            "null",
            "true",
            "false",
            "0",
            "-0.0",
            "0.0",
            "1",
            "1.0",
            "-1",
            "18446744073709551615",
            "-9223372036854775808",
            "\"\"",
            "\"1\"",
            "[]",
            "[0.0]",
            "[-0.0]",
            "[[]]",
            "{}",
            "{\"a\":1}",
            "{\"a\":1,\"b\":1}",
            "{\"b\":1}",
        ];
        let values = texts.map(|text| serde_json::from_str::<Value>(text).unwrap_or_default());
        for (a, text) in values.iter().zip(texts) {
            for (b, other) in values.iter().zip(texts) {
                assert_eq!(order(a, b).is_eq(), text == other, "{text} {other}");
                assert_eq!(order(a, b), order(b, a).reverse(), "{text} {other}");
            }
        }
    }
}
