//! State sent by one page and received by another, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod inputs;
mod replicas;

use std::rc::Rc;

use otog_checklist::{
    app::{
        Arrival, ArrivalState, Boot, Camera, CameraTrouble, ChatApp, Effect, Exported, Model, Msg, Notice, Now, Panel,
        SaveState, Sent, Sight, Stored, WhyNot, Work, update,
    },
    desk::{Failure, How, Job, Paper, Product, perform},
    journal::{Author, Change, Device, Field, Register, Replica, Role, Subject},
    ledger::{Extension, Owed, Rating, Review, Word},
    opinion::{Day, Opinion, Stage},
    report::Scope,
    share::{LIMITS, Refusal, Segment, UnitPart, read_file, write_file},
};
use replicas::{profile::Profile, *};

const NOW: Now = Now { ms: NOON, offset_minutes: 480 };
const ADDRESS: &str = "https://example.cn/qingdan/";

fn opened() -> (Profile, usize) {
    let mut profile = Profile::new(Rc::new(Opinion::embedded()));
    let tab = profile.open();
    profile.settle();
    (profile, tab)
}

/// Somebody who ticked all measures of r1.1 and signed.
fn sender() -> (Profile, usize) {
    let (mut profile, tab) = opened();
    let author = Author { name: "其其格".to_owned(), unit: "农牧局".to_owned(), ..Default::default() };
    profile.tell(tab, Msg::Signed(author));
    for id in ["r1.1.m1", "r1.1.m2", "r1.1.m3"] {
        profile.tell(tab, Msg::MeasureTicked(measure(id), true));
    }
    profile.tell(tab, Msg::RecommendationTicked(recommendation("r1.1"), true));
    (profile, tab)
}

fn sent(how: How) -> Sent {
    let (mut profile, tab) = sender();
    profile.tell(tab, Msg::SendAsked { how, address: ADDRESS.to_owned() });
    profile.model(tab).travel.sent.clone().unwrap()
}

fn text(content: &str) -> Msg {
    Msg::FileRead { name: "收到的链接".into(), content: Ok(content.as_bytes().into()) }
}

fn refused(profile: &Profile, tab: usize) -> Refusal {
    let states = profile.model(tab).inbox.arrivals.iter().rev().map(|arrival| arrival.state.clone());
    let mut refusals = states.filter_map(|state| match state {
        ArrivalState::Refused(WhyNot::Refused(why)) => Some(why),
        ArrivalState::Locked { wrong, .. } => wrong,
        _ => None,
    });
    refusals.next().unwrap()
}

#[test]
fn a_link_says_where_things_stand_and_not_who_said_so() {
    let sent = sent(How::Status);
    assert!(!sent.with_text);
    assert_eq!(sent.codes.len(), 1);
    let (mut profile, tab) = opened();
    profile.tell(tab, text(&sent.link));
    let preview = profile.model(tab).preview.as_ref().unwrap();
    assert_eq!((preview.sum.new, preview.sum.changed), (4, 4));
    assert!(profile.model(tab).journal.is_empty());
    profile.tell(tab, Msg::MergeAccepted);
    let item = &profile.model(tab).ledger.items()[0];
    assert!(item.is_done());
    assert_eq!(item.measures_done(), 3);
    assert!(profile.model(tab).journal.entries().all(|entry| entry.author.is_none()));

    // The same with text: who said so is filled in, and nothing is new but that.
    profile.tell(tab, text(&sent_with_text().link));
    profile.tell(tab, Msg::MergeAccepted);
    assert!(
        profile.model(tab).journal.entries().all(|entry| entry.author.as_ref().is_some_and(|who| who.name == "其其格"))
    );
    assert_eq!(profile.model(tab).ledger.conflicts(), 0);
}

fn sent_with_text() -> Sent {
    let sent = sent(How::Text);
    assert!(sent.with_text);
    sent
}

#[test]
fn a_link_that_was_cut_is_refused_and_changes_nothing() {
    let (mut profile, tab) = opened();
    let link = sent(How::Status).link;
    profile.tell(tab, text(&link[..link.len() - 9]));
    assert_eq!(refused(&profile, tab), Refusal::Cut);
    assert!(profile.model(tab).preview.is_none() && profile.model(tab).journal.is_empty());
    profile.tell(tab, text("今天下午三点开会"));
    assert_eq!(refused(&profile, tab), Refusal::NoLink);
}

#[test]
fn the_picture_of_a_code_is_read() {
    let sent = sent(How::Status);
    let (mut profile, tab) = opened();
    let (svg, png) = &sent.codes[0];
    assert!(svg.starts_with("<svg") && png.starts_with(b"\x89PNG"));
    // A page without any code first.
    let blank = Msg::PictureRead { name: "照片.jpg".into(), picture: Ok((50, vec![255; 2500].into())) };
    profile.tell(tab, blank);
    assert_eq!(refused(&profile, tab), Refusal::NoCode);
    let pixels = drawn(svg, 4);
    let width = u32::try_from(pixels.len().isqrt()).unwrap();
    profile.tell(tab, Msg::PictureRead { name: "码.png".into(), picture: Ok((width, pixels.into())) });
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.new, 4);
}

