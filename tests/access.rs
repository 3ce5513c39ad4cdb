//! Usable by everybody: with the keyboard alone, by what a screen reader is told, with large text and on small screens.
//! axe-core looks over every state of the page (`cargo xtask test` installs it and builds the site).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "these journeys use some of the verbs")]
mod harness;
mod states;

use harness::{Page, Profile, Site, until};
use serde_json::{Value, json};
use std::{env, fs};

const TAB: char = '\u{e004}';
const SHIFT: char = '\u{e008}';
const ENTER: char = '\u{e007}';
const SPACE: char = ' ';
const ESCAPE: char = '\u{e00c}';

/// WCAG 2.2 AA and what else axe knows to be good.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(found => done(
        found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))),
        error => done([String(error)]))";

fn axe(page: &Page, source: &str) -> Vec<String> {
    page.script(&format!("{source}; window.axe = axe"), vec![]);
    let found = page.script_until_called(AXE, vec![]);
    serde_json::from_value(found).expect("what axe found")
}

fn axe_source() -> String {
    let path = env::var("AXE").unwrap_or_else(|_| ".tools/axe/node_modules/axe-core/axe.min.js".into());
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}; `cargo xtask test` installs it"))
}

fn reached(site: &Site, state: &states::State, look: &str) -> (Page, Profile) {
    let clerk = Profile::fresh();
    let page = clerk.open(site);
    page.choose_look(look);
    (state.reach)(&page, &clerk);
    (page, clerk)
}

