//! The styles of an official paper: GB/T 9704-2012.

use super::{
    super::paper::Style,
    xml::{SPACES, part},
};

/// The height of a line: 225 mm divided by 22, rounded down, or the last line goes to the next page.
pub(super) const LINE: u16 = 579;
/// Tightening each character by 0.25 pt fits 28 to a line: 28 characters of 16 pt are 158 mm wide, 2 mm too many. A
/// grid of characters would say the same, but some programs measure it by the wrong font.
pub(super) const CHARACTER: i32 = -5;
/// The text is 156 mm wide, in twentieths of a point.
pub(super) const WIDTH: i32 = 8845;

const SERIF: &str = "方正小标宋简体";
const FANGSONG: &str = "仿宋_GB2312";
const HEI: &str = "黑体";
pub(super) const KAI: &str = "楷体_GB2312";
const SONG: &str = "宋体";
const LATIN: &str = "Times New Roman";

/// Fonts and their substitutes: the first name is ours, the others are used if it is not installed.
const FONTS: [(&str, &str); 5] = [
    (SERIF, "方正小标宋_GBK,华文中宋,STZhongsong,SimSun"),
    (FANGSONG, "仿宋,FangSong,华文仿宋,STFangsong"),
    (HEI, "SimHei"),
    (KAI, "楷体,KaiTi,华文楷体,STKaiti"),
    (SONG, "SimSun"),
];

/// Styles beside those of [`Style`].
pub(super) const TABLE_HEAD: &str = "TableHead";
pub(super) const TABLE_TEXT: &str = "TableText";
pub(super) const SIGNATURE: &str = "Signature";
pub(super) const IMPRINT: &str = "Imprint";
pub(super) const PAGE_NUMBER: &str = "Footer";
pub(super) const SECTION_END: &str = "SectionEnd";

pub(super) fn id(style: Style) -> &'static str {
    match style {
        Style::Letterhead => "Letterhead",
        Style::Number => "DocumentNumber",
        Style::PlainNumber => "DocumentNumberPlain",
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Blank => "Blank",
        Style::Addressee => "Salutation",
        Style::Part => "Heading1",
        Style::Section => "Heading2",
        Style::Body => "BodyText",
        Style::Annexes => "AnnexList",
        Style::Remark => "Remark",
        Style::AnnexMark => "AnnexMark",
        Style::TableTitle => "TableTitle",
        Style::TableNote => "TableNote",
    }
}

/// One style: what is not said is that of `Normal`.
struct Looks {
    id: &'static str,
    name: &'static str,
    font: &'static str,
    half_points: u16,
    /// In the order of the schema: what stands in `w:pPr`.
    paragraph: String,
    /// What follows the font and stands before the size in `w:rPr`.
    run: &'static str,
}

/// A line of exactly this height, whatever it contains. It ignores the grid of lines, which would round the height up.
fn exactly(line: u16) -> String {
    format!(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="{line}" w:lineRule="exact"/>"#)
}

fn looks() -> Vec<Looks> {
    const TWO_IN: &str = r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#;
    const CENTRE: &str = r#"<w:jc w:val="center"/>"#;
    let heading = |level: u8| format!(r#"<w:keepNext/>{TWO_IN}<w:outlineLvl w:val="{level}"/>"#);
    let look =
        |id, name, font, half_points, paragraph: String| Looks { id, name, font, half_points, paragraph, run: "" };
    let right_tab = WIDTH - 320;
    let tabbed =
        format!(r#"<w:tabs><w:tab w:val="right" w:pos="{right_tab}"/></w:tabs><w:ind w:left="320" w:right="320"/>"#);
    let number =
        format!(r#"<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>{tabbed}"#);
    let note = format!(r#"<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>{}"#, exactly(400));
    let foot_tab = format!(
        r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs><w:ind w:left="280" w:right="280"/>"#,
        WIDTH - 280
    );
    vec![
        Looks {
            run: r#"<w:color w:val="FF0000"/>"#,
            ..look(
                "Letterhead",
                "Letterhead",
                SERIF,
                96,
                format!(
                    r#"<w:snapToGrid w:val="0"/><w:spacing w:before="1700" w:after="{}" w:line="1100" w:lineRule="exact"/>{CENTRE}"#,
                    LINE
                ),
            )
        },
        look("DocumentNumber", "Document Number", FANGSONG, 32, number),
        look("DocumentNumberPlain", "Document Number Plain", FANGSONG, 32, tabbed),
        look("Title", "Title", SERIF, 44, format!("{}{CENTRE}", exactly(700))),
        look("Subtitle", "Subtitle", KAI, 32, CENTRE.into()),
        // Keeps the heading on the page of what follows.
        look("Blank", "Blank", FANGSONG, 32, "<w:keepNext/>".into()),
        look("Salutation", "Salutation", FANGSONG, 32, String::new()),
        look("Heading1", "heading 1", HEI, 32, heading(0)),
        look("Heading2", "heading 2", KAI, 32, heading(1)),
        look("BodyText", "Body Text", FANGSONG, 32, format!(r#"{TWO_IN}<w:jc w:val="both"/>"#)),
        look("AnnexList", "Annex List", FANGSONG, 32, r#"<w:keepNext/><w:ind w:left="1600" w:hanging="960"/>"#.into()),
        look("Remark", "Remark", FANGSONG, 32, TWO_IN.into()),
        look("AnnexMark", "Annex Mark", HEI, 32, "<w:keepNext/>".into()),
        look(
            "TableTitle",
            "Table Title",
            SERIF,
            36,
            format!(
                r#"<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="160" w:line="560" w:lineRule="exact"/>{CENTRE}"#
            ),
        ),
        look("TableNote", "Table Note", FANGSONG, 24, note),
        look("TableHead", "Table Head", HEI, 21, format!("{}{CENTRE}", exactly(320))),
        look("TableText", "Table Text", FANGSONG, 21, exactly(320)),
        look("Signature", "Signature", FANGSONG, 32, format!("<w:keepNext/><w:keepLines/>{CENTRE}")),
        look("Imprint", "Imprint", FANGSONG, 28, foot_tab),
        look(PAGE_NUMBER, "footer", SONG, 28, exactly(400)),
        look(SECTION_END, "Section End", FANGSONG, 2, exactly(20)),
    ]
}

fn style(look: &Looks) -> String {
    let latin = if look.font == SONG { SONG } else { LATIN };
    let Looks { id, name, font, half_points, paragraph, run } = look;
    let spaced = if *half_points == 32 { CHARACTER } else { 0 };
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}{run}<w:spacing w:val="{spaced}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>"#,
        fonts(font, latin)
    )
}

fn fonts(east: &str, latin: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{latin}" w:eastAsia="{east}" w:hAnsi="{latin}" w:cs="{latin}"/>"#)
}

pub(super) fn styles() -> String {
    let body = fonts(FANGSONG, LATIN);
    let defaults = format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr>{body}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#
    );
    let normal = format!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="{LINE}" w:lineRule="exact"/></w:pPr><w:rPr>{body}<w:spacing w:val="{CHARACTER}"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>"#
    );
    let others = concat!(
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    );
    let ours: String = looks().iter().map(style).collect();
    part("w:styles", SPACES, &format!("{defaults}{normal}{others}{ours}"))
}

pub(super) fn font_table() -> String {
    let known: String = FONTS
        .iter()
        .map(|(name, others)| {
            format!(
                r#"<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#
            )
        })
        .collect();
    let latin = format!(
        r#"<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#
    );
    part("w:fonts", SPACES, &format!("{known}{latin}"))
}
