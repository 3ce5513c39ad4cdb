//! Searching by the first letters of readings: `nmj` finds 农牧局.

use crate::vec_map::{VecMap, distinct};

/// The first letter of each character's reading in Mandarin, as far as the browser has been asked.
#[derive(Clone, Debug, Default)]
pub struct Initials(VecMap<char, Option<char>>);

impl Initials {
    /// Whether a word of a search may be such letters. One alone would find nearly everything.
    pub(super) fn may_be(word: &str) -> bool {
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
    }

    /// The characters that the browser has not been asked about.
    pub(super) fn unknown<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<char> {
        distinct(texts.flat_map(str::chars).filter(|letter| is_chinese(*letter) && !self.0.contains_key(letter)))
    }

    /// What the browser says; `None`: it does not know.
    pub(super) fn learn(&mut self, told: Vec<(char, Option<char>)>) {
        told.into_iter().for_each(|(letter, initial)| _ = self.0.insert(letter, initial));
    }

    /// What is not Chinese stands for itself.
    pub(super) fn of(&self, text: &str) -> String {
        let initial = |letter| self.0.get(&letter).map_or(Some(letter), |initial| *initial);
        text.chars().filter_map(initial).flat_map(char::to_lowercase).collect()
    }
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}