/// The drawing itself, not what it was drawn from.
fn drawn(svg: &str, scale: usize) -> Vec<u8> {
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let across = side * scale;
    let mut pixels = vec![255; across * across];
    let path = svg.rsplit("d=\"").next().unwrap().split('"').next().unwrap();
    for run in path.split('z').filter(|run| !run.is_empty()) {
        let numbers: Vec<usize> =
            run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let (x, y, width) = (numbers[0], numbers[1], numbers[2]);
        for (row, column) in (y * scale..(y + 1) * scale)
            .flat_map(|row| (x * scale..(x + width) * scale).map(move |column| (row, column)))
        {
            pixels[row * across + column] = 0;
        }
    }
    pixels
}

#[test]
fn several_codes_are_read_in_any_order_and_what_is_missing_is_told() {
    let (mut profile, tab) = sender();
    for round in 0..14 {
        for item in Opinion::embedded().recommendations() {
            for measure in &item.measures {
                profile.tell(tab, Msg::MeasureTicked(measure.id, round % 2 == 0));
            }
        }
    }
    profile.tell(tab, Msg::SendAsked { how: How::Status, address: ADDRESS.to_owned() });
    let sent = profile.model(tab).travel.sent.clone().unwrap();
    assert!(sent.codes.len() > 2);
    let (mut other, there) = opened();
    for (place, (svg, _)) in sent.codes.iter().enumerate().rev() {
        let pixels = drawn(svg, 4);
        let width = u32::try_from(pixels.len().isqrt()).unwrap();
        // Twice each: a camera sees the same one again and again.
        for _ in 0..2 {
            other.tell(there, Msg::PictureRead { name: "码".into(), picture: Ok((width, pixels.clone().into())) });
        }
        if place > 0 {
            let [Arrival { state: ArrivalState::Missing { read, missing }, .. }] =
                &other.model(there).inbox.arrivals[..]
            else {
                panic!("one row for all of them")
            };
            let (read, missing) = (*read, missing.clone());
            assert_eq!(read, sent.codes.len() - place);
            assert_eq!(missing, (1..=place).map(|number| u8::try_from(number).unwrap()).collect::<Vec<_>>());
            assert_eq!(other.model(there).panel, Some(Panel::Receive));
        }
    }
    other.tell(there, Msg::MergeAccepted);
    assert_eq!(says_done(&other, there), says_done(&profile, tab));
}

fn says_done(profile: &Profile, tab: usize) -> Vec<usize> {
    profile.model(tab).ledger.items().iter().map(|item| item.measures_done()).collect()
}

#[test]
fn several_things_at_once_are_opened_one_after_the_other() {
    let (mut profile, tab) = opened();
    profile.tell(tab, text(&sent(How::Status).link));
    profile.tell(tab, text(&sent_with_text().link));
    profile.tell(tab, text("别的"));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().files.len(), 2);
    assert_eq!(refused(&profile, tab), Refusal::NoLink);
}

#[test]
fn a_sealed_file_waits_for_its_passphrase() {
    let (mut profile, tab) = opened();
    let sealed = otog_checklist::share::Sealing { iterations: 1, salt: [0; 16], nonce: [0; 12] }.file(&[0; 40]);
    profile.tell(tab, Msg::FileRead { name: "密.sealed".into(), content: Ok(sealed.into()) });
    assert_eq!(profile.model(tab).panel, Some(Panel::Receive));
    profile.tell(tab, Msg::PassphraseGiven("口令".into()));
    assert_eq!(refused(&profile, tab), Refusal::Locked);
    assert!(profile.model(tab).inbox.is_locked(), "for another try");
}

#[test]
fn in_a_chat_app_a_file_is_a_text_that_is_copied() {
    let (mut profile, tab) = sender();
    profile.tell(tab, Msg::ChatAppSeen(ChatApp::WeChat));
    profile.tell(tab, Msg::ExportAsked);
    let handout = profile.model(tab).handout.clone().unwrap();
    assert!(handout.name.ends_with(".json"));
    assert_eq!(profile.model(tab).exported, None, "nobody has it yet");
    profile.tell(tab, Msg::HandoutCopied);
    assert_eq!(profile.model(tab).not_exported(), 0);
    profile.tell(tab, Msg::HandoutClosed);
    assert_eq!(profile.model(tab).handout, None);
    assert!(profile.downloaded.is_empty());

    let (mut receiver, there) = opened();
    receiver.tell(there, text(&handout.text));
    receiver.tell(there, Msg::MergeAccepted);
    assert_eq!(receiver.model(there).journal.len(), profile.model(tab).journal.len());
}

