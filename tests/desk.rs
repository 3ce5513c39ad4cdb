//! What the desk makes, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use otog_checklist::{
    desk::{Failure, Job, Paper, Product, perform},
    opinion::Day,
};

const TODAY: &str = "2026-11-24";

fn csv(file: &[u8]) -> Result<(Product, Vec<Vec<u8>>), Failure> {
    let job = Job::Paper { paper: Paper::Csv, today: Day::parse(TODAY).unwrap() };
    // As it travels to the worker.
    let job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
    perform(job, &[file.to_vec()], &mut |_, _| {})
}

#[test]
fn a_ledger_has_a_row_for_each_recommendation() {
    let file = include_bytes!("fixtures/file-v1.json");
    let (product, files) = csv(file).unwrap();
    assert_eq!(product, Product::File { name: format!("审议意见办理台账-{TODAY}.csv") });
    let table = String::from_utf8(files[0].clone()).unwrap();
    assert!(table.starts_with("\u{feff}来源,序号,"));
    assert!(table.ends_with("\r\n"));
    assert_eq!(table.lines().count(), 16);
}

#[test]
fn what_can_not_be_read_is_no_product() {
    assert_eq!(csv(b"nonsense"), Err(Failure::Failed));
}
