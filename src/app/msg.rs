//! What happened. Facts in the past tense: a message reports, `update` decides.

use std::rc::Rc;

use crate::{
    desk::{Failure, How, Paper},
    journal::{Author, Change, EntryId, Register, Replica, StepId},
    ledger::{Acceptance, Evidence, Fingerprint, Note, Review, Standing},
    opinion::{Day, MeasureId, RecommendationId},
    report::Scope,
    share::Refusal,
};

use super::{
    Answer, CameraTrouble, ChatApp, Elsewhere, Exported, FileFor, FileTrouble, FoundDraft, Look, Merging, Panel, Part,
    Sieve, Sight, Stored, Ticket, Work,
};

#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    // A person did something.
    RecommendationTicked(RecommendationId, bool),
    MeasureTicked(MeasureId, bool),
    StandingChosen(RecommendationId, Standing),
    /// A field was filled in, or emptied.
    FieldFilled(Register, Change),
    /// Several at one go: one step, one undo.
    ManyFilled(Vec<(Register, Change)>),
    /// A unit took an assignment, or returned it.
    AssignmentAnswered(RecommendationId, Acceptance, Option<Rc<str>>),
    /// The government office reviewed the current standing. A return also takes back the outcome, in the same step.
    Reviewed(RecommendationId, Review, Option<Rc<str>>),
    NoteAdded(RecommendationId, Note),
    EvidenceAdded(RecommendationId, Evidence),
    /// Somebody added a measure of their own.
    MeasureAdded(RecommendationId, Rc<str>),
    /// In a conflict, somebody said which claim is right.
    ClaimChosen(Register, EntryId),
    /// A file was chosen in the input of this id, to be told from others.
    FileChosen(Rc<str>, FileFor),
    /// A field was written in, or a choice made that is no entry yet.
    Typed {
        name: Rc<str>,
        text: Rc<str>,
        /// What stands there without it.
        stood: Rc<str>,
        /// The input method has not finished its word.
        composing: bool,
    },
    /// In a draft that lists what is chosen, one was added or taken out.
    OneChosen {
        name: Rc<str>,
        one: Rc<str>,
        chosen: bool,
    },
    /// The input method has finished its word in this field.
    Composed(Rc<str>),
    /// A field was left, or the day chosen.
    FieldLeft(Rc<str>),
    /// Nobody has typed for two seconds.
    TypingPaused,
    /// These drafts have become entries.
    DraftsEntered(Vec<Rc<str>>),
    DraftsDiscarded(Vec<Rc<str>>),
    /// The evidence form was emptied.
    FileDropped(FileFor),
    CardToggled(RecommendationId),
    /// Somebody wants to see where this is filled in.
    PlaceAsked(Register),
    /// The first letters of readings, where the browser knows them.
    InitialsRead(Vec<(char, Option<char>)>),
    SieveChanged(Sieve),
    /// The address has another fragment, with its `#`.
    AddressChanged(Rc<str>),
    UndoAsked,
    RedoAsked,
    ExportAsked,
    PaperAsked(Paper, Scope),
    PaperForPrint(Paper, Scope),
    /// The whole app as one file, with the state inside.
    PageAsked,
    UpdateAsked,
    VersionNoted,
    CalledOff,
    /// The browser went back while a window lay over the list.
    BackAsked,
    /// Data under another path is to be looked at, or not to be offered again.
    ElsewhereAsked(Rc<str>),
    ElsewhereDeclined(Rc<str>),
    /// A merge that was interrupted is to be finished.
    MergeResumed,
    /// It is not to be finished.
    InterruptionNoted,
    /// Files are on their way, of these names.
    FilesCame(Vec<Rc<str>>),
    /// What came in, from wherever it came.
    FileRead {
        name: Rc<str>,
        content: Result<Rc<[u8]>, Refusal>,
    },
    /// As a link to the page at `address`, or as one unit's file.
    SendAsked {
        how: How,
        address: String,
    },
    /// A pasted text was longer than its field allows. The field has the beginning alone.
    PasteCut {
        letters: usize,
        limit: usize,
    },
    CodeKept {
        place: usize,
        drawing: bool,
    },
    CameraAsked,
    CameraStopped,
    SealAsked(Rc<str>),
    /// The browser refused a download, or somebody does not find it.
    NotDownloaded(String),
    PassphraseGiven(Rc<str>),
    /// A part of what comes in is to be merged, or left.
    PartChosen(Part, bool),
    /// Who filled in the workbook in this place of the preview, or that nobody knows.
    WorkbookSigned {
        place: usize,
        author: Author,
        unsigned: bool,
    },
    MergeAccepted,
    MergeDeclined,
    /// Nothing is decided: what was chosen in the preview is there again when the same file comes.
    PreviewClosed,
    PanelOpened(Panel),
    PanelClosed,
    Signed(Author),
    /// The same, and also for what was written here without a name.
    SignedEarlier(Author),
    /// Somebody was asked whether to judge in the place of another role, and agreed or declined.
    RoleTaken,
    RoleDeclined,
    /// Somebody wants to see where people differ about this.
    ConflictAsked(Register),
    SigningPutOff,
    ReminderPutOff,
    PastAsked(Option<Day>),
    /// With which other day the past is compared; `None`: today.
    ComparisonAsked(Option<Day>),
    PrintAsked,
    MoreHistoryAsked,
    UnreadableDownloaded,
    UnreadableDiscarded,
    EraseConfirmed,
    /// What was erased is to be put back.
    ErasureUndone,
    /// What was erased is to be forgotten for good.
    ErasureSettled,
    HandoutCopied,
    HandoutDownloaded,
    HandoutClosed,
    NoticeClosed,
    LookChosen(Look),

    // The browser answered.
    LocalSaved(Result<(), StoreError>),
    DurableOpened(Result<Stored, StoreError>),
    /// How often all was erased when it was read, and the texts; `None`: there is none any more.
    DurableRead(u32, Vec<(StepId, Option<Rc<str>>)>),
    DurableSaved(Vec<StepId>, Result<(), StoreError>),
    Gathered(StepId, Result<(), StoreError>),
    /// Some seconds have passed. The number is how often the durable store had answered when they began.
    DurableWaited(u32),
    Heard(Heard),
    /// There may be something in the durable store that this page does not know.
    StoreChanged,
    PersistenceKnown(bool),
    /// This device has taken another number, and this page writes under it.
    DeviceRenewed(Replica),
    FoundElsewhere(Vec<Elsewhere>),
    /// What is kept of a merge that was interrupted; `None`: nothing but its name.
    MergingRead(Option<Merging>),
    /// The segments under another path.
    ElsewhereRead(Rc<str>, Vec<Rc<str>>),
    ChatAppSeen(ChatApp),
    /// The page came with an exchange file inside.
    PageCarried(Rc<str>),
    /// The site is kept on this device, and opens without a network.
    KeptOffline,
    /// A new version of the site is kept, and waits.
    UpdateFound,
    PageSaved {
        exports: Option<Exported>,
        result: Result<String, Failure>,
    },
    Sealed {
        name: String,
        exports: Exported,
        result: Result<Rc<[u8]>, Refusal>,
    },
    Unsealed {
        name: Rc<str>,
        result: Result<Rc<[u8]>, Refusal>,
    },
    /// Its width, and a byte for each pixel.
    PictureRead {
        name: Rc<str>,
        picture: Result<(u32, Rc<[u8]>), Refusal>,
    },
    CameraOpened(Result<(), CameraTrouble>),
    CameraSaw {
        /// What it is called in sentences.
        name: Rc<str>,
        sight: Sight,
    },
    /// The browser has done its other work: the next part can begin.
    Breathed(Work),
    DeskProgressed {
        ticket: Ticket,
        done: usize,
        of: usize,
    },
    DeskAnswered {
        ticket: Ticket,
        result: Answer,
    },
    Fingerprinted(FileFor, Result<Fingerprint, FileTrouble>),
    MidnightPassed,
    /// The page went into the background, or is about to close.
    PageHidden,
    /// Drafts of closed tabs were found.
    DraftsFound(Vec<FoundDraft>),
    /// What this tab left half typed: the names of the fields, and what is stored of each.
    OwnDraftsRead(Vec<(Rc<str>, Rc<str>)>),
    /// Whose part was shown here the last time, as it is kept.
    PartKept(Rc<str>),
    /// The local store has this draft again, or not.
    DraftKept(Rc<str>, Result<(), StoreError>),
    /// The later module has arrived.
    RestFetched,
    /// The later module listens, too. Work that waited for it begins.
    RestListens,
}

/// Another tab has said that there is something new. What it is comes from the local store, never from the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// How often all was erased.
    pub erasures: u32,
    /// What the other tab has named, as the local store has it.
    pub segments: Vec<(StepId, Option<Rc<str>>)>,
}

/// Why a store did not do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Everything was erased since this page looked. The number is how often that has happened.
    Erased(u32),
    /// It does not answer.
    Silent,
    /// The browser does not let the page use it.
    Blocked,
    /// No room left.
    Full,
    /// Anything else.
    Failed,
}
