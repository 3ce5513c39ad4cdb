//! A paper as a part of a page, to be printed or saved as PDF by the browser. The same blocks as in Word.
//!
//! No style stands in an element: the page's policy would forbid it. [`SHEET`] is the whole look.

use crate::plain::plain;

use super::paper::{Block, Cell, Line, Paper, Piece, Section, Style, Table};

/// Nothing but the paper is printed while it is in the page.
pub const SHEET: &str = include_str!("html.css");

/// A row with more characters than this may go on on the next page.
const WHOLE_ROW: usize = 400;

pub fn write(paper: &Paper) -> String {
    paper.sections.iter().map(section).collect()
}

fn section(section: &Section) -> String {
    let shape = if section.landscape { "printout__wide" } else { "printout__tall" };
    let blocks: String = section.blocks.iter().map(block).collect();
    format!(r#"<section class="{shape}">{blocks}</section>"#)
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(Style::Blank, _) => r#"<p class="printout__blank">&nbsp;</p>"#.to_owned(),
        Block::Paragraph(style, line) => {
            let (tag, class) = element(*style);
            format!(r#"<{tag} class="printout__{class}">{}</{tag}>"#, spread(line))
        }
        Block::Table(table) => of_table(table),
        Block::Signature { name, date } => {
            let [name, date] = [name, date].map(|line| format!("<p>{}</p>", words(line)));
            format!(r#"<div class="printout__signature"><div>{name}{date}</div></div>"#)
        }
        Block::Imprint { copies, printer, printed } => format!(
            r#"<div class="printout__imprint"><p>{}</p><p><span>{}</span><span>{}</span></p></div>"#,
            words(copies),
            words(printer),
            words(printed)
        ),
        Block::NewPage => r#"<div class="printout__break"></div>"#.to_owned(),
    }
}

fn element(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Letterhead => ("p", "letterhead"),
        Style::Number => ("p", "number"),
        Style::PlainNumber => ("p", "plain-number"),
        Style::Title => ("h1", "title"),
        Style::Subtitle => ("p", "subtitle"),
        Style::Blank => ("p", "blank"),
        Style::Addressee => ("p", "addressee"),
        Style::Part => ("h2", "part"),
        Style::Section => ("h3", "section"),
        Style::Body => ("p", "body"),
        Style::Annexes => ("p", "annexes"),
        Style::Remark => ("p", "remark"),
        Style::AnnexMark => ("p", "annex-mark"),
        Style::TableTitle => ("h2", "table-title"),
        Style::TableNote => ("p", "note"),
    }
}

/// What stands left and right of a tab.
fn spread(line: &Line) -> String {
    let mut parts = line.split(|piece| *piece == Piece::Tab).map(|part| part.iter().map(piece).collect::<String>());
    match (parts.next(), parts.next()) {
        (Some(left), Some(right)) => format!("<span>{left}</span><span>{right}</span>"),
        (one, _) => one.unwrap_or_default(),
    }
}

fn words(line: &Line) -> String {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    let shown = escaped(&piece.shown());
    match piece {
        Piece::Text(_) | Piece::Tab => shown,
        Piece::Strong(_) => format!("<b>{shown}</b>"),
        Piece::Gap(_) => format!("<mark>{shown}</mark>"),
    }
}

fn of_table(table: &Table) -> String {
    let parts = table.widths.iter().sum::<u32>().max(1);
    let columns: String =
        table.widths.iter().map(|width| format!(r#"<col width="{}%">"#, width * 100 / parts)).collect();
    let head: String = table.head.iter().map(|name| format!("<th>{}</th>", escaped(name))).collect();
    let head = if head.is_empty() { head } else { format!("<thead><tr>{head}</tr></thead>") };
    let rows: String = table.rows.iter().map(|cells| row(cells)).collect();
    // A table without a head is a form.
    let form = if table.head.is_empty() { " printout__form" } else { "" };
    format!(r#"<table class="printout__table{form}"><colgroup>{columns}</colgroup>{head}<tbody>{rows}</tbody></table>"#)
}

fn row(cells: &[Cell]) -> String {
    let long = cells.iter().map(Cell::length).max().unwrap_or(0) > WHOLE_ROW;
    let told: String = cells.iter().map(cell).collect();
    format!("<tr{}>{told}</tr>", if long { r#" class="printout__long""# } else { "" })
}

fn cell(cell: &Cell) -> String {
    let tag = if cell.named { "th" } else { "td" };
    let span = if cell.span > 1 { format!(r#" colspan="{}""#, cell.span) } else { String::new() };
    let high = if cell.room > 0 { format!(r#" height="{}""#, cell.room * 21) } else { String::new() };
    let class = if cell.centred { r#" class="printout__middle""# } else { "" };
    let lines: Vec<String> = cell.lines.iter().map(words).collect();
    format!("<{tag}{span}{high}{class}>{}</{tag}>", lines.join("<br>"))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in plain(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            letter => out.push(letter),
        }
    }
    out
}
