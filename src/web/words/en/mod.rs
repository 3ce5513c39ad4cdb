//! English
//!
//! ```text
//! mod.rs       the first picture
//! windows.rs   windows over the list, and what is told
//! handling.rs  the insides of cards
//! refusals.rs  why something is not taken
//! ```

mod handling;
mod refusals;
mod windows;

use super::{
    DOT, Words,
    numbers::{clock, digits, size},
};
use crate::{
    app::{SaveState, Theme},
    journal::Role,
    ledger::{Judged, Owed, Progress, Rating, Review, Standing},
    opinion::{Day, Stage},
};

pub(crate) use handling::HANDLING;
pub(crate) use windows::WINDOWS;

pub(crate) static WORDS: Words = Words {
    title: "Deliberation opinion tracker",
    day,
    moment: |now, moment| format!("{},\u{a0}{}", day(now.day_of(moment)), clock(now, moment)),
    number: digits,
    translated: Some(
        "The document is in Chinese. The English is our own translation, for reference only; the Chinese text prevails.",
    ),
    looks: "Display",
    other_language: "简体中文",
    theme: "Theme",
    theme_of: |theme| match theme {
        Theme::Auto => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    large_text: "Large text",
    subtitle: |opinion| {
        let count = opinion.recommendations().count();
        [
            opinion.short_title.to_string(),
            if count == opinion.whole() {
                format!("{} areas, {count} recommendations", opinion.areas().len())
            } else {
                format!("This unit’s {}", several_of(count, "recommendation", "recommendations"))
            },
            format!("{}, {}", opinion.issuer, day(opinion.issued)),
        ]
    },
    part_of: |unit| format!("Part of {unit}"),
    skip_to_list: "Skip to the list",
    actions: "Actions",
    undo: "Undo",
    redo: "Redo",
    history: "History",
    device: "Data on this device",
    device_short: "Data",
    who: |author| {
        if !author.is_signed() {
            return "Not signed".to_owned();
        }
        format!("{} ({})", format!("{} {}", author.unit, author.name).trim(), role(author.role))
    },
    save_state: |state| match state {
        SaveState::Saving => "Saving",
        SaveState::Saved => "Saved on this device",
        SaveState::Partly => "Partly saved",
        SaveState::Unsaved => "Not saved",
        SaveState::Draft => "Unsaved draft",
    },
    progress: "Progress",
    progress_of: |done, of| format!("{done} / {of}"),
    progress_big: |of| format!("of {of} done"),
    reported_done: "Reported done",
    approved: "Office approved",
    rated_by_committee: "Committee rating",
    ratings: |progress| {
        format!(
            "{} satisfied{DOT}{} mostly{DOT}{} not satisfied",
            progress.satisfied, progress.mostly, progress.unsatisfied
        )
    },
    progress_three: |progress| {
        format!(
            "Of {}: {} done{DOT}{} approved{DOT}{}",
            progress.of,
            progress.done,
            progress.approved,
            (WORDS.ratings)(progress)
        )
    },
    progress_short: |progress| {
        let Progress { done, approved, satisfied, mostly, unsatisfied, of } = progress;
        format!("{done}·{approved}·{satisfied}/{mostly}/{unsatisfied} of {of}")
    },
    progress_order: "done · approved · satisfied/mostly/not",
    stage: |stage| match stage {
        Stage::Handover => "Assigned",
        Stage::Handling => "Under way",
        Stage::Comment => "Consultation",
        Stage::Report => "Reported",
        Stage::Publication => "Published",
    },
    step: |owed| match owed {
        Some(Owed::Done { on, .. }) => match owed.and_then(Owed::days_late) {
            Some(late) if late > 0 => format!("{}, {} late", day(on), days(late)),
            _ => day(on),
        },
        Some(Owed::Passed) => "no date recorded; a later step is done".to_owned(),
        Some(Owed::Open(planned)) => format!("planned {}, {}", day(planned.due), (WORDS.deadline)(planned)),
        None => "no date set".to_owned(),
    },

    search: "Search items, units, notes",
    sieve: "Filter",
    bulk: "Bulk assign",
    readiness: "Check",
    overview: "Overview",
    procedure: "Time limit and steps",
    settings: "Settings",
    keys: "Shortcuts",

    areas: "Areas",
    deadline: |deadline| match deadline.days_left {
        0 => "Due today".to_owned(),
        1 => "1 day left".to_owned(),
        days if days > 0 => format!("{days} days left"),
        -1 => "1 day overdue".to_owned(),
        days => format!("{} days overdue", digits(usize::try_from(-days).unwrap_or(usize::MAX))),
    },
    deadline_of: |due| format!("Written report by {}", day(due)),
    report: |owed| match owed {
        Owed::Open(deadline) => (WORDS.deadline)(deadline),
        Owed::Done { on, .. } => match owed.days_late() {
            Some(late) if late > 0 => format!("Handed in on {} ({} late)", day(on), days(late)),
            Some(_) => format!("Handed in on {} (on time)", day(on)),
            None => format!("Handed in on {}", day(on)),
        },
        Owed::Passed => "No date of handing in recorded; a later step is done".to_owned(),
    },
    odd_due: |written| format!("▲ Date “{written}” is not valid"),
    conflicts: |count| several_of(count, "conflict", "conflicts"),
    first_use: "Tick what is done. Every change is saved on this device automatically, even offline. To pass your work on, choose Send; to add other people’s, choose Receive.",

    area_title: |numeral, title| format!("{numeral}. {title}"),
    finding: |text| format!("Problem found: {text}"),
    tick: |number, title| format!("{number} {title}: done"),
    open_card: "Expand",
    close_card: "Collapse",
    has_draft: "✎ Draft",
    measures_done: |done, of| format!("Measures {done} / {of}"),
    standing: |standing| match standing {
        Standing::NotStarted => "Not started",
        Standing::Working => "In progress",
        Standing::Done => "Done",
        Standing::Ongoing => "Ongoing",
        Standing::NeedsConditions => "Conditions not met",
        Standing::Declined => "Declined",
    },
    standing_mark: super::zh::WORDS.standing_mark,
    review: "Office review",
    reviewed: |review| match review {
        None => "Not reviewed yet",
        Some(Judged { is: Review::Approved, outdated: true }) => "Changed since it was approved",
        Some(Judged { is: Review::Returned, outdated: true }) => "Reported again since it was returned",
        Some(Judged { is: Review::Approved, .. }) => "✓ Approved",
        Some(Judged { is: Review::Returned, .. }) => "▲ Returned to the unit",
    },
    rating: "Committee rating",
    rated: |rating| match rating {
        Rating::Satisfied => "Satisfied",
        Rating::MostlySatisfied => "Mostly satisfied",
        Rating::Unsatisfied => "Not satisfied",
    },

    papers: "Reports",
    part_coming: "Loading…",
    part_outdated: "There is a new version of this page, and this part of the old one can no longer be loaded. Your data is safe; reload the page.",
    saved_copy: "This is a copy saved by the browser, for reading only. To change something, open the original page or file.",
    part_missing: "This part could not be loaded; there may be no network. Ticking still works and your data is safe. Try again when you are online.",
    fetch_again: "Try again",

    share: "Send",
    receive: "Receive",
};

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Unit => "responsible unit",
        Role::Office => "government office",
        Role::Committee => "standing committee",
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// In one piece: no line ends within a date.
pub(super) fn day(day: Day) -> String {
    let month = MONTHS.get(usize::from(day.month()) - 1).unwrap_or(&"");
    format!("{}\u{a0}{month}\u{a0}{}", day.day(), day.year())
}

fn days(count: i64) -> String {
    several_of(usize::try_from(count).unwrap_or(usize::MAX), "day", "days")
}

pub(super) fn records(count: usize) -> String {
    several_of(count, "record", "records")
}

pub(super) fn several_of(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", digits(count), if count == 1 { one } else { many })
}
