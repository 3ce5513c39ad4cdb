//! A checklist for following up the recommendations of an official document: in the browser, without a server.
//!
//! The page keeps a [`journal`] of immutable entries: who changed what, when, and what it replaced. Merging two journals
//! is set union, so what people send each other can arrive in any order and any number of times. Folding the journal
//! over the document gives the [`ledger`], which says where things stand. Everything on the page and in the papers is
//! read from there.
//!
//! # The rooms
//!
//! Read the modules in this order. Each knows only those above it.
//!
//! | module | what it is |
//! |---|---|
//! | [`opinion`] | what was asked: the document as data |
//! | [`journal`] | what happened: immutable entries, merged by union |
//! | [`ledger`] | where things stand: the journal folded over the document |
//! | [`share`] | how state travels: exchange file, links, codes, sealed files, stored segments |
//! | [`report`] | what is handed in: papers and workbooks made from the ledger |
//! | [`desk`] | jobs for the worker, a second wasm module |
//! | [`app`] | the page as a value: messages become entries and effects |
//! | [`web`] | the browser: views that show, effects that do |
//!
//! The first seven are pure: no clock, no randomness, no storage, no browser. They compile and test natively. Every
//! module may use [`vec_map`] and [`plain`].
//!
//! # One round
//!
//! 1. The browser tells [`web`] that somebody clicked. A view sends a message: [`app::Msg`].
//! 2. [`app::update`] changes the [`app::Model`], writes entries, and returns [`app::Effect`]s.
//! 3. [`web`] performs the effects. What comes of them is another message.
//!
//! `ARCHITECTURE.md` in the repository has the whole picture, and the invariants.

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
