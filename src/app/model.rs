//! Everything the page shows.

use std::{cell::OnceCell, collections::VecDeque, rc::Rc};

use serde::{Deserialize, Serialize};

use crate::{
    journal::{
        Author, Change, Clock, Device, Journal, Merges, Millis, Replica, Role, Sequence, StepId, Steps, wire::Contents,
    },
    ledger::{Deadline, Differing, Ledger, Owed, difference, unit},
    opinion::{Day, ENGLISH, Opinion, RecommendationId},
    share::UnitPart,
    vec_map::distinct,
};

use super::{
    ChatApp, Drafts, Effect, Elsewhere, Erased, Filing, Handout, Health, Held, Inbox, Initials, Language, Look, Notice,
    Now, OtherRole, Preview, Saving, Seen, Sieve, StoreError, Ticket, Travel, Waiting, desk::Order, writing::Writing,
};

/// Rows of the history shown at first.
pub(super) const HISTORY_ROWS: usize = 100;

/// The quiet reminder to make a file: after so many entries that are in none.
const REMIND: usize = 50;

/// The state of the page. Only `update` changes it.
#[derive(Debug)]
pub struct Model {
    /// What is on show of the document: all of it, or one unit's part.
    pub opinion: Rc<Opinion>,
    pub(super) whole: Rc<Opinion>,
    /// What came here as one unit's part; on show as such as long as nothing else is known here.
    pub(super) unit_part: Option<UnitPart>,
    pub journal: Journal,
    /// `fold(opinion, journal)`, kept so that a picture needs no folding.
    pub ledger: Rc<Ledger>,
    pub saving: Saving,
    pub author: Rc<Author>,
    /// What is to be sent, and waits for a signature.
    pub held: Option<Held>,
    /// What is about to be judged in the place of another role.
    pub other_role: Option<OtherRole>,
    pub(super) roles_taken: Vec<Role>,
    /// Entries there were when the reminder to export was put off.
    pub(super) reminded_at: usize,
    pub open: Vec<RecommendationId>,
    pub panel: Option<Panel>,
    pub sieve: Sieve,
    /// Of the characters that were searched so far.
    pub(super) initials: Initials,
    pub filings: Vec<Filing>,
    /// What is typed and is no entry yet.
    pub drafts: Rc<Drafts>,
    pub past: Option<Past>,
    /// How many rows of the history are shown.
    pub history_rows: usize,
    pub preview: Option<Preview>,
    pub travel: Travel,
    pub inbox: Inbox,
    /// The page is open in a chat app.
    pub chat_app: Option<ChatApp>,
    /// What is to be copied there.
    pub handout: Option<Handout>,
    /// What was erased here, as long as it can be put back.
    pub erased: Option<Erased>,
    pub notice: Option<Notice>,
    pub exported: Option<Exported>,
    /// What it was before the last download, which a person may not find.
    pub exported_before: Option<Option<Exported>>,
    /// `None`: the browser has not said.
    pub persistent: Option<bool>,
    pub look: Look,
    /// What the browser asks for.
    pub(super) browser_language: Language,
    /// See [`Boot::one_file`].
    pub one_file: bool,
    pub last_saved: Option<Millis>,
    /// Data of this document under other paths of the host.
    pub elsewhere: Vec<Elsewhere>,
    /// A merge that was under way when the page closed: what was merged.
    pub interrupted: Option<Rc<str>>,
    /// What it takes to finish it is not kept here.
    pub merging_lost: bool,
    /// A merge is being stored.
    pub(super) merging: bool,
    /// "Back" has a step to use up.
    pub(super) back_kept: bool,
    pub version: Version,
    /// What the desk is doing.
    pub waiting: Option<Waiting>,
    /// What it is to do next.
    pub(super) orders: VecDeque<Order>,
    /// Exchange files on their way.
    pub(super) writings: VecDeque<Writing>,
    translated: OnceCell<Option<Opinion>>,
    pub(super) tickets: Ticket,
    pub(super) clock: Clock,
    /// Read off the journal when somebody asks.
    steps: OnceCell<Steps>,
    pub(super) merges: Merges,
    pub(super) sequence: Sequence,
    /// `None`: others write under its number too, and this page is about to have another.
    pub(super) own_device: Option<Device>,
    pub(super) signing_put_off: bool,
    pub(super) persistence_asked: bool,
}

/// Where things stood at the end of a day.
#[derive(Clone, Debug)]
pub struct Past {
    pub day: Day,
    /// The day it is compared with; `None`: today.
    pub until: Option<Day>,
    pub journal: Rc<Journal>,
    pub ledger: Rc<Ledger>,
}

/// What is kept of the site itself on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    #[default]
    Unknown,
    /// It opens without a network from now on; to be said once.
    KeptOffline,
    /// A newer one waits for a person to say so.
    Newer,
}