#[test]
fn what_is_no_text_is_downloaded_in_a_chat_app_and_not_promised() {
    let (mut profile, tab) = sender();
    profile.tell(tab, Msg::ChatAppSeen(ChatApp::DingTalk));
    let papers = [(Paper::Csv, true), (Paper::Markdown, true), (Paper::Calendar, true), (Paper::Workbook, false)];
    for (paper, is_text) in papers {
        profile.tell(tab, Msg::PaperAsked(paper, Scope::All));
        let model = profile.model(tab);
        assert_eq!(model.handout.is_some(), is_text, "{paper:?}");
        if !is_text {
            assert!(matches!(model.notice, Some(Notice::MayNotArrive { .. })), "{:?}", model.notice);
        }
        profile.tell(tab, Msg::HandoutClosed);
    }
    // Whoever tries it all the same may have nothing: it is no export.
    profile.tell(tab, Msg::ExportAsked);
    profile.tell(tab, Msg::HandoutDownloaded);
    assert!(!profile.downloaded.is_empty());
    assert_eq!(profile.model(tab).exported, None);
    let exports = Exported { time: NOON, entries: 4 };
    let sealed = Msg::Sealed { name: "密.sealed".to_owned(), exports, result: Ok([0xff].into()) };
    let page = Msg::PageSaved { exports: Some(exports), result: Ok("清单.html".to_owned()) };
    for made in [sealed, page] {
        profile.tell(tab, made);
        let model = profile.model(tab);
        assert!(matches!(model.notice, Some(Notice::MayNotArrive { .. })), "{:?}", model.notice);
        assert_eq!(model.exported, None);
    }
}

#[test]
fn a_sealed_file_counts_as_an_export_of_what_was_there_when_it_was_asked_for() {
    let mut model = alone();
    update(&mut model, NOW, tick(true));
    let effects = update(&mut model, NOW, Msg::SealAsked("口令".into()));
    let [Effect::Seal { name, exports, .. }] = &effects[..] else { panic!("{effects:?}") };
    update(&mut model, NOW, tick(false));
    let sealed = Msg::Sealed { name: name.clone(), exports: *exports, result: Ok([0xff].into()) };
    let effects = update(&mut model, NOW, sealed);
    assert!(matches!(effects[..], [Effect::Download { .. }, Effect::KeepExported(_)]), "{effects:?}");
    assert_eq!(model.not_exported(), 1);
}

/// The work of many: all registers written again and again, more than is read on the spot.
fn large() -> Vec<Rc<otog_checklist::journal::Entry>> {
    entries(&ticks(3560))
}

fn large_file() -> Vec<u8> {
    let file = write_file(&Opinion::embedded(), &journal(large()), Day::parse("2026-11-24").unwrap()).into_bytes();
    assert!(file.len() > 256 << 10);
    file
}

#[test]
fn a_large_file_is_read_at_the_desk_and_taken_in_part_by_part() {
    let (mut profile, tab) = opened();
    let read = |bytes: Vec<u8>| Msg::FileRead { name: "大.json".into(), content: Ok(bytes.into()) };
    let file = large_file();
    profile.tell(tab, read(file[..file.len() / 2].to_vec()));
    assert!(matches!(refused(&profile, tab), Refusal::Damaged { .. }));
    assert!(profile.model(tab).preview.is_none());
    profile.tell(tab, read(file.clone()));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.new, large().len());
    assert!(profile.model(tab).journal.is_empty() && profile.model(tab).waiting.is_none());
    profile.tell(tab, Msg::MergeAccepted);
    assert_eq!(entries(&profile.model(tab).journal), entries(&journal(large())));
    // Again, it brings nothing.
    profile.tell(tab, read(file));
    assert!(matches!(profile.model(tab).notice, Some(Notice::NothingNew { .. })));
}

