//! A part of a package, element by element.

use std::io::{BufRead, BufReader, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::book::Parts;

/// What is met on the way through a part. Names are without their prefixes.
pub(super) enum Met<'a> {
    Start(&'a Tag<'a>),
    End(&'a str),
    Text(&'a str),
}

pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// With its prefix, for the few cases where that tells.
    pub(super) full: &'a str,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find_map(|attribute| (attribute.key.local_name().as_ref() == name).then(|| unescaped(&attribute.value)))
    }

    /// The same, by the name with its prefix.
    pub(super) fn get_full(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find_map(|attribute| (attribute.key.as_ref() == name).then(|| unescaped(&attribute.value)))
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Reads a part from its beginning to its end; `None` where it is missing or no XML.
pub(super) fn read(parts: &mut Parts<'_>, name: &str, meet: impl FnMut(Met<'_>)) -> Option<()> {
    walk(BufReader::new(parts.by_name(name).ok()?), meet)
}

pub(super) fn walk(part: impl BufRead, mut meet: impl FnMut(Met<'_>)) -> Option<()> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                let (name, full) = (start.local_name(), start.name());
                meet(Met::Start(&Tag { name: name.as_ref(), full: full.as_ref(), start: &start }));
            }
            Event::End(end) => meet(Met::End(end.local_name().as_ref())),
            Event::Text(text) => meet(Met::Text(&text.xml10_content())),
            Event::CData(text) => meet(Met::Text(&text.xml10_content())),
            Event::GeneralRef(entity) => {
                let letter = match entity.resolve_char_ref() {
                    Ok(Some(letter)) => Some(letter),
                    _ => named(&entity),
                };
                if let Some(letter) = letter {
                    meet(Met::Text(letter.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

fn named(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Into::into)
}

/// All the text within elements of this name, in a small part.
pub(super) fn text_of(parts: &mut Parts<'_>, part: &str, element: &str) -> Option<String> {
    let (mut inside, mut text) = (false, String::new());
    let small = BufReader::new(parts.by_name(part).ok()?.take(1 << 20));
    walk(small, |met| match met {
        Met::Start(tag) if tag.name == element => inside = true,
        Met::End(name) if name == element => inside = false,
        Met::Text(more) if inside => text.push_str(more),
        _ => {}
    })?;
    Some(text)
}
