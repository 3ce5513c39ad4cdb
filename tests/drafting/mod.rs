//! What is half typed: it is kept, becomes one entry when it is left, and never travels.

use std::{collections::BTreeMap, rc::Rc};

use otog_checklist::{
    app::{
        BULK_CHOSEN, Boot, DraftState, Effect, FoundDraft, HISTORY_AUTHOR, HISTORY_SINCE, Language, Look, Model, Msg,
        PAPERS_SCOPE, PARTIAL, Part, SaveState, StoreError, Stored, update,
    },
    desk::{How, perform},
    journal::{Author, Change, Device, Field, Register, Replica},
    opinion::{Opinion, Stage},
};

use crate::{at, id};

/// A tab, and what the local store has of it.
struct Tab {
    model: Model,
    stored: BTreeMap<Rc<str>, Rc<str>>,
    forgotten: Vec<(Rc<str>, Rc<str>)>,
    awaits_pause: bool,
    /// All that left the page.
    sent: Vec<Vec<u8>>,
    clock: u64,
}

impl Tab {
    fn open(stored: BTreeMap<Rc<str>, Rc<str>>) -> Self {
        let boot = Boot::empty(Replica::new(Device::from_random(3), 1));
        let (model, _) = Model::boot(Rc::new(Opinion::embedded()), boot);
        let mut tab = Self { model, stored, forgotten: Vec::new(), awaits_pause: false, sent: Vec::new(), clock: 0 };
        tab.tell(Msg::DurableOpened(Ok(Stored::default())));
        tab.tell(Msg::OwnDraftsRead(tab.stored.clone().into_iter().collect()));
        tab
    }

    fn fresh() -> Self {
        Self::open(BTreeMap::new())
    }

    fn tell(&mut self, msg: Msg) {
        self.clock += 1;
        for effect in update(&mut self.model, at(self.clock), msg) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::KeepDraft { name, stored } => _ = self.stored.insert(name, stored),
            Effect::DropDrafts(names) => names.iter().for_each(|name| _ = self.stored.remove(name)),
            Effect::ForgetFound(tab, name) => self.forgotten.push((tab, name)),
            Effect::AwaitPause => self.awaits_pause = true,
            Effect::SaveDurable { segments, .. } => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                self.sent.extend(segments.iter().map(|segment| segment.text.as_bytes().to_vec()));
                self.tell(Msg::DurableSaved(keys, Ok(())));
            }
            Effect::Download { bytes, .. } | Effect::Seal { bytes, .. } => self.sent.push(bytes.to_vec()),
            Effect::SavePage { file, .. } => self.sent.push(file.as_bytes().to_vec()),
            Effect::AskDesk { ticket, job, attachments } => {
                // Links and codes are made of these.
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                self.sent.extend(attachments.iter().cloned());
                let result = perform(job, &attachments, &mut |_, _| {});
                let result = result.map(|(product, files)| {
                    self.sent.extend(files.iter().cloned());
                    (product, files.into_iter().map(Rc::from).collect::<Vec<_>>())
                });
                self.tell(Msg::DeskAnswered { ticket, result });
            }
            Effect::Breathe(work) => self.tell(Msg::Breathed(work)),
            _ => {}
        }
    }

    fn typed(&mut self, name: &str, text: &str, stood: &str) {
        self.tell(Msg::Typed { name: name.into(), text: text.into(), stood: stood.into(), composing: false });
    }

    fn left(&mut self, name: &str) {
        self.tell(Msg::FieldLeft(name.into()));
    }

    fn entries(&self) -> usize {
        self.model.journal.len()
    }

    fn shown(&self, name: &str) -> &str {
        self.model.drafts.shown(name, "")
    }

    /// The same tab, drawn anew.
    fn reload(self) -> Self {
        Self::open(self.stored)
    }
}

