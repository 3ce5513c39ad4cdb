//! English

use super::size;
use crate::{
    app::{FileTrouble, Group, JudgedAs},
    ledger::{Acceptance, Base, Judged, Kinds, Lack, Share},
    opinion::Stage,
    web::words::Handling,
};

pub(crate) static HANDLING: Handling = Handling {
    overtaken: |value| match value {
        "" => "Someone has just cleared this. Your text will be saved when you leave the field.".to_owned(),
        value => {
            format!("Someone has just changed this to “{value}”. Your text will be saved when you leave the field.")
        }
    },
    odd_day: |written| format!("{written} (not a valid date)"),
    odd_day_here: |written| {
        format!(
            "▲ The date received is “{written}”. It is not a date between 2000 and 2100 and is not counted. Please check it and enter it again."
        )
    },
    draft_left: "This is a draft and has not been saved.",
    draft_discard: "Discard draft",
    drafts: "Unsaved drafts",
    day_partial: "▲ The date is incomplete and has not been saved.",
    day_out_of_range: "▲ The date must be between 2000 and 2100. It has not been saved.",
    withdraw: "Withdraw",
    add: "Add",

    assignment: "Assignment",
    lead_hint: "One unit",
    support_hint: "Separate with commas",
    contact_hint: "Name, phone",
    explanation_hint: "Why it is late, and when it will be done",
    answer: "Accepted by the unit?",
    answered: |answer| match answer {
        None => "Not answered yet",
        Some(Judged { outdated: true, .. }) => "The lead unit has changed and has not answered yet",
        Some(Judged { is: Acceptance::Accepted, .. }) => "✓ Accepted",
        Some(Judged { is: Acceptance::Returned, .. }) => "▲ Assignment returned",
    },
    answer_hint: "Reason for returning",
    accept: "Accept",
    refuse: "Return",

    progress: "Progress",
    reason: "Reason",
    reason_hint: "Why, and what is lacking",
    reason_asked: "Please give a reason: without one this is no outcome, and the time limit still runs.",
    notes_empty: "No progress notes yet. Write what has been done and how far it has got.",
    note: "New note",
    note_hint: "What has been done, how far, with figures",
    note_on: "Date",
    note_add: "Add note",
    target: "Measurable target",
    target_what: "What is measured",
    target_hint: "e.g. share of waste water reused",
    target_goal: "Target",
    target_unit: "Unit of measure",
    target_from: "The document’s baseline: ",
    target_line: |what, goal, unit, current| {
        let what = if what.is_empty() { "Target" } else { what };
        match current {
            Some(current) => format!("{what}: target {goal} {unit}, now {current} {unit}"),
            None => format!("{what}: target {goal} {unit}, no figure yet"),
        }
    },

    added: "Added, not in the document",
    measure_add: "Add a measure",
    measure_hint: "Not in the document",

    evidence: "Evidence",
    evidence_empty: "No evidence yet. Files stay where they are; only their description and location are noted here.",
    evidence_title: "Title",
    evidence_hint: "e.g. acceptance report",
    evidence_kind: "Kind",
    evidence_kind_hint: "Report, photo…",
    evidence_on: "Date",
    evidence_place: "Location",
    evidence_place_hint: "e.g. archive, box 3",
    evidence_add: "Add evidence",
    file: |name, bytes| format!("{name} ({})", size(bytes)),
    print: |sha256| {
        format!("fingerprint {}…{}", sha256.get(..8).unwrap_or_default(), sha256.get(56..).unwrap_or_default())
    },
    file_choose: "Add a file fingerprint",
    file_drop: "Not this file",
    file_hint: "The file is not sent or stored; only its SHA-256 fingerprint is kept. Choose the file again later to check that it is unchanged.",
    file_trouble: |trouble| match trouble {
        FileTrouble::NotOffered => {
            "Browsers make fingerprints only on https pages and on this device; the rest can be filled in."
        }
        FileTrouble::TooLarge => "Larger than 512 MB: no fingerprint can be made here; the rest can be filled in.",
        FileTrouble::Unreadable => {
            "The browser cannot read this file. Make sure it has not been moved, and choose it again."
        }
    },
    hashing: "Making the fingerprint",
    compare: "Compare a file",
    same: "✓ The same file",
    different: |name| format!("▲ Not the same file: “{name}” has other content"),

    judgements: "Review and rating",
    review_hint: "Reason for returning",
    approve: "Approve",
    give_back: "Return",
    not_rated: "Not rated yet",
    ballots: "Ballots",
    ballots_satisfied: "Satisfied",
    ballots_mostly: "Mostly satisfied",
    ballots_unsatisfied: "Not satisfied",
    ballots_members: "Total members",
    ballots_told: |[satisfied, mostly, unsatisfied, members]| {
        format!("{satisfied} satisfied, {mostly} mostly satisfied, {unsatisfied} not satisfied ({members} members)")
    },
    base: |base| match base {
        Base::Members => "all members",
        Base::Returned => "ballots returned",
    },
    share: |share| match share {
        Share::MoreThanHalf => "more than half",
        Share::AtLeastHalf => "half or more",
    },
    kinds: |kinds| match kinds {
        Kinds::Words => "words (settled, under way, long term)",
        Kinds::Letters => "classes A, B and C",
    },
    lights_told: |amber, red| format!("notice from {amber} days before, urgent from {red}"),
    vote_result: |rating| format!("Result under the current rule: {rating}"),
    vote_void: "No result: there are no ballots, or more ballots than members. Please check.",
    vote_differs: |rating| format!("▲ Differs from the ballots, whose result under the current rule is “{rating}”"),

    procedure_title: "Time limit and steps",
    procedure_lead: "Under Article 17 of the Supervision Law. Each date is saved as you change it, kept in the history, and can be undone.",
    received_title: "Time limit of the written report",
    received: "Received on",
    counted_from: |issued, due| {
        format!(
            "Six months from receipt or, if no date is given, from the date of issue ({issued}). Currently due: {due}."
        )
    },
    extended: "Extended until",
    extension_hint: "Required: by whom and why",
    steps: "Steps required by law",
    stage_note: |stage| match stage {
        Stage::Handover => "To the government, and on to the units",
        Stage::Handling => "Examined and carried out by the units",
        Stage::Comment => "Sent to the committee or office concerned",
        Stage::Report => "Submitted to the Standing Committee",
        Stage::Publication => "Reported to deputies and made public",
    },
    planned: "Planned",
    actual: "Done on",

    readiness_title: "Check before reporting",
    readiness_none: "Nothing is missing. The reports can be made and sent for comment.",
    readiness_lead: |count| match count {
        1 => "1 thing is missing. Select it to go there.".to_owned(),
        count => format!("{count} things are missing. Select one to go there."),
    },
    lack: |lack| match lack {
        Lack::Conflict => "In conflict, and nobody has decided",
        Lack::Day => "Date not valid, not counted",
        Lack::Lead => "No lead unit",
        Lack::AssignmentReturned => "Assignment returned, no other lead unit yet",
        Lack::Untouched => "No entries yet",
        Lack::Reason => "Ongoing, conditions not met or declined, and no reason given",
        Lack::Note => "Progress note missing or empty",
        Lack::Evidence => "Reported done, no evidence",
        Lack::Explanation => "Overdue, no explanation",
        Lack::ReviewReturned => "Returned by the government office, no response yet",
        Lack::Review => "Result not yet reviewed",
        Lack::Comment => "Not yet sent for comment",
    },

    sieve_title: "Filter and group",
    sieve_area: "Area",
    sieve_since: "Changed since",
    sieve_group: "Group by",
    sieve_late: "Overdue",
    sieve_conflict: "In conflict",
    sieve_mine: "My unit’s items",
    sieve_mine_unsigned: "You have not signed, so your unit is not known. Enter it in the settings first.",
    sieve_shown: |count| format!("{count} shown. The page address holds these filters: bookmark it or send it."),
    sieve_show: "Show results",
    judged_as: |judged| match judged {
        JudgedAs::ToReview => "waiting for review",
        JudgedAs::Approved => "approved",
        JudgedAs::Returned => "returned",
        JudgedAs::ToRate => "waiting for rating",
        JudgedAs::Satisfied => "satisfied",
        JudgedAs::Mostly => "mostly satisfied",
        JudgedAs::Unsatisfied => "not satisfied",
    },
    group: |group| match group {
        Group::Area => "area",
        Group::Unit => "lead unit",
        Group::Standing => "status",
    },

    bulk_title: "Bulk assign",
    bulk_lead: "Select items, then fill in units, contact and date together. Empty fields change nothing. A single undo reverses it all.",
    bulk_all: "All",
    bulk_unassigned: "Unassigned",
    bulk_shown: "Those shown",
    bulk_none: "None",
    bulk_chosen: |count| match count {
        0 => "None selected yet. Select some above first.".to_owned(),
        count => format!("{count} selected."),
    },
    bulk_write: "Apply to selected",

    overview_title: "Overview",
    overview_heads: ["done", "approved", "rated"],
    overview_on: |day| format!("As of {day}"),
    overview_legend: "✓ done, approved, satisfied　◐ in progress, to be reviewed again, mostly satisfied　→ ongoing　◇ conditions not met　▲ returned, in conflict　× declined, not satisfied　○ not started　– not reviewed or rated yet",
    print_out: "Print",

    role_note: "The role only sets the order of sections: progress first for units, assignment first for the government office, rating first for the committee. It does not restrict access: everyone can change everything, and every change is signed and kept.",
    lights: "Reminders",
    lights_amber: "Notice (◆), days before",
    lights_red: "Urgent (◆◆), days before",
    lights_hint: "Overdue items are always marked ▲. Choose how many days ahead the other marks appear.",
    tally: "How ballots are counted",
    tally_of: "Share of",
    tally_share: "Required",
    settings_note: "Reminders and the counting rule are part of this checklist and go with its files; the role stays on this device.",

    key_list: &[
        ("j / ↓", "next"),
        ("k / ↑", "previous"),
        ("x / Space", "tick, untick"),
        ("Enter", "open, close"),
        ("/", "search"),
        ("?", "show this list"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+Shift+Z, Ctrl+Y", "redo"),
        ("Esc", "close a window"),
    ],
};
