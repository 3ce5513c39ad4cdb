//! Two people's browsers hand each other every carrier there is, on the built site.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

mod carrying;
#[allow(dead_code, reason = "each test file uses its part")]
mod harness;
mod replicas;
mod workbooks;

use harness::{Page, Profile, Site};
use otog_checklist::{
    journal::{Author, Change, Clock, Device, Field, Journal, Register, Replica, Role, Step},
    opinion::Opinion,
    share::{Carried, Code, LIMITS, codes as codes_of, read_any, status_parcel, write_file},
};
use replicas::{entries, journal, ticks};
use std::{fs, path::Path, process::Command, rc::Rc};
use workbooks::filled_in;

/// Somebody who ticked.
fn sender(site: &Site) -> Page {
    let page = Profile::fresh().open(site);
    page.tick("r1.1");
    page.tick("r5.3");
    page.wait_saved();
    page
}

fn made_link(page: &Page) -> String {
    page.press("share");
    page.press("share-status");
    page.wait_for("[data-link]");
    let link = page.script("return document.querySelector('[data-link]').value", vec![]);
    link.as_str().expect("a link").to_owned()
}

#[test]
fn a_link_is_opened_looked_at_and_merged() {
    let site = Site::start();
    let link = made_link(&sender(&site));
    assert!(link.contains("#s="));
    let receiver = Profile::fresh().open(&site);
    receiver.go(&link);
    receiver.wait_for("[data-dialog=\"preview\"]");
    assert!(!receiver.is_ticked("r1.1"));
    let heard = receiver.attribute("[data-take=\"r1.1\"]", "aria-label");
    assert_eq!(heard, "并入 1.1 转变农牧业生产经营方式 办理状态");
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r5.3"));
    assert_eq!(receiver.script("return location.hash", vec![]), "");
    // Cut, as chats do it.
    receiver.go(&link[..link.len() - 8]);
    assert!(receiver.alert_text().contains("不完整"));
}