#[test]
fn one_stretch_of_typing_is_one_entry_and_one_undo() {
    let mut tab = Tab::fresh();
    for text in ["农", "农牧", "农牧局"] {
        tab.typed("lead-r1.1", text, "");
        assert_eq!(tab.entries(), 0, "it is a draft");
        assert_eq!(tab.model.save_state(), SaveState::Draft);
        assert!(tab.model.drafts.has(id("r1.1")) && !tab.model.drafts.has(id("r1.2")));
    }
    tab.left("lead-r1.1");
    assert_eq!(tab.entries(), 1);
    assert_eq!(tab.model.ledger.item(id("r1.1")).unwrap().lead.value().map(|lead| &**lead), Some("农牧局"));
    assert_eq!((tab.model.save_state(), tab.stored.len()), (SaveState::Saved, 0));
    tab.tell(Msg::UndoAsked);
    assert!(!tab.model.can_undo());
    assert_eq!(tab.model.ledger.item(id("r1.1")).unwrap().lead.value(), None);
}

#[test]
fn a_pause_or_a_hidden_page_makes_it_an_entry_as_well() {
    for end in [Msg::TypingPaused, Msg::PageHidden] {
        let mut tab = Tab::fresh();
        tab.typed("support-r1.1", "水利局，财政局 ", "");
        assert!(tab.awaits_pause);
        tab.tell(end);
        assert_eq!(tab.entries(), 1);
        assert_eq!((tab.model.save_state(), tab.stored.len()), (SaveState::Saved, 0));
        // Whoever goes on typing finds what he typed, blanks included.
        assert_eq!(tab.model.drafts.shown("support-r1.1", "水利局、财政局"), "水利局，财政局 ");
        tab.left("support-r1.1");
        assert_eq!((tab.entries(), tab.shown("support-r1.1")), (1, ""));
    }
}

#[test]
fn what_the_input_method_has_not_finished_is_no_entry() {
    let mut tab = Tab::fresh();
    tab.tell(Msg::Typed { name: "lead-r1.1".into(), text: "nmj".into(), stood: "".into(), composing: true });
    tab.tell(Msg::TypingPaused);
    tab.tell(Msg::PageHidden);
    assert_eq!(tab.entries(), 0);
    tab.typed("lead-r1.1", "农牧局", "");
    tab.tell(Msg::Composed("lead-r1.1".into()));
    tab.tell(Msg::TypingPaused);
    assert_eq!(tab.entries(), 1);
}

#[test]
fn a_date_is_an_entry_when_it_is_whole_and_left() {
    let mut tab = Tab::fresh();
    for text in [PARTIAL, "0002-07-31", "0020-07-31", "0202-07-31", "2026-07-31"] {
        tab.typed("due-r1.1", text, "");
        tab.tell(Msg::TypingPaused);
        assert_eq!(tab.entries(), 0, "{text}");
    }
    tab.left("due-r1.1");
    assert_eq!((tab.entries(), tab.stored.len()), (1, 0));
    // Others stay where they were typed.
    for text in [PARTIAL, "0020-07-31", "1999-12-31", "2101-01-01", "20260-07-31"] {
        for end in [Msg::FieldLeft("due-r1.2".into()), Msg::PageHidden, Msg::TypingPaused] {
            tab.typed("due-r1.2", text, "");
            tab.tell(end);
            assert_eq!((tab.entries(), tab.shown("due-r1.2")), (1, text));
        }
    }
    tab.typed("planned-report-opinion", "2025-06-01", "");
    tab.tell(Msg::PageHidden);
    let report = tab.model.ledger.procedure().stage(Stage::Report).unwrap();
    assert_eq!(report.planned.value().map(ToString::to_string).as_deref(), Some("2025-06-01"));
}

