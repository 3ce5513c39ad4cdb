//! The handling report as a Word document, laid out as GB/T 9704-2012 asks.
//!
//! A4; margins 37, 35, 28 and 26 mm, which leaves 156 by 225 mm: 22 lines of 28 characters. Title 小标宋 22 pt, body
//! 仿宋 16 pt, headings 黑体 and 楷体, page numbers 14 pt on the outer side. Where a font is missing, the document's
//! font table names what is next best.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph,
    Run, RunFonts, SpecialIndentType, Style, StyleType,
};

use super::{
    outline::{Block, Line, Outline, Piece},
    table::clean,
};

/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// A line: 225 mm by 22, and no more, or the last one goes over.
const LINE: u16 = 579;
/// 28 characters of 16 pt are 158 mm wide, 2 mm too many: each gives up a quarter of a point. A grid of characters would
/// say the same, but not every program measures it by the right font.
const CHARACTER: i32 = -5;

const TITLE: Font = Font { name: "方正小标宋简体", half_points: 44 };
const BODY: Font = Font { name: "仿宋_GB2312", half_points: 32 };
const PART: Font = Font { name: "黑体", half_points: 32 };
const SECTION: Font = Font { name: "楷体_GB2312", half_points: 32 };
const PAGE: Font = Font { name: "宋体", half_points: 28 };
const LATIN: &str = "Times New Roman";

#[derive(Clone, Copy)]
struct Font {
    name: &'static str,
    half_points: usize,
}

/// What stands in where a font is not installed: the first name is ours, the others are looked for in its place.
const FONTS: [(&str, &str); 5] = [
    ("方正小标宋简体", "方正小标宋_GBK,华文中宋,STZhongsong,SimSun"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋,STFangsong"),
    ("黑体", "SimHei"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体,STKaiti"),
    ("宋体", "SimSun"),
];

/// # Errors
/// A sentence in English for the log: memory is all it writes to, so none is expected.
pub fn write(outline: &Outline) -> Result<Vec<u8>, String> {
    let mut document = page();
    for style in styles() {
        document = document.add_style(style);
    }
    for paragraph in paragraphs(outline) {
        document = document.add_paragraph(paragraph);
    }
    let mut package = document.build();
    package.font_table = font_table().into_bytes();
    let mut file = Cursor::new(Vec::new());
    package.pack(&mut file).map_err(|error| error.to_string())?;
    Ok(file.into_inner())
}

#[expect(clippy::cast_possible_truncation, reason = "a page is some thousands of these wide")]
fn twips(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

fn page() -> Docx {
    let margin = PageMargin::new().top(twips(37.0)).bottom(twips(35.0)).left(twips(28.0)).right(twips(26.0));
    // The number's line lies 7 mm below the text.
    let margin = margin.header(twips(15.0)).footer(twips(25.0)).gutter(0);
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(LINE.into());
    let mut document = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(BODY.fonts())
        .default_size(BODY.half_points)
        .footer(number(AlignmentType::Right))
        .even_footer(number(AlignmentType::Left));
    document.document = document.document.doc_grid(grid);
    document
}

/// `— 1 —`, one character in from the edge.
fn number(side: AlignmentType) -> Footer {
    let run = || Run::new().fonts(PAGE.fonts()).size(PAGE.half_points);
    let paragraph = Paragraph::new()
        .align(side)
        .indent(Some(280), None, Some(280), None)
        .add_run(run().add_text("— "))
        .add_page_num(PageNum::new())
        .add_run(run().add_text(" —"))
        .fonts(PAGE.fonts())
        .size(PAGE.half_points);
    Footer::new().add_paragraph(paragraph)
}

impl Font {
    fn fonts(self) -> RunFonts {
        RunFonts::new().east_asia(self.name).ascii(LATIN).hi_ansi(LATIN).cs(LATIN)
    }

    fn style(self, id: &str, name: &str) -> Style {
        Style::new(id, StyleType::Paragraph).name(name).fonts(self.fonts()).size(self.half_points)
    }
}

/// Exactly one line of the grid.
fn line() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE.into())
}

fn styles() -> [Style; 5] {
    let two_in = |style: Style| {
        style.line_spacing(line()).first_line_chars(200).indent(
            None,
            Some(SpecialIndentType::FirstLine(640)),
            None,
            None,
        )
    };
    [
        TITLE
            .style("Title", "Title")
            .align(AlignmentType::Center)
            .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(700)),
        two_in(PART.style("Heading1", "heading 1")).outline_lvl(0),
        two_in(SECTION.style("Heading2", "heading 2")).outline_lvl(1),
        two_in(BODY.style("Heading3", "heading 3")).bold().outline_lvl(2),
        two_in(BODY.style("BodyText", "Body Text")),
    ]
}

fn paragraphs(outline: &Outline) -> Vec<Paragraph> {
    let styled = |style: &str| Paragraph::new().style(style);
    let mut all = Vec::new();
    if let Some(number) = &outline.number {
        all.push(filled(Paragraph::new().align(AlignmentType::Center).line_spacing(line()), number));
        all.push(Paragraph::new().line_spacing(line()));
    }
    all.push(styled("Title").add_run(plain(&outline.title)));
    if let Some(draft) = outline.draft {
        all.push(filled(
            Paragraph::new().align(AlignmentType::Center).line_spacing(line()),
            &vec![Piece::Text(draft.into())],
        ));
    }
    all.push(Paragraph::new().line_spacing(line()));
    all.push(filled(Paragraph::new().line_spacing(line()), &outline.addressee));
    all.extend(outline.blocks.iter().map(|block| match block {
        Block::Part(text) => styled("Heading1").keep_next(true).add_run(plain(text)),
        Block::Section(text) => styled("Heading2").keep_next(true).add_run(plain(text)),
        Block::Entry(text) => styled("Heading3").keep_next(true).add_run(plain(text)),
        Block::Paragraph(pieces) => filled(styled("BodyText"), pieces),
    }));
    // The signature stands at the right, with the date below it, four characters in.
    let closing = |pieces: &Line| {
        let paragraph =
            Paragraph::new().align(AlignmentType::Right).line_spacing(line()).indent(None, None, Some(1280), None);
        filled(paragraph.keep_lines(true), pieces)
    };
    all.push(Paragraph::new().line_spacing(line()).keep_next(true));
    all.push(closing(&outline.signature).keep_next(true));
    all.push(closing(&outline.date));
    all
}

/// Known text as it is; a gap on yellow, so that nobody overlooks it.
fn filled(paragraph: Paragraph, pieces: &Line) -> Paragraph {
    pieces.iter().fold(paragraph, |paragraph, piece| {
        let run = plain(&piece.shown());
        paragraph.add_run(if matches!(piece, Piece::Gap(_)) { run.highlight("yellow") } else { run })
    })
}

/// A text; its lines stay lines.
fn plain(text: &str) -> Run {
    let mut run = Run::new().character_spacing(CHARACTER);
    for (place, line) in clean(text).split('\n').enumerate() {
        if place > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line.replace('\t', " "));
    }
    run
}

fn font_table() -> String {
    let fonts: Vec<String> = FONTS
        .iter()
        .map(|(name, others)| {
            format!(
                r#"<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#
            )
        })
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>"#,
        fonts.concat()
    )
}