/// A page alone, whose desk answers when the test says so.
fn alone() -> Model {
    let boot = Boot {
        // Who has signed is not asked before something is sent.
        author: Author { unit: "农牧局".to_owned(), ..Author::default() },
        ..Boot::empty(Replica::new(Device::from_random(1), 1))
    };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

/// What comes of merging all of [`large`], as the first thing that the page does.
fn merge_large(model: &mut Model) -> Vec<Effect> {
    update(model, NOW, Msg::FileRead { name: "大.json".into(), content: Ok(large_file().into()) });
    update(model, NOW, Msg::DeskAnswered { ticket: 1, result: Err(Failure::NotFetched) });
    update(model, NOW, Msg::MergeAccepted)
}

#[test]
fn without_the_desk_a_large_file_is_read_all_the_same() {
    let mut model = alone();
    let content = Ok(large_file().into());
    let asked = update(&mut model, NOW, Msg::FileRead { name: "大.json".into(), content });
    let [Effect::AskDesk { ticket, .. }] = asked[..] else { panic!("{asked:?}") };
    update(&mut model, NOW, Msg::DeskAnswered { ticket, result: Err(Failure::NotFetched) });
    assert_eq!(model.preview.unwrap().sum.new, large().len());
}

#[test]
fn what_comes_in_while_a_paper_is_made_waits_for_it() {
    let mut model = alone();
    let mut tell = |msg| update(&mut model, NOW, msg);
    let asked = tell(Msg::PaperAsked(Paper::Csv, Scope::All));
    let [Effect::AskDesk { ticket: paper, .. }] = asked[..] else { panic!("{asked:?}") };
    assert_eq!(tell(text("今天下午三点开会")), [], "the paper is not called off");
    let made = Ok((Product::File { name: "台账.csv".to_owned() }, vec![Rc::from(*b"x")]));
    let asked = tell(Msg::DeskAnswered { ticket: paper, result: made });
    let [Effect::Download { .. }, Effect::AskDesk { ticket: opening, job: Job::Open, .. }] = asked[..] else {
        panic!("{asked:?}")
    };

    // The other way round: what is called off is what is under way, and nothing else.
    assert_eq!(tell(Msg::PaperAsked(Paper::Csv, Scope::All)), []);
    let asked = tell(Msg::CalledOff);
    let [Effect::CloseDesk, Effect::AskDesk { ticket: paper, job: Job::Paper { .. }, .. }] = asked[..] else {
        panic!("{asked:?}")
    };
    assert_ne!(paper, opening);
}

#[test]
fn what_a_merge_brings_is_stored_part_by_part_and_saved_once_all_of_it_is() {
    let mut model = alone();
    update(&mut model, NOW, Msg::DurableOpened(Ok(Stored::default())));
    let mut effects = merge_large(&mut model);
    assert_eq!(model.journal.len(), large().len(), "all of it is on show at once");
    let mut stored = Vec::new();
    loop {
        let segments: Vec<_> = effects
            .iter()
            .filter_map(
                |effect| if let Effect::SaveDurable { segments, .. } = effect { Some(segments.clone()) } else { None },
            )
            .flatten()
            .collect();
        for segment in segments {
            let entries = Segment::read(&segment.text).unwrap();
            assert!((1..=1000).contains(&entries.len()));
            stored.extend(entries);
            update(&mut model, NOW, Msg::DurableSaved(vec![segment.key], Ok(())));
        }
        if !effects.contains(&Effect::Breathe(Work::Storing)) {
            break;
        }
        assert_eq!(model.saving.state(), SaveState::Saving, "the rest is not stored yet");
        effects = update(&mut model, NOW, Msg::Breathed(Work::Storing));
    }
    assert_eq!(model.saving.state(), SaveState::Saved);
    assert_eq!(entries(&journal(stored)), entries(&journal(large())));
}

#[test]
fn what_is_being_read_is_told_and_can_be_called_off() {
    let mut model = alone();
    let mut tell = |msg| update(&mut model, NOW, msg);
    tell(Msg::FileRead { name: "大.json".into(), content: Ok(large_file().into()) });
    let (product, parts) = perform(Job::Open, &[large_file()], &mut |_, _| {}).unwrap();
    let parts = parts.into_iter().map(Rc::from).collect::<Vec<Rc<[u8]>>>();
    let of = parts.len();
    let result = Ok((product, parts));
    assert_eq!(tell(Msg::DeskAnswered { ticket: 1, result }), [Effect::Breathe(Work::Reading)]);
    assert_eq!(model.parts_done(), Some((1, of)));
    update(&mut model, NOW, Msg::CalledOff);
    assert_eq!(update(&mut model, NOW, Msg::Breathed(Work::Reading)), []);
    assert!(model.preview.is_none() && !model.is_busy());
}

/// A hundred entries, each of which names a thousand others: some of them are as much work as thousands of ticks.
#[test]
fn entries_that_name_many_others_are_read_and_stored_a_few_at_a_time() {
    let entry = |number: u64| {
        let named: Vec<_> = (0..1000).map(|time| format!("{}-0-00000000000bad00", 1 + 1000 * number + time)).collect();
        let id = format!("{}-0-0000000000abcdef", NOW.ms + number);
        serde_json::json!({ "id": id, "by": 0, "on": "r1.1", "field": "lead", "to": "农牧局", "replaces": named })
    };
    let file = serde_json::json!({
        "format": "otog-checklist", "version": 1, "document": { "number": Opinion::embedded().number },
        "authors": [{ "name": "甲", "unit": "乙单位" }], "entries": (0..100).map(entry).collect::<Vec<_>>(),
    });
    let file: Rc<[u8]> = file.to_string().into_bytes().into();
    let mut model = alone();
    update(&mut model, NOW, Msg::FileRead { name: "来件.json".into(), content: Ok(file.clone()) });
    let (product, parts) = perform(Job::Open, &[file.to_vec()], &mut |_, _| {}).unwrap();
    assert!(parts.len() > 5 && parts.iter().all(|part| part.len() < 1 << 20), "{} parts", parts.len());
    let parts = parts.into_iter().map(Rc::from).collect::<Vec<Rc<[u8]>>>();
    let mut effects = update(&mut model, NOW, Msg::DeskAnswered { ticket: 1, result: Ok((product, parts)) });
    while effects.contains(&Effect::Breathe(Work::Reading)) {
        effects = update(&mut model, NOW, Msg::Breathed(Work::Reading));
    }
    assert_eq!(model.preview.as_ref().unwrap().sum.new, 100);
    let mut effects = update(&mut model, NOW, Msg::MergeAccepted);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::KeepMerging(Some(_)))), "it can be interrupted");
    let mut segments = 1;
    while effects.contains(&Effect::Breathe(Work::Storing)) {
        effects = update(&mut model, NOW, Msg::Breathed(Work::Storing));
        segments += 1;
    }
    assert!(segments > 10 && model.saving.is_written(), "{segments} segments");
}

/// With all of [`large`], stored.
fn long() -> Model {
    let mut model = alone();
    let mut effects = merge_large(&mut model);
    while effects.contains(&Effect::Breathe(Work::Storing)) {
        effects = update(&mut model, NOW, Msg::Breathed(Work::Storing));
    }
    model
}

fn tick(done: bool) -> Msg {
    Msg::MeasureTicked(measure("r1.1.m1"), done)
}

