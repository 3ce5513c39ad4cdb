//! Paragraphs, tables and sections as WordprocessingML, children in the schema's order.

use super::{
    super::paper::{Block, Cell, Line, Piece, Section, Style, Table},
    styles::{self, CHARACTER, IMPRINT, KAI, LINE, SECTION_END, SIGNATURE, TABLE_HEAD, TABLE_TEXT, WIDTH},
    xml::escaped,
};

/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// Widths of a character of 16 pt, of a Chinese one and of another.
const WIDE: i32 = 320 + CHARACTER;
const NARROW: i32 = 160 + CHARACTER;
/// Lines of a page.
const LINES: i32 = 22;
/// A landscape page's text is 225 mm wide.
const LANDSCAPE_WIDTH: i32 = 12757;
/// A row with more characters than this may go on on the next page.
const WHOLE_ROW: usize = 400;

#[expect(clippy::cast_possible_truncation, reason = "a page is some thousands of these wide")]
fn twips(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

pub(super) fn body(sections: &[Section]) -> String {
    let mut out = String::new();
    for (place, section) in sections.iter().enumerate() {
        let width = if section.landscape { LANDSCAPE_WIDTH } else { WIDTH };
        out.extend(section.blocks.iter().map(|block| of_block(block, width)));
        let page = page(section.landscape);
        if place + 1 == sections.len() {
            // What ends with a table or a frame needs a paragraph after it.
            if !matches!(section.blocks.last(), Some(Block::Paragraph(..) | Block::Signature { .. })) {
                out.push_str(&paragraph(SECTION_END, "", ""));
            }
            out.push_str(&page);
        } else {
            out.push_str(&paragraph(SECTION_END, &page, ""));
        }
    }
    out
}

/// A4. Margins 37, 35, 28 and 26 mm leave 156 by 225 mm; a page that lies on its side is the same page turned.
fn page(landscape: bool) -> String {
    let (width, height, turned) =
        if landscape { (16838, 11906, r#" w:orient="landscape""#) } else { (11906, 16838, "") };
    let [top, right, bottom, left] = if landscape { [28.0, 37.0, 26.0, 35.0] } else { [37.0, 26.0, 35.0, 28.0] };
    // The number's line lies 7 mm below the text.
    let (header, footer) = (twips(15.0), twips(if landscape { 16.0 } else { 25.0 }));
    format!(
        r#"<w:sectPr><w:footerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{header}" w:footer="{footer}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>"#,
        twips(top),
        twips(right),
        twips(bottom),
        twips(left)
    )
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>"#)
}

fn of_block(block: &Block, width: i32) -> String {
    match block {
        Block::Paragraph(style, line) => paragraph(styles::id(*style), "", &runs(line, *style)),
        Block::Table(table) => of_table(table, width),
        Block::Signature { name, date } => signature(name, date),
        Block::Imprint { copies, printer, printed } => imprint(copies, printer, printed),
        Block::NewPage => {
            r#"<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>"#.into()
        }
    }
}

fn runs(line: &Line, style: Style) -> String {
    line.iter().map(|piece| run(piece, style)).collect()
}

/// A gap stands on yellow, so that nobody overlooks it.
fn run(piece: &Piece, style: Style) -> String {
    let shown = piece.shown();
    let (mut font, mut rest) = (String::new(), String::new());
    // Quotation marks and dashes are in both kinds of fonts: without the hint, Word takes the Western one.
    if shown.contains(['“', '”', '‘', '’', '—', '…', '·', '×', '°', '±']) {
        font.push_str(r#" w:hint="eastAsia""#);
    }
    match piece {
        Piece::Strong(_) if matches!(style, Style::Number | Style::PlainNumber) => {
            font.push_str(&format!(r#" w:eastAsia="{KAI}""#))
        }
        Piece::Strong(_) => rest.push_str("<w:b/><w:bCs/>"),
        Piece::Gap(_) => rest.push_str(r#"<w:highlight w:val="yellow"/>"#),
        Piece::Text(_) if style == Style::Letterhead => {
            let size = fitting(shown.chars().count());
            rest.push_str(&format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#));
        }
        Piece::Text(_) | Piece::Tab => {}
    }
    let font = if font.is_empty() { font } else { format!("<w:rFonts{font}/>") };
    format!("<w:r><w:rPr>{font}{rest}</w:rPr>{}</w:r>", words(&shown))
}

/// Half-points in which so many characters fill the line, and not too much of it.
fn fitting(characters: usize) -> usize {
    (860 / characters.max(1)).clamp(36, 96)
}

/// A text; its lines stay lines.
fn words(text: &str) -> String {
    let text = escaped(text);
    let lines = text.split('\n').map(|line| {
        let parts = line.split('\t').map(|part| match part {
            "" => String::new(),
            part => format!(r#"<w:t xml:space="preserve">{part}</w:t>"#),
        });
        parts.collect::<Vec<_>>().join("<w:tab/>")
    });
    lines.collect::<Vec<_>>().join("<w:br/>")
}

/// How wide a line is in 16 pt.
fn width_of(line: &Line) -> i32 {
    let text: String = line.iter().map(Piece::shown).collect();
    text.chars().map(|letter| if letter.is_ascii() { NARROW } else { WIDE }).sum()
}

/// Both lines in the middle of one box, which lies so that the date ends four characters from the right.
fn signature(name: &Line, date: &Line) -> String {
    let (wide, dated) = (width_of(name).max(width_of(date)) + WIDE, width_of(date));
    let right = (4 * WIDE - (wide - dated) / 2).max(0);
    let left = (WIDTH - wide - right).max(0);
    let place = format!(r#"<w:ind w:left="{left}" w:right="{right}"/>"#);
    let line = |line| paragraph(SIGNATURE, &place, &runs(line, Style::Body));
    format!("{}{}", line(name), line(date))
}

/// The imprint, on a page of its own. All lines have the same height, so the space above brings it to the foot. A
/// frame placed at the foot works well in Word and badly in other programs.
fn imprint(copies: &Line, printer: &Line, printed: &Line) -> String {
    let lines = (width_of(copies) * 14 / 16 / (WIDTH - 560) + 1).clamp(1, 16);
    let above = (LINES - lines - 2) * i32::from(LINE);
    let edge = |side, size| format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="1" w:color="auto"/>"#);
    let lined =
        |edges: String, rest: &str, runs: &str| paragraph(IMPRINT, &format!("<w:pBdr>{edges}</w:pBdr>{rest}"), runs);
    let down = format!(r#"<w:spacing w:before="{above}" w:line="{LINE}" w:lineRule="exact"/>"#);
    let made = format!("{}<w:r><w:tab/></w:r>{}", runs(printer, Style::Body), runs(printed, Style::Body));
    format!(
        "{}{}",
        lined(edge("top", 8), &down, &runs(copies, Style::Body)),
        lined(format!("{}{}", edge("top", 6), edge("bottom", 8)), "", &made)
    )
}

fn of_table(table: &Table, width: i32) -> String {
    let parts: u32 = table.widths.iter().sum::<u32>().max(1);
    let widths: Vec<i32> = table
        .widths
        .iter()
        .map(|part| i32::try_from(i64::from(width) * i64::from(*part) / i64::from(parts)).unwrap_or(0))
        .collect();
    let all: i32 = widths.iter().sum();
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#))
        .concat();
    let columns: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let mut rows = String::new();
    if !table.head.is_empty() {
        let head: Vec<Cell> = table.head.iter().map(Cell::name).collect();
        rows.push_str(&row(&head, &widths, "<w:cantSplit/><w:tblHeader/>"));
    }
    for cells in &table.rows {
        let whole = cells.iter().map(Cell::length).max().unwrap_or(0) <= WHOLE_ROW;
        rows.push_str(&row(cells, &widths, if whole { "<w:cantSplit/>" } else { "" }));
    }
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{all}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"#
    )
}

fn row(cells: &[Cell], widths: &[i32], properties: &str) -> String {
    let long = properties.is_empty();
    let mut from = 0;
    let mut told = String::new();
    for cell in cells {
        let width: i32 = widths.iter().skip(from).take(cell.span).sum();
        from += cell.span;
        told.push_str(&of_cell(cell, width, if long { "top" } else { "center" }));
    }
    let room = cells.iter().map(|cell| cell.room).max().unwrap_or(0);
    let high =
        if room > 0 { format!(r#"<w:trHeight w:val="{}" w:hRule="atLeast"/>"#, room * 320) } else { String::new() };
    let properties = if properties.starts_with("<w:cantSplit/>") {
        format!("<w:cantSplit/>{high}{}", properties.trim_start_matches("<w:cantSplit/>"))
    } else {
        format!("{high}{properties}")
    };
    let properties = if properties.is_empty() { properties } else { format!("<w:trPr>{properties}</w:trPr>") };
    format!("<w:tr>{properties}{told}</w:tr>")
}

fn of_cell(cell: &Cell, width: i32, place: &str) -> String {
    let span = if cell.span > 1 { format!(r#"<w:gridSpan w:val="{}"/>"#, cell.span) } else { String::new() };
    let style = if cell.named { TABLE_HEAD } else { TABLE_TEXT };
    let side = if cell.centred && !cell.named { r#"<w:jc w:val="center"/>"# } else { "" };
    let mut lines: String =
        cell.lines.iter().map(|line| paragraph(style, side, &runs(line, Style::TableNote))).collect();
    if lines.is_empty() {
        lines = paragraph(style, "", "");
    }
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="{place}"/></w:tcPr>{lines}</w:tc>"#
    )
}