/// What lies over the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    History,
    Device,
    Signing,
    /// 出材料
    Papers,
    /// 筛选和分组
    Sieve,
    /// 报送前核查
    Readiness,
    /// 总览
    Overview,
    /// 批量交办
    Bulk,
    /// 期限和步骤
    Procedure,
    Settings,
    Keys,
    Share,
    Receive,
}

/// When a file was last made, and how much was in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    pub time: Millis,
    pub entries: usize,
}

/// What was found on this device, read before the first picture.
#[derive(Debug)]
pub struct Boot {
    pub replica: Replica,
    pub author: Author,
    pub exported: Option<Exported>,
    pub look: Look,
    pub language: Language,
    /// The page is a file of somebody's own, which can be saved with the data in it.
    pub one_file: bool,
    /// How often all was erased, as the local store says.
    pub erasures: u32,
    /// A merge that was under way when the page closed.
    pub interrupted: Option<Rc<str>>,
    /// The local store's segments as text, or why there are none.
    pub segments: Result<Vec<(StepId, Rc<str>)>, StoreError>,
}

impl Boot {
    /// What a device without any data has: a local store that works and is empty.
    pub fn empty(replica: Replica) -> Self {
        Self {
            replica,
            author: Author::default(),
            exported: None,
            look: Look::default(),
            language: Language::Chinese,
            one_file: false,
            erasures: 0,
            interrupted: None,
            segments: Ok(Vec::new()),
        }
    }
}

impl Model {
    /// The page as it opens, and what the browser is asked first.
    pub fn boot(opinion: Rc<Opinion>, boot: Boot) -> (Self, Vec<Effect>) {
        let local = boot.segments.as_ref().map_or_else(|error| Health::Fails(*error), |_| Health::Works);
        let mut journal = Journal::default();
        let mut saving = Saving::new(local, boot.erasures);
        let mut sequence = Sequence::default();
        for (key, text) in boot.segments.unwrap_or_default() {
            take_segment(&mut journal, &mut saving, &mut sequence, key, text);
        }
        let mut model = Self {
            ledger: Rc::new(Ledger::fold(&opinion, &journal)),
            steps: OnceCell::new(),
            merges: Merges::default(),
            sequence,
            clock: Clock::new(boot.replica),
            own_device: Some(boot.replica.device()),
            saving,
            whole: opinion.clone(),
            unit_part: None,
            opinion,
            journal,
            author: Rc::new(boot.author),
            held: None,
            other_role: None,
            roles_taken: Vec::new(),
            reminded_at: 0,
            open: Vec::new(),
            panel: None,
            sieve: Sieve::default(),
            initials: Initials::default(),
            filings: Vec::new(),
            drafts: Rc::default(),
            past: None,
            history_rows: HISTORY_ROWS,
            preview: None,
            travel: Travel::default(),
            inbox: Inbox::default(),
            chat_app: None,
            handout: None,
            erased: None,
            notice: None,
            exported: boot.exported,
            exported_before: None,
            persistent: None,
            look: boot.look,
            browser_language: boot.language,
            one_file: boot.one_file,
            last_saved: None,
            elsewhere: Vec::new(),
            interrupted: boot.interrupted,
            merging_lost: false,
            merging: false,
            back_kept: false,
            version: Version::default(),
            waiting: None,
            orders: VecDeque::new(),
            writings: VecDeque::new(),
            translated: OnceCell::new(),
            tickets: 0,
            signing_put_off: false,
            persistence_asked: false,
        };
        let mut asked = vec![Effect::Wear(model.language(), model.look)];
        asked.extend(model.saving.open());
        (model, asked)
    }

    /// The ledger on show: of now, or of the day that was asked for.
    pub fn shown(&self) -> &Rc<Ledger> {
        self.past.as_ref().map_or(&self.ledger, |past| &past.ledger)
    }

    pub fn deadline(&self, now: Now) -> Deadline {
        Deadline::seen_from(self.day(now), self.shown().procedure().due(&self.opinion))
    }

    /// What came of the written report: days left or overdue, or handed in.
    pub fn report(&self, now: Now) -> Owed {
        self.shown().procedure().report(&self.opinion, self.day(now))
    }

    /// The page's language: as chosen, else as the browser asks.
    pub fn language(&self) -> Language {
        self.look.language.unwrap_or(self.browser_language)
    }

    pub fn can_undo(&self) -> bool {
        self.past.is_none() && self.steps().next_undo(&self.journal).is_some()
    }

    pub fn can_redo(&self) -> bool {
        self.past.is_none() && self.steps().next_redo(&self.journal).is_some()
    }

    /// What this device did, and can take back.
    pub(super) fn steps(&self) -> &Steps {
        self.steps.get_or_init(|| Steps::read(&self.journal, self.own_device, &self.sequence, self.merges.clone()))
    }

