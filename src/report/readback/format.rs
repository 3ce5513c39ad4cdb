//! What a spreadsheet shows for a number: applies the number format.
//!
//! Only formats that look the same on every machine are applied. Fractions, conditions, era names and the system's own
//! date format are unknown here.

use crate::opinion::Day;

use super::{
    book::{Shown, Unshown},
    dates,
};

/// From 1899-12-30 to 1904-01-01, where some workbooks begin to count.
pub(super) const DAYS_TO_1904: f64 = 1462.0;
/// From 1899-12-30 to 1970-01-01.
const DAYS_TO_1970: i64 = 25_569;
/// What `General` shows in whole digits.
const GENERAL: f64 = 1e11;

/// A number format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Code {
    General,
    Own(String),
    /// A date as the machine writes it.
    SystemDate,
    /// Nobody here knows it.
    Unknown,
}

impl Code {
    pub(super) fn is_date(&self) -> bool {
        match self {
            Self::SystemDate => true,
            Self::Own(code) => section(code, 0.0).is_some_and(|(section, _)| dates::is_one(&section)),
            Self::General | Self::Unknown => false,
        }
    }
}

/// The formats that have numbers only. Those for Chinese are as a Chinese Excel shows them.
pub(super) fn built_in(id: u32) -> Code {
    Code::Own(
        match id {
            0 | 49 => return Code::General,
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 | 43 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 | 22 => return Code::SystemDate,
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            30 => "m-d-yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"时\"mm\"分\"",
            33 => "h\"时\"mm\"分\"ss\"秒\"",
            34 | 55 => "上午/下午h\"时\"mm\"分\"",
            35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
            41 => "#,##0",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            _ => return Code::Unknown,
        }
        .to_owned(),
    )
}

pub(super) fn shown(number: f64, code: &Code) -> Shown {
    let unknown = || Shown::Unknown(Unshown::Format { number: number.to_string() });
    if !number.is_finite() {
        return unknown();
    }
    if code.is_date() {
        let Some(day) = day(number) else { return unknown() };
        let shown = if let Code::Own(code) = code { section(code, number) } else { None };
        let shown = shown.and_then(|(section, _)| dates::shown(number, day, &section));
        return Shown::Day { day, shown };
    }
    let text = match code {
        Code::General => general(number),
        Code::Own(code) => section(code, number)
            .and_then(|(section, signed)| written(if signed { number } else { number.abs() }, &section)),
        Code::SystemDate | Code::Unknown => None,
    };
    text.map_or_else(unknown, Shown::Text)
}

/// The day of a date that counts from 1899-12-30. Excel takes 1900 for a leap year, so before March it is a day less.
fn day(number: f64) -> Option<Day> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was held against the calendar")]
    let days = number.floor() as i64;
    Some(Day::from_unix_days(if days < 60 { days + 1 } else { days } - DAYS_TO_1970))
}

/// A letter of a format: a sign that stands for something, or itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Letter {
    Sign(char),
    Itself(char),
}

/// The part of a format that is for this number, and whether the minus sign is still to be written; `None` where
/// that is not known here.
fn section(code: &str, number: f64) -> Option<(Vec<Letter>, bool)> {
    let sections = sections(code)?;
    let at = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(number < 0.0),
        _ if number > 0.0 => 0,
        _ if number < 0.0 => 1,
        _ => 2,
    };
    Some((sections.into_iter().nth(at)?, at == 0))
}

fn sections(code: &str) -> Option<Vec<Vec<Letter>>> {
    // What shows a number as it is has a name of its own in each language; `@` is the same in all.
    let code = code.replace("G/通用格式", "@").replace("General", "@").replace("GENERAL", "@");
    let (mut all, mut letters) = (vec![Vec::new()], code.chars());
    while let Some(letter) = letters.next() {
        let now = all.last_mut()?;
        match letter {
            ';' => all.push(Vec::new()),
            '"' => now.extend(letters.by_ref().take_while(|letter| *letter != '"').map(Letter::Itself)),
            '\\' => now.extend(letters.next().map(Letter::Itself)),
            // As wide as the next letter; filled up with it.
            '_' => now.extend(letters.next().map(|_| Letter::Itself(' '))),
            '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                now.extend(bracket(&inside)?);
            }
            letter => now.push(Letter::Sign(letter)),
        }
    }
    Some(all)
}

