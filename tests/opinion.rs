//! The opinion as data, held against its own promises and, where it is at hand, against the document itself.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    rc::Rc,
};

use otog_checklist::opinion::{
    AreaId, Bound, Day, FigureId, FindingId, MeasureId, Opinion, OpinionError, RecommendationId,
};

const FILE: &str = include_str!("../src/opinion/opinion-2024-55.json");
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Names of things have no other words.
const NAMES: [&str; 2] = ["延链补链强链育链工程", "沙化土地治理综合造价机制"];
/// From this many equal characters on, words are copied and not ours.
const COPIED: usize = 12;

// What it is

#[test]
fn the_head_is_the_documents() {
    let opinion = Opinion::embedded();
    assert_eq!(&*opinion.id, "otog-2024-55");
    assert_eq!(&*opinion.number, "鄂旗人常发〔2024〕55号");
    assert_eq!(opinion.inspected, Day::from_ymd(2024, 11, 4).unwrap());
    assert_eq!(opinion.issued, Day::from_ymd(2024, 12, 19).unwrap());
    let Some(source) = source() else { return };
    let stated =
        [&opinion.number, &opinion.title, &opinion.issuer, &opinion.addressee, &opinion.printed_by, &opinion.session];
    for text in stated.into_iter().chain(&opinion.copied_to) {
        assert!(source.contains(&**text), "not in the document: {text}");
    }
    assert!(source.contains("在六个月内") && source.contains("2024年12月19日印发"));
}

#[test]
fn the_report_is_due_six_months_after_receipt() {
    let opinion = Opinion::embedded();
    let due = |received| opinion.due(Day::parse(received).unwrap()).to_string();
    assert_eq!(due("2024-12-19"), "2025-06-19");
    assert_eq!(due("2024-08-31"), "2025-02-28");
}

#[test]
fn five_areas_hold_fifteen_recommendations() {
    let opinion = Opinion::embedded();
    let counts: Vec<_> = opinion.areas().iter().map(|area| area.recommendations.len()).collect();
    assert_eq!(counts, [3, 3, 4, 2, 3]);
    assert!((60..=90).contains(&opinion.measures().count()));
    assert!(opinion.recommendations().all(|item| item.measures.len() > 1));
}