#[test]
fn a_reload_keeps_every_field_form_and_choice() {
    let mut tab = Tab::fresh();
    let fields = [
        ("note-r1.1", "已与三家企业\n签订"),
        ("note-on-r1.1", "2026-11-01"),
        ("evidence-place-r5.3", "档案室"),
        ("review-r1.1", "缺少佐证"),
        ("due-r1.1", "0020-07-31"),
        ("extension-reason-opinion", "等批复"),
        ("bulk-lead", "农牧局"),
        (BULK_CHOSEN, "r1.1 r5.3"),
        ("signing-name", "其其格"),
        ("receive-text", "{"),
        ("lead-r1.1", "农牧"),
    ];
    for (name, text) in fields {
        tab.typed(name, text, "以前的");
    }
    // A card that is closed, a search and another language leave them alone.
    tab.tell(Msg::CardToggled(id("r1.1")));
    tab.tell(Msg::AddressChanged("#?q=冷链&group=unit".into()));
    tab.tell(Msg::LookChosen(Look { language: Some(Language::English), ..Look::default() }));
    let mut tab = tab.reload();
    for (name, text) in fields {
        assert_eq!(tab.shown(name), text);
        assert_eq!(&*tab.model.drafts.get(name).unwrap().began, "以前的");
    }
    assert_eq!(tab.model.save_state(), SaveState::Draft);
    // What was found again waits for a person: others may have written meanwhile.
    tab.tell(Msg::PageHidden);
    tab.tell(Msg::TypingPaused);
    assert_eq!(tab.entries(), 0);
    tab.left("lead-r1.1");
    assert_eq!(tab.entries(), 1);
    assert_eq!(tab.shown("lead-r1.1"), "");
}

#[test]
fn a_draft_goes_when_it_is_an_entry_or_a_person_discards_it() {
    let mut tab = Tab::fresh();
    tab.typed("note-r1.1", "已开工", "");
    tab.left("note-r1.1");
    assert_eq!((tab.entries(), tab.shown("note-r1.1")), (0, "已开工"), "its button writes it");
    tab.tell(Msg::DraftsEntered(vec!["note-r1.1".into(), "note-on-r1.1".into()]));
    tab.typed("contact-r1.1", "办公室", "");
    tab.tell(Msg::DraftsDiscarded(vec!["contact-r1.1".into()]));
    tab.typed("lead-r1.1", "农", "农牧局");
    tab.typed("lead-r1.1", "农牧局", "农牧局");
    assert!(tab.model.drafts.is_empty() && tab.stored.is_empty(), "typed back, nothing is left");
    assert_eq!(tab.entries(), 0);
}

#[test]
fn what_others_write_meanwhile_does_not_wipe_it() {
    let mut tab = Tab::fresh();
    tab.typed("lead-r1.1", "农牧", "");
    let register = Register::new(id("r1.1"), Field::Lead);
    tab.tell(Msg::FieldFilled(register, Change::Set("水利局".into())));
    tab.typed("lead-r1.1", "农牧局", "水利局");
    let draft = tab.model.drafts.get("lead-r1.1").unwrap();
    assert_eq!((&*draft.text, &*draft.began), ("农牧局", ""), "it is told that another stands there now");
}

#[test]
fn the_past_takes_nothing() {
    let mut tab = Tab::fresh();
    tab.typed("lead-r1.1", "农牧局", "");
    tab.tell(Msg::PastAsked(otog_checklist::opinion::Day::parse("2026-11-01").ok()));
    for end in [Msg::FieldLeft("lead-r1.1".into()), Msg::TypingPaused, Msg::PageHidden] {
        tab.tell(end);
    }
    assert_eq!((tab.entries(), tab.shown("lead-r1.1")), (0, "农牧局"));
}

#[test]
fn drafts_of_tabs_that_are_gone_are_taken_over() {
    let mut gone = Tab::fresh();
    gone.typed("note-r1.1", "旧的", "");
    let old = gone.stored["note-r1.1"].clone();
    gone.typed("note-r1.1", "新的", "");
    gone.typed("lead-r1.1", "农牧局", "");
    let found = |tab: &str, name: &str, stored: &Rc<str>| FoundDraft {
        tab: tab.into(),
        name: name.into(),
        stored: stored.clone(),
    };
    let mut here = Tab::fresh();
    here.typed("lead-r1.1", "水利局", "");
    here.tell(Msg::DraftsFound(vec![
        found("a", "note-r1.1", &old),
        found("b", "note-r1.1", &gone.stored["note-r1.1"]),
        found("b", "lead-r1.1", &gone.stored["lead-r1.1"]),
        found("b", "contact-r1.1", &"damaged".into()),
    ]));
    assert_eq!(here.shown("note-r1.1"), "新的");
    assert_eq!(here.model.drafts.get("note-r1.1").unwrap().state, DraftState::Left);
    assert_eq!(here.shown("lead-r1.1"), "水利局", "its own stays");
    // What was not taken stays stored for the next tab.
    assert_eq!(here.forgotten, [("b".into(), "note-r1.1".into())]);
    assert_eq!(here.stored.len(), 2);
}