#[test]
fn a_code_is_kept_as_a_picture_and_read_from_it() {
    let site = Site::start();
    let page = sender(&site);
    made_link(&page);
    page.wait_for("[data-code=\"1\"]");
    let picture = page.downloads("code-png");
    let receiver = Profile::fresh().open(&site);
    receiver.import_file(&picture);
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r5.3"));
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone_here_and_elsewhere() {
    let site = Site::start();
    let page = sender(&site);
    page.press("share");
    page.fill_in("[data-dialog=\"share\"] [name=passphrase]", "沙地与草原2026");
    page.fill_in("[data-dialog=\"share\"] [name=again]", "沙地与草原2026");
    let file = page.downloads("seal");
    let receiver = Profile::fresh().open(&site);
    receiver.import_file(&file);
    receiver.fill_in("[data-dialog=\"receive\"] [name=passphrase]", "不是这个");
    receiver.press("unseal");
    assert!(receiver.alert_text().contains("口令不对"));
    receiver.fill_in("[data-dialog=\"receive\"] [name=passphrase]", "沙地与草原2026");
    receiver.press("unseal");
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1"));

    let opened = Command::new("node").arg("docs/open-sealed.mjs").arg(&file).arg("沙地与草原2026").output();
    let Ok(opened) = opened else { return println!("no node here: the script in docs was not run") };
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert!(String::from_utf8_lossy(&opened.stdout).contains("\"format\": \"otog-checklist\""));
    let bytes = fs::read(&file).expect("the sealed file");
    assert!(!String::from_utf8_lossy(&bytes).contains("entries"));
}

/// The ledger that a page hands out.
fn workbook(page: &Page) -> Vec<u8> {
    page.press("papers");
    let file = page.downloads("paper-xlsx");
    page.press("close");
    fs::read(file).expect("the workbook")
}

#[test]
fn a_workbook_filled_in_elsewhere_is_looked_at_merged_and_taken_back_at_one_go() {
    let site = Site::start();
    let (office, unit) = (Profile::fresh(), Profile::fresh());
    let page = office.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let edits = [
        ("建议", 4, 5, "林草局"),
        ("建议", 4, 8, "2025-06-01"),
        ("建议", 5, 9, "不予办理"),
        ("建议", 5, 10, "不属本旗事权"),
        ("建议", 4, 13, "完成招标"),
        ("建议", 1, 3, "乌兰"),
        ("建议", 1, 5, "林草局"),
        ("举措", 2, 4, "是"),
        ("建议", 17, 9, "已办结"),
    ];
    let filled = filled_in(&workbook(&page), &edits);

    // To the one who made it, and to somebody who knows nothing of it.
    for receiver in [page, unit.open(&site)] {
        let before = receiver.boxes();
        receiver.import_file(&office.file("台账.xlsx", &filled));
        let changes = receiver.text_of("[data-dialog=preview] .changes");
        for told in ["牵头单位", "林草局", "2025年6月1日", "不予办理 · 不属本旗事权", "完成招标", "已完成", "已办结"]
        {
            assert!(changes.contains(told), "{told} is missing in {changes}");
        }
        assert_eq!(receiver.boxes(), before, "looking changes nothing");
        assert_eq!(receiver.value_of("[data-workbook] [name=\"unit\"]"), "林草局", "who filled it in");
        receiver.merge();
        receiver.wait_gone("[data-dialog=preview]");
        receiver.wait_saved();
        assert!(receiver.is_ticked("r5.3") && receiver.is_ticked("r1.1.m1"));
        receiver.open_card("r1.2");
        assert!(receiver.text_of("[id=\"r1.2\"]").contains("完成招标"));
        assert_eq!(receiver.value_of("[id=\"lead-r1.2\"]"), "林草局");
        receiver.press("undo");
        receiver.wait_for("[data-tick=\"r5.3\"]:not(:checked)");
        let after = receiver.boxes();
        assert!(before.iter().all(|(tick, state)| after.get(tick) == Some(state)), "{before:?} {after:?}");
        assert_eq!(receiver.value_of("[id=\"lead-r1.2\"]"), "");
    }
}

#[test]
fn what_makes_no_sense_in_a_workbook_is_told_by_sheet_row_and_column() {
    let site = Site::start();
    let clerk = Profile::fresh();
    let page = clerk.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let sound = workbook(&page);
    let kept = page.stored();
    let wrong = filled_in(&sound, &[("建议", 3, 8, "下个月"), ("举措", 4, 4, "也许"), ("建议", 4, 12, "写错了列")]);
    page.import_file(&clerk.file("填错.xlsx", &wrong));
    let sentences = page.text_of("[data-workbook=\"填错.xlsx\"]");
    for words in ["“建议”表第 4 行 I 列", "下个月", "“举措”表第 5 行 E 列", "请写在“新增办理进展”里"]
    {
        assert!(sentences.contains(words), "{words} is missing in {sentences}");
    }
    assert_eq!(page.stored(), kept);
}

#[test]
fn a_workbook_without_a_name_is_merged_once_somebody_says_whose_it_is() {
    let site = Site::start();
    let clerk = Profile::fresh();
    let page = clerk.open(&site);
    let filled = filled_in(&workbook(&page), &[("建议", 3, 5, "林草局")]);
    page.import_file(&clerk.file("台账.xlsx", &filled));
    page.wait_for("[data-do=merge-accept]:disabled");
    page.fill_in("[data-workbook] [name=\"name\"]", "乌兰");
    page.click("[data-preview=counts]");
    page.wait_for("[data-do=merge-accept]:not(:disabled)");
    assert!(page.text_of("[data-preview=authors]").contains("乌兰"));
    page.merge();
    page.wait_gone("[data-dialog=preview]");
    page.wait_saved();
}

fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// The office hands two recommendations to two units and notes something on each.
fn office(site: &Site) -> Page {
    let page = Profile::fresh().open(site);
    page.press("settings");
    page.press("settings-sign");
    page.fill_in("input[name=\"unit\"]", "政府办");
    page.fill_in("input[name=\"name\"]", "苏和");
    page.click("input[value=\"office\"]");
    page.press("keep-author");
    page.wait_gone("dialog");
    for (id, unit, note) in [("r1.1", "农牧局", "请月底前报方案"), ("r5.3", "水利局", "水源地资料另送")]
    {
        page.open_card(id);
        page.fill_in(&format!("[data-fill=\"lead-{id}\"]"), unit);
        page.fill_in(&format!("[data-fill=\"note-{id}\"]"), note);
        page.press(&format!("add-note-{id}"));
    }
    page.wait_saved();
    page
}

#[test]
fn a_units_page_holds_its_part_alone_and_comes_back() {
    let site = Site::start();
    let office = office(&site);
    office.press("share");
    office.fill_in("[data-dialog=share] [name=unit]", "农牧局");
    let handed = office.downloads("share-unit-page");
    office.press("close");
    assert!(
        handed.to_string_lossy().contains("-发农牧局-政府办-苏和-")
            && handed.extension().is_some_and(|kind| kind == "html")
    );
    let text = fs::read_to_string(&handed).expect("a page");
    assert!(text.contains("请月底前报方案") && text.contains("农牧局"));
    for others in ["水利局", "水源地资料另送"] {
        assert!(!text.contains(others), "{others} is none of their business");
    }

    // A double click, somewhere else.
    let farm = Profile::fresh().open_at(&address(&handed));
    farm.wait_for("[data-part=农牧局]");
    assert_eq!(farm.script("return document.title", vec![]), "农牧局\u{a0}· 审议意见办理清单");
    assert_eq!((farm.count(".card"), farm.text_of(".sum__big").contains("/ 1 ")), (1, true));
    farm.open_card("r1.1");
    assert_eq!(farm.value_of("[id=\"lead-r1.1\"]"), "农牧局");
    farm.tick("r1.1");
    farm.tick("r1.1.m1");
    farm.wait_saved();
    farm.press("share");
    let first = farm.script(
        "return document.querySelector('[data-dialog=share] button[data-do]:not([data-do=close])').dataset.do",
        vec![],
    );
    assert_eq!(first, "hand-back");
    farm.press("close");
    farm.press("who");
    assert_eq!(farm.value_of("[data-dialog=signing] [name=unit]"), "农牧局", "filled in");
    farm.press("close");
    farm.press("device");
    let sent_back = farm.downloads("save-page");

    office.import_file(&sent_back);
    office.wait_for("[data-dialog=preview]");
    assert!(!office.is_ticked("r5.1"));
    office.merge();
    office.wait_gone("[data-dialog=preview]");
    assert!(office.is_ticked("r1.1") && office.is_ticked("r1.1.m1"));
    assert_eq!(office.value_of("[id=\"lead-r5.3\"]"), "水利局", "nothing of the others is lost");
    assert!(office.text_of("[id=\"r5.3\"]").contains("水源地资料另送"));
    assert!(!office.shows("[data-conflicts]"));
}

#[test]
fn a_units_file_holds_its_part_alone_and_comes_back() {
    let site = Site::start();
    let office = office(&site);
    office.press("share");
    office.fill_in("[data-dialog=share] [name=unit]", "水利局");
    let handed = office.downloads("share-unit");
    office.press("close");
    let text = fs::read_to_string(&handed).expect("a file");
    assert!(text.contains("水源地资料另送") && !text.contains("农牧局") && !text.contains("请月底前报方案"));
    let water = Profile::fresh().open(&site);
    water.import_file(&handed);
    water.merge();
    water.wait_gone("dialog");
    water.tick("r5.3");
    water.wait_saved();
    water.press("share");
    let sent_back = water.downloads("hand-back");
    office.import_file(&sent_back);
    office.merge();
    office.wait_gone("dialog");
    assert!(office.is_ticked("r5.3"));
    office.open_card("r1.1");
    assert_eq!(office.value_of("[id=\"lead-r1.1\"]"), "农牧局");
}

/// Everything ticked and unticked, again and again: a state for several codes, made.
fn with_a_long_history(site: &Site) -> Page {
    let page = Profile::fresh().open(site);
    page.open_all_cards();
    for _ in 0..9 {
        page.script("document.querySelectorAll('[data-tick]').forEach(box => box.click())", vec![]);
    }
    page.wait_saved();
    made_link(&page);
    page
}

#[test]
fn several_codes_are_read_as_pictures_in_any_order() {
    let site = Site::start();
    let page = with_a_long_history(&site);
    page.wait_for("[data-codes]");
    let of: usize = page.attribute("[data-codes]", "data-codes").parse().expect("a number of codes");
    assert!(of > 1, "one code is enough");
    page.press("codes-turn");
    let turn_to = |place: usize| {
        page.press("codes-turn");
        page.wait_for(&format!("[data-code=\"{place}\"]"));
        page.press("codes-turn");
        page.attribute("[data-code]", "data-code").parse::<usize>().expect("a place")
    };
    let mut pictures = std::collections::BTreeMap::new();
    harness::until("each code once", || {
        let wanted = (1..=of).rev().find(|place| !pictures.contains_key(place))?;
        let shown = turn_to(wanted);
        pictures.entry(shown).or_insert_with(|| page.downloads("code-png"));
        (pictures.len() == of).then_some(())
    });
    let receiver = Profile::fresh().open(&site);
    for (read, (_, picture)) in pictures.iter().rev().enumerate() {
        receiver.import_file(picture);
        if read + 1 < of {
            receiver.wait_for(&format!("[data-missing=\"{}\"]", of - read - 1));
        }
    }
    receiver.merge();
    receiver.wait_gone("[data-dialog=preview]");
    receiver.open_all_cards();
    assert_eq!(receiver.boxes(), page.boxes());
}

#[test]
fn twenty_units_files_are_looked_at_side_by_side_and_merged_at_one_go() {
    let site = Site::start();
    let office = Profile::fresh();
    let page = office.open(&site);
    let files: Vec<String> = (1..=20_u64)
        .map(|number| office.file(&format!("单位{number}.json"), &unit_file(number)).display().to_string())
        .collect();
    page.press("receive");
    page.choose_file("input[data-do=\"import\"]", Path::new(&files.join("\n")));
    harness::until("twenty files", || (page.count("[data-state=ready]") == 20).then_some(()));
    page.merge();
    page.wait_gone("[data-dialog=preview]");
    page.wait_saved();
    page.open_all_cards();
    let ticked = page.boxes().into_iter().filter(|(id, state)| id.contains(".m") && state == "on").count();
    assert_eq!(ticked, 20);
    page.press("undo");
    harness::until("none ticked", || (!page.boxes().values().any(|state| state == "on")).then_some(()));
}

#[test]
fn a_long_history_goes_out_whole_as_a_file_and_inside_the_app() {
    let opinion = Opinion::embedded();
    // More than are written in one go.
    let all = ticks(6000);
    let (site, profile) = (Site::start(), Profile::fresh());
    let page = profile.open(&site);
    page.import_file(&profile.file("长.json", write_file(&opinion, &all, opinion.issued).as_bytes()));
    page.merge();
    page.wait_saved();
    page.press("share");
    for made in ["export", "save-page"] {
        let file = fs::read(page.downloads(made)).expect("what was made");
        let Ok(Carried::Entries(carried)) = read_any(&opinion, &file, LIMITS) else { panic!("{made} has no entries") };
        assert_eq!(entries(&journal(carried)), entries(&all), "{made}");
    }
    page.wait_gone("[data-notice=busy]");
}

/// A unit that did one measure.
fn unit_file(number: u64) -> Vec<u8> {
    let opinion = Opinion::embedded();
    let mut journal = Journal::default();
    let author = Author { name: "经办人".to_owned(), unit: format!("单位{number}"), role: Role::Unit };
    let id = Clock::new(Replica::new(Device::from_random(number), 1)).step(1_746_500_000_000 + number);
    let step = Step { id, author: Rc::new(author), reverts: None };
    let measure =
        opinion.recommendations().flat_map(|asked| &asked.measures).nth(number as usize * 3).expect("a measure");
    let write = journal.write(Register::new(measure.id, Field::Done), Change::Set(true.into()));
    journal.record(&step, write);
    write_file(&opinion, &journal, opinion.issued).into_bytes()
}

/// What is held before the camera at first.
const NOTHING: &str = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

/// In place of a camera: it sees what is held before it, and counts how often it was freed.
fn with_a_camera(page: &Page) {
    let camera = "
        const canvas = Object.assign(document.createElement('canvas'), { width: 960, height: 720 });
        const context = canvas.getContext('2d');
        let shown = 0;
        setInterval(() => {
            context.fillStyle = '#999';
            context.fillRect(0, 0, 960, 720);
            context.drawImage(window.held[Math.floor(shown / 8) % window.held.length], 150, 30, 660, 660);
            shown += 1;
        }, 100);
        window.freed = 0;
        navigator.mediaDevices.getUserMedia = async () => {
            const stream = canvas.captureStream(10), [track] = stream.getTracks(), stop = track.stop.bind(track);
            // Held, or the browser makes itself a new one.
            (window.tracks ??= []).push(Object.assign(track, { stop: () => { window.freed += 1; stop(); } }));
            return stream;
        };";
    hold(page, &[NOTHING.to_owned()]);
    page.script(camera, vec![]);
}

/// Holds these pictures before it in turn.
fn hold(page: &Page, pictures: &[String]) {
    let hold = "const done = arguments[1], load = source => {
            const picture = Object.assign(new Image(), { src: source });
            return picture.decode().then(() => picture);
        };
        Promise.all(arguments[0].map(load)).then(pictures => { window.held = pictures; done(); });";
    page.script_until_called(hold, vec![pictures.into()]);
}