#[test]
fn ids_are_unique_in_order_and_found_again() {
    let opinion = Opinion::embedded();
    for area in opinion.areas() {
        assert_eq!(opinion.area(area.id), Some(area));
    }
    for item in opinion.recommendations() {
        assert_eq!(opinion.recommendation(item.id), Some(item));
    }
    for measure in opinion.measures() {
        assert_eq!(opinion.measure(measure.id), Some(measure));
    }
    for finding in opinion.findings() {
        assert_eq!(opinion.finding(finding.id), Some(finding));
    }
    for figure in opinion.figures() {
        assert_eq!(opinion.figure(figure.id), Some(figure));
    }
    assert!(opinion.areas().is_sorted_by(|a, b| a.id < b.id));
    assert!(opinion.recommendations().map(|x| x.id).is_sorted_by(|a, b| a < b));
    assert!(opinion.measures().map(|x| x.id).is_sorted_by(|a, b| a < b));
    assert!(opinion.findings().is_sorted_by(|a, b| a.id < b.id));
    assert!(opinion.figures().is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn a_well_formed_id_of_nothing_finds_nothing() {
    let opinion = Opinion::embedded();
    let recommendation = |text| opinion.recommendation(RecommendationId::parse(text).unwrap());
    assert!(recommendation("r4.2").is_some() && recommendation("r4.3").is_none());
    assert!(recommendation("r6.1").is_none() && recommendation("r99.99").is_none());
    assert!(opinion.measure(MeasureId::parse("r1.1.m7").unwrap()).is_none());
    assert!(opinion.area(AreaId::parse("a6").unwrap()).is_none());
    assert!(opinion.finding(FindingId::parse("f9").unwrap()).is_none());
    assert!(opinion.figure(FigureId::parse("g99").unwrap()).is_none());
}

#[test]
fn every_finding_and_figure_is_put_to_use() {
    let opinion = Opinion::embedded();
    let mut findings = BTreeSet::new();
    let mut figures = BTreeSet::new();
    for area in opinion.areas() {
        let of_items = area.recommendations.iter().flat_map(|item| &item.findings);
        let of_items: BTreeSet<_> = of_items.copied().collect();
        assert_eq!(of_items, area.findings.iter().copied().collect(), "{}", area.id);
        findings.extend(of_items);
    }
    for item in opinion.recommendations() {
        assert!(!item.findings.is_empty(), "{} answers nothing", item.id);
        let baseline: Vec<_> = opinion.baseline(item).map(|figure| figure.id).collect();
        let distinct: BTreeSet<_> = baseline.iter().copied().collect();
        assert_eq!(baseline.len(), distinct.len(), "{} has a figure twice", item.id);
        figures.extend(distinct);
    }
    assert_eq!(findings.len(), opinion.findings().len());
    assert_eq!(figures.len(), opinion.figures().len());
}

#[test]
fn a_figure_of_a_finding_is_of_the_same_place() {
    let opinion = Opinion::embedded();
    for finding in opinion.findings() {
        for id in &finding.figures {
            assert_eq!(opinion.figure(*id).unwrap().cite, finding.cite, "{id}");
        }
    }
    for item in opinion.recommendations() {
        for id in &item.figures {
            let cite = &opinion.figure(*id).unwrap().cite;
            assert!(cite.starts_with("附件一"), "{id} belongs to a finding");
        }
    }
}

#[test]
fn figures_read_as_printed() {
    let opinion = Opinion::embedded();
    let shown: Vec<_> = opinion.figures().iter().map(ToString::to_string).collect();
    for figure in ["461.5万吨", "17.47亿元", "34亿元", "7.4%", "2.2%", "65%以上", "92%以上"] {
        assert!(shown.iter().any(|x| x == figure), "{figure} is missing");
    }
    let at_least = opinion.figures().iter().filter(|x| x.bound == Some(Bound::AtLeast));
    assert_eq!(at_least.count(), 5);
}

// How it is worded

#[test]
fn texts_are_unique_and_fit() {
    let opinion = Opinion::embedded();
    for item in opinion.recommendations() {
        assert!(length(&item.title) <= 14, "{} has a long title", item.id);
        assert!((20..=50).contains(&length(&item.asks)), "{}: {}", item.id, length(&item.asks));
    }
    assert!(opinion.areas().iter().all(|area| length(&area.short) <= 6));
    let mut seen = BTreeSet::new();
    for text in texts(&opinion).iter().filter(|text| text.kind != Kind::Note) {
        assert!(seen.insert((text.kind, &text.text)), "{} repeats {}", text.of, text.text);
    }
}

#[test]
fn texts_are_free_of_the_scans_noise() {
    for Text { of, kind, text } in texts(&Opinion::embedded()) {
        let fits = |c: char| {
            matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_ascii_digit() || "，。、；：“”《》（）……—-+".contains(c)
        };
        let stray: String = text.chars().filter(|c| !fits(*c)).collect();
        assert_eq!(stray, "", "{of}: {text}");
        assert!(!text.contains('設'), "{of}: {text}");
        assert!(kind == Kind::Note || !text.contains("葱油"), "{of}: {text}");
        let whole = matches!(kind, Kind::Sentence | Kind::Note);
        assert_eq!(text.ends_with('。'), whole, "{of}: {text}");
    }
}

#[test]
fn sentences_are_ours() {
    let Some(source) = source() else { return };
    let source = characters(&source);
    for Text { of, kind, text } in texts(&Opinion::embedded()) {
        if kind == Kind::Label {
            continue; // What a figure measures has a name, not a sentence.
        }
        let own = NAMES.iter().fold(text.clone(), |text, name| text.replace(name, "\n"));
        for line in own.lines() {
            let copied =
                characters(line).windows(COPIED).any(|run| source.windows(COPIED).any(|stretch| stretch == run));
            assert!(!copied, "{of} copies the document: {text}");
        }
    }
}

// Where it stands in the document

#[test]
fn cites_follow_the_documents_counting() {
    let opinion = Opinion::embedded();
    for (area, numeral) in opinion.areas().iter().zip(NUMERALS) {
        assert_eq!((&*area.numeral, &*area.cite), (numeral, numeral));
        for (item, at) in area.recommendations.iter().zip(NUMERALS) {
            assert_eq!(*item.cite, format!("{numeral}、{at}是"));
            assert!(item.measures.iter().all(|measure| measure.cite == item.cite));
        }
    }
    let cites: Vec<_> = opinion.findings().iter().map(|x| &*x.cite).collect();
    assert_eq!(
        cites,
        [
            "附件二（一）",
            "附件二（二）",
            "附件二（三）",
            "附件二（四）",
            "附件二（五）一是",
            "附件二（五）二是",
            "附件二（五）三是",
            "附件二（五）四是",
        ]
    );
}

#[test]
fn every_cited_place_exists_and_holds_its_figures() {
    let Some(source) = source() else { return };
    let places = places(&source);
    let opinion = Opinion::embedded();
    for item in opinion.recommendations() {
        assert!(places.contains_key(&*item.cite), "{} cites {}", item.id, item.cite);
    }
    for finding in opinion.findings() {
        assert!(places.contains_key(&*finding.cite), "{} cites {}", finding.id, finding.cite);
    }
    for figure in opinion.figures() {
        let place = places.get(&*figure.cite).copied().unwrap_or_default();
        assert!(place.contains(&figure.to_string()), "{}: {figure} at {}", figure.id, figure.cite);
        let first = format!("{}一是", figure.cite);
        assert!(!places.contains_key(&first), "{} could be cited more closely", figure.id);
        if let Some(period) = &figure.period {
            assert!(place.contains(&period.replace('—', "-")), "{}: {period}", figure.id);
        }
    }
}

#[test]
fn every_number_in_a_text_stands_in_the_document() {
    let Some(source) = source() else { return };
    for Text { of, text, .. } in texts(&Opinion::embedded()) {
        let text = text.replace('—', "-");
        for number in text.split(|c: char| !c.is_ascii_digit() && !"-年月日".contains(c)) {
            let counts = number.contains(|c: char| c.is_ascii_digit());
            assert!(!counts || source.contains(number), "{of}: {number}");
        }
    }
}

// What is refused

#[test]
fn a_typing_error_in_the_file_is_refused() {
    let read = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        Opinion::read(&FILE.replacen(from, to, 1))
    };
    use OpinionError::{Misshapen, NotRead, OutOfPlace, Unresolved};
    assert!(matches!(read("\"areas\": [", "\"areas\": "), Err(NotRead(_))));
    assert!(matches!(read("\"asks\"", "\"ask\""), Err(Misshapen(_))));
    assert!(matches!(read("\"unit\"", "\"extra\": 1, \"unit\""), Err(Misshapen(_))));
    assert!(matches!(read("\"at_least\"", "\"over\""), Err(Misshapen(_))));
    assert!(matches!(read("2024-11-04", "2024-11-31"), Err(Misshapen(_))));
    assert!(matches!(read("\"r1.1\"", "\"r1.01\""), Err(Misshapen(_))));
    for (id, wrong) in [("a2", "a3"), ("r2.1", "r3.1"), ("r2.1.m2", "r2.1.m3"), ("f2", "f3"), ("g2", "g1")] {
        let (from, to) = (format!("\"id\": \"{id}\""), format!("\"id\": \"{wrong}\""));
        assert!(matches!(read(&from, &to), Err(OutOfPlace(id)) if id == wrong), "{wrong}");
    }
    assert!(matches!(read("[\"f1\"]", "[\"f9\"]"), Err(Unresolved(id)) if id == "f9"));
    assert!(matches!(read("[\"g16\"]", "[\"g99\"]"), Err(Unresolved(id)) if id == "g99"));
}

// Helpers

/// One text of the data, with the id of the part that it belongs to.
struct Text {
    of: String,
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// What is asked or was found.
    Sentence,
    Measure,
    /// A heading; an area may be headed like its finding.
    Area,
    Title,
    Label,
    /// Our word on the document.
    Note,
}

fn texts(opinion: &Opinion) -> Vec<Text> {
    let mut all = Vec::new();
    let mut add = |of: &dyn ToString, kind, text: Option<&Rc<str>>| {
        let text = text.map(|text| Text { of: of.to_string(), kind, text: text.to_string() });
        all.extend(text);
    };
    add(&opinion.id, Kind::Note, opinion.note.as_ref());
    for area in opinion.areas() {
        add(&area.id, Kind::Area, Some(&area.title));
    }
    for item in opinion.recommendations() {
        add(&item.id, Kind::Title, Some(&item.title));
        add(&item.id, Kind::Sentence, Some(&item.asks));
        add(&item.id, Kind::Note, item.note.as_ref());
    }
    for measure in opinion.measures() {
        add(&measure.id, Kind::Measure, Some(&measure.text));
        add(&measure.id, Kind::Note, measure.note.as_ref());
    }
    for finding in opinion.findings() {
        add(&finding.id, Kind::Title, Some(&finding.title));
        add(&finding.id, Kind::Sentence, Some(&finding.text));
        add(&finding.id, Kind::Note, finding.note.as_ref());
    }
    for figure in opinion.figures() {
        add(&figure.id, Kind::Label, Some(&figure.label));
        add(&figure.id, Kind::Note, figure.note.as_ref());
    }
    all
}

/// The document without the scan's noise, or nothing where it is not at hand.
fn source() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/source/opinion-2024-55.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("NOT held against the document: it is not at {}", path.display());
        return None;
    };
    let clean = text.chars().filter(|c| !c.is_whitespace() && *c != '*');
    Some(clean.collect::<String>().replace('(', "（").replace(')', "）").replace('設', "设"))
}

