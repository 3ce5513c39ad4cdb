//! The page's texts and the document's, in both languages: none is missing, none is empty, none is in the other's.
//!
//! That neither language lacks a text of the page is the compiler's to say; here the sources are read for the rest.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeMap, fs, path::Path};

use otog_checklist::{
    opinion::{ENGLISH, Opinion},
    report::{names, table::Edits},
};
use serde_json::Value;

const CHINESE_WORDS: &str = concat!(
    include_str!("../src/web/words/zh/mod.rs"),
    include_str!("../src/web/words/zh/windows.rs"),
    include_str!("../src/web/words/zh/handling.rs"),
    include_str!("../src/web/words/zh/refusals.rs"),
);
const ENGLISH_WORDS: &str = concat!(
    include_str!("../src/web/words/en/mod.rs"),
    include_str!("../src/web/words/en/refusals.rs"),
    include_str!("../src/web/words/en/handling.rs"),
    // Last: its own tests are cut off.
    include_str!("../src/web/words/en/windows.rs"),
);
const DOCUMENT: &str = include_str!("../src/opinion/opinion-2024-55.json");

/// The other language's own name for itself, and signs of places in the document.
const CHINESE_IN_ENGLISH: [&str; 3] = ["简体中文", "一二三四五六七八九十", "“” has to be 是 or 否"];
/// Names that are the same in Chinese.
const LATIN_IN_CHINESE: [&str; 29] = [
    "PDF", "OFD", "HEIC", "TIFF", "JPG", "English", "QQ", "KB", "MB", "json", "Word", "Excel", "WPS", "CSV", "ICS",
    "DOCX", "XLSX", "HTML", "QR", "Markdown", "PNG", "SHA", "SVG", "Chromium", "Enter", "Ctrl", "Esc", "Shift",
    "https",
];

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The texts in a source file, without its tests and remarks; what is filled in is taken out.
fn texts(source: &str) -> Vec<String> {
    let texts = quoted(source);
    assert!(texts.len() > 100, "the texts are found");
    texts
}

fn quoted(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let code = code.replace(r#"\""#, "'").replace("'\"'", "''");
    let code = without_raw(&code);
    let mut texts = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let text = &rest[start + 1..];
        let end = text.find('"').unwrap();
        texts.push(without_gaps(&text[..end]));
        rest = &text[end + 1..];
    }
    texts
}

/// Raw texts are markup: nobody reads them.
fn without_raw(code: &str) -> String {
    let mut parts = code.split("r#\"");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.filter_map(|part| Some(part.split_once("\"#")?.1)).collect::<String>()
}

fn without_gaps(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|letter| {
            depth += i32::from(*letter == '{');
            let outside = depth == 0;
            depth -= i32::from(*letter == '}');
            outside
        })
        .collect()
}

#[test]
fn the_page_s_english_has_no_chinese_left_in_it() {
    for text in texts(ENGLISH_WORDS) {
        assert!(CHINESE_IN_ENGLISH.contains(&&*text) || !text.contains(is_han), "{text:?}");
    }
}

#[test]
fn the_page_s_chinese_has_no_english_left_in_it() {
    for text in texts(CHINESE_WORDS) {
        let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 1);
        for word in words {
            assert!(LATIN_IN_CHINESE.contains(&word), "{word:?} in {text:?}");
        }
    }
}

#[test]
fn no_text_of_the_page_is_empty() {
    for (language, source) in [("zh", CHINESE_WORDS), ("en", ENGLISH_WORDS)] {
        for (number, line) in source.lines().enumerate() {
            assert!(!line.contains(": \"\","), "{language}.rs line {}: {line}", number + 1);
        }
    }
}

/// Names of things on the page and on papers: each thing has one.
const NAMES: [&str; 13] = [
    "办理时限",
    "二、办理时限",
    "时限提醒",
    "回复时限",
    "办理进展",
    "新增办理进展",
    "添加办理进展",
    "联系人",
    "联系电话",
    "状态说明",
    "逾期说明",
    "退回的理由",
    // Of a status and of a delay at once.
    "说明",
];
/// What they were called once.
const FORMER: [&str; 5] = ["责任人", "落实时限", "完成时限", "推进情况", "政府审核"];

