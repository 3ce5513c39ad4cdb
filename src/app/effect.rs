//! What the browser is asked to do, as values. `web::effects` performs them.

use std::rc::Rc;

use crate::{
    desk::Job,
    journal::{Author, StepId},
    share::{Encoding, Picture, Sealed, Segment, UnitPart},
};

use super::{Exported, FileFor, Language, Look, Merging, Ticket};

/// What is done in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Entries that came in are stored.
    Storing,
    /// A large file is read.
    Reading,
    /// An exchange file is written.
    Writing,
    /// Many small segments become one.
    Compacting,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open the durable store and list what it holds. Answers `DurableOpened`.
    ///
    /// Here as in the others, a store that was erased less often than `erasures` is erased first; one that was erased
    /// more often takes nothing, and the answer is `StoreError::Erased`. Each looks and writes at one go.
    OpenDurable {
        erasures: u32,
    },
    /// Say `DurableWaited` with this number after some seconds.
    WatchDurable(u32),
    /// Answers `LocalSaved`.
    SaveLocal {
        segments: Vec<Segment>,
        erasures: u32,
    },
    /// All in one transaction, on disk before it answers `DurableSaved`.
    SaveDurable {
        segments: Vec<Segment>,
        erasures: u32,
    },
    /// Answers `DurableRead`.
    ReadDurable(Vec<StepId>),
    /// Store one segment in place of others: in the durable store in one transaction, and only
    /// where it still holds all of them (else another tab has gathered them: a failure); then in
    /// the local one, the old ones first, since it may lack the room for both. Answers `Gathered`.
    Gather {
        segment: Segment,
        replaces: Vec<StepId>,
        erasures: u32,
    },
    /// Tell the other tabs to look for these segments in the stores.
    Tell(Vec<StepId>),
    /// Keep whose part is shown here, for the next time.
    KeepPart(Option<UnitPart>),
    /// Remove segments from both stores.
    Remove(Vec<StepId>),
    /// Remove everything this page keeps, here and in the other tabs. Answers `DurableOpened`.
    Erase {
        erasures: u32,
    },
    /// Take over what former versions stored under another name. Answers `StoreChanged`, where there was something.
    TakeFormer,
    /// Give this device another number, keep it, and make a new writer under it. Answers `DeviceRenewed`.
    RenewDevice,
    KeepAuthor(Author),
    KeepExported(Option<Exported>),
    KeepLook(Look),
    /// Give the page as a whole its language, colours and size of text.
    Wear(Language, Look),
    AskPersistence,
    /// At once. Answers `DraftKept` where it could not, and once it can again.
    KeepDraft {
        name: Rc<str>,
        stored: Rc<str>,
    },
    DropDrafts(Vec<Rc<str>>),
    /// Remove the stored draft of a closed tab, because this tab has taken it over: the closed tab, and the draft's
    /// name.
    ForgetFound(Rc<str>, Rc<str>),
    /// Answers `TypingPaused` two seconds after it was asked last.
    AwaitPause,
    Print,
    /// Print this part of a page alone, in its own style; `name` is what a PDF is called.
    PrintPaper {
        name: String,
        page: Rc<[u8]>,
        sheet: Rc<[u8]>,
    },
    /// Hash the file chosen in this input. Answers `Fingerprinted`.
    Fingerprint {
        input: Rc<str>,
        about: FileFor,
    },
    /// The first letters of these characters' readings. Answers `InitialsRead`.
    ReadInitials(Vec<char>),
    /// Bring the element of this id into view, and the focus into it.
    Show(String),
    /// Add a step to the browser's history for "back" to use up (`BackAsked`), or remove that step.
    KeepBack(bool),
    /// Store that a merge is under way, with what it takes to finish it, or that there is none.
    KeepMerging(Option<Merging>),
    /// Answers `MergingRead`.
    ReadMerging,
    /// Look for data of this document under other paths of this host. Answers `FoundElsewhere`.
    LookElsewhere(Rc<str>),
    /// Answers `ElsewhereRead`.
    ReadElsewhere(Rc<str>),
    /// Store that the data under this path is not to be offered again.
    KeepAnswered(Rc<str>),
    /// Write the list filter into the address. With `back`, as a new place to go back to; otherwise in place of the
    /// old one.
    KeepAddress {
        sieve: String,
        back: bool,
    },
    /// Answers `NotDownloaded` where the browser refuses.
    Download {
        name: String,
        bytes: Rc<[u8]>,
    },
    /// Hand a job to the desk, which is fetched and opened where it is not. Answers `DeskAnswered`, with
    /// `DeskProgressed` before it.
    AskDesk {
        ticket: Ticket,
        job: Job,
        attachments: Vec<Rc<[u8]>>,
    },
    /// Hand out the whole app as one file, with this exchange file inside. Answers `PageSaved`.
    SavePage {
        name: String,
        /// What is in a file once this is; `None`: one unit's part alone.
        exports: Option<Exported>,
        file: Rc<str>,
    },
    /// Let the new version of the site come into use; the page opens anew.
    TakeUpdate,
    /// Answers `Sealed`.
    Seal {
        name: String,
        /// What is in a file once this is.
        exports: Exported,
        bytes: Rc<[u8]>,
        passphrase: Rc<str>,
    },
    /// Answers `Unsealed`.
    Unseal {
        name: Rc<str>,
        sealed: Rc<Sealed>,
        passphrase: Rc<str>,
    },
    /// Answers `PictureRead`.
    ReadPicture {
        name: Rc<str>,
        kind: Picture,
        bytes: Rc<[u8]>,
    },
    /// A text that is not UTF-8. Answers `FileRead`.
    Decode {
        name: Rc<str>,
        encoding: Encoding,
        bytes: Rc<[u8]>,
    },
    /// Remove the link's content from the address, once a person has decided about it.
    ClearFragment,
    /// Answers `CameraOpened`; the person may be asked first.
    OpenCamera,
    /// In a moment. Answers `CameraSaw`.
    LookThroughCamera,
    /// Free the camera, so that its light goes out.
    CloseCamera,
    /// Let the browser do its other work, then answer `Breathed`. Long work is done in parts.
    Breathe(Work),
    /// End whatever the worker is doing. It does not answer then.
    CloseDesk,
}
