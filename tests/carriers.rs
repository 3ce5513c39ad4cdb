//! Every way in which state travels: what goes in comes out, the same by each; what is damaged changes nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod carrying;
mod replicas;

use std::rc::Rc;

use carrying::*;
use otog_checklist::{
    journal::{Change, Device, Entry, EntryId, Field, Journal, Register},
    ledger::Ledger,
    share::*,
};
use proptest::prelude::*;
use replicas::*;

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_status_comes_out_as_it_went_in(script in script(), [a] in masks()) {
        OPINION.with(|opinion| {
            let journal = journal(some_of(&play(&script).log, a.0, a.1));
            let told = status(&journal);
            let parcel = status_parcel(opinion, &journal);
            prop_assert_eq!(open_parcel(opinion, &parcel, LIMITS), Ok(Brought::Entries(told)));
            Ok(())
        })?;
    }

    /// The reason why the whole chain is sent: somebody with any other part of the history sees no conflict that the
    /// sender does not see.
    #[test]
    fn a_status_settles_what_it_settled(script in open_script(), mask in any::<u64>()) {
        let log = play(&script).log;
        let whole = journal(log.iter().cloned());
        let mut elsewhere = journal(some_of(&log, mask, 0));
        elsewhere.union(status(&whole));
        for register in whole.registers().filter(|register| is_told(register)) {
            let heads = |journal: &Journal| journal.heads(register).map(|head| head.id).collect::<Vec<_>>();
            prop_assert_eq!(heads(&elsewhere), heads(&whole));
        }
        // What no version that we know of writes there is withheld, and says nothing.
        if status(&whole).iter().all(|entry| !whole.is_head(entry) || entry.change != Change::Withheld) {
            for (here, there) in fold(&elsewhere).items().iter().zip(fold(&whole).items()) {
                prop_assert_eq!(here.standing_shown(), there.standing_shown());
                prop_assert_eq!(here.measures_done(), there.measures_done());
            }
        }
    }

    #[test]
    fn a_status_never_hides_what_is_known(script in open_script()) {
        let log = play(&script).log;
        let mut journal = journal(log);
        let before = seen(&journal);
        prop_assert!(journal.union(status(&journal.clone())).is_empty());
        prop_assert_eq!(seen(&journal), before);
    }

    #[test]
    fn every_carrier_brings_the_same(script in script(), [a] in masks()) {
        let entries = entries(&journal(some_of(&play(&script).log, a.0, a.1)));
        for (name, carrier) in carriers(&entries) {
            prop_assert_eq!(arrived(&carrier), Ok(entries.clone()), "{}", name);
        }
    }

    #[test]
    fn what_is_cut_or_changed_is_refused_or_is_what_it_was(
        script in script(), place in any::<prop::sample::Index>(), flip in 1_u8..=255, cut in any::<bool>()
    ) {
        let entries = play(&script).log;
        let whole = entries.clone();
        for (name, mut carrier) in carriers(&entries) {
            for part in &mut carrier {
                if part.is_empty() {
                    continue;
                }
                let place = place.index(part.len());
                if cut { part.truncate(place) } else { part[place] ^= flip }
            }
            // A flipped bit in a text of the plain file is a different text, which nobody can tell.
            if let (Ok(read), true) = (arrived(&carrier), is_checked(name)) {
                prop_assert_eq!(entries_in_order(&read), entries_in_order(&whole), "{}", name);
            }
        }
    }

    #[test]
    fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0_u8..5) {
        OPINION.with(|opinion| {
            let _ = read_any(opinion, &bytes, LIMITS);
            let _ = read_status(opinion, &bytes, LIMITS);
            let _ = open_parcel(opinion, &bytes, LIMITS);
            let kinds = [Kind::Status, Kind::Text, Kind::Piece];
            if let Some(kind) = kinds.get(usize::from(kind)) {
                let _ = open_parcel(opinion, &pack(*kind, &bytes), LIMITS);
            }
            let _ = read_codes(20, &bytes);
        });
    }

    /// Noise after a sound beginning reaches further in.
    #[test]
    fn scrambled_bits_of_a_status_never_panic(script in script(), flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..8), 1..6)) {
        OPINION.with(|opinion| {
            let mut bits = write_status(opinion, &status(&journal(play(&script).log)));
            for (place, bit) in flips {
                let place = place.index(bits.len());
                bits[place] ^= 1 << bit;
            }
            if let Ok(entries) = read_status(opinion, &bits, LIMITS) {
                // Whatever is taken can be stored and read again.
                let file = write_compact(opinion, &entries);
                prop_assert_eq!(read_file(opinion, file.as_bytes(), LIMITS), Ok(entries));
            }
            Ok(())
        })?;
    }
}

