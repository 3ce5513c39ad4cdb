//! A Word document held against what ECMA-376 asks of the parts that we write.
#![allow(dead_code, reason = "each test file uses its part of this")]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use roxmltree::{Document, Node};

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The children of an element in the order of the schema: what does not stand here may not stand there.
const SEQUENCES: [(&str, &[&str]); 24] = [
    ("document", &["background", "body"]),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("tr", &["tblPrEx", "trPr", "tc"]),
    ("tc", &["tcPr", "p"]),
    ("p", &["pPr", "r|fldSimple"]),
    ("fldSimple", &["r"]),
    ("r", &["rPr", "t|br|tab"]),
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "dstrike",
            "outline",
            "shadow",
            "emboss",
            "imprint",
            "noProof",
            "snapToGrid",
            "vanish",
            "webHidden",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
            "eastAsianLayout",
            "specVanish",
            "oMath",
        ],
    ),
    ("pBdr", &["top", "left", "bottom", "right", "between", "bar"]),
    ("tabs", &["tab"]),
    (
        "sectPr",
        &[
            "headerReference|footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
            "pgNumType",
            "cols",
            "formProt",
            "vAlign",
            "noEndnote",
            "titlePg",
            "textDirection",
            "bidi",
            "rtlGutter",
            "docGrid",
            "printerSettings",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "bidiVisual",
            "tblStyleRowBandSize",
            "tblStyleColBandSize",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
    ),
    ("tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("tblCellMar", &["top", "left", "bottom", "right"]),
    ("tblGrid", &["gridCol"]),
    // Any order.
    (
        "trPr",
        &["cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden"],
    ),
    (
        "tcPr",
        &[
            "cnfStyle",
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
            "hideMark",
        ],
    ),
    ("styles", &["docDefaults", "latentStyles", "style"]),
    ("docDefaults", &["rPrDefault", "pPrDefault"]),
    (
        "style",
        &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "autoRedefine",
            "hidden",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "personal",
            "personalCompose",
            "personalReply",
            "rsid",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
            "tblStylePr",
        ],
    ),
    (
        "settings",
        &[
            "writeProtection",
            "view",
            "zoom",
            "mirrorMargins",
            "trackRevisions",
            "documentProtection",
            "defaultTabStop",
            "autoHyphenation",
            "defaultTableStyle",
            "evenAndOddHeaders",
            "bookFoldPrinting",
            "drawingGridHorizontalSpacing",
            "characterSpacingControl",
            "footnotePr",
            "endnotePr",
            "compat",
            "docVars",
            "rsids",
            "mathPr",
            "themeFontLang",
            "clrSchemeMapping",
            "decimalSymbol",
            "listSeparator",
        ],
    ),
    ("fonts", &["font"]),
    ("font", &["altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"]),
];

/// Elements with nothing in them, and those whose content is told elsewhere.
const FREE: [&str; 3] = ["body", "rPrDefault", "pPrDefault"];

/// Everything that is wrong with it, in words.
pub(crate) fn faults(file: &[u8]) -> Vec<String> {
    let parts = parts(file);
    let mut faults = Vec::new();
    for (name, text) in &parts {
        match Document::parse(text) {
            Err(error) => faults.push(format!("{name}: {error}")),
            Ok(part) => part.descendants().filter(Node::is_element).for_each(|node| {
                faults.extend(in_order(node).into_iter().map(|fault| format!("{name}: {fault}")));
            }),
        }
    }
    faults.extend(unnamed(&parts));
    faults.extend(unrelated(&parts));
    faults.extend(unstyled(&parts));
    faults
}

fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Children in the schema's order, and none that it does not know.
fn in_order(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name();
    let children: Vec<&str> = node.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect();
    if name.namespace() != Some(W) || children.is_empty() || FREE.contains(&name.name()) {
        return None;
    }
    if matches!(name.name(), "ftr" | "compat") {
        return None;
    }
    let Some((_, sequence)) = SEQUENCES.iter().find(|(of, _)| *of == name.name()) else {
        return Some(format!("{} has children {children:?}", name.name()));
    };
    let places = children.iter().map(|child| sequence.iter().position(|one| one.split('|').any(|one| one == *child)));
    let places: Option<Vec<usize>> = places.collect();
    match places {
        Some(places) if places.is_sorted() => None,
        _ => Some(format!("{} has children {children:?}", name.name())),
    }
}

/// Parts without a content type, and types without a part.
fn unnamed(parts: &BTreeMap<String, String>) -> Vec<String> {
    let types = Document::parse(&parts["[Content_Types].xml"]).unwrap();
    let named: Vec<&str> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    let missing = named.iter().filter(|name| !parts.contains_key(name.trim_start_matches('/')));
    let without = parts.keys().filter(|name| {
        let special = *name == "[Content_Types].xml" || name.ends_with(".rels");
        !special && !named.contains(&&*format!("/{name}"))
    });
    let missing = missing.map(|name| format!("{name} has a type and is not there"));
    missing.chain(without.map(|name| format!("{name} has no type"))).collect()
}

/// Relationships without a part, parts without a relationship, and references to none.
fn unrelated(parts: &BTreeMap<String, String>) -> Vec<String> {
    let mut reached = Vec::new();
    let mut faults = Vec::new();
    for (name, text) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let base = name.replace("_rels/", "");
        let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
        let told = Document::parse(text).unwrap();
        for target in told.descendants().filter_map(|node| node.attribute("Target")) {
            let target = if folder.is_empty() { target.to_owned() } else { format!("{folder}/{target}") };
            if !parts.contains_key(&target) {
                faults.push(format!("{name} leads to {target}, which is not there"));
            }
            reached.push(target);
        }
    }
    let lost = parts.keys().filter(|name| *name != "[Content_Types].xml" && !name.ends_with(".rels"));
    faults.extend(lost.filter(|name| !reached.contains(name)).map(|name| format!("{name} has no relationship")));
    let known = Document::parse(&parts["word/_rels/document.xml.rels"]).unwrap();
    let known: Vec<&str> = known.descendants().filter_map(|node| node.attribute("Id")).collect();
    let text = Document::parse(&parts["word/document.xml"]).unwrap();
    let used = text.descendants().filter_map(|node| {
        node.attribute(("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id"))
    });
    faults.extend(used.filter(|id| !known.contains(id)).map(|id| format!("{id} leads nowhere")));
    faults
}

/// A default style for each kind, and none that is used and not there.
fn unstyled(parts: &BTreeMap<String, String>) -> Vec<String> {
    let styles = Document::parse(&parts["word/styles.xml"]).unwrap();
    let all: Vec<Node<'_, '_>> = styles.descendants().filter(|node| node.has_tag_name((W, "style"))).collect();
    let ids: Vec<&str> = all.iter().filter_map(|style| style.attribute((W, "styleId"))).collect();
    let mut faults = Vec::new();
    for kind in ["paragraph", "character", "table"] {
        let defaults = all
            .iter()
            .filter(|style| style.attribute((W, "type")) == Some(kind) && style.attribute((W, "default")) == Some("1"));
        if defaults.count() != 1 {
            faults.push(format!("no default {kind} style"));
        }
    }
    for (name, text) in parts.iter().filter(|(name, _)| name.starts_with("word/") && name.ends_with(".xml")) {
        let part = Document::parse(text).unwrap();
        let used = part
            .descendants()
            .filter(|node| ["pStyle", "rStyle", "tblStyle", "basedOn"].contains(&node.tag_name().name()));
        let used = used.filter_map(|node| node.attribute((W, "val"))).filter(|style| !ids.contains(style));
        faults.extend(used.map(|style| format!("{name}: no style {style}")));
    }
    faults
}
