//! Every way in which state travels: what goes in comes out, the same by each; what is damaged changes nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod carrying;
#[path = "carrying/document.rs"]
mod document;
mod pictures;
mod replicas;

use std::rc::Rc;

use carrying::*;
use otog_checklist::{
    journal::{Author, Change, Device, Entry, EntryId, Field, Journal, Register, Role},
    ledger::Ledger,
    opinion::Day,
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
            let _ = read_codes(20, &bytes, false);
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
                    let texts = read_codes(across, &drawn(code, across), false);
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

// A unit's package over random histories

/// Who acts, what he does, and with which of the texts that there are.
type Move = (usize, u8, prop::sample::Index, bool);

const UNITS: [&str; 3] = ["农牧局", "水利局", "财政局"];
const OFFICE: usize = 3;

fn people_of_the_story() -> Vec<Clerk> {
    let mut clerks: Vec<Clerk> = (0..4).map(Clerk::new).collect();
    for (clerk, unit) in clerks.iter_mut().zip(UNITS) {
        clerk.author = Rc::new(Author { name: format!("{unit}的人"), unit: unit.to_owned(), role: Role::Unit });
    }
    clerks[OFFICE].author = Rc::new(Author { name: "苏和".into(), unit: "政府办".into(), role: Role::Office });
    clerks
}

/// Each leads one and supports another.
fn handed_out(office: &mut Clerk) {
    for (place, id) in ["r1.1", "r5.3", "r3.2"].into_iter().enumerate() {
        office.set(NOON, lead(id), Change::Set(UNITS[place].into()));
        let support = Register::new(recommendation(id), Field::Support);
        office.set(NOON, support, Change::Set(serde_json::json!([UNITS[(place + 1) % 3]])));
    }
}

fn places() -> Vec<Register> {
    let fields = |id: &'static str| {
        let key: EntryId = "1795492800000-0-00000000000000ff".parse().unwrap();
        let fields = [Field::Explanation, Field::Note(key), Field::Standing, Field::Accepted, Field::Added(key)];
        fields.map(|field| Register::new(recommendation(id), field))
    };
    ["r1.1", "r5.3", "r3.2"].into_iter().flat_map(fields).collect()
}

fn said_in(register: &Register, text: &str) -> Change {
    Change::Set(match register.field {
        Field::Standing => serde_json::json!({ "is": "declined", "reason": text }),
        Field::Accepted => serde_json::json!({ "is": "returned", "reason": text }),
        Field::Note(_) => serde_json::json!({ "text": text, "on": "2025-03-01" }),
        _ => text.into(),
    })
}

fn text_of(change: &Change) -> Option<String> {
    let Change::Set(value) = change else { return None };
    let text = value.get("reason").or_else(|| value.get("text")).unwrap_or(value);
    text.as_str().map(str::to_owned)
}

/// Plays the moves. The texts that each unit wrote, and the journal of the office in the end.
fn story(moves: &[Move]) -> (Vec<(usize, String)>, Clerk) {
    let (mut clerks, places) = (people_of_the_story(), places());
    handed_out(&mut clerks[OFFICE]);
    let mut log = entries(&clerks[OFFICE].journal);
    let mut texts: Vec<(usize, String)> = Vec::new();
    for (number, (who, act, which, sync)) in moves.iter().enumerate() {
        let now = NOON + 10 + number as u64;
        let clerk = &mut clerks[*who];
        if *sync {
            clerk.take(log.iter().cloned());
        }
        let place = which.get(&places).clone();
        let heads: Vec<_> = clerk.journal.heads(&place).map(|head| head.change.clone()).collect();
        let written = match act {
            0..=3 => {
                // A contact that the office wrote down is whose recommendation it is.
                let (owner, place, text) = if *act == 3 {
                    let leads = which.index(3);
                    let place = Register::new(recommendation(["r1.1", "r5.3", "r3.2"][leads]), Field::Contact);
                    (if *who == OFFICE { leads } else { *who }, place, format!("联系人{number:03}某"))
                } else {
                    (*who, place, format!("第{number:03}号说法"))
                };
                texts.push((owner, text.clone()));
                clerk.set(now, place.clone(), said_in(&place, &text))
            }
            4 => clerk.undo(now),
            5 => clerk.redo(now),
            6 => heads.first().cloned().map_or_else(Vec::new, |claim| clerk.set(now, place.clone(), claim)),
            7 => match heads.first().and_then(text_of) {
                Some(text) => clerk.set(now, place.clone(), said_in(&place, &format!("{text}（已核）"))),
                None => Vec::new(),
            },
            8 => clerk.set(now, place.clone(), Change::Cleared),
            // Copied by hand to another place.
            _ => match heads.first().and_then(text_of) {
                Some(text) => {
                    let other = places[(which.index(places.len()) + 7) % places.len()].clone();
                    clerk.set(now, other.clone(), said_in(&other, &text))
                }
                None => Vec::new(),
            },
        };
        log.extend(written);
    }
    let mut office = clerks.remove(OFFICE);
    office.take(log);
    (texts, office)
}