#[test]
fn a_status_has_no_names_and_no_texts() {
    let journal = journal(worked(15, 3));
    let told = status(&journal);
    assert!(told.iter().all(|entry| entry.author.is_none() && entry.reverts.is_none()));
    let text = OPINION.with(|opinion| write_compact(opinion, &told));
    for secret in ["农牧局", "其其格", "缺少资金"] {
        assert!(OPINION.with(|opinion| write_compact(opinion, journal.entries())).contains(secret));
        assert!(!text.contains(secret), "{secret}");
    }
    let fields = told.iter().map(|entry| entry.register.field.to_string());
    assert!(fields.into_iter().all(|field| field == "done" || field == "standing"));
}

#[test]
fn the_status_of_all_fits_one_code() {
    // All fifteen and all 89 measures, each written by its own unit in a visit of its own, over half a year; the worst
    // address.
    let address = "https://www.example-of-a-long-name.gov.cn/qingdan/index.html";
    assert_eq!(address.len(), 60);
    OPINION.with(|opinion| {
        let journal = journal(worked(15, 1));
        assert_eq!(status(&journal).len(), 104);
        let parcel = status_parcel(opinion, &journal);
        let codes = codes(address, &parcel).unwrap();
        println!(
            "104 registers, 15 writers: {} bytes, {} code of version {}",
            parcel.len(),
            codes.len(),
            codes[0].version()
        );
        assert_eq!(codes.len(), 1);
        assert!(codes[0].version() <= 25);
    });
}

#[test]
fn codes_are_read_by_an_independent_reader_at_half_their_size_too() {
    OPINION.with(|opinion| {
        for (units, rounds) in [(1, 1), (15, 1), (15, 4)] {
            let journal = journal(worked(units, rounds));
            let parcel = status_parcel(opinion, &journal);
            let codes = codes("https://example.cn/", &parcel).unwrap();
            // As on a screen 720 pixels wide, and at half of that.
            for across in [720, 360] {
                let mut collected = Collected::default();
                let mut brought = None;
                // In any order: backwards.
                for code in codes.iter().rev() {
                    let texts = read_codes(across, &drawn(code, across));
                    assert_eq!(texts.len(), 1, "version {} at {across}", code.version());
                    let parcel = parcel_in(&texts[0], LIMITS).unwrap();
                    brought = match open_parcel(opinion, &parcel, LIMITS).unwrap() {
                        Brought::Entries(entries) => Some(entries),
                        Brought::Piece(piece) => collected.take(piece).unwrap().map(|parcel| {
                            let Ok(Brought::Entries(entries)) = open_parcel(opinion, &parcel, LIMITS) else { panic!() };
                            entries
                        }),
                    };
                }
                assert_eq!(brought, Some(status(&journal)));
            }
        }
    });
}

#[test]
fn a_message_around_a_link_does_not_matter() {
    OPINION.with(|opinion| {
        let journal = journal(worked(3, 1));
        let link = link("https://example.cn/a?b=c#r1.1", &status_parcel(opinion, &journal));
        assert!(link.starts_with("https://example.cn/a?b=c#s="));
        let broken: String = link
            .chars()
            .enumerate()
            .flat_map(|(place, c)| [(place % 70 == 69).then_some('\n'), Some(c)])
            .flatten()
            .collect();
        for message in
            [link.clone(), format!("请看：{link} 谢谢"), format!("{link}，收到请回复"), format!("{link}\nok"), broken]
        {
            assert!(matches!(read_any(opinion, message.as_bytes(), LIMITS), Ok(Carried::Entries(_))), "{message}");
        }
        // Chats cut long links.
        let cut = &link[..link.len() - 7];
        assert_eq!(read_any(opinion, cut.as_bytes(), LIMITS), Err(Refusal::Cut));
        assert_eq!(read_any(opinion, "https://example.cn/#r1.1".as_bytes(), LIMITS), Err(Refusal::NoLink));
        assert_eq!(parcel_in("#s=", LIMITS), Err(Refusal::Cut));
    });
}

#[test]
fn another_opinions_link_is_refused_by_name() {
    OPINION.with(|opinion| {
        let mut other = otog_checklist::opinion::Opinion::embedded();
        other.number = "鄂旗人常发〔2026〕3号".into();
        let journal = journal(worked(2, 1));
        for parcel in [status_parcel(&other, &journal), text_parcel(&other, journal.entries())] {
            let refusal = Refusal::OtherDocument { number: "鄂旗人常发〔2026〕3号".to_owned() };
            assert_eq!(open_parcel(opinion, &parcel, LIMITS), Err(refusal));
        }
    });
}

