//! Formats of dates and times.

use crate::opinion::Day;

use super::format::Letter;

/// Hours, minutes and seconds that go beyond a day, an hour, a minute: what stands in brackets.
const ALL_HOURS: char = '\u{1}';
const ALL_MINUTES: char = '\u{2}';
const ALL_SECONDS: char = '\u{3}';

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const CHINESE_WEEKDAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// Whether it has a sign of a date or a time.
pub(super) fn is_one(letters: &[Letter]) -> bool {
    let sign = |letter: &Letter| match letter {
        Letter::Sign(sign) => "ymdhse".contains(sign.to_ascii_lowercase()) || *sign <= ALL_SECONDS,
        Letter::Itself(_) => false,
    };
    let digits = letters.iter().any(|letter| matches!(letter, Letter::Sign('#' | '?')));
    let exponent = letters.windows(2).any(|pair| matches!(pair, [Letter::Sign('e' | 'E'), Letter::Sign('+' | '-')]));
    let weekday = letters.windows(3).any(|run| run.iter().all(|letter| is(letter, 'a')));
    !digits && !exponent && (weekday || letters.iter().any(sign))
}

/// A run of one sign, or letters that stand for themselves.
enum Piece {
    Sign(char, usize),
    Itself(char),
    /// Morning and afternoon, and how they are written.
    Half([&'static str; 2]),
}

/// The number, whose day is `day`, in such a format; `None` where a sign of it is not known here.
pub(super) fn shown(number: f64, day: Day, letters: &[Letter]) -> Option<String> {
    let pieces = pieces(letters)?;
    // To the second; what rounds up to a full day is the next one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dates end in the year 9999")]
    let total = (number * 86_400.0).round().max(0.0) as u64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dates end in the year 9999")]
    let whole = number.floor().max(0.0) as u64;
    let day = if total / 86_400 > whole { Day::from_unix_days(day.unix_days() + 1) } else { day };
    let half = pieces.iter().any(|piece| matches!(piece, Piece::Half(_)));
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Itself(letter) => out.push(*letter),
            Piece::Half(names) => out.push_str(names[usize::from(total % 86_400 >= 43_200)]),
            Piece::Sign('m', run) if *run <= 2 && is_minute(&pieces, at) => {
                out.push_str(&padded(total / 60 % 60, *run));
            }
            Piece::Sign(sign, run) => out.push_str(&sign_shown(*sign, *run, day, total, half)?),
        }
    }
    Some(out.trim().to_owned())
}

/// `m` is a minute after hours and before seconds.
fn is_minute(pieces: &[Piece], at: usize) -> bool {
    let sign = |piece: &Piece| if let Piece::Sign(sign, _) = piece { Some(*sign) } else { None };
    let before = pieces[..at].iter().rev().find_map(sign);
    let after = pieces[at + 1..].iter().find_map(sign);
    matches!(before, Some('h' | ALL_HOURS)) || matches!(after, Some('s' | ALL_SECONDS))
}

fn sign_shown(sign: char, run: usize, day: Day, total: u64, half: bool) -> Option<String> {
    let weekday = usize::try_from((day.unix_days() + 4).rem_euclid(7)).ok()?;
    let month = usize::from(day.month()) - 1;
    let hour = total / 3600 % 24;
    Some(match (sign, run) {
        ('y' | 'e', 1) if sign == 'y' => format!("{:02}", day.year() % 100),
        ('y', 2) => format!("{:02}", day.year() % 100),
        ('y', _) | ('e', _) => day.year().to_string(),
        ('m', 1 | 2) => padded(day.month().into(), run),
        ('m', 3) => MONTHS[month][..3].to_owned(),
        ('m', 4) => MONTHS[month].to_owned(),
        ('m', 5) => MONTHS[month][..1].to_owned(),
        ('d', 1 | 2) => padded(day.day().into(), run),
        ('d', 3) => WEEKDAYS[weekday][..3].to_owned(),
        ('d', 4) => WEEKDAYS[weekday].to_owned(),
        ('a', 3) => CHINESE_WEEKDAYS[weekday].to_owned(),
        ('a', 4) => format!("星期{}", CHINESE_WEEKDAYS[weekday]),
        ('h', 1 | 2) if half => padded(if hour.is_multiple_of(12) { 12 } else { hour % 12 }, run),
        ('h', 1 | 2) => padded(hour, run),
        ('s', 1 | 2) => padded(total % 60, run),
        (ALL_HOURS, 1) => (total / 3600).to_string(),
        (ALL_MINUTES, 1) => (total / 60).to_string(),
        (ALL_SECONDS, 1) => total.to_string(),
        _ => return None,
    })
}

fn padded(number: u64, digits: usize) -> String {
    format!("{number:0>digits$}")
}

fn pieces(letters: &[Letter]) -> Option<Vec<Piece>> {
    const HALVES: [(&str, [&str; 2]); 3] =
        [("AM/PM", ["AM", "PM"]), ("A/P", ["A", "P"]), ("上午/下午", ["上午", "下午"])];
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = letters;
    'letters: while let Some((letter, after)) = rest.split_first() {
        for (word, names) in HALVES {
            let length = word.chars().count();
            if rest.len() >= length && rest.iter().zip(word.chars()).all(|(letter, wanted)| is(letter, wanted)) {
                pieces.push(Piece::Half(names));
                rest = &rest[length..];
                continue 'letters;
            }
        }
        rest = after;
        match letter {
            Letter::Itself(letter) => pieces.push(Piece::Itself(*letter)),
            Letter::Sign(sign) if sign.is_ascii_alphabetic() || *sign <= ALL_SECONDS => {
                let sign = sign.to_ascii_lowercase();
                match pieces.last_mut() {
                    Some(Piece::Sign(last, run)) if *last == sign => *run += 1,
                    _ => pieces.push(Piece::Sign(sign, 1)),
                }
            }
            Letter::Sign(sign) if "-/:,. ".contains(*sign) || !sign.is_ascii() => pieces.push(Piece::Itself(*sign)),
            // Parts of a second among them.
            Letter::Sign(_) => return None,
        }
    }
    Some(pieces)
}

fn is(letter: &Letter, wanted: char) -> bool {
    matches!(letter, Letter::Sign(sign) if sign.eq_ignore_ascii_case(&wanted))
}