fn package_bytes(office: &Clerk, unit: &str) -> String {
    OPINION.with(|opinion| {
        let part = journal(package(opinion, &office.journal, unit, office.device));
        write_file(opinion, &part, Day::parse("2026-11-24").unwrap())
    })
}

fn leaks(moves: &[Move]) -> Option<String> {
    let (texts, office) = story(moves);
    for (unit, name) in UNITS.into_iter().enumerate() {
        let bytes = package_bytes(&office, name);
        let leaked = texts.iter().find(|(owner, text)| *owner != unit && *owner != OFFICE && bytes.contains(text));
        if let Some((owner, text)) = leaked {
            return Some(format!("{text} of {owner} is in the package of {name}"));
        }
        // What it wrote where nobody else did, and nobody else said, is there.
        for register in places() {
            let all: Vec<_> = office.journal.entries().filter(|entry| entry.register == register).collect();
            let own = |entry: &&Rc<Entry>| entry.author.as_ref().is_some_and(|author| author.unit == name);
            let heads: Vec<_> = office.journal.heads(&register).collect();
            if let ([head], true) = (&heads[..], all.iter().all(own)) {
                let text = text_of(&head.change).filter(|text| texts.contains(&(unit, text.clone())));
                let is_its = share_of(&fold(&office.journal), name).contains(&register.recommendation().unwrap());
                let alone = |text: &str| {
                    let others = office.journal.entries().filter(|entry| !own(entry));
                    !others.filter_map(|entry| text_of(&entry.change)).any(|other| other.contains(text))
                };
                if text.is_some_and(|text| is_its && alone(&text) && !bytes.contains(&text)) {
                    return Some(format!("{register:?} is missing in the package of {name}"));
                }
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_package_holds_another_units_words_whoever_touched_them(
        moves in prop::collection::vec((0..4_usize, 0..10_u8, any::<prop::sample::Index>(), any::<bool>()), 1..40)
    ) {
        prop_assert_eq!(leaks(&moves), None);
    }
}

/// The five ways that leaked, each by itself: the office edits, undoes, settles, copies; and a contact.
#[test]
fn what_the_office_does_with_a_units_words_does_not_make_them_its_own() {
    let (farm, water) = (0, 1);
    for act in 0..5 {
        let mut clerks = people_of_the_story();
        handed_out(&mut clerks[OFFICE]);
        let given = entries(&clerks[OFFICE].journal);
        let place = Register::new(recommendation("r1.1"), Field::Explanation);
        clerks[water].take(given.iter().cloned());
        clerks[farm].take(given);
        let mut log = clerks[water].set(NOON + 1, place.clone(), Change::Set("水源地尚未划定".into()));
        if act == 2 {
            log.extend(clerks[farm].set(NOON + 1, place.clone(), Change::Set("草场已经核查".into())));
        }
        let office = &mut clerks[OFFICE];
        office.take(log);
        match act {
            0 => _ = office.set(NOON + 2, place, Change::Set("水源地尚未划定，已催".into())),
            1 => {
                office.set(NOON + 2, place, Change::Set("请说明".into()));
                office.undo(NOON + 3);
            }
            2 => _ = office.set(NOON + 2, place, Change::Set("水源地尚未划定".into())),
            3 => {
                let note = Register::new(recommendation("r1.1"), Field::Note(EntryId::NONE));
                office.set(NOON + 2, note, said_in(&places()[1], "来文称水源地尚未划定"));
            }
            _ => {
                let contact = Register::new(recommendation("r5.3"), Field::Contact);
                office.set(NOON + 2, contact, Change::Set("王某 0477-1234567".into()));
            }
        }
        let bytes = package_bytes(office, UNITS[farm]);
        for secret in ["水源地", "王某", "0477"] {
            assert!(!bytes.contains(secret), "{act}: {secret} in {bytes}");
        }
        let kept = if act == 2 { "草场已经核查" } else { "农牧局" };
        assert!(bytes.contains(kept) && (act != 4 || package_bytes(office, UNITS[water]).contains("王某")));
    }
}

// Convergence soak

/// Replicas that write, and exchange parts of what they have by every carrier: in any order, more than once, with parts
/// withheld, now and then altered on the way.
struct Soak {
    random: Random,
    clerks: Vec<Clerk>,
    /// On their way, to be read by anybody any number of times.
    sent: Vec<(&'static str, Carrier)>,
    forged: usize,
}

const REPLICAS: u8 = 20;
/// So many are on their way at a time.
const ON_THEIR_WAY: usize = 200;

impl Soak {
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.random.below(limit as u64)).unwrap()
    }

    fn one(&mut self) {
        let who = self.below(self.clerks.len());
        let now = NOON + self.random.below(1_000_000_000);
        match self.below(100) {
            0..35 => {
                let (places, changes) = (registers(), changes());
                let (place, change) = (self.below(places.len()), self.below(changes.len()));
                self.clerks[who].set(now, places[place].clone(), changes[change].clone());
            }
            35..37 => _ = self.clerks[who].undo(now),
            37..38 => _ = self.clerks[who].redo(now),
            38..42 => self.send(who),
            42..70 => self.deliver(who),
            _ => {
                let from = self.below(self.clerks.len());
                let part = self.part_of(from);
                self.clerks[who].take(part);
            }
        }
    }

    /// Some entries that lie together, some of them with parts withheld.
    fn part_of(&mut self, who: usize) -> Vec<Rc<Entry>> {
        let all = &self.clerks[who].journal;
        let (length, mask, withheld) = (all.len(), self.random.next() | 1, self.random.next() & self.random.next());
        // Mostly what is new.
        let skipped = usize::try_from(self.random.below(1 + length as u64 / 8)).unwrap();
        let part: Vec<_> = all.entries().rev().skip(skipped).take(16).cloned().collect();
        some_of(&part, mask, withheld)
    }

    fn send(&mut self, who: usize) {
        let mut part = self.part_of(who);
        if self.below(20) == 0
            && let Some(entry) = part.pop()
        {
            self.forged += 1;
            part.push(Rc::new(Entry { change: Change::Set("改过".into()), ..Entry::clone(&entry) }));
        }
        let letter = match self.below(3) {
            0 => {
                let parcel = OPINION.with(|opinion| status_parcel(opinion, &journal(part)));
                ("status", vec![link("https://example.cn/", &parcel).into_bytes()])
            }
            _ => {
                let mut all = carriers(&part);
                let place = self.below(all.len());
                all.swap_remove(place)
            }
        };
        if self.sent.len() < ON_THEIR_WAY {
            self.sent.push(letter);
        } else {
            let place = self.below(ON_THEIR_WAY);
            self.sent[place] = letter;
        }
    }

    fn deliver(&mut self, who: usize) {
        if !self.sent.is_empty() {
            let place = self.below(self.sent.len());
            let (name, carrier) = &self.sent[place];
            let entries = arrived(carrier);
            assert!(entries.is_ok(), "{name}: {entries:?}");
            self.clerks[who].take(entries.unwrap());
        }
    }

    /// Everybody gets all that anybody has, each in another order, and by files and segments in turn.
    fn settle(&mut self) -> Vec<String> {
        let key = self.clerks[0].journal.entries().next().unwrap().id.step();
        let mut files: Vec<Vec<Rc<Entry>>> = Vec::new();
        for (number, clerk) in self.clerks.iter().enumerate() {
            let today = Day::parse("2026-11-24").unwrap();
            let all = entries(&clerk.journal);
            files.push(if number % 2 == 0 {
                let limits = Limits { entries: 1000, ..LIMITS };
                let files = OPINION.with(|opinion| write_files(opinion, &clerk.journal, today, limits));
                let read = |file: &String| OPINION.with(|opinion| read_file(opinion, file.as_bytes(), limits)).unwrap();
                files.iter().flat_map(read).collect()
            } else {
                let segment = Segment::checked(key, &all, &clerk.sequence).unwrap();
                Segment::read(&segment.text).unwrap()
            });
            assert!(files[number] == all, "{number} reads what it wrote");
        }
        files.reverse();
        let mut all = entries(&journal(files.into_iter().flatten()));
        for clerk in &mut self.clerks {
            let turn = all.len() / 3;
            all.rotate_left(turn);
            clerk.take(all.iter().cloned());
        }
        let today = Day::parse("2026-11-24").unwrap();
        self.clerks.iter().map(|clerk| OPINION.with(|opinion| write_file(opinion, &clerk.journal, today))).collect()
    }
}

/// `SOAK_OPERATIONS` makes it longer, `SOAK_SEED` another one: by hand.
#[test]
fn all_replicas_agree_to_the_byte_after_any_exchange() {
    let number = |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (operations, seed) = (number("SOAK_OPERATIONS", 50_000), number("SOAK_SEED", 20_241_219));
    let clerks = (0..REPLICAS).map(Clerk::new).collect();
    let mut soak = Soak { random: Random(seed), clerks, sent: Vec::new(), forged: 0 };
    for _ in 0..operations {
        soak.one();
    }
    let exports = soak.settle();
    assert!(exports.iter().all(|export| *export == exports[0]));
    let whole = &soak.clerks[0];
    assert!(soak.forged > 0 && whole.journal.entries().any(|entry| whole.journal.is_altered(entry.id)));
    for clerk in &soak.clerks {
        assert_eq!(seen(&clerk.journal), seen(&whole.journal));
        assert_eq!(fold(&clerk.journal), fold(&whole.journal));
    }
    println!("{operations} operations, {} entries, {} of them altered on the way", whole.journal.len(), soak.forged);
}

// As described

const LINKS: &str = include_str!("../docs/link.md");

/// The lines of the block of this kind that comes after `heading`.
fn block(heading: &str, kind: &str) -> Vec<&'static str> {
    let (_, rest) = LINKS.split_once(heading).unwrap();
    let (_, block) = rest.split_once(&format!("```{kind}\n")).unwrap();
    block.split("```").next().unwrap().lines().collect()
}

/// The entries that stand in the document, as a file would have them.
fn example() -> Vec<Rc<Entry>> {
    let lines = block("### An example", "json").join(",");
    OPINION.with(|opinion| {
        let number = serde_json::Value::from(&*opinion.number);
        let file = format!(
            r#"{{"format":"otog-checklist","version":1,"document":{{"number":{number}}},"authors":[],"entries":[{lines}]}}"#
        );
        read_file(opinion, file.as_bytes(), LIMITS).unwrap()
    })
}

#[test]
fn the_document_of_links_has_an_example_that_is_read_and_written() {
    let bits: String =
        block("The bits of the content", "text").iter().map(|line| line.split(' ').next().unwrap()).collect();
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    let content: Vec<u8> = bits.as_bytes().chunks(8).map(byte).collect();
    let hex = block("The parcel: kind 1", "text").concat();
    let parcel: Vec<u8> =
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
    assert_eq!(pack(Kind::Status, &content), parcel);
    let [link_line, digits] = block("As a link", "text")[..] else { panic!("two lines") };
    OPINION.with(|opinion| {
        assert_eq!(open_parcel(opinion, &parcel, LIMITS), Ok(Brought::Entries(example())));
        assert_eq!(write_status(opinion, &example()), content);
        assert_eq!(link("https://example.cn/", &parcel), link_line);
        assert_eq!(parcel_in(link_line, LIMITS).as_ref(), Ok(&parcel));
        assert_eq!(parcel_in(&format!("#s={digits}"), LIMITS), Ok(parcel));
    });
}

/// Written from the document alone, in another language.
#[test]
fn another_program_reads_links() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/open-link.mjs");
    for (units, rounds) in [(1, 1), (15, 1), (3, 4)] {
        let journal = journal(worked(units, rounds));
        let link = OPINION.with(|opinion| link("https://example.cn/", &status_parcel(opinion, &journal)));
        let run = std::process::Command::new("node").args([script, &link]).output().expect("node opens a link");
        let lines = String::from_utf8(run.stdout).unwrap();
        let read: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        OPINION.with(|opinion| {
            let file: serde_json::Value = serde_json::from_str(&write_compact(opinion, &status(&journal))).unwrap();
            assert_eq!(file["entries"].as_array(), Some(&read));
        });
    }
}