#[test]
fn a_draft_that_can_not_be_stored_is_not_said_to_be_kept() {
    let kept = |name: &str, result| Msg::DraftKept(name.into(), result);
    let mut tab = Tab::fresh();
    tab.typed("note-r1.1", "已开工", "");
    assert!(!tab.model.is_at_risk(), "the local store has it");
    tab.tell(kept("note-r1.1", Err(StoreError::Full)));
    assert_eq!(tab.model.save_state(), SaveState::Unsaved);
    assert!(tab.model.is_at_risk(), "the browser asks before it closes the page");
    // A shorter one fits, and says nothing of the other.
    tab.typed("note-r1.2", "短", "");
    tab.typed("note-r1.1", "已开工，", "");
    assert!(tab.model.is_at_risk());
    tab.tell(kept("note-r1.1", Ok(())));
    assert_eq!(tab.model.save_state(), SaveState::Draft);
    assert!(!tab.model.is_at_risk());
    tab.tell(kept("note-r1.2", Err(StoreError::Full)));
    tab.tell(Msg::DraftsEntered(vec!["note-r1.2".into()]));
    assert!(!tab.model.is_at_risk(), "what is an entry is at no risk as a draft");
}

#[test]
fn what_is_chosen_at_one_moment_builds_on_what_was_chosen_before_it() {
    let mut tab = Tab::fresh();
    let one = |id: &str, chosen| Msg::OneChosen { name: BULK_CHOSEN.into(), one: id.into(), chosen };
    for id in ["r1.1", "r1.2", "r5.3", "r1.2"] {
        tab.tell(one(id, true));
    }
    assert_eq!(tab.shown(BULK_CHOSEN), "r1.1 r5.3 r1.2");
    tab.tell(one("r1.1", false));
    let mut tab = tab.reload();
    assert_eq!(tab.shown(BULK_CHOSEN), "r5.3 r1.2");
    tab.tell(one("r5.3", false));
    tab.tell(one("r1.2", false));
    assert!(tab.model.drafts.is_empty() && tab.stored.is_empty(), "nothing is chosen");
}

#[test]
fn what_is_looked_at_is_kept_and_is_no_draft() {
    let mut tab = Tab::fresh();
    let views = [(HISTORY_AUTHOR, "其其格"), (HISTORY_SINCE, "2026-11-01"), (PAPERS_SCOPE, "unit:农牧局")];
    for (name, text) in views {
        tab.typed(name, text, "");
    }
    tab.tell(Msg::DraftKept(HISTORY_AUTHOR.into(), Err(StoreError::Full)));
    assert!(!tab.model.is_at_risk(), "nothing that a person wrote would be lost");
    let stored = tab.stored.clone();
    let tab = tab.reload();
    for (name, text) in views {
        assert_eq!(tab.shown(name), text);
    }
    assert!(tab.model.drafts.is_empty(), "nothing waits to be entered");
    assert_eq!(tab.model.save_state(), SaveState::Saved);
    // Another tab looks at what it likes.
    let mut other = Tab::fresh();
    let found = |(name, stored): (&Rc<str>, &Rc<str>)| FoundDraft {
        tab: "a".into(),
        name: name.clone(),
        stored: stored.clone(),
    };
    other.tell(Msg::DraftsFound(stored.iter().map(found).collect()));
    assert_eq!((other.shown(HISTORY_AUTHOR), other.forgotten.len()), ("", views.len()));
}

/// Two recommendations are done, and one has a lead unit.
fn file(name: &str) -> Msg {
    let mut tab = Tab::fresh();
    tab.tell(Msg::RecommendationTicked(id("r1.1"), true));
    tab.tell(Msg::RecommendationTicked(id("r5.3"), true));
    tab.typed("lead-r1.2", "农牧局", "");
    tab.left("lead-r1.2");
    tab.tell(Msg::Signed(Author { name: "其其格".into(), unit: "政府办".into(), ..Author::default() }));
    tab.tell(Msg::ExportAsked);
    let bytes = tab.sent.pop().unwrap_or_default();
    Msg::FileRead { name: name.into(), content: Ok(bytes.into()) }
}

