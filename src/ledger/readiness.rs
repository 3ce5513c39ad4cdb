//! What is missing before the report can go out (报送前核查): a list, each with its place.

use crate::{
    journal::{EntryId, Field, Register, Subject},
    opinion::{Day, Opinion, RecommendationId, Stage},
};

use super::{Acceptance, Item, Judged, Ledger, Review, Standing};

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub lack: Lack,
    /// Where it is to be filled in.
    pub place: Register,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// People say different things.
    Conflict,
    /// A date that is not whole, or not of these years: it counts for nothing.
    Day,
    /// No lead unit.
    Lead,
    /// The unit has returned the assignment, and nobody else leads.
    AssignmentReturned,
    /// Nobody has written anything beside who is to handle it.
    Untouched,
    /// An outcome that is only half said without a reason.
    Reason,
    /// No note on progress, or one too thin to mean anything.
    Note,
    /// Done, and nothing to show for it.
    Evidence,
    /// Late, and nobody has said why.
    Explanation,
    /// The government office has returned it, and the unit has not answered.
    ReviewReturned,
    /// An outcome that the government office has not reviewed, or not as it stands now.
    Review,
    /// The congress's office has not been asked for its comment, which comes before the report.
    Comment,
}

impl Lack {
    pub const ALL: [Self; 12] = [
        Self::Conflict,
        Self::Day,
        Self::Lead,
        Self::AssignmentReturned,
        Self::Untouched,
        Self::Reason,
        Self::Note,
        Self::Evidence,
        Self::Explanation,
        Self::ReviewReturned,
        Self::Review,
        Self::Comment,
    ];

    /// For tests, links and programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Day => "day",
            Self::Lead => "lead",
            Self::AssignmentReturned => "assignment-returned",
            Self::Untouched => "untouched",
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Explanation => "explanation",
            Self::ReviewReturned => "review-returned",
            Self::Review => "review",
            Self::Comment => "comment",
        }
    }
}

/// Everything that is missing on that day, in the document's order; what concerns the whole opinion comes last.
pub fn readiness(opinion: &Opinion, ledger: &Ledger, today: Day) -> Vec<Gap> {
    let procedure = ledger.procedure();
    let due = procedure.owed_by(opinion);
    let mut gaps: Vec<Gap> = ledger.items().iter().flat_map(|item| of_item(item, today, due)).collect();
    gaps.extend(procedure.disputed().iter().map(|place| Gap { lack: Lack::Conflict, place: place.clone() }));
    gaps.extend(
        procedure
            .odd_days()
            .into_iter()
            .map(|field| Gap { lack: Lack::Day, place: Register { subject: Subject::Opinion, field } }),
    );
    let asked = procedure.stage(Stage::Comment).is_some_and(|stage| stage.actual.value().is_some());
    if !asked {
        gaps.push(Gap {
            lack: Lack::Comment,
            place: Register { subject: Subject::Opinion, field: Field::Actual(Stage::Comment) },
        });
    }
    gaps
}

fn of_item(item: &Item, today: Day, report_due: Option<Day>) -> Vec<Gap> {
    let standing = item.standing_shown();
    let settled = standing.is_some_and(Standing::is_settled);
    let touched = settled || item.measures_in_all().0 > 0 || !item.notes.is_empty() || item.standing.value().is_some();
    let late = item.deadline(today, report_due).is_some_and(|deadline| deadline.is_overdue());
    let returned = |is, outdated| item.reviewed() == Some(Judged { is, outdated });
    let refused = item.answered() == Some(Judged { is: Acceptance::Returned, outdated: false });
    let lacks = [
        (item.lead.claims().iter().all(|claim| claim.value.is_none()), Lack::Lead, Field::Lead),
        (refused, Lack::AssignmentReturned, Field::Lead),
        (!touched && !item.standing.is_conflict(), Lack::Untouched, Field::Standing),
        (
            standing.is_some_and(Standing::needs_reason) && item.standing_reason().is_none(),
            Lack::Reason,
            Field::Standing,
        ),
        (touched && says_little(item), Lack::Note, Field::Note(NO_ENTRY)),
        (item.is_done() && item.evidence.is_empty(), Lack::Evidence, Field::Evidence(NO_ENTRY)),
        (late && item.explanation.value().is_none(), Lack::Explanation, Field::Explanation),
        (returned(Review::Returned, false), Lack::ReviewReturned, Field::Review),
        (item.has_outcome() && !item.is_approved() && !returned(Review::Returned, false), Lack::Review, Field::Review),
    ];
    let disputed = item.disputed().iter().map(|place| Gap { lack: Lack::Conflict, place: place.clone() });
    let odd = item.odd_days().into_iter().map(|field| gap(item.id, Lack::Day, field));
    let lacking = lacks.into_iter().filter(|(applies, ..)| *applies);
    disputed.chain(odd).chain(lacking.map(|(_, lack, field)| gap(item.id, lack, field))).collect()
}

/// Where a thing is to be added that has no key yet.
const NO_ENTRY: EntryId = EntryId::NONE;

fn gap(id: RecommendationId, lack: Lack, field: Field) -> Gap {
    Gap { lack, place: Register::new(id, field) }
}

/// A reason counts as a note: 不予办理 with a full explanation needs no more words.
fn says_little(item: &Item) -> bool {
    let notes = item.notes.iter().filter_map(|note| note.value()).all(|note| is_thin(&note.text));
    notes && item.standing_reason().is_none_or(|reason| is_thin(&reason))
}

/// What every second reply says, and what says nothing by itself.
const PHRASES: [&str; 18] = [
    "高度重视",
    "正在推进",
    "积极推进",
    "稳步推进",
    "有序推进",
    "持续推进",
    "加快推进",
    "正在办理",
    "正在落实",
    "已落实",
    "抓好落实",
    "按要求",
    "下一步",
    "将继续",
    "继续",
    "已完成",
    "已办结",
    "工作",
];

/// Fewer characters than this, stock phrases and punctuation taken away, tell nobody what was done.
const ENOUGH: usize = 8;

/// Whether a note is too thin to mean anything.
pub fn is_thin(text: &str) -> bool {
    let rest = PHRASES.iter().fold(text.to_owned(), |rest, phrase| rest.replace(phrase, ""));
    rest.chars().filter(|letter| letter.is_alphanumeric()).count() < ENOUGH
}
