//! English: windows and what is told.

use super::{
    DOT, WORDS, digits, records,
    refusals::{bad_cell, misread, refusal, unread},
    role, several_of, size,
};
use crate::{
    app::{CameraTrouble, ChatApp, Notice, SaveState, StoreError, WhyNot},
    desk::{Failure, Paper},
    journal::{Fact, Field, Role, Subject},
    ledger::Misfit,
    opinion::{Bound, MeasureId, Opinion, RecommendationId},
    report::Wants,
    share::Format,
    web::words::{whole_name, windows::Windows},
};

pub(crate) static WINDOWS: Windows = Windows {
    colon: ": ",
    comma: ", ",
    semicolon: "; ",
    counted: |what, count| format!("{what} ({count})"),
    export: "Export a file",
    busy: |progress| match progress {
        None => "Working…".to_owned(),
        Some((done, of)) => format!("Working ({done} / {of})"),
    },
    call_off: "Cancel",
    close: "Close",
    dismiss: "OK",
    download: "Download",

    not_downloaded: "It did not arrive",
    interrupted: |name, lost| {
        if lost {
            format!(
                "The page was closed while it merged “{name}”; only a part is stored, and the rest is not on this device. Receive it once more: nothing is taken twice."
            )
        } else {
            format!(
                "The page was closed while it merged “{name}”; not all of it is stored. You can finish it: nothing is taken twice."
            )
        }
    },
    resume_merge: "Finish it",
    drop_merge: "Leave it",
    receive_again: "Receive again",
    elsewhere: |path| {
        format!(
            "There is data of this list under {path} of this site. You can look at it and merge it here; it stays where it is."
        )
    },
    look_elsewhere: "Look",
    not_elsewhere: "No",
    store_trouble: |state, local, durable| match (state, local, durable) {
        (SaveState::Unsaved, _, Some(StoreError::Full)) => Some(
            "This device is full: new changes exist only on this page and will be lost when it closes. Export a file, then free some space.",
        ),
        (SaveState::Unsaved, ..) => Some(
            "The browser does not let this page save anything: changes will be lost when it closes. Export a file first.",
        ),
        (SaveState::Partly, _, Some(StoreError::Full)) => Some(
            "The database on this device is full. Changes are in quick storage only; the last few seconds may be lost in a crash. Export a file, then free some space.",
        ),
        (SaveState::Partly, _, Some(StoreError::Silent)) => Some(
            "The browser’s database does not answer. Changes are in quick storage, where the last few seconds may be lost if the browser stops unexpectedly. They will be stored once it answers; you can go on.",
        ),
        (SaveState::Partly, ..) => Some(
            "The browser does not let this page use its database. Changes are in quick storage only; the last few seconds may be lost in a crash. Export a file as a backup.",
        ),
        (_, Some(StoreError::Full), _) => Some(
            "The browser’s quick storage is full; changes go to the database. Nothing is lost, but opening is a little slower.",
        ),
        (_, Some(_), _) => Some(
            "The browser does not let this page use quick storage; changes go to the database. Nothing is lost, but opening is a little slower.",
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
            "This page is open inside {name}, where files usually cannot be downloaded and data stays inside {name}. For regular use, tap ⋯ at the top right, choose “Open in browser”, and bring your changes along as a link or copied text."
        )
    },
    handout_title: "Copy as text",
    handout_lead: |name, letters| {
        format!(
            "Files usually cannot be downloaded here. Below is the content of “{name}” ({}). Copy and send it; the recipient pastes it under “Receive”. Chat apps may cut off long texts.",
            several_of(letters, "character", "characters")
        )
    },
    handout_name: "What is in the file",
    handout_copy: "Copy all",
    handout_download: "Try to download it",
    unreadable: |count| {
        format!(
            "{} on this device cannot be read. Nothing has been touched, and everything else works. Download a copy, then decide whether to delete.",
            several_of(count, "stored item", "stored items")
        )
    },
    unreadable_discard: "I have a copy, delete",

    standing_label: "Status",
    measures: "Measures",
    sieve_some: |shown, all| format!("{shown} of {all} shown"),
    sieve_none: "Nothing matches. Try another word or fewer filters, or show all.",
    sieve_clear: "Show all",
    unassigned: "Unassigned",
    standing_differs: "In conflict",

    why: "Why this was recommended",
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
    doubtful: "Unclear in the original",
    card_history: "History of this item",
    last_change: |who, when| format!("Last change: {who}, {when}"),

    conflict_of: |field| format!("{field}: conflicting entries, choose one"),
    conflict_lead: "Several people changed this independently. Your choice becomes a new record; the others stay in the history.",
    claim: |who, when| format!("{who}{DOT}{when}"),
    choose_claim: "Choose this one",

    papers_scope: "Scope",
    scope_all: "All recommendations",
    papers_step: "Purpose",
    step_comment: "Draft for comment",
    step_final: "Final report",
    paper_report: "Handling report",
    paper_docx: "Report (Word)",
    paper_print: "Print or save as PDF",
    paper_word: "Word",
    paper_forms: "Other papers",
    paper_name: |paper| match paper {
        Paper::Report(_) => "Handling report",
        Paper::Overview => "Overview of all items",
        Paper::Notice => "Notice of assignment, with the division of work",
        Paper::HandlingForms => "Units’ handling forms",
        Paper::Reminders => "Reminders for what is overdue",
        Paper::Ballot => "Satisfaction ballot, blank",
        Paper::Count => "Result of the satisfaction vote",
        Paper::Workbook | Paper::Csv | Paper::Markdown => "Tracking sheet",
        Paper::Calendar => "Dates",
    },
    facts: "Details of your papers",
    facts_hint: "Filled in once and used in every paper. What is left empty is marked in yellow there.",
    facts_letterhead: "Gives the report a red head, as on official papers",
    paper_ledger: "Tracking sheet",
    paper_ledger_hint: "Reports are in Chinese. Fill in the pale yellow cells and load the sheet under “Receive”; only changed cells are read.",
    paper_xlsx: "Excel sheet",
    paper_csv: "CSV",
    paper_md: "Markdown",
    paper_dates: "Dates",
    paper_dates_hint: "The written report, due dates and planned steps, with a reminder seven days ahead. If a date changes, import it again and the old entry is updated.",
    paper_ics: "Calendar (ICS)",
    paper_busy: "Working…",
    gaps_by_hand: "To be filled in once the report is made",
    gaps_none: "Nothing is missing.",
    gaps_lead: |count| {
        format!(
            "{} to be filled in by hand, marked in yellow in the report.",
            several_of(count, "place has", "places have")
        )
    },
    wants: |wants| match wants {
        Wants::Fact(fact) => (WINDOWS.field)(&Field::Office(*fact)).to_owned(),
        Wants::Addressee => "Committee or office asked to comment".to_owned(),
        Wants::Division => "Who leads and who supports".to_owned(),
        Wants::OtherLeads(count) => format!(
            "Lead {} of {}",
            if *count == 1 { "unit" } else { "units" },
            several_of(*count, "other item", "other items")
        ),
        Wants::Lead => "Lead unit".to_owned(),
        Wants::Settling(field, _) => format!("{}: in conflict, choose one first", (WINDOWS.field)(field)),
        Wants::Reason => "Reason".to_owned(),
        Wants::Doings => "What has been done, and how far it has got".to_owned(),
        Wants::Current => "Current figure".to_owned(),
        Wants::Evidence => "Evidence of completion".to_owned(),
        Wants::Delay => "Why it is not done yet".to_owned(),
        Wants::Due => "Expected completion".to_owned(),
        Wants::Consolidation => "How results will be kept".to_owned(),
        Wants::NewDue(_) => "A new day, since the one given is over".to_owned(),
        Wants::Standing => "Not started, although progress is reported: check".to_owned(),
        Wants::Reply => "By when to answer".to_owned(),
    },

    no_scripts: "Scripts are turned off in this browser: the list can only be read and printed. To tick and save, allow this page to run scripts and reload it.",
    no_program: "The program did not start: the list can only be read and printed. Reload the page; if that does not help, use a newer browser (Chromium 90 or later).",
    kept_offline: "This page is now stored on this device and opens offline.",
    update_found: "There is a new version of this page. Everything is saved, and your data stays as it is.",
    take_update: "Use the new version",
    save_page: "Save as a page with the data inside",
    notice: |notice| {
        match notice {
        Notice::NotSealed { why } => format!("Nothing was encrypted: {}", refusal(why)),
        Notice::NothingNew { name } => format!("Everything in “{name}” is here already. Nothing has changed."),
        Notice::Merged { entries, conflicts: 0 } => format!("Merged {}.", records(*entries)),
        Notice::Merged { entries, conflicts } => format!(
            "Merged {}, with {}. Choose one entry in each marked item.",
            records(*entries),
            several_of(*conflicts, "conflict", "conflicts")
        ),
        Notice::NotWritten { limit } => {
            format!("Not recorded: the text is longer than {} KB. Shorten it and try again.", limit >> 10)
        }
        Notice::Written { changes } => {
            format!("{} made. A single undo reverses all of it.", several_of(*changes, "change", "changes"))
        }
        Notice::Undone { changes } => {
            format!("{} undone. Redo is still possible.", several_of(*changes, "change", "changes"))
        }
        Notice::Redone { changes } => format!("{} redone.", several_of(*changes, "change", "changes")),
        Notice::NothingToUndo => "Nothing to undo. What others have changed since is left alone.".to_owned(),
        Notice::NothingToRedo => "Nothing to redo.".to_owned(),
        Notice::Exported { name } => format!("Handed “{}” to the browser’s downloads; look for it there.", whole_name(name)),
        Notice::ExportedInParts { name, files } => format!(
            "Exported “{}” to the browser’s downloads, in {files} files because there is so much. Send all of them together.",
            whole_name(name)
        ),
        Notice::NotDownloaded { name } => format!(
            "“{}” was not downloaded and does not count as exported. See whether the browser blocks downloads, then export again.",
            whole_name(name)
        ),
        Notice::DeskFailed { why: Failure::Outdated } => {
            "There is a new version of this page, and this part of the old one can no longer be loaded. Your data is safe; reload the page and try again.".to_owned()
        }
        Notice::PasteCut { letters, limit } => format!(
            "{} characters were pasted, and this field takes {}. The rest is not there: check it, or shorten the text first.",
            digits(*letters),
            digits(*limit)
        ),
        Notice::DeskFailed { why: Failure::NotFetched } => {
            "The part that makes files could not be loaded; there may be no network. Your data is safe. Try again when you are online.".to_owned()
        }
        Notice::DeskFailed { why: Failure::TooMuch } => {
            "Not made: there is more than one link or one file can hold. Export a file instead; it is split into several by itself.".to_owned()
        }
        Notice::DeskFailed { why: Failure::Failed } => {
            "This did not work. Your data is safe; please try again.".to_owned()
        }
        Notice::NoDates => "No item in this part has a due date, so there is nothing for a calendar.".to_owned(),
        Notice::MayNotArrive { name } => {
            format!("“{}” was sent to Downloads, which often fails in chat apps. If it did not arrive, tap ⋯ at the top right, choose “Open in browser”, and export again.", whole_name(name))
        }
        Notice::PutBack { entries } => format!("{} restored.", records(*entries)),
        Notice::Erased => "The data on this device has been erased.".to_owned(),
        Notice::ErasedElsewhere => "Another window has erased the data on this device.".to_owned(),
    }
    },
    sign_ask: "Please sign before you send: with a name and a unit, others know whose changes these are.",
    sign_and_send: "Sign and send",
    send_unsigned: "Send unsigned",
    sign_earlier: |changes| {
        let what = several_of(changes, "earlier unsigned change", "earlier unsigned changes");
        format!("Also sign {what} made on this device (as a new record; nothing is rewritten)")
    },
    vouched: "signed",
    vouched_by: |who| format!("Unsigned; signed afterwards by {who}"),
    other_role_title: "Not your role",
    other_role: |mine, theirs| {
        let what = match theirs {
            Role::Unit => "answer the assignment",
            Role::Office => "review",
            Role::Committee => "rate",
        };
        format!(
            "You signed as {}. Do you still want to {what} as {}? You will not be asked again.",
            role(mine),
            role(theirs)
        )
    },
    other_role_yes: "Do it",
    other_role_no: "Don’t",
    later: "Later",
    sign_title: "Signature",
    sign_lead: "From now on each change carries your signature, also in exported files. Earlier records are not rewritten.",
    name: "Name",
    unit: "Unit",
    unit_hint: "e.g. Agriculture Bureau",
    role: "Role",
    role_of: |role| match role {
        Role::Unit => "Responsible unit",
        Role::Office => "Government office",
        Role::Committee => "Standing committee",
    },
    role_hint: "The role sets which section comes first; it does not limit what you can do.",
    keep: "Save",
    unsigned: "Unsigned",
    withheld: "Source withheld",

    link_name: "Link received",
    pasted_name: "Pasted text",
    share_title: "Send to others",
    hand_back: "Hand back (all of this unit)",
    hand_back_hint: |unit| {
        format!(
            "All that {unit} has written: status, progress, evidence, reasons and signatures, as one file, not encrypted. Send it to the government office, which merges it with Receive."
        )
    },
    hand_back_make: "Export the file to hand back",
    share_status_hint: "Status and ticked measures only. Progress, evidence, reasons, contacts and signatures are left out: it does not replace handing back.",
    share_file: "Everything, as a file",
    share_file_hint: "All records, names and notes, unencrypted. Send it by chat, email or USB stick; the recipient opens it under “Receive”.",
    share_page: "Everything, as a page",
    share_page_hint: "One web page with the checklist and all records, unencrypted. The recipient double-clicks it and can carry on working in it.",
    share_link: "Status only, as a link and QR codes",
    share_link_hint: "Only the status of the fifteen items and their ticked measures; no names, units or notes. The recipient sees what would change before accepting.",
    share_status: "Make a link and codes",
    share_text: "Include notes and names",
    share_text_warning: "The link will contain names, units, progress and all other text, readable by anyone who has it. Follow your unit’s rules for unpublished work; do not post it in a group chat.",
    share_text_yes: "I understand, make the full link",
    share_local: "You have opened this page as a file, so others cannot follow its links: ask them to paste the link under “Receive”.",
    link_of: |with_text, letters| {
        let what = if with_text { "With all text" } else { "Status only" };
        format!("{what}, {}. Chat apps may cut off long links.", several_of(letters, "character", "characters"))
    },
    copy: "Copy the link",
    copied: "Copied",
    not_copied: "The browser does not let the page copy. Select the text above and copy it yourself.",
    system_share: "Share…",
    codes_of: |place, of| match of {
        1 => "Scan with a phone, or under “Receive” on the other device".to_owned(),
        of => format!("Code {place} of {of}. The codes alternate; scan them in any order."),
    },
    codes_none: "Too much for codes. Send the link or a file.",
    codes_stop: "Stop",
    codes_go: "Alternate",
    code_label: "QR code",
    code_larger: "Larger",
    code_smaller: "Smaller",
    code_svg: "Save as SVG",
    code_png: "Save as PNG",
    share_unit: "For one unit only",
    share_unit_hint: "Only the items it leads or supports, without the names and notes of other units. What it sends back merges like any other file. The page contains the checklist itself: double-click to open it, tick, and save.",
    share_unit_none: "No unit leads or supports anything yet.",
    share_unit_make: "Export this unit’s file",
    share_unit_page: "Save this unit’s page",
    share_sealed: "Everything, encrypted",
    share_sealed_hint: "It cannot be opened without the passphrase (at least eight characters). Pass that on in person or by phone; if it is forgotten, nobody can open the file.",
    passphrase: "Passphrase",
    passphrase_again: "Repeat passphrase",
    passphrase_differs: "The two are not the same.",
    passphrase_short: "At least eight characters.",
    seal: "Encrypt and export",
    sealing: "Working with the passphrase, one moment.",
    receive_title: "Receive from others",
    receive_lead: "Choose files, encrypted files, saved pages or pictures of QR codes, several at once if you like, or drop them anywhere on the page. You see first what would change; nothing is merged until you confirm.",
    receive_choose: "Choose files",
    camera: "Scan codes with the camera",
    camera_open: "Open the camera",
    camera_stop: "Stop",
    camera_starting: "Opening the camera; the browser asks for permission.",
    camera_seeing: "Hold the code in front of the camera. If there are several, show them one after the other, in any order.",
    camera_trouble: |trouble| match trouble {
        CameraTrouble::Missing => "There is no camera. Take a picture of the code and open it with “Choose files”.",
        CameraTrouble::Refused => {
            "The browser does not let this page use the camera. Allow it in the settings beside the address and try again, or take a picture of the code and open that."
        }
        CameraTrouble::Insecure => {
            "Browsers allow the camera only on https pages and on this device. Take a picture of the code and open that."
        }
        CameraTrouble::Busy => {
            "The camera does not start; another program may be using it. Close that program and try again, or take a picture of the code and open that."
        }
    },
    camera_name: "the scanned code",
    receive_paste: "Or paste a link or text",
    receive_paste_hint: "Paste the whole message here",
    receive_read: "Read",
    receive_missing: |read, missing| {
        let missing: Vec<String> = missing.iter().map(u8::to_string).collect();
        format!("{read} codes read, still missing: {}.", missing.join(", "))
    },
    receive_locked: |files| match files {
        1 => "One file is encrypted. Enter its passphrase.".to_owned(),
        files => format!("{files} files are encrypted. Enter the passphrase; if they differ, one after the other."),
    },
    arrivals: |count| format!("Received ({count})"),
    format_of: |format| match format {
        Format::Exchange => Some("checklist file"),
        Format::Sealed => Some("encrypted file"),
        Format::Page => Some("web page"),
        Format::Message => Some("link or text"),
        Format::Workbook => Some("tracking sheet"),
        Format::Picture(_) => Some("picture"),
        Format::Encoded(_) => Some("text file"),
        Format::Foreign(_) | Format::Unknown => None,
    },
    arrival_opening: "Reading…",
    arrival_locked: "Encrypted; waits for the passphrase.",
    arrival_nothing_new: "Everything in it is here already. Nothing has changed.",
    arrival_merged: "Merged.",
    not_taken: |why| {
        let told = match why {
            WhyNot::Refused(why) => refusal(why),
            WhyNot::Misread(why) => misread(why),
            WhyNot::Failed(Failure::NotFetched) => {
                "the part that reads it could not be loaded; there may be no network. Try again when you are online."
                    .to_owned()
            }
            WhyNot::Failed(Failure::Outdated) => {
                "there is a new version of this page, and the old one can no longer load the part that reads it. Reload the page and try again.".to_owned()
            }
            WhyNot::Failed(Failure::Failed | Failure::TooMuch) => {
                "reading it did not work. Try again; if that does not help, ask for a new export.".to_owned()
            }
        };
        format!("Not imported: {told}")
    },
    arrivals_untouched: "What was not imported has changed nothing on this device.",
    refusal,
    unseal: "Decrypt",

    preview_title: "Review before merging",
    preview_lead: |files, name| match files {
        1 => format!("“{name}” has not been merged yet. This is what would change."),
        files => format!("{files} files have not been merged yet. This is what would change."),
    },
    preview_file: |sum| {
        let mut told = format!(
            "{} new, {} already here, {} would change",
            digits(sum.new),
            digits(sum.known),
            digits(sum.changed)
        );
        if sum.conflicts > 0 {
            told.push_str(&format!(", {}", several_of(sum.conflicts, "conflict", "conflicts")));
        }
        told
    },
    preview_take: "Include",
    preview_hint: "Untick what you do not want. A single undo reverses the whole merge.",
    preview_counts: |new, known| {
        format!("{}, {} already here.", several_of(new, "new record", "new records"), digits(known))
    },
    preview_altered: |count| {
        format!(
            "{} here with other content: altered copies. What is here stays as it is; both are kept until somebody decides.",
            several_of(count, "record is", "records are")
        )
    },
    preview_beyond: |entries| {
        format!(
            "There would be {} in all, more than one file holds: exports are then split into several files, and links, codes, encrypted files and web pages cannot hold them.",
            records(entries)
        )
    },
    mark_altered: "altered copy",
    more_claims: |more| format!("{} not listed.", several_of(more, "more claim is", "more claims are")),
    preview_conflicts: |count| {
        format!(
            "Merging would create {}; both versions are kept until someone chooses.",
            several_of(count, "conflict", "conflicts")
        )
    },
    preview_odd: |count| {
        format!(
            "This page cannot read {}: merged and passed on, but shown nowhere. Ask the sender to correct and resend.",
            several_of(count, "value", "values")
        )
    },
    misfit: |why| match why {
        Misfit::Register => "no such field".to_owned(),
        Misfit::Value => "not a valid value".to_owned(),
        Misfit::Part(name) => format!("“{name}” in it is not valid"),
    },
    preview_authors: "New records from",
    preview_author: |who, entries| format!("{who} ({})", digits(entries)),
    preview_changes: |count| format!("What would change ({})", digits(count)),
    workbook_whose: |file| format!("Who filled in “{}”?", whole_name(file)),
    workbook_whose_hint: "What it brings is signed by that person, not by you.",
    workbook_known: |who| format!("{who} filled this in, too"),
    workbook_unsigned: "Nobody knows; leave it unsigned",
    workbook_asks: "Say who filled it in before merging.",
    workbook_refused: |count| format!("Cells that were not read ({count}); the others were"),
    workbook_unread: |count| format!("Places that are not read ({count})"),
    bad_cell,
    unread,
    merge_accept: "Merge",
    merge_decline: "Do not merge",

    subject: |opinion, register| match (&register.subject, &register.field) {
        (_, Field::Planned(stage) | Field::Actual(stage)) => (WORDS.stage)(*stage).to_owned(),
        (Subject::Opinion, _) => "The whole opinion".to_owned(),
        (Subject::Recommendation(id), _) => recommendation(opinion, *id),
        (Subject::Measure(id), _) => measure(opinion, *id),
        (Subject::Step(_), _) => "Earlier unsigned changes".to_owned(),
        (Subject::Other(_), _) => "Content of a later version".to_owned(),
    },
    field: |field| match field {
        Field::Done => "measure",
        Field::Standing => "status",
        Field::Lead => "lead unit",
        Field::Support => "supporting units",
        Field::Contact => "contact",
        Field::Due => "due date",
        Field::Accepted => "acceptance",
        Field::Review => "office review",
        Field::Rating => "committee rating",
        Field::Received => "date received",
        Field::Explanation => "reason for delay",
        Field::Ballots => "ballots",
        Field::Target => "target",
        Field::Current => "current value",
        Field::Extension => "extension",
        Field::Tally => "counting rule",
        Field::Lights => "reminder settings",
        Field::Vouched => "Signed afterwards",
        Field::Note(_) => "progress",
        Field::Evidence(_) => "evidence",
        Field::Added(_) => "added measure",
        Field::AddedDone(_) => "added measure",
        Field::Planned(_) => "planned date",
        Field::Actual(_) => "date done",
        Field::Office(fact) => match fact {
            Fact::Letterhead => "name at the head",
            Fact::Number => "report’s number",
            Fact::Signer => "signed off by",
            Fact::Organisation => "how the work was organised",
            Fact::Dated => "report’s date",
            Fact::Copies => "copies to",
            Fact::Printer => "printed by",
            Fact::Printed => "date of printing",
            Fact::Person => "contact person",
            Fact::Phone => "telephone",
            Fact::Kinds => "results sorted by",
        },
        Field::Other(_) => "other",
    },
    value_withheld: "withheld",
    value_done: |done| if done { "Done" } else { "Not done" },
    nothing: "not filled in",
    several: |values| values.join(" / "),
    from_to: |from, to| format!("{from} → {to}"),

    history_title: "History",
    history_empty: "No changes yet.",
    history_none_match: "No records match.",
    places: |count| several_of(count, "recommendation", "recommendations"),
    at_one_go: |changes| several_of(changes, "change at once", "changes at once"),
    history_count: |shown, all| format!("{} of {} shown", digits(shown), records(all)),
    history_more: "Show more",
    filter_item: "Item",
    filter_all: "All",
    filter_author: "Name or unit",
    filter_since: "From",
    filter_until: "To",
    filter_undo: "Undo and redo only",
    mark_undo: "Undo or redo",
    mark_replaced: "Superseded",
    mark_future: "Ahead of time: the other device’s clock may be wrong",
    past_title: "View a past date",
    past_ask: "Date",
    past_until: "Compare with",
    past_show: "Show that date",
    past_banner: |day| format!("This is how things stood at the end of {day}. Nothing can be changed here."),
    past_back: "Back to today",
    between_lead: |from, to, changes| {
        format!("From {from} to {to}: {}.", several_of(changes, "difference", "differences"))
    },

    device_title: "Data on this device",
    device_entries: "Records",
    device_size: "Size",
    device_saved: "Last saved",
    device_saved_none: "not yet",
    device_saved_never: "nothing since the page was opened",
    device_persistent: "Permanent storage",
    persistent: |persistent| match persistent {
        Some(true) => "granted by the browser",
        Some(false) => "the browser may clear it when space runs short: export files often",
        None => "not known yet; requested after a change",
    },
    device_exported: "Last export",
    device_exported_at: |when, since| match since {
        0 => when.to_owned(),
        since => format!("{when}; {} since", records(since)),
    },
    device_exported_never: "never",
    device_stores: "Storage",
    store_local: "quick storage",
    store_durable: "Database",
    store_works: "working",
    store_opening: "opening",
    store_fails: |error| match error {
        StoreError::Silent => "does not answer",
        StoreError::Erased(_) => "just erased",
        StoreError::Blocked => "blocked by the browser",
        StoreError::Full => "full",
        StoreError::Failed => "failing",
    },
    device_signature: "Signature",
    change: "Change",
    erase_title: "Erase this device’s data",
    erase_lead: "Ticks, history and signature will be removed from this device. They can be restored until the page is closed; after that, only from exported files.",
    erase_confirm: "Erase everything",
    erased: |entries| {
        format!(
            "The data stored on this device has been erased. This page still holds {} and the signature; you can restore them until you choose “Discard” or close the page.",
            records(entries)
        )
    },
    put_back: "Restore",
    do_not_keep: "Discard",
    erase_export_first: "Export a file first",
    size,
    export_reminder: |count| format!("Records not yet exported: {}. Export a file as a backup.", digits(count)),
};
fn recommendation(opinion: &Opinion, id: RecommendationId) -> String {
    let title = opinion.recommendation(id).map_or("", |asked| &asked.title);
    format!("{} {title}", id.number())
}

fn measure(opinion: &Opinion, id: MeasureId) -> String {
    let text = opinion.measure(id).map_or("", |measure| &measure.text);
    format!("{} {text}", id.recommendation().number())
}

/// `附件一（二）三是` is `annex 1 (2), point 3`: where it stands in the Chinese document.
fn place(cite: &str) -> String {
    let mut told = String::from(if cite.starts_with('附') { "annex" } else { "part" });
    for part in cite.chars() {
        match part {
            '附' | '件' | '是' => {}
            '（' => told.push_str(" ("),
            '）' => told.push(')'),
            '、' => told.push_str(", point"),
            numeral => match "一二三四五六七八九十".chars().position(|known| known == numeral) {
                Some(place) => {
                    match told.chars().next_back() {
                        Some('(') => {}
                        Some(')') => told.push_str(", point "),
                        _ => told.push(' '),
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
            ("一、二是", "part 1, point 2"),
            ("五", "part 5"),
            ("附件一（二）三是", "annex 1 (2), point 3"),
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