/// The document's text by cited place.
fn places(source: &str) -> BTreeMap<String, &str> {
    let between = |from, to| source.split_once(from).unwrap().1.split_once(to).unwrap().0;
    let mut places = BTreeMap::new();
    let mut add = |place: String, joint: &str, text| {
        for (at, text) in numbered(text, |numeral| format!("{numeral}是")) {
            places.insert(format!("{place}{joint}{at}是"), text);
        }
        places.insert(place, text);
    };
    let main = between("会议提出以下建议：", "以上审议意见");
    for (at, text) in numbered(main, |numeral| format!("{numeral}、着力")) {
        add(at.to_owned(), "、", text);
    }
    for (section, from, to) in
        [("一", "一、基本情况", "二、存在的主要问题"), ("二", "二、存在的主要问题", "三、下一步工作建议")]
    {
        for (at, text) in numbered(between(from, to), |numeral| format!("（{numeral}）")) {
            add(format!("附件{section}（{at}）"), "", text);
        }
    }
    places
}

/// The parts of a text that marks number from one on, each as far as the next.
fn numbered(text: &str, mark: impl Fn(&str) -> String) -> Vec<(&'static str, &str)> {
    let mut parts = Vec::new();
    let mut rest = text.split_once(&mark(NUMERALS[0])).map(|(_, rest)| rest);
    for (at, numeral) in NUMERALS.into_iter().enumerate() {
        let Some(text) = rest else { break };
        let next = NUMERALS.get(at + 1).and_then(|next| text.split_once(&mark(next)));
        parts.push((numeral, next.map_or(text, |(part, _)| part)));
        rest = next.map(|(_, rest)| rest);
    }
    parts
}

/// The Chinese characters alone.
fn characters(text: &str) -> Vec<char> {
    text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}