#[test]
fn axe_finds_nothing_in_any_state() {
    let (site, source) = (Site::start(), axe_source());
    let mut found = Vec::new();
    for state in states::ALL {
        let (page, _clerk) = reached(&site, state, "zh-Hans light");
        found.extend(axe(&page, &source).into_iter().map(|what| format!("{}: {what}", state.name)));
        page.script("document.documentElement.dataset.theme = 'dark'", vec![]);
        // So tall that the dock, which stays at the thumb, lies over nothing that one would scroll to.
        page.resize(360, 10_000);
        found.extend(axe(&page, &source).into_iter().map(|what| format!("{}, dark and narrow: {what}", state.name)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// States with the longest words.
const ENGLISH: [&str; 9] =
    ["card-open", "device", "handled", "share-link", "papers", "preview", "procedure", "settings", "bulk"];

#[test]
fn axe_finds_nothing_in_english_and_large() {
    let (site, source) = (Site::start(), axe_source());
    for state in states::ALL.iter().filter(|state| ENGLISH.contains(&state.name)) {
        let (page, _clerk) = reached(&site, state, "en light large");
        assert_eq!(axe(&page, &source), [""; 0], "{}", state.name);
    }
}

#[test]
fn nothing_is_cut_off_or_scrolls_sideways_at_320_px_or_400_percent() {
    let site = Site::start();
    let sideways = "
        const wide = [document.scrollingElement, ...document.querySelectorAll('dialog[open]')];
        return wide.filter(box => box.scrollWidth > box.clientWidth + 1).map(box => {
            const out = [...box.querySelectorAll('*')].filter(part => part.getBoundingClientRect().right > innerWidth + 1
                && !part.closest('.head__actions'));
            return (box.className || box.tagName) + ' by ' + out.slice(0, 3).map(part => part.className || part.tagName);
        })";
    let mut found = Vec::new();
    for state in states::ALL {
        for look in ["zh-Hans light", "en light large"] {
            let (page, _clerk) = reached(&site, state, look);
            page.resize(320, 568);
            let wide: Vec<String> = serde_json::from_value(page.script(sideways, vec![])).expect("what is too wide");
            found.extend(wide.into_iter().map(|what| format!("{} {look}: {what}", state.name)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What stands around the word that tells of saving does not move while it changes, in the largest text on the smallest
/// screen; and the dock stays at the foot of the window, however short the page is.
#[test]
fn the_frame_of_a_narrow_page_stays_where_it_is() {
    let site = Site::start();
    for (look, words) in [
        ("zh-Hans light large", ["正在保存", "已保存在本机", "暂存在本机", "没有保存"]),
        ("en light large", ["Saving", "Saved on this device", "Partly saved", "Not saved"]),
    ] {
        let page = Profile::fresh().open(&site);
        page.choose_look(look);
        page.resize(360, 740);
        let heights = "return arguments[0].map(word => {
            document.querySelector('[data-saved]').lastChild.textContent = word;
            return document.querySelector('.head').offsetHeight;
        })";
        let heights: Vec<f64> = serde_json::from_value(page.script(heights, vec![json!(words)])).expect("heights");
        assert!(heights.iter().all(|height| *height == heights[0]), "{look}: {heights:?}");

        page.resize(800, 1200);
        page.fill_in("[data-sieve=search]", "没有这个词");
        page.wait_gone(".card");
        let below = "return innerHeight - document.querySelector('.dock').getBoundingClientRect().bottom";
        assert_eq!(page.script(below, vec![]).as_f64(), Some(0.0), "{look}");
    }
}

/// Ready for traditional Mongolian, whose lines run down and follow each other to the right: all of the page turns with
/// the direction of writing.
#[test]
fn the_page_turns_with_the_direction_of_writing() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.resize(1440, 900);
    let turned = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':root { writing-mode: vertical-lr }');
        document.adoptedStyleSheets = [sheet];
        const boxes = [...document.querySelectorAll('.card')].map(card => card.getBoundingClientRect());
        const gaps = boxes.slice(1).map((box, place) => box.left - boxes[place].right);
        const {scrollHeight, clientHeight, scrollWidth, clientWidth} = document.scrollingElement;
        return [boxes.length, Math.min(...gaps), scrollHeight - clientHeight, scrollWidth - clientWidth];";
    let [cards, gap, too_tall, further]: [f64; 4] =
        serde_json::from_value(page.script(turned, vec![])).expect("four numbers");
    assert!(cards == 15.0 && gap > 8.0, "the {cards} cards stand side by side, {gap} px apart");
    assert!(too_tall <= 1.0 && further > 1000.0, "{too_tall} px too tall, {further} px to scroll sideways");
}

/// The middle of each thing to press and 21 px around it belong to it: 44 px by the finger's measure, 42 by a ruler's.
const TARGETS: &str = "
    const small = [], inside = document.querySelector('dialog[open]') || document;
    for (const part of inside.querySelectorAll('button, select, summary, input, a.nav__item, a.chip')) {
        part.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = part.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
        if (part.disabled || !part.checkVisibility() || box.right < 0 || part.type === 'file') continue;
        const hit = (dx, dy) => {
            const there = document.elementFromPoint(x + dx, y + dy);
            return there && (part === there || part.contains(there) || [...(part.labels || [])].some(label => label.contains(there)));
        };
        const label = part.closest('label'), around = label && label.getBoundingClientRect();
        if (around && around.width >= 44 && around.height >= 43.5) continue;
        const wide = part.matches('.field__input') ? true : hit(-21, 0) && hit(21, 0) || box.width >= 44;
        if (!(wide && hit(0, -21) && hit(0, 21))) small.push(`${part.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
    }
    return small";

#[test]
fn whatever_is_pressed_is_large_enough_for_a_finger() {
    let site = Site::start();
    let mut found = Vec::new();
    for state in states::ALL {
        let (page, _clerk) = reached(&site, state, "zh-Hans light");
        page.resize(360, 740);
        let small: Vec<String> = serde_json::from_value(page.script(TARGETS, vec![])).expect("what is too small");
        found.extend(small.into_iter().map(|what| format!("{}: {what}", state.name)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn focused(page: &Page) -> String {
    let focused = "const at = document.activeElement;
        return at.dataset.do || at.dataset.tick || at.dataset.open || at.className || at.tagName";
    page.script(focused, vec![]).as_str().unwrap_or_default().to_owned()
}

/// Tab by tab, as one without a mouse gets there.
#[track_caller]
fn tab_to(page: &Page, wanted: &str) {
    for _ in 0..80 {
        if focused(page) == wanted {
            return;
        }
        page.press_keys(&[TAB]);
    }
    panic!("{wanted} can not be reached by Tab; the focus is on {}", focused(page));
}

#[test]
fn with_the_keyboard_alone() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);

    // The first stop leads past the head of the page.
    page.press_keys(&[TAB]);
    assert_eq!(focused(&page), "skip");
    page.press_keys(&[ENTER]);
    assert_eq!(page.script("return document.activeElement.id", vec![]), "list");

    // Ticking and opening a card.
    tab_to(&page, "r1.1");
    page.press_keys(&[SPACE]);
    assert!(page.is_ticked("r1.1"));
    page.press_keys(&[TAB]);
    page.press_keys(&[ENTER]);
    page.wait_for("#body-r1\\.1");

    // A window takes the focus, keeps it, and gives it back.
    page.reload();
    tab_to(&page, "history");
    page.press_keys(&[ENTER]);
    page.wait_for("dialog[open]");
    let within = "return document.querySelector('dialog[open]').contains(document.activeElement)";
    for _ in 0..12 {
        page.press_keys(&[TAB]);
        let at = focused(&page);
        assert!(page.script(within, vec![]) == true || at == "BODY", "the focus left the window for {at}");
    }
    page.press_keys(&[ESCAPE]);
    page.wait_gone("dialog");
    until("the focus is where it was", || (focused(&page) == "history").then_some(()));

    // Backwards, and the language.
    page.press_keys(&[SHIFT, TAB]);
    assert_ne!(focused(&page), "history");
    page.reload();
    tab_to(&page, "language");
    page.press_keys(&[ENTER]);
    page.wait_for("html[lang=en]");
    assert_eq!(focused(&page), "language", "who switches the language stays where they are");
    assert_eq!(page.console_errors(), [""; 0]);
}

/// What a screen reader is told, from the first to the last, by role and name; a status by what it says.
fn read_out(page: &Page) -> Vec<String> {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("the tree");
    let mut told = Vec::new();
    read_below(nodes, &nodes[0], &mut told);
    told
}

const TOLD: [&str; 10] =
    ["banner", "main", "navigation", "heading", "checkbox", "region", "status", "alert", "dialog", "link"];

fn read_below(nodes: &[Value], node: &Value, told: &mut Vec<String>) {
    let text = |node: &Value| node["name"]["value"].as_str().unwrap_or_default().to_owned();
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children: Vec<&Value> = ids.filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id)).collect();
    let role = node["role"]["value"].as_str().unwrap_or_default();
    if node["ignored"] == false && TOLD.contains(&role) {
        let name = if role == "status" && text(node).is_empty() { said_below(nodes, node) } else { text(node) };
        told.push(format!("{role} {name}").trim_end().to_owned());
    }
    children.iter().for_each(|child| read_below(nodes, child, told));
}

/// What is read out of an element without a name: all the texts in it.
fn said_below(nodes: &[Value], node: &Value) -> String {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children = ids.filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id));
    let said = children.map(|child| match child["role"]["value"].as_str() {
        Some("StaticText") => child["name"]["value"].as_str().unwrap_or_default().to_owned(),
        _ => said_below(nodes, child),
    });
    said.collect()
}

#[test]
fn a_screen_reader_is_told_the_page_in_order() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.wait_saved();
    let told = read_out(&page);
    let mut rest = told.iter();
    for wanted in [
        "link 跳到清单",
        "banner",
        "status 已保存在本机",
        "heading 审议意见办理清单",
        "main",
        "region 办理进度",
        "navigation 各方面",
        "heading 一、现代化农牧业体系",
        "checkbox 1.1 转变农牧业生产经营方式：办结",
        "heading 转变农牧业生产经营方式",
        "heading 二、产业转型升级",
        "heading 五、公共服务保障",
        "checkbox 5.3 优化营商环境：办结",
    ] {
        assert!(
            rest.any(|line| line.starts_with(wanted)),
            "{wanted} is missing, or out of place, in\n{}",
            told.join("\n")
        );
    }
    let unnamed: Vec<_> =
        told.iter().filter(|line| ["heading", "checkbox", "link", "region"].contains(&line.as_str())).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");

    page.press("history");
    assert!(read_out(&page).iter().any(|line| line == "dialog 历史"));
}

#[test]
fn on_a_phone_the_sections_of_a_card_fold_and_stay_as_chosen() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.resize(360, 740);
    let open = |id: &str| {
        let press = format!("document.querySelector('[data-open=\"{id}\"]').click()");
        page.script(&press, vec![]);
        page.wait_for(&format!("[data-open=\"{id}\"][aria-expanded=true]"));
    };
    let within =
        |id: &str, state: &str, field: &str| format!("[id=\"{id}\"] .fold{state} [data-fill=\"{field}-{id}\"]");
    open("r1.1");
    page.wait_for(".fold[open] [data-tick=\"r1.1.m1\"]");
    page.wait_for(&within("r1.1", ":not([open])", "evidence"));

    // With the keyboard; the next card opens like it.
    let heading = "document.querySelector('[data-fill=\"evidence-r1.1\"]').closest('.fold').firstElementChild.focus()";
    page.script(heading, vec![]);
    page.press_keys(&[ENTER]);
    page.wait_for(&within("r1.1", "[open]", "evidence"));
    open("r1.2");
    page.wait_for(&within("r1.2", "[open]", "evidence"));

    // Whoever is led to what is folded finds it unfolded.
    page.wait_for(&within("r1.2", ":not([open])", "lead"));
    page.press("readiness");
    page.click("[data-gap=\"lead-r1.2\"]");
    page.wait_for(&within("r1.2", "[open]", "lead"));
    page.wait_for("[data-fill=\"lead-r1.2\"]:focus");
}

#[test]
fn the_page_speaks_the_language_that_is_chosen_and_keeps_it() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.open_card("r1.1");
    page.click("[data-do=language]");
    page.wait_for("html[lang=en]");
    assert_eq!(page.text_of("h1"), "Deliberation opinion tracker");
    assert!(page.is_ticked("r1.1"));
    // The other language's name, the document's number, and what a person wrote may be Chinese.
    let chinese = "
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) {
            const text = walker.currentNode;
            if (/[\\u3400-\\u9fff]/.test(text.data) && !text.parentElement.closest('[data-do=language], .head__number, script, style, noscript'))
                found.push(text.data);
        }
        return found";
    assert_eq!(page.script(chinese, vec![]), json!([]));
    let file = page.export_file();
    assert!(file.to_string_lossy().contains("otog-checklist-"), "{file:?}");
    page.reload();
    assert_eq!(page.text_of("h1"), "Deliberation opinion tracker");
    assert_eq!(page.script("return document.title", vec![]), "Deliberation opinion tracker");

    page.click("[data-do=large]");
    page.fill_in("[data-do=theme]", "dark");
    page.wait_for("html[data-text=large][data-theme=dark]");
    page.reload();
    page.wait_for("html[data-text=large][data-theme=dark]");
    page.click("[data-do=language]");
    page.wait_for("html[lang=zh-Hans]");
    assert_eq!(page.text_of("h1"), "审议意见办理清单");
    assert_eq!(page.console_errors(), [""; 0]);
}

/// All that is seen or told of the page: texts, and what stands in attributes.
const TEXTS: &str = "
    const own = '[data-do=language], .head__number, script, style, noscript, option[value=\"\"]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (text.data.trim() && !text.parentElement.closest(own)) found.push(text.data);
    }
    for (const part of document.body.querySelectorAll('*')) {
        if (part.closest(own)) continue;
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) if (part.hasAttribute(name)) found.push(part.getAttribute(name));
    }
    return [...new Set(found)]";

/// The document's own number, in any language.
const NUMBER: &str = "鄂旗人常发〔2024〕55号";

/// The page's texts in this state, without what people have written.
fn texts(page: &Page) -> Vec<String> {
    let texts: Vec<String> = serde_json::from_value(page.script(TEXTS, vec![])).expect("texts");
    let without =
        |text: String| states::WRITTEN.iter().fold(text.replace(NUMBER, ""), |text, written| text.replace(written, ""));
    texts.into_iter().map(without).collect()
}

#[test]
fn no_state_has_anything_left_in_the_other_language() {
    let site = Site::start();
    let is_han = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    let latin = |text: &str| {
        let words: Vec<String> = text.split(|letter: char| !letter.is_ascii_alphabetic()).map(str::to_owned).collect();
        words
            .into_iter()
            .filter(|word| word.len() > 2 && !LATIN_IN_CHINESE.contains(&word.as_str()))
            .collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for state in states::ALL {
        let (page, _clerk) = reached(&site, state, "en light");
        found.extend(
            texts(&page)
                .into_iter()
                .filter(|text| text.contains(is_han))
                .map(|text| format!("{} en: {text}", state.name)),
        );
        drop(page);
        let (page, _clerk) = reached(&site, state, "zh-Hans light");
        found.extend(
            texts(&page)
                .into_iter()
                .filter(|text| !latin(text).is_empty())
                .map(|text| format!("{} zh: {text}", state.name)),
        );
    }
    found.sort();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Names that are the same in Chinese.
const LATIN_IN_CHINESE: [&str; 25] = [
    "pdf", "PDF", "heic", "HEIC", "JPG", "zip", "json", "sealed", "otog", "notes", "received", "Word", "Excel", "CSV",
    "ICS", "Markdown", "SHA", "SVG", "PNG", "Enter", "Ctrl", "Esc", "Shift", "https", "COD",
];