/// Every kind of picture that comes in is read. With `OTOG_PICTURES` set to a folder they are written there, for other
/// readers: the table in `docs/codes.md` is made so.
#[test]
fn codes_are_read_out_of_pictures_as_they_come_in() {
    let pictures = pictures::pictures();
    assert_eq!(pictures.len(), 60);
    let folder = std::env::var_os("OTOG_PICTURES").map(std::path::PathBuf::from);
    let mut unread = Vec::new();
    for (number, picture) in pictures.iter().enumerate() {
        let name = format!("{number:02}-{}-v{}", picture.kind.replace(' ', "-"), picture.version);
        if let Some(folder) = &folder {
            let header = format!("P5 {} {} 255\n", picture.width, picture.pixels.len() / picture.width);
            std::fs::write(folder.join(format!("{name}.pgm")), [header.as_bytes(), &picture.pixels].concat()).unwrap();
        }
        let texts = read_codes(picture.width, &picture.pixels, false);
        let parcels: Vec<_> = texts.iter().filter_map(|text| parcel_in(text, LIMITS).ok()).collect();
        if parcels != [picture.parcel.clone()] {
            unread.push(name);
        }
    }
    println!("{} of 60 are read; not: {unread:?}", 60 - unread.len());
    assert!(unread.is_empty(), "{unread:?}");
}
