//! Finds a link in a message. Mail and chat programs wrap links, break them, quote them and escape them.

use std::borrow::Cow;

use super::{
    Limits, Refusal,
    letters::{digits_for, from_digits, from_letters, letters_for},
    parcel::{Head, unpack},
};

/// Spellings of a message, one after the other until there is a whole link in one of them.
const READINGS: [fn(&str) -> Cow<'_, str>; 6] = [
    |text| text.into(),
    |text| plain(text).into(),
    |text| percent_decoded(&plain(text)).into(),
    |text| percent_decoded(&percent_decoded(&plain(text))).into(),
    |text| plain(&quoted_printable(text)).into(),
    |text| plain(&quoted_printable(&mail_parts(text))).into(),
];

/// The parcel in a link, or in a message around one.
///
/// # Errors
/// There is none, or its letters are no parcel.
pub fn parcel_in(text: &str, limits: Limits) -> Result<Vec<u8>, Refusal> {
    let mut why = Refusal::NoLink;
    for reading in READINGS {
        for rest in marked(&reading(text)) {
            match parcel_at(rest, limits) {
                Ok(parcel) => return Ok(parcel),
                // One that is all there and changed says more than one without an end.
                Err(found) if matches!(why, Refusal::NoLink | Refusal::Cut) => why = found,
                Err(_) => {}
            }
        }
    }
    Err(why)
}

/// What stands behind each mark (`#s=`), which may be broken as the rest may.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('#').filter_map(|(place, _)| {
        let rest = text.get(place + 1..)?.trim_start();
        rest.strip_prefix('s')?.trim_start().strip_prefix('=')
    })
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The letters may go on after a break; how many there are is told by the first of them.
fn parcel_at(rest: &str, limits: Limits) -> Result<Vec<u8>, Refusal> {
    let letters = |text: &str| -> String {
        let run = text.chars().take_while(|c| is_letter(*c) || c.is_whitespace());
        run.filter(|c| is_letter(*c)).take(limits.link + 1).collect()
    };
    let whole = parcel(&letters(rest), limits);
    if whole != Err(Refusal::Cut) {
        return whole;
    }
    // Sent as two messages, with a name and a time between them.
    let mut lines = rest.trim_start().lines();
    let first = lines.next().unwrap_or_default();
    let others = lines.map(str::trim).filter(|line| line.len() >= 4 && line.chars().all(is_letter));
    let joined: String = std::iter::once(first).chain(others).collect();
    parcel(&letters(&joined), limits).map_err(|_| Refusal::Cut)
}

fn parcel(letters: &str, limits: Limits) -> Result<Vec<u8>, Refusal> {
    let digits = letters.starts_with(|c: char| c.is_ascii_digit());
    let decode = |text: &str| if digits { from_digits(text) } else { from_letters(text) };
    let needed = |bytes: usize| if digits { digits_for(bytes) } else { letters_for(bytes) };
    let head = letters.get(..needed(Head::MOST)).or(letters.get(..needed(Head::LEAST))).ok_or(Refusal::Cut)?;
    // Where these are no letters of ours, some of them are missing.
    let size = Head::of(&decode(head).ok_or(Refusal::Cut)?)?.size;
    // Bytes take more letters than they are.
    let all = if size <= limits.link { letters.get(..needed(size)) } else { None };
    let all = match all {
        Some(all) if all.len() <= limits.link => all,
        None if letters.len() <= limits.link => return Err(Refusal::Cut),
        _ => return Err(Refusal::TooLarge { limit: limits.link }),
    };
    let bytes = decode(all).ok_or(Refusal::Cut)?;
    match unpack(&bytes) {
        Err(why @ (Refusal::Cut | Refusal::Scrambled)) => Err(why),
        _ => Ok(bytes),
    }
}

/// Letters that nobody sees, put into long words so that lines can end there.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Without marks of quoting, unseen letters, entities and backslashes; wide signs as the narrow ones that they stand for.
fn plain(text: &str) -> String {
    const ENTITIES: [(&str, &str); 12] = [
        ("&#35;", "#"),
        ("&#x23;", "#"),
        ("&num;", "#"),
        ("&#61;", "="),
        ("&#x3d;", "="),
        ("&#x3D;", "="),
        ("&equals;", "="),
        ("&#95;", "_"),
        ("&lowbar;", "_"),
        ("&shy;", ""),
        ("<wbr>", ""),
        ("<br>", ""),
    ];
    let unquoted = text.lines().map(|line| line.trim_start_matches(['>', '|', ' ', '\t']));
    let mut plain = unquoted.collect::<Vec<_>>().join("\n");
    for (written, meant) in ENTITIES {
        if plain.contains(written) {
            plain = plain.replace(written, meant);
        }
    }
    let narrow = |c| match c {
        '＃' => '#',
        '＝' => '=',
        'ｓ' => 's',
        '＿' => '_',
        '－' | '\u{2010}' | '\u{2011}' => '-',
        other => other,
    };
    plain.chars().filter(|c| !is_unseen(*c) && *c != '\\').map(narrow).collect()
}

/// `%23s%3D…`: a link within a link, as mail filters and chat programs write it.
fn percent_decoded(text: &str) -> String {
    decoded(text, b'%', |_| None)
}

/// As mail travels: `=3D`, and lines that end in `=`.
fn quoted_printable(text: &str) -> String {
    decoded(text, b'=', |rest| {
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest.strip_prefix(b"\n")
    })
}

/// Two hexadecimal digits after a sign are one byte. `skipped`: what else the sign makes nothing of.
fn decoded(text: &str, sign: u8, skipped: fn(&[u8]) -> Option<&[u8]>) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |place: usize| after.get(place).and_then(|digit| char::from(*digit).to_digit(16));
        rest = match (hex(0), hex(1)) {
            (Some(high), Some(low)) if byte == sign => {
                bytes.push((high << 4 | low) as u8);
                &after[2..]
            }
            _ if byte == sign && skipped(after).is_some() => skipped(after).unwrap_or_default(),
            _ => {
                bytes.push(byte);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The parts of a saved mail that are written in base64.
fn mail_parts(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut found = String::new();
    for part in text.split("base64").skip(1) {
        // The part's head ends with an empty line, its content with the next or with a boundary.
        let Some((_, content)) = part.split_once("\n\n") else { continue };
        let lines = content.lines().take_while(|line| !line.is_empty() && !line.starts_with("--"));
        let letters: String = lines.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '=').collect();
        let letters = letters.replace('+', "-").replace('/', "_");
        if let Some(bytes) = from_letters(&letters) {
            found.push_str(&String::from_utf8_lossy(&bytes));
            found.push('\n');
        }
    }
    found
}