/// Opens it, and waits until it sees.
fn open_camera(page: &Page) {
    page.press("camera");
    page.wait_for("[data-camera=seeing] video");
}

/// What each code on the page looks like.
fn codes_on(page: &Page) -> Vec<String> {
    page.wait_for("[data-codes]");
    let of: usize = page.attribute("[data-codes]", "data-codes").parse().expect("a number of codes");
    let source = |place: usize| {
        let look = "return document.querySelector(arguments[0])?.src || null";
        let code = format!("[data-code=\"{place}\"]");
        harness::until(&code, || page.script(look, vec![code.clone().into()]).as_str().map(String::from))
    };
    (1..=of).map(source).collect()
}

#[test]
fn the_camera_reads_a_code_and_is_freed() {
    let site = Site::start();
    let page = sender(&site);
    made_link(&page);
    let receiver = Profile::fresh().open(&site);
    with_a_camera(&receiver);
    receiver.press("receive");
    open_camera(&receiver);
    hold(&receiver, &codes_on(&page));
    receiver.merge();
    receiver.wait_gone("dialog");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r5.3"));
    let freed = |times| {
        harness::until("a free camera", || (receiver.script("return window.freed", vec![]) == times).then_some(()));
    };
    freed(1);

    // Stopped, and closed, before anything was seen.
    hold(&receiver, &[NOTHING.to_owned()]);
    receiver.press("receive");
    for (times, button) in [(2, "camera-stop"), (3, "close")] {
        open_camera(&receiver);
        receiver.press(button);
        freed(times);
    }
    assert_eq!(receiver.console_errors(), [""; 0]);
}

