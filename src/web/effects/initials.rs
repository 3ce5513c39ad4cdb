//! The first letters of readings, from the browser's own collation of Chinese. So there is no table of ours. Part of
//! the later module: see `web::later`.

use js_sys::{Array, Intl::Collator, Object};
use wasm_bindgen::JsValue;

/// By reading, and not by strokes.
const ORDER: &str = "zh-Hans-u-co-pinyin";
/// The mark before a capital letter. In the collation of Unicode's CLDR, which all browsers use, such a mark stands
/// where the readings with that letter begin. (It is made for the headings of an index.)
const MARK: char = '\u{fdd0}';

/// For each of these characters; `None` where it has no reading, or the browser no such order.
pub(super) fn of(letters: Vec<char>) -> Vec<(char, Option<char>)> {
    let order = Collator::new(&Array::of1(&ORDER.into()), &Object::new()).compare();
    let is_before = |mark: &str, letter: &str| {
        let compared = order.call2(&JsValue::NULL, &mark.into(), &letter.into());
        compared.ok().and_then(|compared| compared.as_f64()).is_some_and(|compared| compared <= 0.0)
    };
    let initial = |letter: char| {
        let letter = letter.to_string();
        ('A'..='Z').rev().find(|initial| is_before(&format!("{MARK}{initial}"), &letter))
    };
    letters.into_iter().map(|letter| (letter, initial(letter))).collect()
}
