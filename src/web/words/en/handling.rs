//! English

use crate::{
    app::{FileTrouble, Group, JudgedAs},
    ledger::{Acceptance, Base, Judged, Lack, Share},
    opinion::Stage,
    web::words::Handling,
};

pub(crate) static HANDLING: Handling = Handling {
    overtaken: |value| match value {
        "" => "Emptied elsewhere just now. What you write is saved when you leave the field.".to_owned(),
        value => format!("Changed elsewhere to “{value}” just now. What you write is saved when you leave the field."),
    },
    withdraw: "Withdraw",
    keep: "Save",
    add: "Add",

    assignment: "Assignment",
    lead_hint: "One unit",
    support_hint: "Several, apart by commas",
    contact_hint: "Name, telephone",
    explanation_hint: "Why it is late, and when it will be done",
    answer: "Does the unit accept it?",
    answered: |answer| match answer {
        None => "Not answered yet",
        Some(Judged { outdated: true, .. }) => "Another unit leads now and has not answered",
        Some(Judged { is: Acceptance::Accepted, .. }) => "✓ Accepted",
        Some(Judged { is: Acceptance::Returned, .. }) => "▲ Assignment returned",
    },
    answer_hint: "Reason for returning it",
    accept: "Accept",
    refuse: "Return",

    progress: "Progress",
    reason: "Reason",
    reason_hint: "Why so, and what is lacking",
    notes_empty: "No progress noted yet. Write what was done, and how far it is.",
    note: "New note",
    note_hint: "What was done, how far it is, in figures",
    note_on: "Day",
    note_add: "Add note",
    target: "Measurable target",
    target_what: "What is measured",
    target_hint: "Such as: share of waste water reused",
    target_goal: "Target",
    target_unit: "Unit of measure",
    target_from: "The document's baseline: ",
    target_line: |what, goal, unit, current| {
        let what = if what.is_empty() { "Target" } else { what };
        match current {
            Some(current) => format!("{what}: target {goal} {unit}, now {current} {unit}"),
            None => format!("{what}: target {goal} {unit}, no figure yet"),
        }
    },

    added: "Added by people, not in the document",
    measure_add: "Add a measure",
    measure_hint: "What is done beyond the document",

    evidence: "Evidence",
    evidence_empty: "No evidence yet. Files stay where they are: here is noted what they are and where.",
    evidence_title: "Title",
    evidence_hint: "Such as: acceptance report",
    evidence_kind: "Kind",
    evidence_kind_hint: "Document, photograph, contract…",
    evidence_on: "Day",
    evidence_place: "Kept at",
    evidence_place_hint: "Such as: archive, box 3 of 2025",
    evidence_add: "Add evidence",
    file: |name, bytes| match bytes {
        bytes if bytes >= 10 << 20 => format!("{name} ({} MB)", bytes >> 20),
        bytes => format!("{name} ({} KB)", bytes.div_ceil(1024)),
    },
    print: |sha256| {
        format!("fingerprint {}…{}", sha256.get(..8).unwrap_or_default(), sha256.get(56..).unwrap_or_default())
    },
    file_choose: "Fingerprint a file",
    file_drop: "Not this file",
    file_hint: "The file is neither sent nor stored. Only its SHA-256 fingerprint is: choose it again later to see whether it is the same.",
    file_trouble: |trouble| match trouble {
        FileTrouble::NotOffered => {
            "Browsers make fingerprints only on https pages and on this machine; the rest can be filled in."
        }
        FileTrouble::TooLarge => "Larger than 512 MB: no fingerprint can be made here; the rest can be filled in.",
        FileTrouble::Unreadable => {
            "The browser can not read this file. Make sure it has not been moved, and choose it again."
        }
    },
    hashing: "Making the fingerprint",
    compare: "Compare a file",
    same: "✓ The same file",
    different: |name| format!("▲ Not the same file: “{name}” has other content"),

    judgements: "Review and rating",
    review_hint: "Reason for returning it",
    approve: "Approve",
    give_back: "Return",
    not_rated: "Not rated yet",
    ballots: "Ballots",
    ballots_satisfied: "Satisfied",
    ballots_mostly: "Mostly satisfied",
    ballots_unsatisfied: "Not satisfied",
    ballots_members: "All members",
    ballots_told: |[satisfied, mostly, unsatisfied, members]| {
        format!("satisfied {satisfied}, mostly {mostly}, not {unsatisfied}, of {members} members")
    },
    base: |base| match base {
        Base::Members => "of all members",
        Base::Returned => "of ballots returned",
    },
    share: |share| match share {
        Share::MoreThanHalf => "more than half, not just half",
        Share::AtLeastHalf => "half or more",
    },
    lights_told: |amber, red| format!("notice from {amber} days before, urgent from {red}"),
    vote_result: |rating| format!("Under the rule in force the ballots come to: {rating}"),
    vote_void: "The ballots come to nothing: there are none, or more than members. Please check.",
    vote_differs: |rating| format!("▲ Differs from the ballots, which come to “{rating}” under the rule in force"),

    procedure_title: "Time limit and steps",
    procedure_lead: "By article 17 of the supervision law. Each day is saved as it is changed, kept in the history, and can be undone.",
    received_title: "Time limit of the written report",
    received: "Received on",
    counted_from: |issued| format!("Six months from receipt; where no day is given, from the issue on {issued}. Now: "),
    extended: "Extended until",
    extension_hint: "Needed: who and why",
    steps: "The law's steps",
    stage_note: |stage| match stage {
        Stage::Handover => "handed to the government, and by it to the units",
        Stage::Handling => "studied and handled by the units",
        Stage::Comment => "sent first to the congress's committee or office for comment",
        Stage::Report => "written report to the standing committee",
        Stage::Publication => "told to the deputies and made public",
    },
    planned: "Planned",
    actual: "Done on",

    readiness_title: "Check before reporting",
    readiness_none: "Nothing is missing. The papers can be made and sent for comment.",
    readiness_lead: |count| match count {
        1 => "1 thing is missing. A click leads there.".to_owned(),
        count => format!("{count} things are missing. A click leads there."),
    },
    lack: |lack| match lack {
        Lack::Conflict => "Claims differ, and nobody has decided",
        Lack::Lead => "No lead unit",
        Lack::AssignmentReturned => "Assignment returned, and nobody else leads",
        Lack::Untouched => "Never touched",
        Lack::Reason => "Declined or lacking conditions, without a reason",
        Lack::Note => "No note on progress, or one that says nothing",
        Lack::Evidence => "Reported done, without evidence",
        Lack::Explanation => "Overdue, without an explanation",
        Lack::ReviewReturned => "Returned by the government office, and not answered",
        Lack::Review => "An outcome that is not reviewed yet",
        Lack::Comment => "Not sent to the congress for comment yet",
    },

    sieve_title: "Filter and group",
    sieve_area: "Area",
    sieve_since: "Changed since",
    sieve_group: "Group",
    sieve_late: "Overdue",
    sieve_conflict: "Claims differ",
    sieve_mine: "My unit's",
    sieve_mine_unsigned: "Not signed, so your unit is not known. Write it in the settings first.",
    sieve_shown: |count| format!("{count} shown. The address holds these conditions: keep it, or send it."),
    sieve_show: "Show them",
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
        Group::Area => "by area",
        Group::Unit => "by lead unit",
        Group::Standing => "by standing",
    },

    bulk_title: "Assign several",
    bulk_lead: "Choose several, and fill in units, contact and day at once. Empty fields change nothing. One undo takes all of it back.",
    bulk_all: "All",
    bulk_unassigned: "Unassigned",
    bulk_shown: "Those on show",
    bulk_none: "None",
    bulk_chosen: |count| match count {
        0 => "None chosen yet. Choose some above first.".to_owned(),
        count => format!("{count} chosen."),
    },
    bulk_write: "Write at once",

    overview_title: "Overview",
    overview_on: |day| format!("As of {day}"),
    overview_legend: "✓ done, approved, satisfied　◐ in hand, to be reviewed again, mostly satisfied　→ long-term　◇ lacks conditions　▲ returned, claims differ　× declined, not satisfied　○ not started　· nothing yet",
    print_out: "Print",

    role_note: "The role decides what comes first, and nothing else: units see progress first, the government office the assignment, the committee the rating. It is no access control: everybody can change everything, and every change is signed and kept.",
    lights: "Reminders",
    lights_amber: "Notice (◆) from so many days before",
    lights_red: "Urgent (◆◆) from so many days before",
    lights_hint: "Overdue is always ▲. Places differ: set what holds at yours.",
    tally: "How ballots are counted",
    tally_of: "Share",
    tally_share: "Enough is",
    settings_note: "Reminders and the counting rule belong to this list and travel with its files; the role belongs to this device.",

    key_list: &[
        ("j / ↓", "next"),
        ("k / ↑", "previous"),
        ("x / Space", "tick, untick"),
        ("Enter", "open, close"),
        ("/", "search"),
        ("?", "this table"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+Shift+Z, Ctrl+Y", "redo"),
        ("Esc", "close a window"),
    ],
};
