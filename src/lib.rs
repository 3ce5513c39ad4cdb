//! Following up the recommendations of an official document, in the browser, without a server.
//!
//! Where to start: read the rooms in this order. Each knows only those above it.
//!
//! 1. [`opinion`]: what was asked (the document as data)
//! 2. [`journal`]: what happened (immutable entries; merging is set union)
//! 3. [`ledger`]: where things stand (the journal folded over the opinion)
//! 4. [`share`]: how state travels (files, stored segments)
//! 5. [`report`]: what is handed in (papers drawn from the ledger)
//! 6. [`desk`]: work that the page hands out to a module of its own
//! 7. [`app`]: messages become entries and effects
//! 8. [`web`]: the browser: views that show, effects that do
//!
//! The first seven are pure: no clock, no randomness, no storage, no browser.

pub mod app;
pub mod desk;
pub mod journal;
pub mod ledger;
pub mod opinion;
pub mod plain;
pub mod report;
pub mod share;

pub mod vec_map;
pub mod web;