/// A film of codes, each for a second and a half: black and white, as a camera sees them.
fn film(codes: &[Code]) -> Vec<u8> {
    const SIDE: usize = 720;
    let mut film = format!("YUV4MPEG2 W{SIDE} H{SIDE} F10:1 Ip A1:1 C420mpeg2\n").into_bytes();
    for code in codes.iter().flat_map(|code| [code; 15]) {
        film.extend(b"FRAME\n");
        film.extend(carrying::drawn(code, SIDE).iter().map(|light| if *light == 0 { 16 } else { 235 }));
        film.extend([128; SIDE * SIDE / 2]);
    }
    film
}

/// The whole way from the browser's camera on: what the other tests show it is a canvas.
#[test]
fn the_browsers_own_camera_reads_several_codes_and_is_freed() {
    let site = Site::start();
    let state = journal(carrying::worked(15, 4));
    let parcel = status_parcel(&Opinion::embedded(), &state);
    let codes = codes_of(&site.url(), &parcel).expect("a state that fits into codes");
    assert!(codes.len() > 1, "one code is enough");
    let page = Profile::with_a_camera(&film(&codes)).open(&site);
    let keep = "const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
        devices.getUserMedia = async wanted => window.stream = await ask(wanted);";
    page.script(keep, vec![]);
    page.press("receive");
    page.press("camera");
    page.merge();
    page.wait_gone("dialog");
    page.open_all_cards();
    let ledger = carrying::fold(&state);
    for item in ledger.items() {
        let shown = page.boxes();
        assert_eq!(shown[&item.id.to_string()] == "on", item.is_done(), "{}", item.id);
        for measure in &item.measures {
            let done = measure.done.value() == Some(&true);
            assert_eq!(shown[&measure.id.to_string()] == "on", done, "{}", measure.id);
        }
    }
    let stopped = "return window.stream.getTracks().every(track => track.readyState === 'ended')";
    harness::until("a free camera", || (page.script(stopped, vec![]) == true).then_some(()));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_camera_reads_several_codes_in_turn() {
    let site = Site::start();
    let page = with_a_long_history(&site);
    let codes = codes_on(&page);
    assert!(codes.len() > 1);
    let receiver = Profile::fresh().open(&site);
    with_a_camera(&receiver);
    receiver.press("receive");
    open_camera(&receiver);
    // One alone, until it has been seen; then all of them in turn.
    hold(&receiver, &codes[..1]);
    receiver.wait_for(&format!("[data-missing=\"{}\"]", codes.len() - 1));
    hold(&receiver, &codes);
    receiver.merge();
    receiver.wait_gone("dialog");
    receiver.open_all_cards();
    assert_eq!(receiver.boxes(), page.boxes());
}

#[test]
fn the_browsers_own_detector_is_used_where_there_is_one() {
    let site = Site::start();
    let link = made_link(&sender(&site));
    let receiver = Profile::fresh().open(&site);
    with_a_camera(&receiver);
    let detector = "window.BarcodeDetector = class { constructor(asked) { this.asked = asked; }
        async detect(seen) { return seen.id === 'camera' && this.asked.formats[0] === 'qr_code' ? [{ rawValue: window.link }] : []; } };
        window.link = arguments[0];";
    receiver.script(detector, vec![link.into()]);
    receiver.press("receive");
    receiver.press("camera");
    receiver.merge();
    receiver.wait_gone("dialog");
    assert!(receiver.is_ticked("r1.1"));
}

