//! One sheet of the ledger, read row by row against what the workbook remembers.

use std::collections::BTreeMap;

use crate::{
    journal::{Change, EntryId, Field, Register},
    opinion::{Opinion, RecommendationId},
};

use super::{
    super::table::{self, Edits, MEASURES, RECOMMENDATIONS},
    BadCell, PLACEHOLDER, Said, Unread, Why,
    book::{Sheet, Shown, Unshown},
    digest, hash, letters,
    memory::Memory,
    value,
};

/// Rows above a table in which its header is looked for.
const HEADER_WITHIN: usize = 40;
/// Lines of a list that people can still read.
const MOST_UNREAD: usize = 60;
const NUMBER: &str = "编号";

/// A sheet whose header was found.
pub(super) struct Found<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) kind: &'static str,
    header: u32,
    columns: Vec<Heading>,
}

struct Heading {
    at: u32,
    name: String,
    edits: Option<Edits>,
}

/// Finds the sheet of a kind: under its own name, or by its header.
pub(super) fn find<'a>(sheets: &'a [Sheet], kind: &'static str, memory: &Memory) -> Option<Found<'a>> {
    let named = sheets.iter().filter(|sheet| sheet.name == kind);
    // A sheet of one unit looks like the ledger, and is none.
    let others = sheets.iter().filter(|sheet| sheet.name != kind && !memory.has_sheet(&sheet.name));
    named.chain(others).find_map(|sheet| {
        let (header, columns) = header(sheet)?;
        let marks = if kind == MEASURES { Edits::Done } else { Edits::NewNote };
        let fits = columns.iter().any(|column| column.edits == Some(marks));
        fits.then_some(Found { sheet, kind, header, columns })
    })
}

fn header(sheet: &Sheet) -> Option<(u32, Vec<Heading>)> {
    let rows = sheet.rows().into_iter().take(HEADER_WITHIN);
    rows.map(|row| (row, headings(sheet, row)))
        .find(|(_, columns)| columns.len() > 2 && columns.iter().any(|column| column.name == NUMBER))
}

fn headings(sheet: &Sheet, row: u32) -> Vec<Heading> {
    let cells = sheet.cells.range((row, 0)..=(row, u32::MAX));
    cells
        .map(|((_, at), _)| {
            let name: String = sheet.text((row, *at)).chars().filter(|letter| !letter.is_whitespace()).collect();
            Heading { at: *at, edits: Edits::named(&name), name }
        })
        .collect()
}

/// What the reading of a workbook has come to so far.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) cells: Vec<Said>,
    pub(super) refused: Vec<BadCell>,
    pub(super) unread: Vec<Unread>,
}

impl Outcome {
    pub(super) fn unread(&mut self, unread: Unread) {
        if self.unread.len() < MOST_UNREAD && !self.unread.contains(&unread) {
            self.unread.push(unread);
        }
    }
}

pub(super) struct Reading<'a> {
    pub(super) opinion: &'a Opinion,
    pub(super) memory: &'a Memory,
    pub(super) found: &'a Found<'a>,
    /// The history in the workbook, by number: what the first version can be held against.
    pub(super) history: &'a BTreeMap<String, String>,
    pub(super) outcome: &'a mut Outcome,
    /// Columns that hold what another one said.
    pub(super) moved: Vec<Edits>,
}

