//! Text as it may be shown and printed: without characters that nobody sees and that do something to the rest.
//!
//! A bidi override (U+202E) in a note would turn round whatever stands after it, in a paper and on the page; XML can
//! not hold most other controls. The journal keeps what was written, as it was written.

use std::borrow::Cow;

/// The same text, its line ends `\n`, without controls of any kind but line ends and tabs.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| turns(letter) || breaks(letter)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut last = ' ';
    for letter in text.chars() {
        if breaks(letter) {
            out.push('\n');
        } else if !(turns(letter) || letter == '\n' && last == '\r') {
            out.push(letter);
        }
        last = letter;
    }
    Cow::Owned(out)
}

/// Ends a line under another name.
fn breaks(letter: char) -> bool {
    matches!(letter, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Controls, marks of direction (Unicode's `Bidi_Control`), annotations, and what is no character.
fn turns(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' => true,
        letter => letter.is_control() || u32::from(letter) & 0xfffe == 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_turns_the_rest_round_goes_and_lines_stay_lines() {
        for (text, shown) in [
            ("已办结", "已办结"),
            ("ᠣᠲᠣᠭ ᠬᠣᠰᠢᠭᠤ", "ᠣᠲᠣᠭ ᠬᠣᠰᠢᠭᠤ"),
            ("资金\u{202e}00221", "资金00221"),
            ("\u{2067}甲\u{2069}\u{200f}乙\u{61c}", "甲乙"),
            ("一\r\n二\r三\u{2028}四\u{b}五\n\n六", "一\n二\n三\n四\n五\n\n六"),
            ("甲\0\u{1b}[31m\u{7f}\u{9c}\u{fffe}\u{1ffff}\u{feff}乙\t丙", "甲[31m乙\t丙"),
        ] {
            assert_eq!(plain(text), shown, "{text:?}");
        }
    }
}