#[test]
fn without_a_camera_a_sentence_says_what_to_do() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.press("receive");
    // This machine has none.
    page.press("camera");
    assert!(page.text_of("[data-camera=failed] [role=alert]").contains("没有找到摄像头"));
    for (error, told) in [("NotAllowedError", "没有让本页用摄像头"), ("NotReadableError", "可能正被别的程序使用")]
    {
        let refuse = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', arguments[0]));";
        page.script(refuse, vec![error.into()]);
        page.press("camera");
        harness::until(told, || page.text_of("[data-camera=failed] [role=alert]").contains(told).then_some(()));
    }
    page.script("Object.defineProperty(window, 'isSecureContext', { value: false });", vec![]);
    page.press("camera");
    harness::until("https", || page.text_of("[data-camera=failed] [role=alert]").contains("https").then_some(()));
}

#[test]
fn a_link_that_was_cut_is_told_wherever_it_is_pasted() {
    let site = Site::start();
    let link = made_link(&sender(&site));
    let page = Profile::fresh().open(&site);
    page.press("receive");
    page.fill_in("[data-dialog=receive] [name=text]", &link[..link.len() - 8]);
    page.press("read-text");
    assert!(page.alert_text().contains("不完整"));
    page.fill_in("[data-dialog=receive] [name=text]", &format!("您好，链接在这里：{link} 请查收"));
    page.press("read-text");
    page.merge();
    page.wait_gone("dialog");
    assert!(page.is_ticked("r1.1"));
}

