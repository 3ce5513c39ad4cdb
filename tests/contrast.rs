//! The contrast of every pair of colours that meet on the page, computed from the tokens: WCAG 2.2, 1.4.3 and 1.4.11.
//! The table is printed by `cargo test --test contrast -- --nocapture`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../src/web/style/tokens.css");

/// What is written on what.
const TEXT: [(&str, &str); 26] = [
    ("ink", "paper"),
    ("ink", "desk"),
    ("ink", "red-wash"),
    ("ink", "blue-wash"),
    ("ink", "green-wash"),
    ("ink", "amber-wash"),
    ("ink-2", "paper"),
    ("ink-2", "desk"),
    ("ink-2", "red-wash"),
    ("ink-2", "blue-wash"),
    ("ink-3", "paper"),
    ("ink-3", "desk"),
    ("red", "paper"),
    ("red", "desk"),
    ("red", "red-wash"),
    ("on-red", "red"),
    ("green", "paper"),
    ("green", "desk"),
    ("green", "green-wash"),
    ("on-green", "green"),
    ("amber", "paper"),
    ("amber", "desk"),
    ("amber", "amber-wash"),
    ("blue", "paper"),
    ("blue", "desk"),
    ("blue", "blue-wash"),
];

/// What has to be seen without being read: edges of boxes and fields, marks, the outline of what has the focus.
const SEEN: [(&str, &str); 9] = [
    ("edge", "paper"),
    ("edge", "desk"),
    ("red", "paper"),
    ("red", "red-wash"),
    ("green", "paper"),
    ("green", "rule"),
    ("blue", "paper"),
    ("blue", "desk"),
    ("on-green", "green"),
];

type Colours = BTreeMap<String, [u8; 3]>;

/// The colours of one block of the sheet, over those that it leaves as they are.
fn colours(after: &str, over: &Colours) -> Colours {
    let block = TOKENS.split_once(after).unwrap().1.split('}').next().unwrap();
    let mut colours = over.clone();
    for rule in block.split(';') {
        if let Some((name, value)) = rule.trim().strip_prefix("--").and_then(|rule| rule.split_once(": #")) {
            colours.insert(name.to_owned(), colour(value.trim()));
        }
    }
    colours
}

/// `#fff`, `#1c1b1a`.
fn colour(digits: &str) -> [u8; 3] {
    let long: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.into() };
    [0, 2, 4].map(|place| u8::from_str_radix(&long[place..place + 2], 16).unwrap())
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(theme: &str, colours: &Colours) {
    for (pairs, least) in [(&TEXT[..], 4.5), (&SEEN[..], 3.0)] {
        for (front, back) in pairs {
            let of = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("{theme} has no {name}"));
            let ratio = contrast(of(front), of(back));
            println!("{theme:<6} {front:<9} on {back:<11} {ratio:5.2}  (at least {least})");
            assert!(ratio >= least, "{theme}: {front} on {back} is {ratio:.2}, less than {least}");
        }
    }
}

#[test]
fn every_pair_of_colours_can_be_told_apart() {
    let light = colours(":root {", &Colours::new());
    let dark = colours(":root[data-theme=dark] {", &light);
    check("light", &light);
    check("dark", &dark);
}

#[test]
fn dark_is_the_same_by_the_system_and_by_choice() {
    let light = colours(":root {", &Colours::new());
    let chosen = colours(":root[data-theme=dark] {", &light);
    assert_eq!(colours("prefers-color-scheme: dark) {\n  :root:not([data-theme=light]) {", &light), chosen);
    assert_ne!(chosen, light);
}

#[test]
fn black_on_white_is_21() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
}

/// In a drawing, sizes are parts of it, and grow with it.
const DRAWN: &str = ".chart";

#[test]
fn texts_grow_with_the_size_that_a_reader_asks_for() {
    // On paper sizes are the paper's.
    let on_screen = |sheet: &std::fs::DirEntry| sheet.file_name() != "print.css";
    for sheet in std::fs::read_dir("src/web/style").unwrap().flatten().filter(on_screen) {
        let style = std::fs::read_to_string(sheet.path()).unwrap();
        for rule in style.lines().filter(|rule| !rule.starts_with(DRAWN)) {
            let size = rule.split("font-size:").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
            assert!(!size.contains("px"), "{}: {rule}", sheet.path().display());
        }
    }
}
