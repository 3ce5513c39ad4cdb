//! A workbook of Excel since 2007, as any program saves it.

use std::collections::HashMap;

use super::{
    book::{Area, Book, Parts, Place, Sheet, Shown, Unshown},
    format, moment,
    xml::{self, Met, Tag},
};

/// Bytes of text that one cell may take; what is longer is refused for its length.
const LONGEST: usize = super::LONGEST + 4;

pub(super) fn open(parts: &mut Parts<'_>) -> Option<Book> {
    let root = related(parts, "_rels/.rels").unwrap_or_default();
    let workbook = root.iter().find(|it| it.kind.ends_with("/officeDocument")).map(|it| it.target.clone());
    let workbook = workbook.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = related(parts, format!("{folder}/_rels/{file}.rels").trim_start_matches('/'))?;
    let of_kind = |kind: &str| {
        let found = relations.iter().find(|it| it.kind.ends_with(kind));
        found.map(|it| resolved(folder, &it.target))
    };
    let outline = outline(parts, &workbook)?;
    let texts = of_kind("/sharedStrings").and_then(|part| shared(parts, &part)).unwrap_or_default();
    let formats = of_kind("/styles").and_then(|part| formats(parts, &part)).unwrap_or_default();
    let core = root.iter().find(|it| it.kind.ends_with("/core-properties")).map(|it| resolved("", &it.target));
    let saved = xml::text_of(parts, &core.unwrap_or_else(|| "docProps/core.xml".to_owned()), "modified");
    let mut book = Book { saved: saved.and_then(|text| moment::utc(&text)), ..Book::default() };
    for (name, id) in outline.sheets {
        let Some(relation) = relations.iter().find(|it| it.id == id) else { continue };
        // A sheet of charts has no cells.
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let mut reading = Reading {
            sheet: Sheet { name, ..Sheet::default() },
            texts: &texts,
            formats: &formats,
            since_1904: outline.since_1904,
            cell: Cell::default(),
            next: (0, 0),
        };
        xml::read(parts, &resolved(folder, &relation.target), |met| reading.meet(&met))?;
        book.sheets.push(reading.sheet);
    }
    Some(book)
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn related(parts: &mut Parts<'_>, part: &str) -> Option<Vec<Relation>> {
    let mut found = Vec::new();
    xml::read(parts, part, |met| {
        if let Met::Start(tag) = met
            && tag.name == "Relationship"
        {
            let get = |name| tag.get(name).unwrap_or_default();
            found.push(Relation { id: get("Id"), kind: get("Type"), target: get("Target") });
        }
    })?;
    found.iter_mut().for_each(|it| it.target = it.target.replace('\\', "/"));
    Some(found)
}

/// Where a part lies that is named from a folder of the package.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[derive(Default)]
struct Outline {
    /// Names, and the relations that lead to them.
    sheets: Vec<(String, String)>,
    since_1904: bool,
}

fn outline(parts: &mut Parts<'_>, workbook: &str) -> Option<Outline> {
    let mut outline = Outline::default();
    xml::read(parts, workbook, |met| {
        let Met::Start(tag) = met else { return };
        match tag.name {
            "workbookPr" => outline.since_1904 = tag.get("date1904").is_some_and(|it| it == "1" || it == "true"),
            "sheet" => {
                // `sheetId` is another thing; the relation has a prefix.
                let Some(id) = tag.get("id") else { return };
                outline.sheets.push((tag.get("name").unwrap_or_default(), id));
            }
            _ => {}
        }
    })?;
    Some(outline)
}

/// Texts that cells share. Readings of Chinese letters (`rPh`) are no part of them.
fn shared(parts: &mut Parts<'_>, part: &str) -> Option<Vec<String>> {
    let (mut texts, mut text) = (Vec::new(), Rich::default());
    xml::read(parts, part, |met| {
        text.meet(&met);
        if let Met::End("si") = met {
            texts.push(text.take());
        }
    })?;
    Some(texts)
}

/// The text of what may have several fonts.
#[derive(Default)]
struct Rich {
    text: String,
    inside: bool,
    reading: bool,
}

impl Rich {
    fn meet(&mut self, met: &Met<'_>) {
        match met {
            Met::Start(tag) if tag.name == "rPh" => self.reading = true,
            Met::End("rPh") => self.reading = false,
            Met::Start(tag) => self.inside = tag.name == "t",
            Met::End(_) => self.inside = false,
            Met::Text(more) if self.inside && !self.reading && self.text.len() <= LONGEST => self.text.push_str(more),
            Met::Text(_) => {}
        }
    }

    fn take(&mut self) -> String {
        unescaped(&std::mem::take(&mut self.text))
    }
}

/// Letters that XML can not hold are written `_x000D_`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let taken = if letter.is_some() { 7 } else { 2 };
        out.push_str(&letter.map_or_else(|| rest[..taken].to_owned(), String::from));
        rest = &rest[taken..];
    }
    out + rest
}