/// Goes on with what is being written, for as long as it takes. How many breaths, and what came of it.
fn write_on(model: &mut Model) -> (usize, Vec<Effect>) {
    let mut breaths = 0;
    loop {
        breaths += 1;
        let effects = update(model, NOW, Msg::Breathed(Work::Writing));
        if effects != [Effect::Breathe(Work::Writing)] {
            return (breaths, effects);
        }
    }
}

#[test]
fn a_long_journal_is_written_part_by_part_as_it_was_when_asked() {
    let mut model = long();
    let asked = entries(&model.journal);
    let parts = large().len().div_ceil(2500);
    assert_eq!(update(&mut model, NOW, Msg::ExportAsked), [Effect::Breathe(Work::Writing)]);
    assert_eq!(model.parts_done(), Some((1, parts)));
    update(&mut model, NOW, tick(true));
    // A second file waits for the first, and has the tick in it.
    assert_eq!(update(&mut model, NOW, Msg::PageAsked), []);
    assert!(model.is_busy());

    let (breaths, effects) = write_on(&mut model);
    assert_eq!(breaths, parts - 1);
    let [Effect::Download { bytes, .. }, Effect::KeepExported(Some(exported)), Effect::Breathe(_)] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    let read = |file: &[u8]| entries(&journal(read_file(&Opinion::embedded(), file, LIMITS).unwrap()));
    assert_eq!((read(bytes), exported.entries), (asked, model.journal.len() - 1));
    assert_eq!(model.not_exported(), 1);

    let (_, effects) = write_on(&mut model);
    let [Effect::SavePage { name, exports, file }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(read(file.as_bytes()), entries(&model.journal));
    assert!(!model.is_busy());
    // What is ticked while the page is being made is not in it.
    update(&mut model, NOW, tick(false));
    update(&mut model, NOW, Msg::PageSaved { exports: *exports, result: Ok(name.clone()) });
    assert_eq!(model.not_exported(), 1);
}

#[test]
fn a_file_that_is_called_off_does_not_come_and_the_next_one_does() {
    let mut model = long();
    assert_eq!(update(&mut model, NOW, Msg::SealAsked("口令".into())), [Effect::Breathe(Work::Writing)]);
    update(&mut model, NOW, Msg::ExportAsked);
    assert_eq!(update(&mut model, NOW, Msg::CalledOff), []);
    assert!(!model.travel.sealing && model.is_busy());
    assert!(matches!(write_on(&mut model).1[..], [Effect::Download { .. }, Effect::KeepExported(_)]));

    update(&mut model, NOW, Msg::ExportAsked);
    update(&mut model, NOW, Msg::CalledOff);
    assert_eq!((write_on(&mut model).1, model.is_busy()), (Vec::new(), false));
}

#[test]
fn a_file_that_was_asked_for_comes_although_all_is_erased_meanwhile() {
    let mut model = long();
    update(&mut model, NOW, Msg::ExportAsked);
    update(&mut model, NOW, Msg::EraseConfirmed);
    let (_, effects) = write_on(&mut model);
    let Some(Effect::Download { bytes, .. }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(read_file(&Opinion::embedded(), bytes, LIMITS).unwrap().len(), large().len());
    update(&mut model, NOW, tick(true));
    assert_eq!(model.not_exported(), 1, "what was erased does not count as exported");
}

#[test]
fn what_is_erased_while_it_is_being_stored_stays_erased() {
    let mut model = alone();
    assert!(merge_large(&mut model).contains(&Effect::Breathe(Work::Storing)));
    update(&mut model, NOW, Msg::EraseConfirmed);
    assert_eq!(update(&mut model, NOW, Msg::Breathed(Work::Storing)), []);
    assert!(model.journal.is_empty());
}

#[test]
fn a_picture_of_more_pixels_than_is_looked_at_has_no_codes() {
    let pixels = vec![255; LIMITS.pixels + 1];
    let (product, _) = perform(Job::Look { width: 1000, at_once: false }, &[pixels], &mut |_, _| {}).unwrap();
    assert_eq!(product, Product::Seen { texts: Vec::new() });
}

#[test]
fn pictures_and_files_at_once_wait_for_each_other() {
    let (mut profile, tab) = opened();
    let sent = sent(How::Status);
    let pixels = drawn(&sent.codes[0].0, 4);
    let width = u32::try_from(pixels.len().isqrt()).unwrap();
    profile.tell(tab, text(&sent.link));
    profile.tell(tab, Msg::PictureRead { name: "一.png".into(), picture: Ok((width, pixels.clone().into())) });
    profile.tell(tab, Msg::PictureRead { name: "二.png".into(), picture: Ok((width, pixels.into())) });
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().files.len(), 3);
}

#[test]
fn the_camera_sees_codes_one_after_the_other_and_is_freed_when_all_are_there() {
    let sent = sent(How::Status);
    let pixels = drawn(&sent.codes[0].0, 4);
    let width = u32::try_from(pixels.len().isqrt()).unwrap();
    let saw = |sight| Msg::CameraSaw { name: "摄像头".into(), sight };
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::PanelOpened(Panel::Receive));
    profile.tell(tab, Msg::CameraAsked);
    assert_eq!(profile.model(tab).inbox.camera, Camera::Starting);
    profile.tell(tab, Msg::CameraOpened(Ok(())));
    // Nothing to be seen is no reason to say anything.
    profile.tell(tab, saw(Sight::Picture(50, vec![255; 2500].into())));
    profile.tell(tab, saw(Sight::Nothing));
    assert_eq!(profile.model(tab).notice, None);
    assert_eq!(profile.model(tab).inbox.camera, Camera::Seeing);
    profile.tell(tab, saw(Sight::Picture(width, pixels.into())));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.new, 4);
    assert_eq!(profile.model(tab).inbox.camera, Camera::Off);

    // What the browser itself finds; and no camera, told until it is tried again.
    let (mut profile, tab) = opened();
    profile.tell(tab, Msg::CameraAsked);
    profile.tell(tab, Msg::CameraOpened(Err(CameraTrouble::Refused)));
    assert_eq!(profile.model(tab).inbox.camera, Camera::Failed(CameraTrouble::Refused));
    profile.tell(tab, Msg::CameraAsked);
    profile.tell(tab, Msg::CameraOpened(Ok(())));
    profile.tell(tab, saw(Sight::Texts(vec![sent.link.to_string()])));
    assert_eq!(profile.model(tab).preview.as_ref().unwrap().sum.new, 4);
}

