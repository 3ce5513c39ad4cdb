//! A paper as a Word document, laid out as GB/T 9704-2012 asks.
//!
//! ```text
//! body.rs    paragraphs, tables and sections
//! styles.rs  styles and fonts
//! xml.rs     text as XML
//! ```
//!
//! A4; 156 by 225 mm of text: 22 lines of 28 characters. Title 小标宋 22 pt, body 仿宋 16 pt, headings 黑体 and 楷体, page
//! numbers 宋体 14 pt on the outer side. Where a font is missing, the document's font table names what is next best.
//! The XML is written by hand. The libraries that we tried put children in an order that the schema forbids.

mod body;
mod styles;
mod xml;

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::opinion::Day;

use super::paper::Paper;
use xml::{SPACES, escaped, part};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TEXT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// # Errors
/// A sentence in English for the log: memory is all it writes to, so none is expected.
pub fn write(paper: &Paper, today: Day) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts(paper, today) {
        archive.start_file(name, SimpleFileOptions::default()).map_err(|error| error.to_string())?;
        archive.write_all(content.as_bytes()).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn parts(paper: &Paper, today: Day) -> [(&'static str, String); 10] {
    let text = format!("<w:body>{}</w:body>", body::body(&paper.sections));
    [
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relationships(&[
                ("rId1", OFFICE, "officeDocument", "word/document.xml"),
                ("rId2", &format!("{PACKAGE}/relationships"), "metadata/core-properties", "docProps/core.xml"),
            ]),
        ),
        ("docProps/core.xml", properties(paper, today)),
        ("word/document.xml", part("w:document", SPACES, &text)),
        ("word/styles.xml", styles::styles()),
        ("word/settings.xml", settings()),
        ("word/fontTable.xml", styles::font_table()),
        ("word/footer1.xml", footer("right")),
        ("word/footer2.xml", footer("left")),
        (
            "word/_rels/document.xml.rels",
            relationships(&[
                ("rId1", OFFICE, "styles", "styles.xml"),
                ("rId2", OFFICE, "settings", "settings.xml"),
                ("rId3", OFFICE, "fontTable", "fontTable.xml"),
                ("rId4", OFFICE, "footer", "footer1.xml"),
                ("rId5", OFFICE, "footer", "footer2.xml"),
            ]),
        ),
    ]
}

fn content_types() -> String {
    let of = |name: &str, kind: &str| format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#);
    let named = [
        of("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        of("word/document.xml", &format!("{TEXT}.document.main+xml")),
        of("word/styles.xml", &format!("{TEXT}.styles+xml")),
        of("word/settings.xml", &format!("{TEXT}.settings+xml")),
        of("word/fontTable.xml", &format!("{TEXT}.fontTable+xml")),
        of("word/footer1.xml", &format!("{TEXT}.footer+xml")),
        of("word/footer2.xml", &format!("{TEXT}.footer+xml")),
    ];
    let defaults = concat!(
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#
    );
    part("Types", &format!(r#"xmlns="{PACKAGE}/content-types""#), &format!("{defaults}{}", named.concat()))
}

fn relationships(all: &[(&str, &str, &str, &str)]) -> String {
    let told: String = all
        .iter()
        .map(|(id, space, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="{space}/{kind}" Target="{target}"/>"#)
        })
        .collect();
    part("Relationships", &format!(r#"xmlns="{PACKAGE}/relationships""#), &told)
}

fn properties(paper: &Paper, today: Day) -> String {
    let spaces = concat!(
        r#"xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
        r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
    );
    let (title, creator) = (escaped(&paper.name), escaped(&paper.issuer));
    let on = |what: &str| format!(r#"<dcterms:{what} xsi:type="dcterms:W3CDTF">{today}T00:00:00Z</dcterms:{what}>"#);
    part(
        "cp:coreProperties",
        spaces,
        &format!(
            "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{creator}</cp:lastModifiedBy>{}{}",
            on("created"),
            on("modified")
        ),
    )
}

fn settings() -> String {
    part(
        "w:settings",
        SPACES,
        concat!(
            r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>"#,
            r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
            r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
            r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#
        ),
    )
}

/// `— 1 —`, one character in from the edge.
fn footer(side: &str) -> String {
    let run = |text: &str| {
        format!(r#"<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    part(
        "w:ftr",
        SPACES,
        &format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/><w:ind w:left="280" w:right="280"/><w:jc w:val="{side}"/></w:pPr>{}<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>{}</w:p>"#,
            styles::PAGE_NUMBER,
            run("— "),
            run("1"),
            run(" —")
        ),
    )
}