/// The number format of each style that cells name.
fn formats(parts: &mut Parts<'_>, part: &str) -> Option<Vec<format::Code>> {
    let (mut own, mut ids, mut inside) = (HashMap::new(), Vec::new(), false);
    xml::read(parts, part, |met| match met {
        Met::Start(tag) if tag.name == "numFmt" => {
            if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                own.insert(id, code);
            }
        }
        Met::Start(tag) if tag.name == "cellXfs" => inside = true,
        Met::End("cellXfs") => inside = false,
        Met::Start(tag) if inside && tag.name == "xf" => ids.push(tag.number("numFmtId").unwrap_or(0)),
        _ => {}
    })?;
    let code =
        |id: &u32| own.get(id).map_or_else(|| format::built_in(*id), |code| format::Code::Own(code.as_str().into()));
    Some(ids.iter().map(code).collect())
}

struct Reading<'a> {
    sheet: Sheet,
    texts: &'a [String],
    formats: &'a [format::Code],
    since_1904: bool,
    cell: Cell,
    /// Where a cell stands that does not say so.
    next: Place,
}

/// A cell under way.
#[derive(Default)]
struct Cell {
    place: Place,
    kind: String,
    style: usize,
    value: Option<String>,
    computed: bool,
    within: Within,
    text: Rich,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Within {
    #[default]
    Nothing,
    Value,
    Inline,
}

impl Reading<'_> {
    fn meet(&mut self, met: &Met<'_>) {
        if self.cell.within == Within::Inline {
            self.cell.text.meet(met);
        }
        match met {
            Met::Start(tag) => self.start(tag),
            Met::End("row") => self.next = (self.next.0 + 1, 0),
            Met::End("c") => self.end_cell(),
            Met::End("v") => self.cell.within = Within::Nothing,
            Met::End("is") => {
                self.cell.value = Some(self.cell.text.take());
                self.cell.within = Within::Nothing;
            }
            Met::Text(text) if self.cell.within == Within::Value => {
                let value = self.cell.value.get_or_insert_default();
                if value.len() <= LONGEST {
                    value.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "row" => {
                if let Some(row) = tag.number("r") {
                    self.next = (row.saturating_sub(1), 0);
                }
            }
            "c" => {
                let place = tag.get("r").and_then(|name| place(&name)).unwrap_or(self.next);
                self.next = (place.0, place.1 + 1);
                let style = tag.number("s").unwrap_or(0) as usize;
                self.cell = Cell { place, kind: tag.get("t").unwrap_or_default(), style, ..Cell::default() };
            }
            "v" => {
                self.cell.within = Within::Value;
                self.cell.value = Some(String::new());
            }
            "is" => self.cell.within = Within::Inline,
            "f" => self.cell.computed = true,
            "mergeCell" => {
                let corners = tag.get("ref");
                let corners = corners.as_deref().and_then(|corners| corners.split_once(':'));
                if let Some((Some(first), Some(last))) = corners.map(|(first, last)| (place(first), place(last))) {
                    self.sheet.merge(Area { first, last });
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        if let Some(shown) = self.shown(&cell) {
            self.sheet.put(cell.place, shown);
        }
    }

    fn shown(&self, cell: &Cell) -> Option<Shown> {
        let value = cell.value.as_deref();
        let missing = value.is_none_or(str::is_empty);
        if cell.computed && missing && !(cell.kind == "str" && value.is_some()) {
            return Some(Shown::Unknown(Unshown::NotComputed));
        }
        let value = value?;
        let code = self.formats.get(cell.style).unwrap_or(&format::Code::General);
        Some(match &*cell.kind {
            "s" => {
                let text = value.trim().parse().ok().and_then(|at: usize| self.texts.get(at));
                text.map_or(unreadable(value), |text| Shown::Text(text.clone()))
            }
            "str" => Shown::Text(unescaped(value)),
            "inlineStr" => Shown::Text(value.to_owned()),
            "b" => Shown::Text(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "e" => Shown::Unknown(Unshown::Error { found: value.to_owned() }),
            _ if missing => return None,
            "d" => moment::serial(value).map_or(unreadable(value), |serial| format::shown(serial, code)),
            _ => value.trim().parse().map_or(unreadable(value), |number: f64| {
                let dated = self.since_1904 && code.is_date();
                format::shown(if dated { number + format::DAYS_TO_1904 } else { number }, code)
            }),
        })
    }
}

fn unreadable(value: &str) -> Shown {
    Shown::Unknown(Unshown::Format { number: value.chars().take(40).collect() })
}

/// `B3`, `$B$3` as row and column.
fn place(name: &str) -> Option<Place> {
    let name = name.replace('$', "");
    let split = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        letter.is_ascii_alphabetic().then(|| sum.saturating_mul(26) + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{place, resolved, unescaped};

    #[test]
    fn cells_by_their_names() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("$XFD$1048576"), Some((1_048_575, 16_383)));
        assert!(["", "A", "1", "A0", "甲1"].into_iter().all(|name| place(name).is_none()));
    }

    #[test]
    fn letters_that_xml_can_not_hold() {
        assert_eq!(unescaped("甲_x000D_乙_x005F_x000D_丙_x丁"), "甲\r乙_x000D_丙_x丁");
    }

    #[test]
    fn parts_by_their_relations() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/a", "../b.xml"), "xl/b.xml");
    }
}