#[test]
fn a_bomb_is_not_inflated() {
    OPINION.with(|opinion| {
        let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 64 << 20], 9);
        assert!(bomb.len() < 100_000);
        assert_eq!(
            open_parcel(opinion, &pack(Kind::Text, &bomb), LIMITS),
            Err(Refusal::TooLarge { limit: LIMITS.bytes })
        );
    });
}

#[test]
fn limits_hold_to_the_last() {
    OPINION.with(|opinion| {
        let journal = journal(worked(2, 1));
        let count = status(&journal).len();
        let parcel = status_parcel(opinion, &journal);
        let limits = |entries| Limits { entries, ..LIMITS };
        assert!(open_parcel(opinion, &parcel, limits(count)).is_ok());
        assert_eq!(open_parcel(opinion, &parcel, limits(count - 1)), Err(Refusal::TooMany { limit: count - 1 }));

        let link = link("", &parcel);
        let letters = link.len() - MARK.len();
        assert!(parcel_in(&link, Limits { link: letters, ..LIMITS }).is_ok());
        let limit = letters - 1;
        assert_eq!(parcel_in(&link, Limits { link: limit, ..LIMITS }), Err(Refusal::TooLarge { limit }));
    });
}

#[test]
fn what_this_version_does_not_know_is_kept_and_passed_on() {
    let unknown = Rc::new(Entry {
        register: registers().pop().unwrap(),
        change: Change::Set(serde_json::json!({"新": [1, null]})),
        ..Entry::clone(&worked(1, 1)[0])
    });
    for (name, carrier) in carriers(std::slice::from_ref(&unknown)) {
        assert_eq!(arrived(&carrier), Ok(vec![unknown.clone()]), "{name}");
    }
}

#[test]
fn a_unit_gets_its_own_and_no_name_of_others() {
    OPINION.with(|opinion| {
        let whole = journal(handed_round());
        let ledger = Ledger::fold(opinion, &whole);
        let package = package(opinion, &whole, "农牧局", Device::from_random(99));
        let text = write_compact(opinion, &package);
        for secret in ["水利局", "巴特尔", "水源地已划定", "政府办", "苏和"] {
            assert!(write_compact(opinion, whole.entries()).contains(secret), "{secret}");
            assert!(!text.contains(secret), "{secret}");
        }
        for kept in ["农牧局", "其其格", "已完成禁牧核查", "请补充佐证"] {
            assert!(text.contains(kept), "{kept}");
        }
        assert_eq!(share_of(&ledger, "农牧局").len(), 2);
        assert!(
            package.iter().all(|entry| share_of(&ledger, "农牧局").contains(&entry.register.recommendation().unwrap()))
        );

        // It works on it and sends back: nothing is lost, nothing is in conflict.
        let mut unit = Clerk::new(4);
        unit.take(package);
        unit.set(NOON + 9, registers()[0].clone(), Change::Set("done".into()));
        let mut back = whole.clone();
        back.union(entries(&unit.journal));
        assert_eq!(back.len(), whole.len() + 1);
        assert_eq!(fold(&back).conflicts(), 0);
        assert_eq!(seen(&back).0[..whole.len()], seen(&whole).0[..]);
    });
}

#[test]
fn a_unit_whose_name_is_part_of_anothers_gets_its_package() {
    OPINION.with(|opinion| {
        let mut clerk = Clerk::new(0);
        clerk.set(NOON, lead("r1.1"), Change::Set("农牧局".into()));
        clerk.set(NOON, lead("r5.3"), Change::Set("农牧局草原站".into()));
        let text = |unit| write_compact(opinion, &package(opinion, &clerk.journal, unit, Device::from_random(0)));
        assert!(text("农牧局草原站").contains("\"农牧局草原站\""));
        assert!(!text("农牧局").contains("草原站"));
    });
}

#[test]
fn whoever_has_not_signed_hands_out_their_own_notes_and_nobody_elses() {
    OPINION.with(|opinion| {
        let note = |clerk: &mut Clerk, text: &str| {
            clerk.author = Rc::default();
            let note = Register::new(recommendation("r1.1"), Field::Note(EntryId::NONE));
            clerk.set(NOON, note, Change::Set(serde_json::json!({ "text": text })));
        };
        let (mut office, mut somebody) = (Clerk::new(0), Clerk::new(1));
        office.set(NOON, lead("r1.1"), Change::Set("农牧局".into()));
        note(&mut office, "请月底前报方案");
        note(&mut somebody, "内部意见");
        let mut both = office.journal.clone();
        both.union(entries(&somebody.journal));
        let sender = entries(&office.journal)[0].id.replica.device();
        let text = write_compact(opinion, &package(opinion, &both, "农牧局", sender));
        assert!(text.contains("请月底前报方案") && !text.contains("内部意见"));
    });
}
