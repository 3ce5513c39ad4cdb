//! English: windows and what is told.

use super::{
    digits, records,
    refusals::{misread, refusal},
    several_of,
};
use crate::{
    app::{CameraTrouble, ChatApp, Notice, SaveState, StoreError},
    desk::Failure,
    journal::{Field, Role, Subject},
    opinion::{Bound, MeasureId, Opinion, RecommendationId},
    report::Wants,
    web::words::windows::Windows,
};

pub(crate) static WINDOWS: Windows = Windows {
    colon: ": ",
    comma: ", ",
    export: "Export a file",
    desk_busy: |progress| match progress {
        None => "Working …".to_owned(),
        Some((done, of)) => format!("Working ({done} / {of})"),
    },
    call_off: "Call it off",
    close: "Close",
    download: "Download",

    store_trouble: |state, local, durable| match (state, local, durable) {
        (SaveState::Unsaved, _, Some(StoreError::Full)) => Some(
            "This device has no room left: new changes are on this page alone and go when it closes. Export a file first, then make room.",
        ),
        (SaveState::Unsaved, ..) => Some(
            "The browser lets this page save nothing: changes are on this page alone and go when it closes. Export a file before you close it.",
        ),
        (SaveState::Partly, _, Some(StoreError::Full)) => Some(
            "The database on this device is full: changes are in the browser's quick store alone, and the last seconds may be lost if it ends by accident. Export a file, then make room.",
        ),
        (SaveState::Partly, ..) => Some(
            "The browser lets this page use no database: changes are in its quick store alone, and the last seconds may be lost if it ends by accident. Export a file of what matters.",
        ),
        (_, Some(StoreError::Full), _) => Some(
            "The browser's quick store is full; changes go to the database. Nothing is lost, opening is a little slower.",
        ),
        (_, Some(_), _) => Some(
            "The browser lets this page use no quick store; changes go to the database. Nothing is lost, opening is a little slower.",
        ),
        _ => None,
    },
    in_chat_app: |app| {
        let name = match app {
            ChatApp::WeChat => "WeChat",
            ChatApp::DingTalk => "DingTalk",
            ChatApp::Qq => "QQ",
            ChatApp::Lark => "Lark",
        };
        format!(
            "This page is open inside {name}, where files can mostly not be downloaded and data is kept in {name} alone. For longer use, tap ⋯ at the top right, choose “Open in browser”, and take your changes along as a link or as copied text."
        )
    },
    handout_title: "Copy as text",
    handout_lead: |name, letters| {
        format!(
            "Files can mostly not be downloaded here. This is what is in “{name}”, {}. Copy it and send it; the other side pastes it under Receive. A chat app may cut off what is too long.",
            several_of(letters, "character", "characters")
        )
    },
    handout_name: "What is in the file",
    handout_copy: "Copy all of it",
    handout_download: "Try to download it",
    unreadable: |count| {
        format!(
            "{} stored on this device can not be read. It stays as it is, and the rest works as usual. Download it, then decide whether to remove it.",
            several_of(count, "piece", "pieces")
        )
    },
    unreadable_discard: "I have a copy, remove it",

    standing_label: "Standing",
    measures: "Measures",
    sieve_some: |shown, all| format!("{shown} of {all} shown"),
    sieve_none: "Nothing fits. Try another word or fewer conditions, or show all.",
    sieve_clear: "Show all",
    unassigned: "Unassigned",
    standing_differs: "People differ",

    why: "Why it was asked",
    cites: "Source",
    cite: |places| places.iter().map(|place| self::place(place)).collect::<Vec<_>>().join("; "),
    baseline: "Baseline",
    figure: |figure| {
        let bound = match figure.bound {
            Some(Bound::AtLeast) => " or more",
            None => "",
        };
        format!("{}{}{bound}", figure.value, figure.unit)
    },
    figure_label: |figure| match &figure.period {
        Some(period) => format!("{} ({period})", figure.label),
        None => figure.label.to_string(),
    },
    doubtful: "Doubtful",
    card_history: "History of this item",
    last_change: |who, when| format!("Last change: {who}, {when}"),

    conflict_title: "People differ: choose one",
    conflict_lead: "Several people changed this without seeing each other's change. The one chosen becomes a new record; the others stay in the history.",
    claim: |who, when| format!("{who} · {when}"),
    choose_claim: "Take this one",

    papers_scope: "About",
    scope_all: "All recommendations",
    papers_step: "For",
    step_comment: "Draft for comment",
    step_final: "Final report",
    paper_report: "Handling report",
    paper_docx: "Report (Word)",
    paper_ledger: "Ledger",
    paper_ledger_hint: "Papers are written in Chinese. Pale yellow cells of the sheet can be filled in and read back with “Receive”: only cells that were changed count.",
    paper_xlsx: "Excel sheet",
    paper_csv: "CSV",
    paper_md: "Markdown",
    paper_dates: "Dates",
    paper_dates_hint: "The written report, due dates and planned steps, with a reminder seven days ahead. Import it again after a date has changed, and the old one is updated.",
    paper_ics: "Calendar (ICS)",
    paper_busy: "Working …",
    gaps_none: "Nothing is missing.",
    gaps_lead: |count| {
        format!(
            "{} in the report to be filled in by hand, marked in yellow. Open one to get to its place:",
            several_of(count, "place", "places")
        )
    },
    wants: |wants| match wants {
        Wants::Number => "The number of your document".to_owned(),
        Wants::Addressee => "Which committee or office is asked for its comment".to_owned(),
        Wants::Division => "Who leads and who supports".to_owned(),
        Wants::OtherLeads(count) => format!("Lead units of {count} others"),
        Wants::Organisation => "How the work was organised, handed out and supervised".to_owned(),
        Wants::Lead => "Lead unit".to_owned(),
        Wants::Settling(field, _) => format!("{}: claims differ, choose one first", (WINDOWS.field)(field)),
        Wants::Reason => "Reason".to_owned(),
        Wants::Doings => "What was done, and how far it is".to_owned(),
        Wants::Current => "Current figure".to_owned(),
        Wants::Evidence => "Evidence that it is done".to_owned(),
        Wants::Delay => "Why it is not done yet".to_owned(),
        Wants::Due => "By when it will be done".to_owned(),
        Wants::Consolidation => "How results will be kept".to_owned(),
        Wants::Date => "The date of your document".to_owned(),
    },

    no_scripts: "Scripts are turned off in this browser: the list can be read and printed only. To tick and save, allow this page to run scripts and reload it.",
    no_program: "The list's program did not start: the list can be read and printed only. Reload the page; if that does not help, use a newer browser (Chromium 90 or later).",
    kept_offline: "This page is kept on this device and opens without a network from now on.",
    update_found: "There is a new version of this page. Everything is saved, and your data stays as it is.",
    take_update: "Use the new version",
    save_page: "Save as a page with the data inside",
    notice: |notice| {
        match notice {
        Notice::Refused { name, why } => {
            format!("“{name}” was not taken in: {} Nothing on this device has changed.", refusal(why))
        }
        Notice::NotSealed { why } => format!("Nothing was sealed: {}", refusal(why)),
        Notice::NothingNew { name } => format!("Everything in “{name}” is here already. Nothing has changed."),
        Notice::Merged { entries, conflicts: 0 } => format!("Merged {}.", records(*entries)),
        Notice::Merged { entries, conflicts } => format!(
            "Merged {}, with {}. Choose one in the marked items.",
            records(*entries),
            several_of(*conflicts, "disagreement", "disagreements")
        ),
        Notice::Written { changes } => {
            format!("Written at once: {}. One undo takes all of it back.", several_of(*changes, "change", "changes"))
        }
        Notice::Undone { changes } => {
            format!("Undone: {}. It can be redone.", several_of(*changes, "change", "changes"))
        }
        Notice::Redone { changes } => format!("Redone: {}.", several_of(*changes, "change", "changes")),
        Notice::NothingToUndo => "Nothing to undo. What others have changed since is left alone.".to_owned(),
        Notice::NothingToRedo => "Nothing to redo.".to_owned(),
        Notice::Exported { name } => format!("Exported “{name}”: it is in the browser's downloads."),
        Notice::Misread { name, why } => {
            format!("“{name}” was not read: {} What is kept here has not changed.", misread(why))
        }
        Notice::DeskFailed { why: Failure::NotFetched } => {
            "The part that makes files could not be fetched, perhaps for want of a network. What is kept here is not affected; try again once you are connected.".to_owned()
        }
        Notice::DeskFailed { why: Failure::Failed } => {
            "It could not be made. What is kept here is not affected; please try again.".to_owned()
        }
        Notice::MayNotArrive { name } => {
            format!("“{name}” was handed to the downloads, which mostly come to nothing in a chat app. If it did not arrive, tap ⋯ at the top right, choose “Open in browser”, and export again.")
        }
        Notice::PutBack { entries } => format!("Put back: {}.", records(*entries)),
        Notice::Erased => "What was kept on this computer has been erased.".to_owned(),
        Notice::ErasedElsewhere => "Another window has erased what was kept on this computer.".to_owned(),
    }
    },
    sign_ask: "Give your name and unit, so that others know whose changes these are.",
    sign: "Sign",
    sign_later: "Later",
    sign_title: "Signature",
    sign_lead: "Each change from now on carries it, and exported files take it along. Earlier changes stay as they are.",
    name: "Name",
    unit: "Unit",
    unit_hint: "e.g. Agriculture Bureau",
    role: "Role",
    role_of: |role| match role {
        Role::Unit => "Responsible unit",
        Role::Office => "Government office",
        Role::Committee => "Standing committee",
    },
    role_hint: "The role only says who you are; it limits nothing.",
    keep: "Keep",
    unsigned: "Unsigned",
    withheld: "Source withheld",

    link_name: "Link received",
    share_title: "Send to others",
    share_file: "Everything, as a file",
    share_file_hint: "All records, names and texts, not encrypted. Send it by chat, mail or on a USB stick; the other side chooses it under “Receive”.",
    share_page: "Everything, as a page",
    share_page_hint: "One page with the checklist and the same records in it, not encrypted. The other side opens it with a double click, and can carry on with it.",
    share_link: "Where things stand, as a link and codes",
    share_link_hint: "Only the standing of the fifteen and the ticks of their measures: no names, units or texts. Whoever opens it sees what would change, and decides.",
    share_status: "Make a link and codes",
    share_text: "Send the texts as well",
    share_text_warning: "The link will hold names, units, progress and every other text, for whoever gets it. Keep to your unit's rules for work that is not published; it does not belong in a group chat.",
    share_text_yes: "I understand, make the link with texts",
    share_local: "You have opened this page as a file, so others can not follow its links: let them paste it under “Receive”.",
    link_of: |with_text, letters| {
        let what = if with_text { "With all texts" } else { "Standings only" };
        format!("{what}, {letters} letters. Chats may cut links that are too long.")
    },
    copy: "Copy the link",
    copied: "Copied",
    not_copied: "The browser does not let the page copy. Select the text above and copy it yourself.",
    system_share: "Share with the system",
    codes_of: |place, of| match of {
        1 => "Scan it with a phone, or under “Receive” on the other side".to_owned(),
        of => format!("{place} of {of}, shown in turn. They may be scanned in any order."),
    },
    codes_none: "Too much for codes. Send the link or a file.",
    codes_stop: "Stop",
    codes_go: "Show in turn",
    code_label: "QR code",
    share_unit: "For one unit alone",
    share_unit_hint: "Only the items that it leads or supports, without the names and texts of other units. What it sends back merges like any other file. The page has the list itself inside: a double click opens it, to tick and to save again.",
    share_unit_none: "No unit leads or supports anything yet.",
    share_unit_make: "Export this unit's file",
    share_unit_page: "Save this unit's page",
    share_sealed: "Everything, sealed",
    share_sealed_hint: "It can not be opened without the passphrase. Tell the passphrase in person or by telephone; nobody can open the file if it is forgotten.",
    passphrase: "Passphrase",
    passphrase_again: "Once more",
    passphrase_differs: "The two are not the same.",
    passphrase_short: "At least eight letters.",
    seal: "Seal and export",
    sealing: "Sealing or opening, one moment.",
    receive_title: "Receive from others",
    receive_lead: "Files, sealed files, web pages with data, pictures of QR codes: several at once, or dropped anywhere on the page. You see what would change first; nothing is merged until you say so.",
    receive_choose: "Choose files",
    camera: "Scan codes with the camera",
    camera_open: "Open the camera",
    camera_stop: "Stop",
    camera_starting: "Opening the camera; the browser asks whether it may.",
    camera_seeing: "Hold the code in front of the camera. Where there are several, one after the other, in any order.",
    camera_trouble: |trouble| match trouble {
        CameraTrouble::Missing => "There is no camera. Take a picture of the code and open it with \"Choose files\".",
        CameraTrouble::Refused => {
            "The browser does not let this page use the camera. Allow it in the settings beside the address and try again, or take a picture of the code and open that."
        }
        CameraTrouble::Insecure => {
            "Browsers show the camera to pages on https and on this machine alone. Take a picture of the code and open that."
        }
        CameraTrouble::Busy => {
            "The camera does not start; another program may be using it. Close that program and try again, or take a picture of the code and open that."
        }
    },
    camera_name: "the code before the camera",
    receive_paste: "Or paste a link or text",
    receive_paste_hint: "Paste the whole message here",
    receive_read: "Read",
    receive_missing: |read, missing| {
        let missing: Vec<String> = missing.iter().map(u8::to_string).collect();
        format!("{read} codes read, still missing: {}.", missing.join(", "))
    },
    receive_locked: |name| format!("“{name}” is sealed. Write the passphrase."),
    unseal: "Open",

    preview_title: "Before merging",
    preview_lead: |files, name| match files {
        1 => format!("“{name}” has not been merged yet. This is what would change."),
        files => format!("{files} files have not been merged yet. This is what would change."),
    },
    preview_files: "Files received",
    preview_file: |sum| {
        let mut told =
            format!("{} new, {} known, {} would change", digits(sum.new), digits(sum.known), digits(sum.changed));
        if sum.conflicts > 0 {
            told.push_str(&format!(", {}", several_of(sum.conflicts, "disagreement", "disagreements")));
        }
        told
    },
    preview_take: "Take in",
    preview_hint: "Untick what you do not want. Afterwards one undo takes the whole merge back.",
    preview_counts: |new, known| format!("{} new, {} known already.", records(new), digits(known)),
    preview_conflicts: |count| {
        format!(
            "It would bring {}: both sides are kept until somebody chooses.",
            several_of(count, "disagreement", "disagreements")
        )
    },
    preview_authors: "New records from",
    preview_author: |who, entries| format!("{who} ({})", digits(entries)),
    preview_changes: |count| format!("What would change ({})", digits(count)),
    merge_accept: "Merge",
    merge_decline: "Do not merge",

    subject: |opinion, register| match &register.subject {
        Subject::Opinion => "The whole opinion".to_owned(),
        Subject::Recommendation(id) => recommendation(opinion, *id),
        Subject::Measure(id) => measure(opinion, *id),
        Subject::Other(_) => "Content of a later version".to_owned(),
    },
    field: |field| match field {
        Field::Done => "measure done",
        Field::Standing => "standing",
        Field::Lead => "lead unit",
        Field::Support => "supporting units",
        Field::Contact => "contact",
        Field::Due => "due date",
        Field::Accepted => "acceptance",
        Field::Review => "government review",
        Field::Rating => "committee rating",
        Field::Received => "date received",
        Field::Explanation => "reason for delay",
        Field::Ballots => "ballots",
        Field::Target => "target",
        Field::Current => "present value",
        Field::Extension => "extension",
        Field::Tally => "rule of the vote",
        Field::Lights => "reminder settings",
        Field::Note(_) => "progress",
        Field::Evidence(_) => "evidence",
        Field::Added(_) => "added measure",
        Field::AddedDone(_) => "added measure done",
        Field::Planned(_) => "planned date",
        Field::Actual(_) => "date done",
        Field::Other(_) => "other",
    },
    value_withheld: "withheld",
    value_done: |done| if done { "done" } else { "not done" },
    nothing: "empty",
    several: |values| values.join(" / "),
    from_to: |from, to| format!("{from} → {to}"),

    history_title: "History",
    history_empty: "No changes yet.",
    history_none_match: "No records match.",
    history_count: |shown, all| format!("{} of {} shown", digits(shown), records(all)),
    history_more: "Show more",
    filter_item: "Item",
    filter_all: "All",
    filter_author: "Name or unit",
    filter_since: "From",
    filter_until: "To",
    filter_undo: "Undo and redo only",
    mark_undo: "Undo or redo",
    mark_replaced: "Changed since",
    mark_future: "Ahead of time: the other computer's clock may be wrong",
    past_title: "A past day",
    past_ask: "Day",
    past_until: "Compare with",
    past_show: "Show that day",
    past_banner: |day| format!("This is how things stood at the end of {day}. Nothing can be changed here."),
    past_back: "Back to today",
    between_lead: |from, to, changes| {
        format!("From {from} to {to}: {}.", several_of(changes, "difference", "differences"))
    },

    device_title: "This device",
    device_entries: "Records",
    device_size: "Size",
    device_saved: "Last written",
    device_saved_never: "no changes since it was opened",
    device_persistent: "Kept for good",
    persistent: |persistent| match persistent {
        Some(true) => "the browser has agreed to keep it",
        Some(false) => "the browser may drop it when short of room: export files often",
        None => "asked of the browser after the first change",
    },
    device_exported: "Last export",
    device_exported_at: |when, since| match since {
        0 => when.to_owned(),
        since => format!("{when}; {} since", records(since)),
    },
    device_exported_never: "never",
    device_stores: "Storage",
    store_local: "Quick store",
    store_durable: "Database",
    store_works: "works",
    store_opening: "opening",
    store_fails: |error| match error {
        StoreError::Blocked => "blocked by the browser",
        StoreError::Full => "full",
        StoreError::Failed => "fails",
    },
    device_signature: "Signature",
    change: "Change",
    erase_title: "Erase this device's data",
    erase_lead: "Ticks, history and signature will be gone from this computer. They can be put back until the page is closed; after that, only from exported files.",
    erase_confirm: "Erase everything",
    erased: |entries| {
        format!(
            "What was stored on this computer has been erased. This page still holds {} and the signature, which can be put back until you choose “Do not keep” or close the page.",
            records(entries)
        )
    },
    put_back: "Put it back",
    do_not_keep: "Do not keep",
    erase_export_first: "Export a file first",
    kilobytes: |bytes| format!("{} KB", digits(bytes.div_ceil(1024))),
    export_reminder: |count| format!("{} are in no exported file: export one to keep.", records(count)),
};
fn recommendation(opinion: &Opinion, id: RecommendationId) -> String {
    let title = opinion.recommendation(id).map_or("", |asked| &asked.title);
    format!("{} {title}", id.number())
}