/// A picture without any packing, as old programs keep it: from the bottom up.
fn bitmap(code: &Code) -> Vec<u8> {
    let across = code.side() * 8;
    let size = u32::try_from(across).unwrap().to_le_bytes();
    let mut file = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    file.extend([&size[..], &size, &[1, 0, 24, 0]].concat());
    file.resize(54, 0);
    for y in (0..across).rev() {
        file.extend((0..across).flat_map(|x| [if code.is_dark(x / 8, y / 8) { 0 } else { 255 }; 3]));
    }
    file
}

#[test]
fn what_only_a_browser_can_read_is_read() {
    let site = Site::start();
    let page = sender(&site);
    made_link(&page);
    page.wait_for("[data-code=\"1\"]");
    let drawing = page.downloads("code-svg");
    page.press("close");
    let file = fs::read_to_string(page.export_file()).unwrap();
    let opinion = Opinion::embedded();
    let code = codes_of("https://example.cn/", &status_parcel(&opinion, &ticks(3))).unwrap().remove(0);
    let utf16: Vec<u8> = format!("\u{feff}{file}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let clerk = Profile::fresh();
    let receiver = clerk.open(&site);
    let things = [
        drawing,
        clerk.file("code.bmp", &bitmap(&code)),
        clerk.file("gbk.json", &encoding_rs::GBK.encode(&file).0),
        clerk.file("utf-16.json", &utf16),
    ];
    for thing in things {
        receiver.import_file(&thing);
        receiver.wait_for("[data-dialog=preview]");
        receiver.press("merge-decline");
        receiver.wait_gone("dialog");
    }
    for (name, content, told) in [
        ("photo.heic", &b"\0\0\0\x18ftypheic\0\0\0\0"[..], "HEIC"),
        ("half.png", b"\x89PNG\r\n\x1a\n\0\0", "图片打不开"),
        ("empty.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", "没有认出二维码"),
    ] {
        receiver.import_file(&clerk.file(name, content));
        harness::until(told, || receiver.alert_text().contains(told).then_some(()));
    }
    assert_eq!(receiver.console_errors(), [""; 0]);
}

#[test]
fn of_five_files_with_one_bad_the_good_ones_are_merged_and_the_bad_one_is_told() {
    let site = Site::start();
    let office = Profile::fresh();
    let page = office.open(&site);
    let mut files: Vec<_> =
        (1..=4_u64).map(|number| office.file(&format!("单位{number}.json"), &unit_file(number))).collect();
    files.insert(2, office.file("汇报.json", b"%PDF-1.7"));
    page.press("receive");
    page.choose_files("input[data-do=\"import\"]", &files);
    harness::until("four files", || (page.count("[data-state=ready]") == 4).then_some(()));
    assert!(page.text_of("[data-dialog=preview] [data-state=refused]").contains("PDF"));
    page.merge();
    page.wait_for("[data-dialog=receive]");
    assert_eq!((page.count("[data-state=merged]"), page.count("[data-state=refused]")), (4, 1));
    assert!(page.text_of("[data-dialog=receive] .dialog__top [role=status]").contains("已合并"));
}

/// Something is dropped there, as a person drags it in from another program.
fn drop_at(page: &Page, selector: &str, data: &serde_json::Value) {
    let place = "const target = document.querySelector(arguments[0]);
        target.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = target.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];";
    let place = page.script(place, vec![selector.into()]);
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = serde_json::json!({ "type": kind, "x": place[0], "y": place[1], "data": data });
        page.devtools("Input.dispatchDragEvent", event);
    }
}

