//! Following up the recommendations of an official document, in the browser, without a server.
//!
//! Where to start: read the rooms in this order. Each knows only those above it.
//!
//! 1. [`opinion`]: what was asked (the document as data)
//! 2. [`journal`]: what happened (immutable entries; merging is set union)
//! 3. [`ledger`]: where things stand (the journal folded over the opinion)
//! 4. [`share`]: how state travels (files, stored segments)
//! 5. [`app`]: messages become entries and effects
//! 6. [`web`]: the browser: views that show, effects that do
//!
//! The first five are pure: no clock, no randomness, no storage, no browser.

pub mod app;
pub mod journal;
pub mod ledger;
pub mod opinion;
pub mod share;
pub mod sorted;
pub mod web;
