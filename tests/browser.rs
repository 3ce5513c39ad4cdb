//! Components in a real browser: what one sees, and what a click says.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{cell::RefCell, rc::Rc};

use otog_checklist::{
    app::{Msg, Now},
    journal::{Author, Change, Clock, Device, Field, Journal, Register, Replica, Role, Step},
    ledger::{Ledger, Lights, Standing},
    opinion::{MeasureId, Opinion, RecommendationId},
    web::view::{Card, CardProps},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

const NOW: Now = Now { ms: 1_734_600_000_000, offset_minutes: 480 };

/// A card on a page of its own, and what was said by clicking it.
struct Shown {
    root: Element,
    said: Rc<RefCell<Vec<Msg>>>,
}

/// One clerk with a device of their own.
struct Clerk {
    clock: Clock,
    author: Rc<Author>,
}

impl Clerk {
    fn new(number: u64, unit: &str) -> Self {
        let author = Author { unit: unit.to_owned(), ..Author::default() };
        Self { clock: Clock::new(Replica::new(Device::from_random(number), 1)), author: Rc::new(author) }
    }

    fn writes(&mut self, journal: &mut Journal, register: Register, value: impl Into<serde_json::Value>) {
        let step = Step { id: self.clock.step(NOW.ms), author: self.author.clone(), reverts: None };
        let write = journal.write(register, Change::Set(value.into())).unwrap();
        journal.record(&step, [write]);
    }
}

fn recommendation(id: &str) -> RecommendationId {
    RecommendationId::parse(id).unwrap()
}

fn measure(id: &str) -> MeasureId {
    MeasureId::parse(id).unwrap()
}

async fn show(id: &str, journal: &Journal, open: bool) -> Shown {
    let opinion = Rc::new(Opinion::embedded());
    let said = Rc::new(RefCell::new(Vec::new()));
    let props = CardProps {
        asked: opinion.recommendation(recommendation(id)).unwrap().clone(),
        item: Ledger::fold(&opinion, journal).item(recommendation(id)).unwrap().clone(),
        opinion,
        open,
        locked: false,
        role: Role::Unit,
        today: NOW.today(),
        report_due: NOW.today(),
        lights: Lights::default(),
        filings: Vec::new(),
        now: NOW,
        emit: {
            let said = said.clone();
            Callback::from(move |msg| said.borrow_mut().push(msg))
        },
    };
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<Card>::with_root_and_props(root.clone(), props).render();
    // The first picture is drawn in a task of its own.
    gloo_timers::future::TimeoutFuture::new(0).await;
    Shown { root, said }
}

impl Shown {
    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector}")).dyn_into().ok().unwrap()
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    fn tick(&self, id: &str) -> HtmlInputElement {
        self.find(&format!("[data-tick='{id}']"))
    }

    fn said(&self) -> Vec<Msg> {
        self.said.borrow().clone()
    }
}

#[wasm_bindgen_test]
async fn a_closed_card_is_one_line_to_tick() {
    let card = show("r1.1", &Journal::default(), false).await;
    assert!(!card.tick("r1.1").checked());
    assert_eq!(card.count("input"), 1);
    card.tick("r1.1").click();
    assert_eq!(card.said(), [Msg::RecommendationTicked(recommendation("r1.1"), true)]);
}

#[wasm_bindgen_test]
async fn an_open_card_has_its_measures_and_says_why() {
    let card = show("r1.2", &Journal::default(), true).await;
    assert_eq!(card.count(".measure"), 8);
    assert!(card.text().contains("附件二（一）"), "the finding is cited");
    assert!(card.text().contains("2.2%"), "the baseline is shown");
    card.tick("r1.2.m1").click();
    assert_eq!(card.said(), [Msg::MeasureTicked(measure("r1.2.m1"), true)]);
}

#[wasm_bindgen_test]
async fn a_done_measure_begins_the_work() {
    let mut journal = Journal::default();
    Clerk::new(1, "农牧局").writes(&mut journal, Register::new(measure("r1.2.m1"), Field::Done), true);
    let card = show("r1.2", &journal, true).await;
    assert!(card.tick("r1.2.m1").checked());
    assert_eq!(card.count("[data-standing='working']"), 1);
    assert!(card.text().contains("举措 1 / 8"));
    assert!(card.text().contains("农牧局"), "the last change is signed");
}

#[wasm_bindgen_test]
async fn people_who_differ_are_both_shown_and_one_click_settles() {
    let standing = || Register::new(recommendation("r1.2"), Field::Standing);
    let (mut here, mut there) = (Journal::default(), Journal::default());
    Clerk::new(1, "农牧局").writes(&mut here, standing(), Standing::Done.code());
    Clerk::new(2, "工信局").writes(&mut there, standing(), Standing::Ongoing.code());
    here.union(there.entries().cloned());
    let card = show("r1.2", &here, false).await;

    assert!(card.tick("r1.2").indeterminate());
    assert!(!card.tick("r1.2").checked());
    let conflict: HtmlElement = card.find(".conflict");
    let text = conflict.text_content().unwrap();
    for part in ["已办结", "长期推进", "农牧局", "工信局", "2024年12月19日 17:20"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let choices = card.count("[data-choose]");
    assert_eq!(choices, 2);
    card.find::<HtmlElement>("[data-choose]").click();
    let head = here.heads(&standing()).next().unwrap().id;
    assert_eq!(card.said(), [Msg::ClaimChosen(standing(), head)]);
}

#[wasm_bindgen_test]
async fn every_standing_can_be_chosen() {
    let card = show("r4.1", &Journal::default(), true).await;
    let list: HtmlSelectElement = card.find("[data-standing-of='r4.1']");
    assert_eq!(list.options().length(), 6);
    list.set_value("declined");
    list.dispatch_event(&web_sys::Event::new_with_event_init_dict("change", &bubbling()).unwrap()).unwrap();
    assert_eq!(card.said(), [Msg::StandingChosen(recommendation("r4.1"), Standing::Declined)]);
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

#[wasm_bindgen_test]
async fn the_past_can_not_be_ticked() {
    let opinion = Rc::new(Opinion::embedded());
    let asked = opinion.recommendation(recommendation("r1.1")).unwrap().clone();
    let item = Ledger::fold(&opinion, &Journal::default()).item(asked.id).unwrap().clone();
    let props = CardProps {
        opinion,
        asked,
        item,
        open: true,
        locked: true,
        role: Role::Unit,
        today: NOW.today(),
        report_due: NOW.today(),
        lights: Lights::default(),
        filings: Vec::new(),
        now: NOW,
        emit: Callback::noop(),
    };
    let root = web_sys::window().unwrap().document().unwrap().create_element("div").unwrap();
    yew::Renderer::<Card>::with_root_and_props(root.clone(), props).render();
    gloo_timers::future::TimeoutFuture::new(0).await;
    let open = root.query_selector_all("input:not([disabled]), select:not([disabled])").unwrap();
    assert_eq!(open.length(), 0);
}