#[test]
fn text_dragged_onto_a_field_goes_into_it() {
    let site = Site::start();
    let clerk = Profile::fresh();
    let page = clerk.open(&site);
    page.wait_for("#app[data-ready]");
    page.open_card("r1.1");
    page.wait_for("[data-fill=\"contact-r1.1\"]");
    page.script("document.querySelector('[data-fill=\"contact-r1.1\"]').scrollIntoView({ block: 'center' })", vec![]);
    let text = |text: &str| serde_json::json!({ "items": [{ "mimeType": "text/plain", "data": text }], "dragOperationsMask": 1 });
    drop_at(&page, "[data-fill=\"contact-r1.1\"]", &text("乌兰 0477-622 0000"));
    harness::until("the text", || {
        (page.value_of("[data-fill=\"contact-r1.1\"]") == "乌兰 0477-622 0000").then_some(())
    });
    assert!(!page.shows("dialog"));
    // More than it takes.
    drop_at(&page, "[data-fill=\"contact-r1.1\"]", &text(&"长".repeat(301)));
    harness::until("it is told", || page.alert_text().contains("最多 300 字").then_some(()));
    // Beside every field, a text is something that comes in.
    drop_at(&page, "h1", &text("今天下午三点开会"));
    page.wait_for("[data-dialog=receive] [data-state=refused]");
}