/// What stands in brackets: hours that go beyond a day, a currency, a language, a colour; conditions are not known.
fn bracket(inside: &str) -> Option<Vec<Letter>> {
    let lower = inside.to_ascii_lowercase();
    if let Some(money) = lower.strip_prefix('$') {
        let (_, language) = money.split_once('-').unwrap_or((money, ""));
        // These are the system's own long date and time.
        if language.starts_with("f800") || language.starts_with("f400") {
            return None;
        }
        let sign = inside.get(1..).unwrap_or_default().split('-').next().unwrap_or_default();
        return Some(sign.chars().map(Letter::Itself).collect());
    }
    match &*lower {
        "h" | "hh" => Some(vec![Letter::Sign('\u{1}')]),
        "m" | "mm" => Some(vec![Letter::Sign('\u{2}')]),
        "s" | "ss" => Some(vec![Letter::Sign('\u{3}')]),
        "black" | "blue" | "cyan" | "green" | "magenta" | "red" | "white" | "yellow" | "黑色" | "蓝色" | "青色"
        | "绿色" | "洋红" | "红色" | "白色" | "黄色" => Some(Vec::new()),
        colour if colour.starts_with("color") || colour.starts_with("颜色") => Some(Vec::new()),
        _ => None,
    }
}

/// As `General` shows it in a column that is wide enough.
fn general(number: f64) -> Option<String> {
    let size = number.abs();
    if size >= GENERAL || (size > 0.0 && size < 1e-4) {
        return None;
    }
    let whole = size.trunc().to_string().len();
    let text = rounded(size, 10_usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    Some(if number < 0.0 && text != "0" { format!("-{text}") } else { text.to_owned() })
}

/// Rounded as people do it, half up, on the fifteen digits that a spreadsheet keeps.
fn rounded(size: f64, decimals: usize) -> String {
    let text = format!("{size:.14e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let power: i64 = power.parse().unwrap_or(0);
    // Digits before the point, which may be none.
    let point = power + 1;
    let kept = point + i64::try_from(decimals).unwrap_or(0);
    let digit = |at: i64| usize::try_from(at).ok().and_then(|at| digits.get(at)).copied().unwrap_or(0);
    let mut out: Vec<u8> = (point.min(0)..kept.max(0)).map(digit).collect();
    let mut carry = kept >= 0 && digit(kept) >= 5;
    for place in out.iter_mut().rev() {
        if carry {
            *place = (*place + 1) % 10;
            carry = *place == 0;
        }
    }
    if carry {
        out.insert(0, 1);
    }
    while out.len() <= decimals {
        out.insert(0, 0);
    }
    let text: String = out.iter().map(|digit| char::from(b'0' + digit)).collect();
    let (whole, fraction) = text.split_at(text.len() - decimals);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// A number in a format of digits: signs before and after it, thousands, decimals, per cent.
fn written(number: f64, letters: &[Letter]) -> Option<String> {
    let is_digit = |letter: &Letter| matches!(letter, Letter::Sign('0' | '#' | '?'));
    let of_number = |letter: &Letter| is_digit(letter) || matches!(letter, Letter::Sign('.' | ','));
    let Some(first) = letters.iter().position(is_digit) else {
        // Nothing but words, and perhaps the number as it is.
        let told = |letter: &Letter| match letter {
            Letter::Sign('@') => general(number),
            letter => literals(&[*letter]),
        };
        return letters.iter().map(told).collect::<Option<String>>().filter(|text| !text.is_empty());
    };
    let last = letters.iter().rposition(of_number)?;
    let (before, pattern, after) = (&letters[..first], &letters[first..=last], &letters[last + 1..]);
    if !pattern.iter().all(of_number) {
        return None;
    }
    let (before, after) = (literals(before)?, literals(after)?);
    let percent = i32::try_from(format!("{before}{after}").matches('%').count()).ok()?;
    let point = pattern.iter().position(|letter| *letter == Letter::Sign('.')).unwrap_or(pattern.len());
    let (whole, fraction) = pattern.split_at(point);
    let trailing = whole.iter().rev().take_while(|letter| **letter == Letter::Sign(',')).count();
    let thousands = whole[..whole.len() - trailing].contains(&Letter::Sign(','));
    let scaled = number.abs() * 100_f64.powi(percent) / 1000_f64.powi(i32::try_from(trailing).ok()?);
    if scaled >= 1e15 {
        return None;
    }
    let places = fraction.iter().filter(|letter| is_digit(letter)).count();
    let needed = fraction.iter().rposition(|letter| *letter == Letter::Sign('0')).unwrap_or(0);
    let text = digits(scaled, whole, places, needed, thousands);
    let nothing = text.bytes().all(|digit| matches!(digit, b'0' | b'.' | b','));
    let sign = if number < 0.0 && !nothing { "-" } else { "" };
    Some(format!("{sign}{before}{text}{after}").trim().to_owned())
}

fn digits(size: f64, whole: &[Letter], places: usize, needed: usize, thousands: bool) -> String {
    let text = rounded(size, places);
    let (before, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let least = whole.iter().filter(|letter| **letter == Letter::Sign('0')).count();
    let before = if least == 0 && before == "0" { "" } else { before };
    let before = format!("{before:0>least$}");
    let mut fraction = fraction.to_owned();
    while fraction.len() > needed && fraction.ends_with('0') {
        fraction.pop();
    }
    let before = if thousands { grouped(&before) } else { before };
    // A point without decimals stays, as in a spreadsheet.
    if places == 0 { before } else { format!("{before}.{fraction}") }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Signs that stand for themselves; `None` where one does not.
fn literals(letters: &[Letter]) -> Option<String> {
    let mut out = String::new();
    for letter in letters {
        match letter {
            Letter::Itself(letter) => out.push(*letter),
            Letter::Sign(letter) if "%$¥￥€£-+()（） :".contains(*letter) || !letter.is_ascii() => {
                out.push(*letter)
            }
            Letter::Sign(_) => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(number: f64, code: &str) -> Option<String> {
        match shown(number, &Code::Own(code.into())) {
            Shown::Text(text) | Shown::Day { shown: Some(text), .. } => Some(text),
            Shown::Day { .. } | Shown::Unknown(_) => None,
        }
    }

    #[test]
    fn numbers_as_a_spreadsheet_shows_them() {
        for (number, code, text) in [
            (0.85, "0%", "85%"),
            (0.8549, "0.00%", "85.49%"),
            (0.125, "0.00", "0.13"),
            (1234.5, "#,##0.00", "1,234.50"),
            (-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
            (1_234_567.0, "¥#,##0", "¥1,234,567"),
            (12.0, "[$¥-804]#,##0.00", "¥12.00"),
            (0.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            (3.0, "0\"万元\"", "3万元"),
            (3.5, "0.0#万元", "3.5万元"),
            (477.0, "0000", "0477"),
            (2_500_000.0, "0,", "2500"),
            (7.0, "General", "7"),
            (7.5, "G/通用格式\"亩\"", "7.5亩"),
            (0.5, "#.##", ".5"),
            (-0.001, "0.00", "0.00"),
            (99.995, "0.00", "100.00"),
        ] {
            assert_eq!(own(number, code).as_deref(), Some(text), "{number} as {code}");
        }
    }

    #[test]
    fn what_depends_on_something_else_is_not_told() {
        for code in ["# ?/?", "[>=100]0;0.0", "[DBNum1]0", "0.00E+00", "000-0000", "[$-F800]dddd"] {
            assert_eq!(own(3.5, code), None, "{code}");
        }
        assert_eq!(shown(46_203.0, &Code::SystemDate), Shown::Day { day: Day::from_unix_days(20_634), shown: None });
    }

    #[test]
    fn numbers_without_a_format() {
        let text = |number| general(number);
        assert_eq!(text(85.0).as_deref(), Some("85"));
        assert_eq!(text(0.1 + 0.2).as_deref(), Some("0.3"));
        assert_eq!(text(1.0 / 3.0).as_deref(), Some("0.333333333"));
        assert_eq!(text(13_800_138_000.0).as_deref(), Some("13800138000"));
        assert_eq!(text(-2.5).as_deref(), Some("-2.5"));
        assert_eq!(text(150_104_199_001_011_234.0), None);
    }

    #[test]
    fn dates_and_times_as_a_spreadsheet_shows_them() {
        for (number, code, text) in [
            (46_203.0, "yyyy-mm-dd", "2026-06-30"),
            (46_203.0, "yyyy/m/d;@", "2026/6/30"),
            (46_203.0, "yyyy\"年\"m\"月\"d\"日\";@", "2026年6月30日"),
            (46_203.0, "[$-804]yyyy年m月d日", "2026年6月30日"),
            (46_085.0, "m\"月\"d\"日\"", "3月4日"),
            (46_085.0, "d-mmm", "4-Mar"),
            (46_085.0, "aaaa", "星期三"),
            (0.354_166_666_666_667, "h:mm", "8:30"),
            (0.604_166_666_666_667, "h:mm AM/PM", "2:30 PM"),
            (0.604_166_666_666_667, "上午/下午h\"时\"mm\"分\"", "下午2时30分"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (46_203.354_166_666_7, "yyyy-mm-dd hh:mm:ss", "2026-06-30 08:30:00"),
            (46_203.999_999_9, "yyyy-mm-dd hh:mm", "2026-07-01 00:00"),
        ] {
            assert_eq!(own(number, code).as_deref(), Some(text), "{number} as {code}");
        }
        assert_eq!(own(46_203.0, "gggee"), None);
    }
}
