//! Components in a real browser: what one sees, and what a click says. The states are the gallery's.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{cell::RefCell, rc::Rc};

use otog_checklist::{
    app::{Language, Msg, Now, Panel, Part},
    journal::{Change, Field, Register},
    ledger::{Acceptance, Review, Standing},
    opinion::{MeasureId, RecommendationId},
    web::view::gallery::{Exhibit, ExhibitProps, FIXTURES, Fixture, written},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

/// A fixture on a page of its own, and what was said by clicking in it.
struct Shown {
    root: Element,
    said: Rc<RefCell<Vec<Msg>>>,
}

fn recommendation(id: &str) -> RecommendationId {
    RecommendationId::parse(id).unwrap()
}

fn measure(id: &str) -> MeasureId {
    MeasureId::parse(id).unwrap()
}

async fn show(name: &str) -> Shown {
    let said = Rc::new(RefCell::new(Vec::new()));
    let props = ExhibitProps {
        fixture: *Fixture::named(name).unwrap_or_else(|| panic!("no fixture {name}")),
        whole: false,
        emit: {
            let said = said.clone();
            Callback::from(move |msg| said.borrow_mut().push(msg))
        },
    };
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<Exhibit>::with_root_and_props(root.clone(), props).render();
    drawn().await;
    Shown { root, said }
}

/// What is said is taken in and drawn in tasks of their own, parts within parts.
async fn drawn() {
    for _ in 0..3 {
        gloo_timers::future::TimeoutFuture::new(0).await;
    }
}

impl Drop for Shown {
    /// The next one has the page to itself.
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Without what keeps dates in one piece, which nobody sees.
fn as_read(text: &str) -> String {
    text.replace('\u{2060}', "").replace('\u{a0}', " ")
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
        as_read(&self.root.text_content().unwrap())
    }

    fn text_of(&self, selector: &str) -> String {
        as_read(&self.find::<Element>(selector).text_content().unwrap())
    }

    fn tick(&self, id: &str) -> HtmlInputElement {
        self.find(&format!("[data-tick='{id}']"))
    }

    async fn click(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        drawn().await;
    }

    async fn press(&self, name: &str) {
        self.click(&format!("button[data-do='{name}']")).await;
    }

    /// Writes into a field and leaves it.
    async fn fill(&self, selector: &str, text: &str) {
        let field: Element = self.find(selector);
        match field.clone().dyn_into::<HtmlInputElement>() {
            Ok(input) => input.set_value(text),
            Err(other) => match other.dyn_into::<HtmlTextAreaElement>() {
                Ok(area) => area.set_value(text),
                Err(list) => list.dyn_into::<HtmlSelectElement>().unwrap().set_value(text),
            },
        }
        let typed = web_sys::InputEventInit::new();
        typed.set_bubbles(true);
        field.dispatch_event(&web_sys::InputEvent::new_with_event_init_dict("input", &typed).unwrap()).unwrap();
        drawn().await;
        field.dispatch_event(&web_sys::Event::new_with_event_init_dict("change", &bubbling()).unwrap()).unwrap();
        drawn().await;
    }

    fn said(&self) -> Vec<Msg> {
        self.said.borrow().clone()
    }

    /// What was said last, typing apart.
    fn last(&self) -> Msg {
        let typing = |msg: &Msg| matches!(msg, Msg::Typed { .. } | Msg::FieldLeft(_) | Msg::DraftsEntered(_));
        self.said().into_iter().rev().find(|msg| !typing(msg)).expect("something was said")
    }
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

#[wasm_bindgen_test]
async fn every_fixture_has_a_name_of_its_own_and_something_to_show() {
    for (place, fixture) in FIXTURES.iter().enumerate() {
        assert!(FIXTURES.iter().position(|other| other.name == fixture.name) == Some(place), "{}", fixture.name);
        let shown = show(fixture.name).await;
        assert!(!shown.text().trim().is_empty(), "{} is blank", fixture.name);
        assert!(shown.root.query_selector("dialog").unwrap().is_some() == (fixture.part == OVER), "{}", fixture.name);
    }
}

const OVER: otog_checklist::web::view::gallery::Part = otog_checklist::web::view::gallery::Part::Window;

// Cards

#[wasm_bindgen_test]
async fn a_closed_card_is_one_line_to_tick() {
    let card = show("card-closed").await;
    assert!(!card.tick("r1.1").checked());
    assert_eq!(card.count("input"), 1);
    card.click("[data-tick='r1.1']").await;
    assert_eq!(card.said(), [Msg::RecommendationTicked(recommendation("r1.1"), true)]);
}

#[wasm_bindgen_test]
async fn a_done_card_says_so_in_a_word() {
    let card = show("card-done").await;
    assert!(card.tick("r1.1").checked());
    assert!(card.text_of("[data-standing=done]").contains("已办结"));
}

#[wasm_bindgen_test]
async fn an_open_card_has_its_measures_and_says_why() {
    let card = show("card-open").await;
    assert_eq!(card.count(".measure"), 8);
    assert!(card.text().contains("附件二（一）"), "the finding is cited");
    assert!(card.text().contains("2.2%"), "the baseline is shown");
    card.click("[data-tick='r1.2.m1']").await;
    assert_eq!(card.said(), [Msg::MeasureTicked(measure("r1.2.m1"), true)]);
    // A done measure begins the work.
    assert_eq!(card.count("[data-standing='working']"), 1);
    assert!(card.text().contains("举措 1 / 8"));
    assert!(card.text().contains("政府办"), "the last change is signed");
}

#[wasm_bindgen_test]
async fn people_who_differ_are_both_shown_and_one_click_settles() {
    let card = show("card-conflict").await;
    assert!(card.tick("r1.2").indeterminate());
    assert!(!card.tick("r1.2").checked());
    let text = card.text_of(".conflict");
    for part in ["已办结", "长期推进", "农牧局", "政府办", "2025年5月20日 12:00"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(card.count(".conflict [data-choose]"), 2);
    card.click(".conflict [data-choose]").await;
    let Msg::ClaimChosen(register, _) = card.last() else { panic!("{:?}", card.last()) };
    assert_eq!(register, Register::new(recommendation("r1.2"), Field::Standing));
    assert_eq!(card.count(".conflict"), 0, "it is settled");
}

#[wasm_bindgen_test]
async fn every_standing_can_be_chosen() {
    let card = show("card-open").await;
    let list: HtmlSelectElement = card.find("[data-standing-of='r1.2']");
    assert_eq!(list.options().length(), 6);
    card.fill("[data-standing-of='r1.2']", "declined").await;
    assert_eq!(card.last(), Msg::StandingChosen(recommendation("r1.2"), Standing::Declined));
    assert_eq!(card.count("[data-fill='reason-r1.2']"), 1, "it asks for a reason");
}

#[wasm_bindgen_test]
async fn the_past_can_not_be_changed() {
    let card = show("card-locked").await;
    assert_eq!(card.count(".card__body"), 1);
    assert_eq!(card.count("input:not([disabled]), select:not([disabled]), textarea:not([disabled])"), 0);
}

// Handling

#[wasm_bindgen_test]
async fn who_handles_it_is_written_field_by_field() {
    let card = show("card-handled").await;
    let lead: HtmlInputElement = card.find("[data-fill='lead-r1.1']");
    assert_eq!(lead.value(), "农牧局");
    card.fill("[data-fill='support-r1.1']", "财政局、水利局，财政局").await;
    assert_eq!(card.find::<HtmlInputElement>("[data-fill='support-r1.1']").value(), "财政局、水利局", "each once");
    assert_eq!(card.count("[data-answered=accepted]"), 1);
    card.fill("[data-fill='lead-r1.1']", "林草局").await;
    assert_eq!(card.count("[data-answered=accepted]"), 1, "what was answered is told");
    assert!(card.text_of("[data-answered]").contains("等新的单位答复"), "{}", card.text_of("[data-answered]"));
}

#[wasm_bindgen_test]
async fn a_return_takes_a_reason() {
    let card = show("card-returned").await;
    assert!(card.text_of("[data-answered=returned]").contains("职责在林草局，请另派"));
    assert_eq!(card.count("[data-reviewed=returned]"), 1);
    assert!(!card.tick("r1.1").checked(), "what was returned is in hand again");
    let no: HtmlElement = card.find("[data-do='accepted-r1.1-no']");
    assert!(no.has_attribute("disabled"), "not without a reason");
    card.fill("[data-fill='accepted-r1.1']", "不是本局职责").await;
    card.press("accepted-r1.1-no").await;
    let said = Msg::AssignmentAnswered(recommendation("r1.1"), Acceptance::Returned, Some("不是本局职责".into()));
    assert_eq!(card.last(), said);
}

#[wasm_bindgen_test]
async fn progress_is_noted_and_what_is_added_is_told_apart() {
    let card = show("card-handled").await;
    assert_eq!(card.count("[data-note]"), 1);
    assert!(card.text().contains("自行补充，不是文件原有的"));
    assert!(card.text_of("[data-target='r1.1']").contains("3200亩"));
    card.fill("[data-fill='note-r1.1']", "第二片已开工").await;
    card.press("add-note-r1.1").await;
    let Msg::NoteAdded(_, note) = card.last() else { panic!("{:?}", card.last()) };
    assert_eq!(&*note.text, "第二片已开工");
    assert_eq!(card.count("[data-note]"), 2);
}

#[wasm_bindgen_test]
async fn evidence_says_what_it_is_and_whether_a_file_is_the_same() {
    let card = show("card-handled").await;
    let text = card.text_of("[data-evidence]");
    for part in ["高标准农田验收意见", "局档案室", "验收意见.pdf", "9f86d081"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(card.count("[data-same=same]"), 1);
    card.click("[data-evidence] [data-withdraw]").await;
    assert!(matches!(card.last(), Msg::FieldFilled(_, Change::Cleared)));
    assert_eq!(card.count("[data-evidence]"), 0);
}

#[wasm_bindgen_test]
async fn the_three_judgements_stand_side_by_side() {
    let card = show("card-for-office").await;
    assert_eq!(card.count("[data-reviewed=approved]"), 1);
    assert_eq!(card.count("[data-rated=satisfied]"), 1);
    assert_eq!(card.count("[data-voted=satisfied]"), 1);
    card.fill("[data-fill='review-r1.1']", "缺少现场照片").await;
    card.press("review-r1.1-no").await;
    let said = Msg::Reviewed(recommendation("r1.1"), Review::Returned, Some("缺少现场照片".into()));
    assert_eq!(card.last(), said);
    assert!(!card.tick("r1.1").checked());
    card.click("[data-rate=unsatisfied]").await;
    assert_eq!(card.count("[data-rated=unsatisfied]"), 1);
    assert_eq!(card.count("[data-rating-differs]"), 1, "it differs from the vote, and says so");
}

#[wasm_bindgen_test]
async fn the_role_decides_what_comes_first() {
    let first = async |name| show(name).await.text_of(".card__body .block__title");
    assert_eq!(first("card-handled").await, "办理进展");
    assert_eq!(first("card-for-office").await, "交办");
    assert_eq!(first("card-for-committee").await, "审核和评价");
}

#[wasm_bindgen_test]
async fn what_is_late_says_by_how_much() {
    let card = show("card-overdue").await;
    assert!(card.text_of("[data-item-due]").contains("逾期 20 天"));
    assert!(card.text_of("[data-item-due]").contains('▲'), "not by colour alone");
    assert_eq!(card.count("[data-fill='explanation-r1.1']"), 1);
}

// Windows

#[wasm_bindgen_test]
async fn what_a_merge_would_change_is_taken_or_left_line_by_line() {
    let preview = show("preview").await;
    let lines = preview.count("[data-take]");
    assert!(lines > 3, "{lines}");
    assert_eq!(preview.count("[data-take]:checked"), lines);
    preview.click("[data-take='r4.1']").await;
    let Msg::PartChosen(Part::Register(register), false) = preview.last() else { panic!("{:?}", preview.last()) };
    assert_eq!(register.recommendation(), Some(recommendation("r4.1")));
    assert_eq!(preview.count("[data-take]:checked"), lines - 1);
    preview.press("merge-decline").await;
    assert_eq!(preview.last(), Msg::MergeDeclined);
    assert_eq!(preview.count("dialog"), 0);
}

#[wasm_bindgen_test]
async fn several_files_lie_side_by_side() {
    let preview = show("preview-several").await;
    assert_eq!(preview.count("[data-state=ready]"), 2);
    preview.click("[data-state=ready] [data-take]").await;
    assert!(matches!(preview.last(), Msg::PartChosen(Part::File(0), false)));
}

#[wasm_bindgen_test]
async fn a_link_and_its_code_are_there_once_they_are_made() {
    let share = show("share").await;
    assert_eq!(share.count("[data-link]"), 0);
    share.press("share-status").await;
    assert!(matches!(share.last(), Msg::SendAsked { .. }));
    assert_eq!(share.count("[data-link]"), 1);
    assert_eq!(share.count("[data-codes='1'] img"), 1);
    share.press("save-page").await;
    assert!(matches!(share.last(), Msg::PageAsked));
    let many = show("share-many-codes").await;
    let of: u32 = many.find::<Element>("[data-codes]").get_attribute("data-codes").unwrap().parse().unwrap();
    assert!(of > 1);
    assert_eq!(many.count("[data-do=codes-turn]"), 1);
}

#[wasm_bindgen_test]
async fn what_waits_for_its_passphrase_or_its_codes_says_so() {
    assert_eq!(show("receive").await.count("[data-do=unseal]"), 0);
    assert_eq!(show("receive-locked").await.count("[data-do=unseal]"), 1);
    assert!(show("receive-missing").await.text_of("[data-missing='2']").contains("2、5"));
    assert!(show("receive-refused").await.text_of("[data-state=refused] [role=alert]").contains("PDF"));
    let five = show("receive-five").await;
    // No browser draws the picture in a fixture.
    assert_eq!((five.count("[data-state=refused]"), five.count("[data-state=opening]")), (5, 0));
    drop(five);
    let preview = show("preview-five").await;
    assert_eq!(preview.count("[data-state=ready] [data-take]"), 1);
    assert_eq!(preview.count("[data-state=refused]"), 4);
    let told = show("receive-told").await;
    assert_eq!(told.count("dialog [data-notice=event][role=status]"), 1, "in the window that one is looking at");
    assert_eq!(told.count("[data-state=merged]"), 1);
}

#[wasm_bindgen_test]
async fn several_are_assigned_at_one_go() {
    let bulk = show("bulk").await;
    let write: HtmlElement = bulk.find("[data-do=bulk-write]");
    assert!(write.has_attribute("disabled"), "nothing is chosen");
    bulk.press("bulk-all").await;
    assert_eq!(bulk.count("[data-bulk]:checked"), 15);
    bulk.fill("[data-fill=bulk-contact]", "督查室 0477-622 1111").await;
    bulk.press("bulk-write").await;
    let many = bulk.said().into_iter().find_map(|msg| if let Msg::ManyFilled(many) = msg { Some(many) } else { None });
    let many = many.expect("many at one go");
    assert_eq!(many.len(), 15);
    assert!(many.iter().all(|(register, _)| register.field == Field::Contact), "empty fields change nothing");
}

/// A program, or a very fast hand, does not wait until the page is drawn again.
#[wasm_bindgen_test]
async fn boxes_clicked_one_after_the_other_are_all_chosen() {
    let bulk = show("bulk").await;
    let boxes = ["r1.1", "r1.2", "r3.1", "r5.3"].map(|id| format!("[data-bulk='{id}']"));
    boxes.iter().for_each(|id| bulk.find::<HtmlElement>(id).click());
    bulk.find::<HtmlElement>(&boxes[1]).click();
    drawn().await;
    assert_eq!(bulk.count("[data-bulk]:checked"), 3);
    let chosen = boxes.iter().map(|id| bulk.find::<HtmlInputElement>(id).checked());
    assert_eq!(chosen.collect::<Vec<_>>(), [true, false, true, true]);
    let preview = show("preview").await;
    let lines = preview.count("[data-take]");
    let take = preview.root.query_selector_all("[data-take]").unwrap();
    (0..lines).for_each(|place| take.get(place).unwrap().dyn_into::<HtmlElement>().unwrap().click());
    drawn().await;
    assert_eq!(preview.count("[data-take]:checked"), 0);
}

#[wasm_bindgen_test]
async fn what_is_missing_leads_to_its_place() {
    let check = show("readiness").await;
    assert!(check.count("[data-gap]") > 10);
    check.click("[data-gap]").await;
    assert!(matches!(check.last(), Msg::PlaceAsked(_)));
    assert_eq!(check.count("dialog"), 0, "the window gives way");
}

#[wasm_bindgen_test]
async fn filters_and_settings_say_what_was_chosen() {
    let sieve = show("sieve").await;
    sieve.fill("[data-sieve=group]", "unit").await;
    assert!(matches!(sieve.last(), Msg::SieveChanged(_)));
    let settings = show("settings").await;
    settings.fill("[data-setting=tally-share]", "at-least-half").await;
    let Msg::FieldFilled(register, _) = settings.last() else { panic!("{:?}", settings.last()) };
    assert_eq!(register.field, Field::Tally);
    let procedure = show("procedure").await;
    assert!(procedure.text().contains("2025年6月19日"));
    assert_eq!(show("keys").await.count("kbd"), 9);
    assert_eq!(show("overview").await.count("svg.chart__wide [data-overview]"), 15);
}

#[wasm_bindgen_test]
async fn this_device_tells_what_it_holds_and_erases_in_two_steps() {
    assert_eq!(show("device-empty").await.count("[data-do=erase]"), 0, "there is nothing to erase");
    let device = show("device").await;
    device.press("change-author").await;
    assert_eq!(device.last(), Msg::PanelOpened(Panel::Signing));
    let told = show("toast-erased").await;
    told.press("put-back").await;
    assert_eq!(told.last(), Msg::ErasureUndone);
    assert_eq!(told.count("[data-notice=erased]"), 0);
}

#[wasm_bindgen_test]
async fn in_a_chat_app_it_says_how_to_get_out_and_hands_out_text() {
    let banner = show("banner-chat-app").await;
    assert!(banner.text_of("[data-notice=chat-app]").contains("在浏览器打开"));
    let handout = show("handout").await;
    let text: HtmlTextAreaElement = handout.find("[data-handout]");
    assert!(text.value().trim_start().starts_with('{'));
    handout.press("close").await;
    assert_eq!(handout.last(), Msg::HandoutClosed);
}

/// As `Intl` writes it, without the signs that keep it in one piece.
fn by_intl(language: Language, moment: u64, options: &[(&str, &str)]) -> String {
    let all = js_sys::Object::new();
    for (name, value) in options.iter().chain(&[("timeZone", "UTC"), ("dateStyle", "medium")]) {
        js_sys::Reflect::set(&all, &(*name).into(), &(*value).into()).unwrap();
    }
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::of1(&locale(language).into()), &all).format();
    let date = js_sys::Date::new(&(moment as f64).into());
    format.call1(&wasm_bindgen::JsValue::UNDEFINED, &date).unwrap().as_string().unwrap()
}

fn locale(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en-GB",
    }
}

#[wasm_bindgen_test]
fn dates_and_numbers_are_written_as_the_browser_writes_them() {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let now = Now { ms: 0, offset_minutes: 0 };
    for language in Language::ALL {
        // From 2024-12-19 on, every twelfth day at another time.
        for round in 0..100 {
            let moment = 1_734_566_400_000 + round * 12 * DAY + round * 1_234_567 % DAY;
            let number = 7 * usize::try_from(round).unwrap().pow(3);
            let ours = written(language, now, moment, number);
            let counted: String = js_sys::Number::from(number as f64).to_locale_string(locale(language)).into();
            let theirs =
                [by_intl(language, moment, &[]), by_intl(language, moment, &[("timeStyle", "short")]), counted];
            assert_eq!(ours.map(|text| as_read(&text)), theirs);
        }
    }
}

#[wasm_bindgen_test]
async fn a_conflict_names_its_field_and_is_led_to() {
    let card = show("card-conflict").await;
    assert!(card.text_of(".conflict__title").contains("办理状态"));
    let first: HtmlElement = card.find("[id='conflict-r1.2-standing']");
    assert!(first.has_attribute("data-choose"), "the first claim takes the focus");
    assert!(!card.text_of(".conflict").contains('空'));
    let page = show("summary-busy").await;
    assert!(page.text_of("[data-lane=rated] .lane__sum").starts_with("满意 "));
    assert!(page.text_of("[data-lane=rated] .lane__sum").contains("基本满意"));
}

#[wasm_bindgen_test]
async fn a_report_that_was_handed_in_says_when_and_that_it_was_in_time() {
    let page = show("summary-reported").await;
    assert_eq!(page.text_of(".due__left"), "✓ 已于2025年5月12日报送（按期）");
    assert_eq!(page.count(".due--late"), 0);
    assert_eq!(page.find::<Element>("[data-step=handling]").get_attribute("data-state").as_deref(), Some("passed"));
    assert!(!page.text().contains("逾期"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn what_was_done_at_one_go_is_one_row_that_opens() {
    let history = show("history-at-one-go").await;
    assert_eq!(history.count("[data-step-of]"), 2, "three units assigned, and two steps vouched for");
    let row = history.text_of("[data-step-of]:nth-of-type(2) summary");
    assert!(row.contains("3 条建议") && row.contains("牵头单位"), "{row}");
    assert!(history.text().contains("未填 → 已办结"), "{}", history.text());
    assert!(history.text_of("[data-voucher]").contains("农牧局 乌兰"));
}

#[wasm_bindgen_test]
async fn the_header_says_who_writes_and_whose_part_it_is() {
    let head = show("head-part").await;
    assert!(head.text_of("[data-do=who]").contains("农牧局 乌兰（承办单位）"));
    assert!(head.text_of("h1").contains("农牧局承办部分"));
    let head = show("head-unsigned").await;
    assert!(head.text_of("[data-do=who]").contains("未署名"));
    head.press("who").await;
    assert_eq!(head.last(), Msg::PanelOpened(Panel::Signing));
}

#[wasm_bindgen_test]
async fn a_unit_s_part_is_its_own_list_and_is_handed_back() {
    let page = show("part").await;
    assert_eq!(page.count(".card"), 3);
    assert!(page.text_of(".sum__big").contains("/ 3 "), "{}", page.text_of(".sum__big"));
    assert!(!page.text().contains("十五条"), "{}", page.text());
    let share = show("share-part").await;
    let first = share.find::<Element>(".dialog__body button[data-do]").get_attribute("data-do");
    assert_eq!(first.as_deref(), Some("hand-back"));
    assert!(share.text().contains("交回（本单位全部内容）") && share.text().contains("不能代替交回"));
    share.press("hand-back").await;
    assert_eq!(share.last(), Msg::ExportAsked);
}

#[wasm_bindgen_test]
async fn who_sends_and_who_judges_is_asked() {
    let asked = show("signing-before-sending").await;
    assert_eq!(asked.count("[name=earlier]:checked"), 1);
    asked.press("sign-later").await;
    assert_eq!(asked.last(), Msg::SigningPutOff);
    let asked = show("other-role").await;
    assert!(asked.text().contains("您署名为承办单位，仍要以政府办身份审核？"), "{}", asked.text());
    asked.press("role-yes").await;
    assert_eq!(asked.last(), Msg::RoleTaken);
}