    /// One more step of this device.
    pub(super) fn push_step(&mut self, step: StepId, reverts: Option<StepId>) {
        if let Some(steps) = self.steps.get_mut() {
            steps.push(step, reverts);
        }
    }

    /// Entries came in: the steps are read anew.
    pub(super) fn forget_steps(&mut self) {
        self.steps = OnceCell::new();
    }

    /// What differs between the day on show and the one it is compared with.
    pub fn changes_since(&self, past: &Past, now: Now) -> Vec<Differing> {
        match past.until {
            None => difference(&past.journal, &self.journal),
            Some(day) => difference(&past.journal, &self.journal.as_of(now.end_of(day))),
        }
    }

    /// Entries written or received since a file was last made.
    pub fn not_exported(&self) -> usize {
        self.journal.len().saturating_sub(self.exported.map_or(0, |exported| exported.entries))
    }

    /// Whether it is time to be reminded of that.
    pub fn reminds(&self) -> bool {
        self.not_exported() >= REMIND && self.journal.len() >= self.reminded_at + REMIND
    }

    /// The day on show: today, or the past one.
    pub fn day(&self, now: Now) -> Day {
        self.past.as_ref().map_or(now.today(), |past| past.day)
    }

    /// Whether the list as it is looked at has this recommendation.
    pub fn takes(&self, now: Now, id: RecommendationId) -> bool {
        let ledger = self.shown();
        let (Some(asked), Some(item)) = (self.opinion.recommendation(id), ledger.item(id)) else { return false };
        let seen = Seen {
            opinion: &self.opinion,
            translated: self.translated(),
            ledger,
            initials: &self.initials,
            unit: &self.author.unit,
            today: self.day(now),
            now,
        };
        self.sieve.takes(seen, asked, item)
    }

    /// What is read in place of the document, where somebody searches in it.
    fn translated(&self) -> Option<&Opinion> {
        let searched = self.language() == Language::English && !self.sieve.search.is_empty();
        let read = || Opinion::translated(ENGLISH).ok();
        if searched { self.translated.get_or_init(read).as_ref() } else { None }
    }

    /// Every unit that anybody has named, to be offered again.
    pub fn units(&self) -> Vec<Rc<str>> {
        let own = Some(Rc::from(unit(&self.author.unit))).filter(|unit: &Rc<str>| !unit.is_empty());
        distinct(self.ledger.items().iter().flat_map(|item| item.units().cloned()).chain(own))
    }

    /// Of this page, now: past all that anybody has named.
    pub(super) fn next_step(&mut self, now: Now) -> StepId {
        let journal = &self.journal;
        self.clock.free_step(now.ms, |step| journal.knows(step))
    }

    /// Whose part is on show; `None`: the whole document.
    pub fn part(&self) -> Option<&UnitPart> {
        self.unit_part.as_ref().filter(|_| !Rc::ptr_eq(&self.opinion, &self.whole))
    }

    /// As it was kept on this device.
    pub(super) fn show_part(&mut self, part: Option<UnitPart>) {
        self.unit_part = part;
        self.refold();
    }

    /// Narrows what is on show to the part that is known here, or shows the whole document again.
    fn narrow(&mut self) {
        let coordinates = self.author.is_signed() && self.author.role != Role::Unit;
        let part = self.unit_part.as_ref().filter(|part| !coordinates && part.holds_all(&self.journal));
        let Some(part) = part else {
            self.opinion = self.whole.clone();
            return;
        };
        let shown = self.opinion.recommendations().map(|asked| asked.id);
        if !shown.eq(part.recommendations.iter().copied()) {
            self.opinion = Rc::new(part.of(&self.whole));
        }
    }

    pub(super) fn refold(&mut self) {
        self.narrow();
        self.ledger = Rc::new(Ledger::fold(&self.opinion, &self.journal));
    }
}

/// Reads one stored segment into the journal, and sets aside what can not be read of it. Whether anything could.
pub(super) fn take_segment(
    journal: &mut Journal,
    saving: &mut Saving,
    sequence: &mut Sequence,
    key: StepId,
    text: Rc<str>,
) -> bool {
    let Some(Contents { entries, order, unsound }) = Contents::read(&text) else {
        saving.set_aside(key, text);
        return false;
    };
    saving.shelve(key, entries.iter().map(|entry| entry.id).collect(), &text);
    if !unsound.is_empty() {
        saving.set_aside(key, text);
    }
    order.into_iter().for_each(|(step, number)| sequence.learn(step, number));
    journal.union(entries);
    true
}

/// The value of a claim, as somebody chose it.
pub(super) fn chosen(journal: &Journal, entry: crate::journal::EntryId) -> Option<Change> {
    journal.get(entry).map(|entry| entry.change.clone())
}