/// The sources of the papers, but for what reads workbooks of the first version.
fn papers(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().unwrap() != "readback" {
            sources.extend(papers(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push(fs::read_to_string(path).unwrap());
        }
    }
    sources
}

#[test]
fn a_thing_has_one_name_on_the_page_and_on_papers() {
    let papers = papers(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report"));
    let papers = papers.iter().filter(|source| source.contains(is_han)).flat_map(|source| quoted(source));
    for text in texts(CHINESE_WORDS).into_iter().chain(papers) {
        // `Edits::named` knows the names of the first version.
        let read = ["责任人", "落实时限", "新增推进情况"].contains(&&*text);
        let former = FORMER.into_iter().find(|former| text.contains(former) && !read);
        assert_eq!(former, None, "{text:?}");
        let is_name = text.chars().count() <= 6
            && ["时限", "进展", "联系", "说明", "理由"].iter().any(|part| text.contains(part));
        assert!(
            !is_name || read || NAMES.contains(&text.trim_matches(|letter: char| !letter.is_alphanumeric())),
            "{text:?}"
        );
    }
}

#[test]
fn columns_to_be_filled_in_are_called_as_their_fields_are() {
    for edits in Edits::OF_RECOMMENDATION {
        let Some(field) = edits.field().filter(|_| edits != Edits::Reason) else { continue };
        assert_eq!(edits.name(), names::field(&field));
    }
}

/// Every Chinese text that is shown, by the name that its translation has.
fn document_texts(part: &Value, prefix: &str, texts: &mut BTreeMap<String, String>) {
    match part {
        Value::Object(fields) => {
            let id = fields.get("id").and_then(Value::as_str);
            let prefix =
                id.map_or_else(String::new, |id| if id.starts_with("otog") { prefix.into() } else { format!("{id}.") });
            for (name, value) in fields {
                match value {
                    Value::String(text) if text.contains(is_han) => {
                        texts.insert(format!("{prefix}{name}"), text.clone());
                    }
                    part => document_texts(part, "", texts),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| document_texts(part, "", texts)),
        _ => {}
    }
}

#[test]
fn the_document_is_all_there_in_english() {
    let mut chinese = BTreeMap::new();
    document_texts(&serde_json::from_str(DOCUMENT).unwrap(), "", &mut chinese);
    let english: BTreeMap<String, String> = serde_json::from_str(ENGLISH).unwrap();
    let original = |name: &str| name == "number" || name.ends_with("cite");
    for name in chinese.keys().filter(|name| !original(name)) {
        assert!(english.contains_key(name), "{name} has no translation");
    }
    for (name, text) in &english {
        assert!(!text.trim().is_empty() && !text.contains(is_han), "{name}: {text:?}");
        // An amount in ten thousands is another number in English.
        assert!(chinese.contains_key(name) || name.ends_with(".value"), "{name} translates nothing");
    }
    assert!(chinese.len() > 200, "the document's texts are found");
}

#[test]
fn the_english_document_is_the_same_document() {
    let (original, english) = (Opinion::embedded(), Opinion::translated(ENGLISH).unwrap());
    assert_eq!(english.number, original.number);
    assert_eq!(english.issued, original.issued);
    let ids = |opinion: &Opinion| opinion.measures().map(|measure| measure.id).collect::<Vec<_>>();
    assert_eq!(ids(&english), ids(&original));
    for (ours, theirs) in english.recommendations().zip(original.recommendations()) {
        assert_eq!(
            (&ours.id, &ours.cite, &ours.findings, &ours.figures),
            (&theirs.id, &theirs.cite, &theirs.findings, &theirs.figures)
        );
    }
    assert_eq!(english.figures()[0].value.as_ref(), "4.615");
    assert_eq!(original.figures()[0].to_string(), "461.5万吨");
}

#[test]
fn a_damaged_translation_is_no_document() {
    assert!(Opinion::translated("[]").is_err());
    assert!(Opinion::translated(r#"{ "r1.1.id": "r9.9" }"#).is_err());
    assert_eq!(Opinion::translated("{}").unwrap(), Opinion::embedded());
}
