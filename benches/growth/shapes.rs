//! Files that are shaped to hurt, of any size.

use otog_checklist::opinion::Opinion;
use serde_json::{Value, json};

pub(super) struct Shape {
    pub(super) name: &'static str,
    /// Of the smallest of its three files.
    pub(super) size: usize,
    pub(super) file: fn(usize) -> Vec<u8>,
}

pub(super) const SHAPES: [Shape; 7] = [
    Shape { name: "ids in `replaces`", size: 100_000, file: |size| written((0..size / 1000).map(naming)) },
    Shape { name: "ids, of a chain", size: 25_000, file: |size| written((0..size).map(chained)) },
    Shape { name: "registers", size: 25_000, file: |size| written((0..size).map(register)) },
    Shape { name: "registers, shuffled", size: 25_000, file: |size| written(shuffled(size).map(register)) },
    Shape { name: "claims on one register", size: 20_000, file: |size| written((0..size).map(claim)) },
    Shape { name: "notes on one item", size: 20_000, file: |size| written((0..size).map(note)) },
    Shape { name: "copies of one entry", size: 20_000, file: |size| written((0..size).map(copy)) },
];

const START: usize = 1_795_000_000_000;

fn id(number: usize) -> String {
    format!("{}-0-0000000000abcdef", START + number)
}

fn naming(number: usize) -> Value {
    let named: Vec<_> = (0..1000).map(|time| format!("{}-0-00000000000bad00", 1 + 1000 * number + time)).collect();
    json!({ "id": id(number), "by": 0, "on": "r1.1", "field": "lead", "to": "农牧局", "replaces": named })
}

fn chained(number: usize) -> Value {
    let before: Vec<_> = number.checked_sub(1).map(id).into_iter().collect();
    json!({ "id": id(number), "by": 0, "on": "r1.1.m1", "field": "done", "to": number.is_multiple_of(2), "replaces": before })
}

fn register(number: usize) -> Value {
    json!({ "id": id(number), "by": 0, "on": "r1.1", "field": format!("of-later-{number}"), "to": 1 })
}

fn claim(number: usize) -> Value {
    json!({ "id": id(number), "by": 0, "on": "r1.1", "field": "lead", "to": format!("单位{number}") })
}

fn note(number: usize) -> Value {
    let id = id(number);
    json!({ "id": id, "by": 0, "on": "r1.1", "field": format!("note:{id}"), "to": { "text": format!("进展{number}") } })
}

fn copy(number: usize) -> Value {
    json!({ "id": id(0), "by": 0, "on": "r1.1", "field": "lead", "to": format!("单位{number}") })
}

/// Each once, in an order that is no order.
fn shuffled(size: usize) -> impl Iterator<Item = usize> {
    // A stride that shares no factor with a size of twos and fives.
    (0..size).map(move |number| number * 7919 % size)
}

fn written(entries: impl Iterator<Item = Value>) -> Vec<u8> {
    let file = json!({
        "format": "otog-checklist", "version": 1, "document": { "number": Opinion::embedded().number },
        "authors": [{ "name": "甲", "unit": "乙单位" }], "entries": entries.collect::<Vec<_>>(),
    });
    file.to_string().into_bytes()
}