fn measure(opinion: &Opinion, id: MeasureId) -> String {
    let text = opinion.measure(id).map_or("", |measure| &measure.text);
    format!("{} {text}", id.recommendation().number())
}

/// `附件一（二）三是` is `annex 1 (2) 3`: where it stands in the Chinese document.
fn place(cite: &str) -> String {
    let mut told = String::from(if cite.starts_with('附') { "annex" } else { "part" });
    for part in cite.chars() {
        match part {
            '附' | '件' | '是' => {}
            '（' => told.push_str(" ("),
            '）' => told.push(')'),
            '、' => told.push(','),
            numeral => match "一二三四五六七八九十".chars().position(|known| known == numeral) {
                Some(place) => {
                    if !told.ends_with('(') {
                        told.push(' ');
                    }
                    told.push_str(&(place + 1).to_string());
                }
                None => told.push(part),
            },
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_can_be_found_in_the_document() {
        for (cite, told) in [
            ("一、二是", "part 1, 2"),
            ("五", "part 5"),
            ("附件一（二）三是", "annex 1 (2) 3"),
            ("附件一（十）", "annex 1 (10)"),
        ] {
            assert_eq!(place(cite), told);
        }
        let opinion = Opinion::embedded();
        let cites = opinion.figures().iter().map(|figure| &figure.cite);
        for cite in cites.chain(opinion.findings().iter().map(|finding| &finding.cite)) {
            assert!(place(cite).is_ascii(), "{cite}: {}", place(cite));
        }
    }
}