#[test]
fn a_camera_that_nobody_looks_through_any_more_is_freed() {
    let (profile, tab) = opened();
    let mut model = profile.tabs.into_iter().nth(tab).unwrap().model;
    update(&mut model, NOW, Msg::CameraAsked);
    assert_eq!(update(&mut model, NOW, Msg::CameraOpened(Ok(()))), [Effect::LookThroughCamera]);
    assert_eq!(update(&mut model, NOW, Msg::PanelClosed), [Effect::CloseCamera]);
    // It comes late, after the person has turned away.
    update(&mut model, NOW, Msg::CameraAsked);
    assert_eq!(update(&mut model, NOW, Msg::CameraStopped), [Effect::CloseCamera]);
    assert_eq!(update(&mut model, NOW, Msg::CameraOpened(Ok(()))), [Effect::CloseCamera]);
    let late = Msg::CameraSaw { name: "".into(), sight: Sight::Nothing };
    assert_eq!(update(&mut model, NOW, late), [Effect::CloseCamera]);
}

// One unit's part

fn signed(device: u64, unit: &str, name: &str, role: Role) -> Model {
    let boot = Boot {
        author: Author { name: name.to_owned(), unit: unit.to_owned(), role },
        ..Boot::empty(Replica::new(Device::from_random(device), 1))
    };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

fn later(ms: u64) -> Now {
    Now { ms: NOON + ms, ..NOW }
}

fn filled(on: &str, field: Field, value: impl Into<serde_json::Value>) -> Msg {
    Msg::FieldFilled(Register { subject: Subject::from_text(on), field }, Change::Set(value.into()))
}

/// Does what was asked of the desk, and gives the file that is handed out: its name and bytes.
fn handed_out(model: &mut Model, msg: Msg) -> (String, Rc<[u8]>) {
    let mut open = update(model, later(500), msg);
    while let Some(effect) = open.pop() {
        match effect {
            Effect::Download { name, bytes } => return (name, bytes),
            Effect::SavePage { name, file, .. } => return (name, file.as_bytes().into()),
            Effect::AskDesk { ticket, job, attachments } => {
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                let (product, files) = perform(job, &attachments, &mut |_, _| {}).unwrap();
                let result = Ok((product, files.into_iter().map(Rc::from).collect()));
                open.extend(update(model, later(501), Msg::DeskAnswered { ticket, result }));
            }
            _ => {}
        }
    }
    panic!("nothing was handed out");
}

fn take_in(model: &mut Model, name: &str, file: &Rc<[u8]>) -> Vec<Effect> {
    let mut effects = update(model, later(600), Msg::FileRead { name: name.into(), content: Ok(file.clone()) });
    effects.extend(update(model, later(601), Msg::MergeAccepted));
    effects
}

/// The office, which has assigned three recommendations to two units and set the dates of the procedure.
fn office() -> Model {
    let mut model = signed(1, "政府办", "高娃", Role::Office);
    let extension = Extension { until: Day::parse("2025-09-30").unwrap(), reason: Some("等水利局批复".into()) };
    for (ms, msg) in [
        filled("r1.1", Field::Lead, "农牧局"),
        filled("r2.1", Field::Support, serde_json::json!(["农牧局 "])),
        filled("r3.1", Field::Lead, "水利局"),
        filled("opinion", Field::Received, "2024-12-31"),
        filled("opinion", Field::Extension, extension.to_value()),
        filled("opinion", Field::Planned(Stage::Handling), "2025-03-31"),
        filled("opinion", Field::Actual(Stage::Handover), "2025-01-05"),
    ]
    .into_iter()
    .enumerate()
    {
        update(&mut model, later(ms as u64), msg);
    }
    model
}

fn for_unit(office: &mut Model, unit: &str) -> (String, Rc<[u8]>) {
    handed_out(office, Msg::SendAsked { how: How::Unit(unit.into()), address: String::new() })
}

#[test]
fn a_unit_s_file_opens_as_its_own_list_and_comes_back_whole() {
    let mut office = office();
    let (name, file) = for_unit(&mut office, "农牧局");
    assert!(name.contains("-发农牧局-政府办-高娃-20261124-1200.json"), "{name}");
    let told = std::str::from_utf8(&file).unwrap();
    assert!(!told.contains("r3.1"), "what was left out is not told of");
    assert!(!told.contains("水利局"));
    // Nobody has signed at the unit's yet.
    let mut unit = signed(2, "", "", Role::Unit);
    let effects = take_in(&mut unit, &name, &file);
    let part = unit.part().unwrap().clone();
    assert_eq!(&*part.unit, "农牧局");
    assert!(effects.contains(&Effect::KeepPart(Some(part.clone()))));
    let ids: Vec<String> = unit.opinion.recommendations().map(|asked| asked.id.to_string()).collect();
    assert_eq!(ids, ["r1.1", "r2.1"]);
    assert_eq!((unit.ledger.items().len(), unit.ledger.progress().of), (2, 2));
    // The same days as the sender sees; the reason that names another unit stays behind.
    assert_eq!(unit.deadline(NOW).due, office.deadline(NOW).due);
    let extension = unit.ledger.procedure().extension.value().unwrap();
    assert_eq!((extension.until.to_string().as_str(), extension.reason.as_deref()), ("2025-09-30", None));
    let step = |model: &Model, stage| model.ledger.procedure().stage(stage).unwrap().owed(NOW.today());
    for stage in Stage::ALL {
        assert_eq!(step(&unit, stage), step(&office, stage), "{stage:?}");
    }
    assert!(matches!(step(&unit, Stage::Handover), Some(Owed::Done { .. })));
    let gaps = otog_checklist::ledger::readiness(&unit.opinion, &unit.ledger, NOW.today());
    assert!(gaps.iter().all(|gap| gap.place.recommendation().is_none_or(|id| part.recommendations.contains(&id))));
    // It opens as the same the next time.
    let mut again = signed(2, "", "", Role::Unit);
    update(&mut again, NOW, Msg::PartKept(part.to_string().into()));
    assert_eq!(again.part(), Some(&part));

    // What the unit wrote comes back, under a name of its own.
    update(
        &mut unit,
        later(10),
        Msg::Signed(Author { name: "其其格".into(), unit: "农牧局".into(), role: Role::Unit }),
    );
    update(&mut unit, later(11), filled("r1.1", Field::Current, "61"));
    update(&mut unit, later(12), tick(true));
    let (back, file) = handed_out(&mut unit, Msg::ExportAsked);
    assert_eq!(back, "审议意见办理清单-鄂旗人常发〔2024〕55号-农牧局-其其格-20261124-1200.json");
    assert_eq!(UnitPart::of_file(&file), Some(part));
    let before = office.journal.len();
    take_in(&mut office, &back, &file);
    assert_eq!(office.journal.len(), before + 2);
    assert_eq!(office.part(), None);
    assert_eq!(office.opinion.recommendations().count(), 15);
    let reason = office.ledger.procedure().extension.value().unwrap().reason.clone();
    assert_eq!(reason.as_deref(), Some("等水利局批复"), "what the office knows stays");
    assert_eq!(office.ledger.conflicts(), 0);
}

#[test]
fn a_part_is_shown_as_such_only_where_nothing_else_is_known() {
    let mut office = office();
    let (_, farm) = for_unit(&mut office, "农牧局");
    let (_, water) = for_unit(&mut office, "水利局");
    // A colleague who holds more sees all of it.
    let mut busy = signed(3, "农牧局", "乌兰", Role::Unit);
    update(&mut busy, later(0), filled("r5.1", Field::Contact, "张三"));
    take_in(&mut busy, "农牧局.json", &farm);
    assert_eq!((busy.part(), busy.opinion.recommendations().count()), (None, 15));
    // So does whoever coordinates, and whoever has the parts of two units.
    let mut desk = signed(4, "政府办", "高娃", Role::Office);
    take_in(&mut desk, "农牧局.json", &farm);
    assert_eq!(desk.part(), None);
    let mut unnamed = signed(8, "", "", Role::Unit);
    update(&mut unnamed, later(0), filled("r1.1", Field::Lead, "农牧局"));
    take_in(&mut unnamed, "农牧局.json", &farm);
    assert_eq!(unnamed.part(), None, "whoever assigns looks after all of it");
    let mut both = signed(5, "", "", Role::Unit);
    take_in(&mut both, "农牧局.json", &farm);
    assert!(both.part().is_some());
    take_in(&mut both, "水利局.json", &water);
    assert_eq!((both.part(), both.ledger.items().len()), (None, 15));
    // A whole file ends it too, and erasing all.
    let mut unit = signed(6, "", "", Role::Unit);
    take_in(&mut unit, "农牧局.json", &farm);
    let whole = write_file(&office.opinion, &office.journal, NOW.today());
    take_in(&mut unit, "全部.json", &whole.into_bytes().into());
    assert_eq!((unit.part(), unit.ledger.items().len()), (None, 15));
    let mut unit = signed(7, "", "", Role::Unit);
    take_in(&mut unit, "农牧局.json", &farm);
    update(&mut unit, later(700), Msg::EraseConfirmed);
    assert_eq!((unit.part(), unit.ledger.items().len()), (None, 15));
    update(&mut unit, later(701), Msg::ErasureUndone);
    assert_eq!(unit.part().map(|part| &*part.unit), Some("农牧局"));
}

#[test]
fn a_unit_s_page_carries_its_part() {
    let mut office = office();
    let (name, file) =
        handed_out(&mut office, Msg::SendAsked { how: How::UnitPage("农牧局".into()), address: String::new() });
    assert!(name.ends_with("-发农牧局-政府办-高娃-20261124-1200.html"), "{name}");
    let mut unit = signed(2, "", "", Role::Unit);
    update(&mut unit, later(0), Msg::PageCarried(std::str::from_utf8(&file).unwrap().into()));
    assert_eq!(unit.part().map(|part| &*part.unit), Some("农牧局"));
    assert_eq!(unit.ledger.items().len(), 2);
    // A paper of it holds the unit's own alone, and is named so.
    let scope = Scope::Unit("农牧局".into());
    let (name, csv) = handed_out(&mut unit, Msg::PaperAsked(Paper::Csv, scope));
    assert!(name.contains("-农牧局-20261124-1200.csv"), "{name}");
    let csv = std::str::from_utf8(&csv).unwrap();
    assert!(csv.contains("\"1.1\t\"") && csv.contains("\"2.1\t\"") && !csv.contains("\"3.1\t\""), "{csv}");
}

// Who sends, and as whom one judges

/// A window opens, and nothing else happens.
const WINDOW: [Effect; 1] = [Effect::KeepBack(true)];

#[test]
fn signing_is_asked_before_the_first_change_is_sent() {
    let mut model = signed(1, "", "", Role::Unit);
    update(&mut model, later(0), tick(true));
    assert_eq!((model.panel, model.held.is_some()), (None, false), "not after a change");
    // A status has no names, and is not asked about.
    let status = Msg::SendAsked { how: How::Status, address: ADDRESS.into() };
    assert!(!update(&mut model, later(1), status).is_empty());
    update(&mut model, later(1), Msg::CalledOff);
    for asked in [Msg::ExportAsked, Msg::PageAsked, Msg::SealAsked("口令".into())] {
        assert_eq!(update(&mut model, later(2), asked.clone()), WINDOW, "{asked:?}");
        assert_eq!(model.panel, Some(Panel::Signing));
        update(&mut model, later(3), Msg::PanelClosed);
        assert!(model.held.is_none(), "closing it sends nothing");
    }
    update(&mut model, later(4), Msg::ExportAsked);
    let before = model.journal.len();
    let author = Author { name: "其其格".into(), unit: "农牧局 ".into(), role: Role::Unit };
    let effects = update(&mut model, later(5), Msg::SignedEarlier(author));
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::Download { name, bytes } => Some((name.clone(), bytes.clone())),
        _ => None,
    });
    let (name, bytes) = sent.unwrap();
    assert!(name.contains("-农牧局-其其格-"), "{name}");
    // The entry that vouches is one more; the one that was unsigned is as it was.
    assert_eq!(model.journal.len(), before + 1);
    let first = model.journal.entries().next().unwrap();
    assert!(!first.author.as_ref().unwrap().is_signed());
    assert_eq!(model.voucher(first.id.step()).map(|author| author.name.as_str()), Some("其其格"));
    assert_eq!(model.unsigned(), []);
    // It travels, it is no step to be undone, and it is no conflict.
    let entries = read_file(&model.opinion, &bytes, LIMITS).unwrap();
    assert_eq!(entries.len(), 2);
    update(&mut model, later(6), Msg::UndoAsked);
    assert!(!model.ledger.item(recommendation("r1.1")).unwrap().is_done());
    assert!(model.voucher(model.journal.entries().next().unwrap().id.step()).is_some());
    // Whoever puts it off is not asked again.
    let mut other = signed(2, "", "", Role::Unit);
    update(&mut other, later(0), tick(true));
    update(&mut other, later(1), Msg::ExportAsked);
    let sent = update(&mut other, later(2), Msg::SigningPutOff);
    assert!(sent.iter().any(|effect| matches!(effect, Effect::Download { .. })), "{sent:?}");
    let sent = update(&mut other, later(3), Msg::ExportAsked);
    assert!(sent.iter().any(|effect| matches!(effect, Effect::Download { .. })), "{sent:?}");
}

#[test]
fn a_judgement_of_another_role_is_asked_about_once() {
    let mut model = signed(1, "人大常委会办公室", "娜仁", Role::Committee);
    let id = recommendation("r1.1");
    let review = Msg::Reviewed(id, Review::Approved, None);
    assert_eq!(update(&mut model, later(0), review.clone()), WINDOW);
    assert_eq!(model.other_role.as_ref().map(|asked| asked.role), Some(Role::Office));
    update(&mut model, later(1), Msg::RoleDeclined);
    assert!(model.journal.is_empty() && model.other_role.is_none());
    update(&mut model, later(2), review);
    update(&mut model, later(3), Msg::RoleTaken);
    assert_eq!(model.journal.len(), 1);
    update(&mut model, later(4), Msg::Reviewed(id, Review::Returned, Some("缺少佐证".into())));
    assert_eq!(model.journal.len(), 2, "not asked again");
    // One's own judgement is never asked about.
    update(&mut model, later(5), filled("r1.1", Field::Rating, Rating::Satisfied.code()));
    assert_eq!((model.journal.len(), model.other_role.is_none()), (3, true));
}
