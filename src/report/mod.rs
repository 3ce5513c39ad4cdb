//! What is handed in.
//!
//! ```text
//! csv.rs the ledger as a table for Excel and WPS
//! ```
//!
//! Written by the desk alone, so that none of it is in the page's own module.

mod csv;

pub use csv::ledger_csv;