#[test]
fn what_is_unticked_in_a_preview_is_unticked_when_the_same_file_comes_again() {
    let [first, second] = ["甲.json", "乙.json"].map(file);
    let left = Register::new(id("r5.3"), Field::Standing);
    let unticked = |tab: &Tab| {
        let preview = tab.model.preview.as_ref().unwrap();
        (
            preview.left.contains(&left),
            preview.files.iter().map(|file| file.taken).collect::<Vec<_>>(),
            preview.sum.changed,
        )
    };
    let mut tab = Tab::fresh();
    tab.tell(first.clone());
    assert_eq!(unticked(&tab), (false, vec![true], 3));
    tab.tell(Msg::PartChosen(Part::Register(left.clone()), false));
    assert_eq!(tab.model.save_state(), SaveState::Draft);
    // Esc and "back" decide nothing, and neither does a reload.
    tab.tell(Msg::PreviewClosed);
    let mut tab = tab.reload();
    tab.tell(second.clone());
    assert_eq!(unticked(&tab), (false, vec![true], 3), "another file is looked at as it comes");
    tab.tell(Msg::PreviewClosed);
    tab.tell(first.clone());
    assert_eq!(unticked(&tab), (true, vec![true], 2));
    tab.tell(second.clone());
    tab.tell(Msg::PartChosen(Part::File(1), false));
    tab.tell(Msg::PreviewClosed);
    let mut tab = tab.reload();
    tab.tell(first.clone());
    tab.tell(second.clone());
    assert_eq!(unticked(&tab), (true, vec![true, false], 2));
    tab.tell(Msg::MergeAccepted);
    assert!(tab.model.drafts.is_empty() && tab.stored.is_empty(), "it is decided");
    // So it is where a person says not to merge it.
    let mut tab = Tab::fresh();
    tab.tell(first);
    tab.tell(Msg::PartChosen(Part::Register(left.clone()), false));
    tab.tell(Msg::MergeDeclined);
    assert!(tab.model.drafts.is_empty() && tab.stored.is_empty());
}

#[test]
fn erasing_takes_drafts_along_and_putting_back_brings_them() {
    let mut tab = Tab::fresh();
    tab.tell(Msg::RecommendationTicked(id("r1.1"), true));
    tab.typed("note-r1.1", "已开工", "");
    tab.tell(Msg::EraseConfirmed);
    tab.stored.clear();
    assert!(tab.model.drafts.is_empty());
    tab.tell(Msg::ErasureUndone);
    assert_eq!(tab.shown("note-r1.1"), "已开工");
    assert_eq!(tab.stored.len(), 1);
}

#[test]
fn drafts_travel_in_nothing() {
    const SECRET: &str = "尚未定稿的话";
    let mut tab = Tab::fresh();
    // Nothing is held back to be signed.
    tab.tell(Msg::Signed(Author { name: "其其格".into(), unit: "政府办".into(), ..Author::default() }));
    let lead = Register::new(id("r1.1"), Field::Lead);
    tab.tell(Msg::FieldFilled(lead, Change::Set("农牧局".into())));
    for name in ["note-r1.1", "evidence-r1.1", "review-r1.1", "bulk-lead", "contact-r1.1", "signing-name"] {
        tab.typed(name, SECRET, "");
    }
    let address = || "https://example.cn/qingdan/".to_owned();
    tab.tell(Msg::ExportAsked);
    tab.tell(Msg::PageAsked);
    tab.tell(Msg::SealAsked("口令口令口令口令".into()));
    for how in [How::Status, How::Text, How::Unit("农牧局".into())] {
        tab.tell(Msg::SendAsked { how, address: address() });
    }
    assert!(tab.sent.len() > 5, "{}", tab.sent.len());
    let texts = tab.sent.iter().map(|bytes| String::from_utf8_lossy(bytes));
    assert!(texts.clone().any(|text| text.contains("农牧局")));
    assert!(texts.clone().all(|text| !text.contains(SECRET)));
}
