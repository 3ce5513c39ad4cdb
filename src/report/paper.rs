//! A paper before it has a format: sections of paragraphs and tables, with gaps for a person to fill.
//!
//! Written as a Word document (`docx/`) and as a page to print (`html.rs`), from the same blocks.

use super::Gap;

/// What is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What programs call it: one line.
    pub name: String,
    /// The body in whose name it is written.
    pub issuer: String,
    pub sections: Vec<Section>,
}

/// Pages of one shape. Each begins on a new page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub landscape: bool,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Style, Line),
    Table(Table),
    /// 署名 and 成文日期: the date four characters in from the right, the name centred above it.
    Signature {
        name: Line,
        date: Line,
    },
    /// 版记, at the foot of the page.
    Imprint {
        copies: Line,
        printer: Line,
        printed: Line,
    },
    /// What follows begins on a new page of the same shape.
    NewPage,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 发文机关标志, in red
    Letterhead,
    /// 发文字号 and 签发人, below the 发文机关标志: left and right of a tab; a red line under it
    Number,
    /// The same where there is no 发文机关标志.
    PlainNumber,
    Title,
    /// Below the title: 征求意见稿
    Subtitle,
    /// An empty line.
    Blank,
    Addressee,
    /// 一、
    Part,
    /// （一）
    Section,
    Body,
    /// 附件说明, below the text
    Annexes,
    /// 附注: whom to ask
    Remark,
    /// `附件1`, at the head of an annex
    AnnexMark,
    /// The title of an annex or a form.
    TableTitle,
    /// A line above or below a table.
    TableNote,
}

/// A paragraph's text: what is known, and gaps.
pub type Line = Vec<Piece>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// The words that begin a paragraph, set in 楷体: 一是…
    Strong(String),
    /// Leads to the right edge.
    Tab,
    /// What a person has to add.
    Gap(Gap),
}

/// A table; its head is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How wide each column is, in parts of the whole.
    pub widths: Vec<u32>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub lines: Vec<Line>,
    /// How many columns it takes.
    pub span: usize,
    /// A name or a short value, centred.
    pub centred: bool,
    /// In 黑体, as heads are.
    pub named: bool,
    /// At least so many lines high, for what is written by hand.
    pub room: usize,
}

impl Cell {
    pub fn of(line: impl Into<Line>) -> Self {
        Self::lines(vec![line.into()])
    }

    pub fn lines(lines: Vec<Line>) -> Self {
        Self { lines, span: 1, ..Self::default() }
    }

    pub fn text(words: impl Into<String>) -> Self {
        Self::of(vec![text(words)])
    }

    /// What a row or a blank is called.
    pub fn name(words: impl Into<String>) -> Self {
        Self { named: true, centred: true, ..Self::text(words) }
    }

    #[must_use]
    pub fn centred(self) -> Self {
        Self { centred: true, ..self }
    }

    #[must_use]
    pub fn across(self, span: usize) -> Self {
        Self { span, ..self }
    }

    #[must_use]
    pub fn with_room(self, room: usize) -> Self {
        Self { room, ..self }
    }

    /// How many characters it holds.
    pub fn length(&self) -> usize {
        self.lines.iter().flatten().map(|piece| piece.shown().chars().count()).sum()
    }
}

impl Piece {
    /// As it stands in the paper.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Strong(text) => text.clone(),
            Self::Tab => "\t".to_owned(),
            Self::Gap(gap) => format!("【待补：{}】", gap.wants),
        }
    }
}

pub fn text(words: impl Into<String>) -> Piece {
    Piece::Text(words.into())
}

impl Block {
    pub fn body(pieces: impl Into<Line>) -> Self {
        Self::Paragraph(Style::Body, pieces.into())
    }

    pub fn of(style: Style, words: impl Into<String>) -> Self {
        Self::Paragraph(style, vec![text(words)])
    }

    pub fn blank() -> Self {
        Self::Paragraph(Style::Blank, Line::new())
    }

    /// All lines in it, in order.
    pub fn lines(&self) -> Vec<&Line> {
        match self {
            Self::Paragraph(_, line) => vec![line],
            Self::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.lines).collect(),
            Self::Signature { name, date } => vec![name, date],
            Self::Imprint { copies, printer, printed } => vec![copies, printer, printed],
            Self::NewPage => Vec::new(),
        }
    }
}

impl Paper {
    /// What a person still has to fill in.
    pub fn gaps(&self) -> Vec<Gap> {
        let lines = self.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::lines);
        let gaps =
            lines.flatten().filter_map(|piece| if let Piece::Gap(gap) = piece { Some(gap.clone()) } else { None });
        gaps.collect()
    }
}