impl Reading<'_> {
    pub(super) fn read(&mut self) {
        self.check_columns();
        let rows = self.rows();
        let last = rows.iter().filter(|(_, number)| self.is_known(number)).map(|(row, _)| *row).max().unwrap_or(0);
        let mut seen: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (row, number) in rows {
            if self.is_known(&number) {
                seen.entry(number).or_default().push(row);
            } else if row > last && !is_number(&number) {
                self.below(row);
            } else {
                self.stray_row(row, number);
            }
        }
        for (number, rows) in seen {
            self.number(&number, &rows);
        }
    }

    /// Each row below the header with its number.
    fn rows(&self) -> Vec<(u32, String)> {
        let at = self.found.columns.iter().find(|column| column.name == NUMBER).map_or(0, |column| column.at);
        let sheet = self.found.sheet;
        let rows = sheet.rows().into_iter().filter(|row| *row > self.found.header);
        rows.map(|row| (row, plain_number(&sheet.text((row, at))))).collect()
    }

    fn is_known(&self, number: &str) -> bool {
        self.memory.knows(self.found.kind, number)
    }

    /// Columns that are missing, twice there, or not ours.
    fn check_columns(&mut self) {
        let columns = &self.found.columns;
        for (place, column) in columns.iter().enumerate() {
            if column.edits.is_some() && columns[..place].iter().any(|before| before.edits == column.edits) {
                let name = column.name.clone();
                self.outcome.refused.push(self.bad(self.found.header, column.at, Why::ColumnTwice { name }));
            }
        }
        self.check_contents();
        let wanted: &[Edits] = if self.found.kind == MEASURES { &[Edits::Done] } else { &Edits::OF_RECOMMENDATION };
        for edits in wanted.iter().filter(|edits| !columns.iter().any(|column| column.edits == Some(**edits))) {
            let sheet = self.found.sheet.name.as_str().into();
            self.outcome.unread(Unread::NoColumn { sheet, column: edits.name().into() });
        }
    }

    /// Headings that were swapped without their cells. They would put every unit into the wrong column.
    fn check_contents(&mut self) {
        let rows = self.rows();
        for column in &self.found.columns {
            let Some(edits) = column.edits else { continue };
            let says = |other: Edits| {
                let fits = |row: &u32, number: &str| {
                    let remembered = self.memory.get(self.found.kind, number, other);
                    let said = remembered.map_or("", |remembered| &remembered.said);
                    !said.is_empty() && value::is_same(other, said, &self.found.sheet.text((*row, column.at)))
                };
                rows.iter().filter(|(row, number)| fits(row, number)).count()
            };
            let own = says(edits);
            let others = Edits::OF_RECOMMENDATION.into_iter().filter(|other| *other != edits);
            let (most, other) =
                others.map(|other| (says(other), other)).max_by_key(|(count, _)| *count).unwrap_or((0, edits));
            if most > own.max(1) {
                let why = Why::Moved { name: column.name.clone(), says: other.name().to_owned() };
                self.outcome.refused.push(self.bad(self.found.header, column.at, why));
                self.moved.push(edits);
            }
        }
    }

    /// The column to be filled in, unless it is there twice, or holds what another one said.
    fn column(&self, edits: Edits) -> Option<u32> {
        let mut found = self.found.columns.iter().filter(|column| column.edits == Some(edits));
        found.next().filter(|_| found.next().is_none() && !self.moved.contains(&edits)).map(|column| column.at)
    }

    /// One row of the ledger, or several with its number.
    fn number(&mut self, number: &str, rows: &[u32]) {
        let [first, others @ ..] = rows else { return };
        let says = |row: u32| {
            let filled = self.found.columns.iter().filter(|column| column.edits.is_some());
            filled.map(|column| self.found.sheet.at((row, column.at))).collect::<Vec<_>>()
        };
        if others.iter().any(|row| says(*row) != says(*first)) {
            for row in rows {
                let bad = self.bad(*row, self.number_column(), Why::Twice { number: number.to_owned() });
                self.outcome.refused.push(bad);
            }
            return;
        }
        if !self.memory.is_there && !self.is_titled(number, *first) {
            let found = number.to_owned();
            self.outcome.refused.push(self.bad(*first, self.number_column(), Why::OtherText { number: found }));
            return;
        }
        for edits in Edits::OF_RECOMMENDATION.into_iter().chain([Edits::Done]) {
            if let Some(at) = self.column(edits) {
                self.cell(*first, at, number, edits);
            }
        }
        self.fixed_cells(*first, number);
    }

    fn number_column(&self) -> u32 {
        self.found.columns.iter().find(|column| column.name == NUMBER).map_or(0, |column| column.at)
    }

    /// Without a memory, the row has to be about what the document asks for.
    fn is_titled(&self, number: &str, row: u32) -> bool {
        let name = if self.found.kind == MEASURES { "举措" } else { "条目名称" };
        let Some(column) = self.found.columns.iter().find(|column| column.name == name) else { return false };
        let known = self.known(number, name);
        known.is_some_and(|known| digest(&known) == digest(&self.found.sheet.text((row, column.at))))
    }

    fn cell(&mut self, row: u32, at: u32, number: &str, edits: Edits) {
        // A reason is read with its standing.
        if edits == Edits::Reason {
            return;
        }
        let Some(remembered) = self.memory.get(self.found.kind, number, edits) else { return };
        let now = match self.shown(row, at, edits, &remembered.said) {
            Ok(now) => now,
            Err(why) => return self.outcome.refused.push(self.bad(row, at, why)),
        };
        let reason = match self.reason(row, number, edits) {
            Ok(reason) => reason,
            Err(bad) => return self.outcome.refused.push(bad),
        };
        let touched = !value::is_same(edits, &remembered.said, &now)
            || reason.as_ref().is_some_and(|(said, now)| !value::is_same(Edits::Reason, said, now));
        // What was never remembered says nothing while it is blank.
        if !self.memory.is_there && now.is_empty() && reason.as_ref().is_none_or(|(_, now)| now.is_empty()) {
            return;
        }
        let (now, reason) = if touched {
            (now, reason.map(|(_, now)| now))
        } else {
            (remembered.said.clone(), reason.map(|(said, _)| said))
        };
        match value::meant(edits, &now, reason.as_deref()) {
            Ok(change) => self.take(number, edits, change, touched),
            // What it said when it was made need not make sense: people may have differed.
            Err(why) if touched => self.outcome.refused.push(self.bad(row, at, why)),
            Err(_) => {}
        }
    }

    /// What the cell shows, as a text.
    fn shown(&self, row: u32, at: u32, edits: Edits, said: &str) -> Result<String, Why> {
        let format = |number: String| Why::Unclear { why: Unshown::Format { number } };
        match self.found.sheet.at((row, at)) {
            None => Ok(String::new()),
            Some(Shown::Text(text)) => Ok(table::clean(&text.replace("\r\n", "\n").replace('\r', "\n"))),
            Some(Shown::Day { day, .. }) if edits == Edits::Due => Ok(day.to_string()),
            Some(Shown::Day { day, shown }) => shown.ok_or_else(|| format(day.to_string())),
            // Part of a merged cell of another column: nothing was there, and nothing is.
            Some(Shown::Unknown(Unshown::Merged)) if said.is_empty() => Ok(String::new()),
            Some(Shown::Unknown(why)) => Err(Why::Unclear { why }),
        }
    }

    /// What the reason beside a standing said, and says.
    fn reason(&self, row: u32, number: &str, edits: Edits) -> Result<Option<(String, String)>, BadCell> {
        if edits != Edits::Standing {
            return Ok(None);
        }
        let remembered = self.memory.get(self.found.kind, number, Edits::Reason);
        let said = remembered.map(|remembered| remembered.said.clone()).unwrap_or_default();
        let Some(at) = self.column(Edits::Reason) else { return Ok(Some((said.clone(), said))) };
        match self.shown(row, at, Edits::Reason, &said) {
            Ok(now) => Ok(Some((said, now))),
            Err(why) => Err(self.bad(row, at, why)),
        }
    }

    fn take(&mut self, number: &str, edits: Edits, change: Change, touched: bool) {
        let Some(remembered) = self.memory.get(self.found.kind, number, edits) else { return };
        let cell = format!("{}\u{1f}{number}\u{1f}{}", self.found.kind, edits.name());
        let register = match (&remembered.register, edits) {
            (Some(register), _) => register.clone(),
            (None, Edits::NewNote) => {
                let Ok(id) = RecommendationId::parse(&format!("r{number}")) else { return };
                // The cell's own note, whatever stands in it: what is filled in further goes on with it.
                let key = EntryId { time: self.memory.made, counter: short(hash(&cell)), replica: PLACEHOLDER };
                Register::new(id, Field::Note(key))
            }
            (None, _) => return,
        };
        let value = if let Change::Set(value) = &change { value.to_string() } else { String::new() };
        let mark = short(hash(&format!("{cell}\u{1f}{value}")));
        let replaces = remembered.heads.clone();
        self.outcome.cells.push(Said { register, change, replaces, touched, mark });
    }

    /// Cells that are not to be filled in, and those in columns of somebody's own.
    fn fixed_cells(&mut self, row: u32, number: &str) {
        for column in self.found.columns.iter().filter(|column| column.edits.is_none() && column.name != NUMBER) {
            let place = (row, column.at);
            let now = self.found.sheet.text(place);
            if !is_clear(self.found.sheet, place) {
                continue;
            }
            let edited = match self.memory.fixed(self.found.kind, number, &column.name) {
                Some(before) => before != digest(&now),
                None if self.memory.is_whole => !now.is_empty(),
                None => self.seems_edited(number, &column.name, &now),
            };
            if edited {
                let instead = match &*column.name {
                    "办理进展" => Some("新增办理进展".into()),
                    "推进情况" => Some("新增推进情况".into()),
                    _ => None,
                };
                self.outcome.unread(Unread::Cell {
                    sheet: self.found.sheet.name.as_str().into(),
                    row: row as usize + 1,
                    column: letters(column.at),
                    name: column.name.as_str().into(),
                    instead,
                });
            }
        }
    }

    /// Where the workbook does not remember the cell: whether it says what neither the document nor the history in
    /// the workbook says.
    fn seems_edited(&self, number: &str, column: &str, now: &str) -> bool {
        if !self.memory.is_there || now.is_empty() {
            return false;
        }
        if let Some(known) = self.known(number, column) {
            return digest(&known) != digest(now);
        }
        if !["推进情况", "佐证", "接收", "政府审核", "人大评价"].contains(&column) || self.history.is_empty()
        {
            return false;
        }
        let told = self.history.get(number).map_or("", String::as_str);
        let parts = now.split(|letter: char| letter.is_whitespace() || "，：".contains(letter));
        parts.filter(|part| !part.is_empty()).any(|part| !told.contains(part))
    }

    /// What the document itself says in such a column.
    fn known(&self, number: &str, column: &str) -> Option<String> {
        let asked = self.opinion.recommendations().find(|asked| {
            number.strip_prefix(&asked.id.number()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
        let measure = asked.measures.iter().find(|measure| measure.id.to_string().trim_start_matches('r') == number);
        Some(match (column, measure) {
            ("条目名称", _) => asked.title.to_string(),
            ("具体内容", None) => asked.asks.to_string(),
            ("来源", None) => asked.cite.to_string(),
            ("来源", Some(measure)) => measure.cite.to_string(),
            ("举措", Some(measure)) => measure.text.to_string(),
            _ => return None,
        })
    }

    /// Notes and sums below the table.
    fn below(&mut self, row: u32) {
        let cells = self.found.sheet.cells.range((row, 0)..=(row, u32::MAX));
        let first = cells.map(|((_, at), _)| *at).next();
        let Some(at) = first else { return };
        if self.found.sheet.text((row, at)).starts_with(table::SUM) {
            return;
        }
        let sheet = self.found.sheet.name.as_str().into();
        self.outcome.unread(Unread::Outside { sheet, row: row as usize + 1, column: letters(at) });
    }

    /// A row among the others without a number that is known.
    fn stray_row(&mut self, row: u32, number: String) {
        let filled = self.found.columns.iter().filter(|column| column.edits.is_some());
        let says = filled.clone().any(|column| !self.found.sheet.text((row, column.at)).is_empty());
        if !says {
            return self.below(row);
        }
        let why = if number.is_empty() { Why::NoNumber } else { Why::NoSuchNumber { found: number } };
        self.outcome.refused.push(self.bad(row, self.number_column(), why));
    }

    fn bad(&self, row: u32, at: u32, why: Why) -> BadCell {
        BadCell { sheet: self.found.sheet.name.as_str().into(), row: row as usize + 1, column: letters(at), why }
    }
}

/// Whether what a cell shows can be held against what it said: old workbooks do not tell how numbers look.
fn is_clear(sheet: &Sheet, place: (u32, u32)) -> bool {
    !matches!(sheet.at(place), Some(Shown::Unknown(Unshown::Format { .. })))
}

/// A number of a row, whatever letters it is typed in.
fn plain_number(text: &str) -> String {
    let plain = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        '．' | '。' => '.',
        letter => letter,
    };
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{feff}').map(plain).collect()
}

/// Whether it looks like a number of a row, and is no heading of a note.
fn is_number(text: &str) -> bool {
    text.contains('.')
        && text.starts_with(|letter: char| letter.is_ascii_digit())
        && !text.contains(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')
}

fn short(digest: u64) -> u32 {
    u32::try_from(digest & u64::from(u32::MAX)).unwrap_or(0)
}

/// Who filled it in, as it says above the table.
pub(super) fn who(found: &Found<'_>) -> (String, String) {
    let above = found.sheet.cells.range(..(found.header, 0));
    let (mut name, mut unit) = (String::new(), String::new());
    for (place, _) in above {
        let text = found.sheet.text(*place);
        let (label, rest) = text.split_once(['：', ':']).unwrap_or((&text, ""));
        let said = match label.trim() {
            "填表人" | "填报人" => &mut name,
            "单位" | "填表单位" | "填报单位" => &mut unit,
            _ => continue,
        };
        let beside = || {
            let next = found.sheet.cells.range((place.0, place.1 + 1)..(place.0, place.1 + 4)).next();
            let next = next.map(|(place, _)| found.sheet.text(*place)).unwrap_or_default();
            if is_label(&next) || next == super::super::xlsx::HINT { String::new() } else { next }
        };
        *said = if rest.trim().is_empty() { beside() } else { rest.trim().to_owned() };
    }
    (name, unit)
}

fn is_label(text: &str) -> bool {
    ["填表", "填报", "单位"].iter().any(|label| text.starts_with(label)) && text.ends_with(['：', ':'])
}

/// What the history in a workbook tells of each recommendation, without blanks.
pub(super) fn history(sheets: &[Sheet]) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    let Some(sheet) = sheets.iter().find(|sheet| sheet.name == table::HISTORY && !sheet.overfull) else { return told };
    for row in sheet.rows() {
        let text = format!("{}\n", sheet.text((row, 5)));
        told.entry(plain_number(&sheet.text((row, 3)))).or_insert_with(String::new).push_str(&text);
    }
    told
}

/// Sheets that are not read: what was changed in them.
pub(super) fn others(sheets: &[Sheet], read: &[&str], memory: &Memory, outcome: &mut Outcome) {
    const OURS: [&str; 4] = [table::OVERVIEW, table::HISTORY, super::super::xlsx::MEMORY, table::LONG];
    for sheet in sheets.iter().filter(|sheet| !read.contains(&&*sheet.name) && !sheet.cells.is_empty()) {
        let name: std::rc::Rc<str> = sheet.name.as_str().into();
        if sheet.text((0, 0)) == super::super::xlsx::FORMAT {
            continue;
        }
        if !memory.has_sheet(&sheet.name) {
            if !OURS.contains(&&*sheet.name) && memory.is_there {
                outcome.unread(Unread::Sheet { sheet: name });
            }
            continue;
        }
        let rows: Vec<u32> = sheet.rows();
        let first = |row: u32| plain_number(&sheet.text((row, 0)));
        let Some(header) =
            rows.iter().copied().take(HEADER_WITHIN).find(|row| [NUMBER, "项目"].contains(&&*first(*row)))
        else {
            outcome.unread(Unread::Sheet { sheet: name });
            continue;
        };
        let columns = headings(sheet, header);
        for row in rows.into_iter().filter(|row| *row > header) {
            let number = first(row);
            for column in &columns {
                let now = sheet.text((row, column.at));
                let clear = is_clear(sheet, (row, column.at));
                if memory
                    .fixed(&sheet.name, &number, &column.name)
                    .is_some_and(|before| clear && before != digest(&now))
                {
                    outcome.unread(Unread::Cell {
                        sheet: name.clone(),
                        row: row as usize + 1,
                        column: letters(column.at),
                        name: column.name.as_str().into(),
                        instead: None,
                    });
                }
            }
        }
    }
}

/// The sheet that is read, of each kind that is there.
pub(super) const KINDS: [&str; 2] = [RECOMMENDATIONS, MEASURES];