/// A file and a folder, as a file manager has them.
#[test]
fn a_folder_that_is_dropped_is_told_as_such_and_the_file_beside_it_is_taken() {
    let site = Site::start();
    let content = fs::read(sender(&site).export_file()).unwrap();
    let receiver = Profile::fresh();
    let file = receiver.file("农牧局.json", &content);
    let folder = file.with_file_name("各单位报送");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("水利局.json"), content).unwrap();
    let page = receiver.open(&site);
    page.wait_for("#app[data-ready]");
    drop_at(&page, "h1", &serde_json::json!({ "items": [], "files": [folder, file], "dragOperationsMask": 1 }));
    page.wait_for("[data-dialog=preview] [data-arrival=\"农牧局.json\"][data-state=ready]");
    let told = page.text_of("[data-dialog=preview] [data-arrival=\"各单位报送\"][data-state=refused]");
    assert!(told.contains("文件夹"), "{told}");
}

#[test]
fn what_the_system_hands_over_is_looked_at_like_anything_else() {
    let site = Site::start();
    let file = fs::read_to_string(sender(&site).export_file()).unwrap();
    let page = Profile::fresh().open(&site);
    // Opened with the installed app.
    let hold =
        "Object.defineProperty(window, 'launchQueue', { value: { setConsumer(take) { window.launch = take; } } });";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": hold }));
    page.reload();
    harness::until("the page listens", || {
        (page.script("return typeof window.launch", vec![]) == "function").then_some(())
    });
    let launch = "const file = new File([arguments[0]], '打开的.json');
        window.launch({ files: [{ getFile: async () => file }] });";
    page.script(launch, vec![file.clone().into()]);
    page.wait_for("[data-dialog=preview]");
    page.press("merge-decline");
    // Shared with it: the service worker takes it for the page.
    harness::until("a service worker", || {
        (page.script("return Boolean(navigator.serviceWorker.controller)", vec![]) == true).then_some(())
    });
    let share = "const [text, done] = arguments, form = new FormData();
        form.append('text', '请查收');
        form.append('files', new File([text], '分享的.json'));
        fetch('shared', { method: 'POST', body: form }).then(answer => done(String(answer.status)), error => done(String(error)));";
    let answer = page.script_until_called(share, vec![file.into()]);
    assert_eq!(answer.as_str().unwrap(), "200");
    // The answer sends the browser there; `fetch` tells the address that the page was kept under.
    page.go(&format!("{}?shared", site.url()));
    page.wait_for("[data-dialog=preview] [data-arrival=\"分享的.json\"][data-state=ready]");
    page.wait_for("[data-dialog=preview] [data-arrival=\"粘贴的内容\"][data-state=refused]");
    assert_eq!(page.script("return location.search", vec![]), "");
}
