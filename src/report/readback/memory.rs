//! What a workbook remembers of its making, in a sheet that nobody sees.

use std::collections::HashMap;

use crate::{
    journal::{EntryId, Field, Millis, Register, Subject},
    opinion::{MeasureId, Opinion, RecommendationId},
};

use super::{
    super::{
        table::{Edits, MEASURES, RECOMMENDATIONS},
        xlsx::{FIXED, FORMAT, VERSION},
    },
    Misread,
    book::{Book, Sheet},
    hash,
};

/// What a cell said when the workbook was made.
#[derive(Debug)]
pub(super) struct Remembered {
    pub(super) said: String,
    pub(super) heads: Vec<EntryId>,
    /// `None` for what is added.
    pub(super) register: Option<Register>,
}

/// Sheet, number of the row, and what may be filled in.
type Cell = (&'static str, String, Edits);

#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Tells workbooks apart.
    pub(super) book: u64,
    /// About when it was made.
    pub(super) made: Millis,
    /// Whether it has one: CSV and cells that were copied have not.
    pub(super) is_there: bool,
    /// Whether it knows of the cells that are not to be filled in as well.
    pub(super) is_whole: bool,
    cells: HashMap<Cell, Remembered>,
    /// Digests of other cells, by sheet, number and column.
    fixed: HashMap<(String, String, String), u64>,
}

impl Memory {
    /// # Errors
    /// It is about another document, or later than this program.
    pub(super) fn of(opinion: &Opinion, book: &Book) -> Result<Self, Misread> {
        match book.sheets.iter().find(|sheet| sheet.text((0, 0)) == FORMAT) {
            Some(sheet) => Self::read(opinion, sheet),
            None => Ok(Self::without(opinion)),
        }
    }

    fn read(opinion: &Opinion, sheet: &Sheet) -> Result<Self, Misread> {
        let head = [1, 2, 3, 4].map(|column| sheet.text((0, column)));
        let [version, number, book, made] = &head;
        if version != VERSION && version != "1" {
            return Err(Misread::Newer { version: version.clone() });
        }
        if *number != *opinion.number {
            return Err(Misread::OtherDocument { number: number.clone() });
        }
        let mut memory = Self { is_there: true, is_whole: version == VERSION, ..Self::default() };
        let mut whole = Vec::new();
        for row in sheet.rows().into_iter().filter(|row| *row > 0) {
            let cells = [0, 1, 2, 3, 4, 5, 6].map(|column| sheet.text((row, column)));
            whole.extend(cells[..5].iter().cloned());
            memory.remember(cells).ok_or(Misread::NotOurs)?;
        }
        let latest = memory.cells.values().flat_map(|cell| &cell.heads).map(|head| head.time).max();
        memory.made = made.parse().ok().or(latest).unwrap_or(0);
        // The first version had no name: what it remembers stands for one.
        memory.book = u64::from_str_radix(book, 16).unwrap_or_else(|_| hash(&whole.join("\u{1f}")));
        Ok(memory)
    }

    fn remember(&mut self, [sheet, number, column, said, heads, on, field]: [String; 7]) -> Option<()> {
        if on == FIXED {
            self.fixed.insert((sheet, number, column), u64::from_str_radix(&said, 16).ok()?);
            return Some(());
        }
        let heads = heads.split_whitespace().map(|head| head.parse().ok()).collect::<Option<_>>()?;
        let (sheet, edits) = (kind(&sheet)?, Edits::named(&column)?);
        let register = if on.is_empty() {
            plain(sheet, &number, edits)
        } else {
            Some(Register { subject: Subject::from_text(&on), field: Field::from_text(&field) })
        };
        self.cells.insert((sheet, number, edits), Remembered { said, heads, register });
        Some(())
    }

    /// All cells of the document that may be filled in, with nothing known of what they said.
    fn without(opinion: &Opinion) -> Self {
        let mut memory = Self::default();
        let asked: Vec<_> = opinion.recommendations().collect();
        let recommendations = asked.iter().flat_map(|asked| {
            Edits::OF_RECOMMENDATION.into_iter().map(|edits| (RECOMMENDATIONS, asked.id.number(), edits))
        });
        let measures = asked.iter().flat_map(|asked| &asked.measures);
        let numbers = measures.map(|measure| measure.id.to_string().trim_start_matches('r').to_owned());
        for (sheet, number, edits) in recommendations.chain(numbers.map(|number| (MEASURES, number, Edits::Done))) {
            let register = plain(sheet, &number, edits);
            memory
                .cells
                .insert((sheet, number, edits), Remembered { said: String::new(), heads: Vec::new(), register });
        }
        memory
    }

    pub(super) fn get(&self, sheet: &'static str, number: &str, edits: Edits) -> Option<&Remembered> {
        self.cells.get(&(sheet, number.to_owned(), edits))
    }

    pub(super) fn knows(&self, sheet: &'static str, number: &str) -> bool {
        self.cells.keys().any(|(of, known, _)| *of == sheet && known == number)
    }

    pub(super) fn fixed(&self, sheet: &str, number: &str, column: &str) -> Option<u64> {
        self.fixed.get(&(sheet.to_owned(), number.to_owned(), column.to_owned())).copied()
    }

    /// Whether it knows of cells in this sheet.
    pub(super) fn has_sheet(&self, name: &str) -> bool {
        self.fixed.keys().any(|(sheet, ..)| sheet == name)
    }
}

fn kind(sheet: &str) -> Option<&'static str> {
    [RECOMMENDATIONS, MEASURES].into_iter().find(|kind| *kind == sheet)
}

/// The register that a cell shows; `None` where it shows none.
fn plain(sheet: &str, number: &str, edits: Edits) -> Option<Register> {
    let field = edits.field()?;
    let id = format!("r{number}");
    match sheet {
        MEASURES => Some(Register::new(MeasureId::parse(&id).ok()?, field)),
        _ => Some(Register::new(RecommendationId::parse(&id).ok()?, field)),
    }
}
