//! A browser profile in miniature: two stores that can fail, tabs, and everything that is under
//! way between them, to be delivered in any order that a real browser could choose.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use otog_checklist::{
    app::{Boot, Effect, Heard, Merging, Model, Msg, Now, SaveState, StoreError, Stored, Work, update},
    desk::perform,
    journal::{Device, EntryId, Millis, Replica, StepId},
    opinion::Opinion,
    share::{Encoding, Picture, Refusal, Sealed, Sealing, Segment},
};

use super::NOON;

/// A store's texts, and what can be read in them.
pub(crate) type Store = BTreeMap<StepId, (Rc<str>, Vec<EntryId>)>;

pub(crate) struct Profile {
    opinion: Rc<Opinion>,
    pub(crate) device: Device,
    pub(crate) now: Millis,
    pub(crate) local: Store,
    pub(crate) durable: Store,
    /// How often each was erased, as it says itself.
    pub(crate) local_erasures: u32,
    pub(crate) durable_erasures: u32,
    /// That a merge is under way.
    pub(crate) merging: Option<Merging>,
    /// What is done in parts goes on when it is told to.
    pub(crate) breathless: bool,
    pub(crate) local_fails: Option<StoreError>,
    pub(crate) durable_fails: Option<StoreError>,
    /// Whether gathering looks first if another tab has done it.
    pub(crate) gathers_once: bool,
    pub(crate) tabs: Vec<Tab>,
    opened: u32,
    /// What was handed out as a file last.
    pub(crate) downloaded: Rc<[u8]>,
    /// The kinds of pictures that the browser was to draw.
    pub(crate) drawn: Vec<Picture>,
}

#[derive(Debug)]
pub(crate) struct Tab {
    pub(crate) model: Model,
    /// Asked of the durable store, in order.
    jobs: VecDeque<Effect>,
    /// Its answers.
    answers: VecDeque<Msg>,
    /// Gathered in the durable store, and in the local one as soon as the tab has its answer.
    gathered: Option<(Segment, Vec<StepId>, u32)>,
    /// Where the other tabs say there is something new.
    heard: VecDeque<Vec<StepId>>,
    /// So often the durable store had answered when the tab began to wait.
    watching: Option<u32>,
    /// The browser has a step for "back" to use up.
    back: bool,
    breath: Option<Work>,
}

pub(crate) fn stored(segments: impl IntoIterator<Item = Segment>) -> Store {
    let read = |text: &str| Segment::read(text).unwrap_or_default().iter().map(|entry| entry.id).collect();
    segments.into_iter().map(|segment| (segment.key, (segment.text.clone(), read(&segment.text)))).collect()
}

pub(crate) fn held(store: &Store) -> BTreeSet<EntryId> {
    store.values().flat_map(|(_, entries)| entries.iter().copied()).collect()
}

/// As a browser's own decoder does it.
fn decoded(encoding: Encoding, bytes: &[u8]) -> Option<Rc<[u8]>> {
    let encoding = encoding_rs::Encoding::for_label(encoding.label().as_bytes())?;
    let (text, failed) = encoding.decode_with_bom_removal(bytes);
    (!failed).then(|| text.as_bytes().into())
}

/// The only passphrase.
pub(crate) const PASSPHRASE: &str = "沙地与草原2026";
const TAG: usize = 16;

/// Stands in for the browser's cipher.
pub(crate) fn sealed(file: &[u8]) -> Vec<u8> {
    let secret: Vec<u8> = file.iter().map(|byte| byte ^ 0x5a).chain([0; TAG]).collect();
    Sealing { iterations: 1, salt: [1; 16], nonce: [2; 12] }.file(&secret)
}

fn unsealed(sealed: &Sealed, passphrase: &str) -> Option<Rc<[u8]>> {
    let content = &sealed.secret[..sealed.secret.len() - TAG];
    (passphrase == PASSPHRASE).then(|| content.iter().map(|byte| byte ^ 0x5a).collect())
}

impl Profile {
    pub(crate) fn new(opinion: Rc<Opinion>) -> Self {
        Self {
            opinion,
            device: Device::from_random(77),
            now: NOON,
            local: Store::new(),
            durable: Store::new(),
            local_erasures: 0,
            durable_erasures: 0,
            merging: None,
            breathless: false,
            local_fails: None,
            durable_fails: None,
            gathers_once: true,
            tabs: Vec::new(),
            opened: 0,
            downloaded: Rc::default(),
            drawn: Vec::new(),
        }
    }

    /// Opens a tab; what the durable store has to say is still to come.
    pub(crate) fn open(&mut self) -> usize {
        self.opened += 1;
        let texts = self.local.iter().map(|(key, (text, _))| (*key, text.clone())).collect();
        let boot = Boot {
            erasures: if self.local_fails.is_none() { self.local_erasures } else { 0 },
            interrupted: self.merging.as_ref().map(|merging| merging.name.clone()),
            segments: self.local_fails.map_or(Ok(texts), Err),
            ..Boot::empty(Replica::new(self.device, self.opened))
        };
        let (model, effects) = Model::boot(self.opinion.clone(), boot);
        self.tabs.push(Tab {
            model,
            jobs: VecDeque::new(),
            answers: VecDeque::new(),
            gathered: None,
            heard: VecDeque::new(),
            watching: None,
            back: false,
            breath: None,
        });
        let tab = self.tabs.len() - 1;
        effects.into_iter().for_each(|effect| self.perform(tab, effect));
        tab
    }

    /// The page is gone, with all that was under way.
    pub(crate) fn kill(&mut self, tab: usize) {
        self.tabs.remove(tab);
    }

    pub(crate) fn model(&self, tab: usize) -> &Model {
        &self.tabs[tab].model
    }

    pub(crate) fn state(&self, tab: usize) -> SaveState {
        self.model(tab).saving.state()
    }

    /// Something happens in a tab.
    pub(crate) fn tell(&mut self, tab: usize, msg: Msg) {
        self.now += 1;
        if msg == Msg::BackAsked {
            self.tabs[tab].back = false;
        }
        let now = Now { ms: self.now, offset_minutes: 480 };
        for effect in update(&mut self.tabs[tab].model, now, msg) {
            self.perform(tab, effect);
        }
    }

    fn perform(&mut self, tab: usize, effect: Effect) {
        match effect {
            Effect::SaveLocal { segments, erasures } => {
                let result = self.save_local(segments, erasures);
                self.tell(tab, Msg::LocalSaved(result));
            }
            Effect::Tell(keys) => self.tell_others(tab, &keys),
            Effect::Remove(keys) => {
                self.local.retain(|key, _| !keys.contains(key));
                self.tabs[tab].jobs.push_back(Effect::Remove(keys));
            }
            Effect::Erase { erasures } => {
                self.save_local(Vec::new(), erasures).ok();
                self.tell_others(tab, &[]);
                self.tabs[tab].jobs.push_back(effect);
            }
            Effect::KeepMerging(what) => self.merging = what,
            Effect::ReadMerging => self.tell(tab, Msg::MergingRead(self.merging.clone())),
            Effect::WatchDurable(answers) => self.tabs[tab].watching = Some(answers),
            Effect::Download { bytes, .. } => self.downloaded = bytes,
            Effect::OpenDurable { .. }
            | Effect::SaveDurable { .. }
            | Effect::ReadDurable(_)
            | Effect::Gather { .. } => {
                self.tabs[tab].jobs.push_back(effect);
            }
            Effect::AskDesk { ticket, job, attachments } => {
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                let result = perform(job, &attachments, &mut |_, _| {});
                let result =
                    result.map(|(product, files)| (product, files.into_iter().map(Rc::from).collect::<Vec<_>>()));
                self.tell(tab, Msg::DeskAnswered { ticket, result });
            }
            Effect::Breathe(work) if self.breathless => self.tabs[tab].breath = Some(work),
            Effect::Decode { name, encoding, bytes } => {
                let content = decoded(encoding, &bytes).ok_or(Refusal::NotJson);
                self.tell(tab, Msg::FileRead { name, content });
            }
            Effect::ReadPicture { kind, .. } => self.drawn.push(kind),
            Effect::Unseal { name, sealed, passphrase } => {
                let result = unsealed(&sealed, &passphrase).ok_or(Refusal::Locked);
                self.tell(tab, Msg::Unsealed { name, result });
            }
            Effect::Breathe(work) => self.tell(tab, Msg::Breathed(work)),
            Effect::RenewDevice => {
                self.device = Device::from_random(u64::from(self.opened) + 1_000_000);
                self.tell(tab, Msg::DeviceRenewed(Replica::new(self.device, self.opened)));
            }
            Effect::KeepBack(window) => self.tabs[tab].back = window,
            Effect::KeepAuthor(_)
            | Effect::TakeFormer
            | Effect::LookElsewhere(_)
            | Effect::ReadElsewhere(_)
            | Effect::KeepAnswered(_)
            | Effect::KeepExported(_)
            | Effect::KeepPart(_)
            | Effect::KeepLook(_)
            | Effect::Wear(..)
            | Effect::AskPersistence
            | Effect::CloseDesk
            | Effect::SavePage { .. }
            | Effect::TakeUpdate
            | Effect::Seal { .. }
            | Effect::OpenCamera
            | Effect::LookThroughCamera
            | Effect::CloseCamera
            | Effect::KeepDraft { .. }
            | Effect::DropDrafts(_)
            | Effect::ForgetFound(..)
            | Effect::AwaitPause
            | Effect::ClearFragment => {}
            // They show something, and nothing is kept.
            Effect::Print
            | Effect::PrintPaper { .. }
            | Effect::Show(_)
            | Effect::ReadInitials(_)
            | Effect::KeepAddress { .. }
            | Effect::Fingerprint { .. } => {}
        }
    }

    /// Both stores do as `Effect::OpenDurable` says.
    fn save_local(&mut self, segments: Vec<Segment>, erasures: u32) -> Result<(), StoreError> {
        self.local_fails.map_or(Ok(()), Err)?;
        bring_up(&mut self.local, &mut self.local_erasures, erasures)?;
        self.local.extend(stored(segments));
        Ok(())
    }

    fn bring_durable_up(&mut self, erasures: u32) -> Result<(), StoreError> {
        self.durable_fails.map_or(Ok(()), Err)?;
        bring_up(&mut self.durable, &mut self.durable_erasures, erasures)
    }

    fn open_durable(&mut self, erasures: u32) -> Result<Stored, StoreError> {
        match self.bring_durable_up(erasures) {
            Ok(()) | Err(StoreError::Erased(_)) => Ok(Stored {
                erasures: self.durable_erasures,
                keys: self.durable.keys().copied().collect(),
                interrupted: self.merging.as_ref().map(|merging| merging.name.clone()),
            }),
            Err(error) => Err(error),
        }
    }

    /// What tabs still ask the durable store to write, though they have heard since that all was erased.
    pub(crate) fn refused(&self) -> Vec<EntryId> {
        let of_tab = |tab: &Tab| {
            let known = tab.model.saving.erasures();
            let late = tab.jobs.iter().filter_map(move |job| match job {
                Effect::SaveDurable { segments, erasures } if *erasures < known => {
                    Some(held(&stored(segments.clone())))
                }
                _ => None,
            });
            late.flatten().collect::<Vec<_>>()
        };
        self.tabs.iter().flat_map(of_tab).collect()
    }

    fn tell_others(&mut self, from: usize, keys: &[StepId]) {
        for (_, tab) in self.tabs.iter_mut().enumerate().filter(|(place, _)| *place != from) {
            tab.heard.push_back(keys.to_vec());
        }
    }

    /// Anybody of the same origin says something on the channel.
    pub(crate) fn say(&mut self, tab: usize, keys: &[StepId]) {
        self.tabs[tab].heard.push_back(keys.to_vec());
    }

    /// Another tab puts a segment into the local store and says so.
    pub(crate) fn other_tab_stored(&mut self, tab: usize, segment: Segment) {
        let key = segment.key;
        self.local.extend(stored([segment]));
        self.tabs[tab].heard.push_back(vec![key]);
        while self.hear(tab) {}
    }

    /// The durable store does what a tab asked of it first. Whether there was anything.
    pub(crate) fn work(&mut self, tab: usize) -> bool {
        let Some(job) = self.tabs[tab].jobs.pop_front() else { return false };
        let result = self.durable_fails.map_or(Ok(()), Err);
        let answer = match job {
            Effect::OpenDurable { erasures } => Msg::DurableOpened(self.open_durable(erasures)),
            Effect::Erase { erasures } => {
                let answer = self.open_durable(erasures);
                self.tell_others(tab, &[]);
                Msg::DurableOpened(answer)
            }
            Effect::SaveDurable { segments, erasures } => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                let result = self.bring_durable_up(erasures);
                if result.is_ok() {
                    self.durable.extend(stored(segments));
                }
                Msg::DurableSaved(keys, result)
            }
            Effect::ReadDurable(keys) => match result {
                Ok(()) => {
                    let text = |key| self.durable.get(key).map(|(text, _)| text.clone());
                    Msg::DurableRead(self.durable_erasures, keys.iter().map(|key| (*key, text(key))).collect())
                }
                Err(error) => Msg::DurableOpened(Err(error)),
            },
            Effect::Gather { segment, replaces, erasures } => {
                let result = self.gather(&segment, &replaces, erasures);
                let key = segment.key;
                self.tabs[tab].gathered = result.is_ok().then_some((segment, replaces, erasures));
                Msg::Gathered(key, result)
            }
            Effect::Remove(keys) => {
                if result.is_ok() {
                    self.durable.retain(|key, _| !keys.contains(key));
                }
                return true;
            }
            other => unreachable!("not the durable store's: {other:?}"),
        };
        self.tabs[tab].answers.push_back(answer);
        true
    }

    fn gather(&mut self, segment: &Segment, replaces: &[StepId], erasures: u32) -> Result<(), StoreError> {
        self.bring_durable_up(erasures)?;
        if self.gathers_once && replaces.iter().any(|key| !self.durable.contains_key(key)) {
            return Err(StoreError::Failed);
        }
        self.durable.retain(|key, _| !replaces.contains(key));
        self.durable.extend(stored([segment.clone()]));
        Ok(())
    }

    /// A tab is told what the durable store answered first.
    pub(crate) fn answer(&mut self, tab: usize) -> bool {
        let Some(msg) = self.tabs[tab].answers.pop_front() else { return false };
        if matches!(msg, Msg::Gathered(..))
            && let Some((segment, replaces, erasures)) = self.tabs[tab].gathered.take()
        {
            self.local.retain(|key, _| !replaces.contains(key));
            self.save_local(vec![segment], erasures).ok();
        }
        self.tell(tab, msg);
        true
    }

    /// A tab is told that there is something new, and looks into the local store.
    pub(crate) fn hear(&mut self, tab: usize) -> bool {
        let Some(keys) = self.tabs[tab].heard.pop_front() else { return false };
        let works = self.local_fails.is_none();
        let text = |key: &StepId| self.local.get(key).filter(|_| works).map(|(text, _)| text.clone());
        let segments = keys.iter().map(|key| (*key, text(key))).collect();
        let heard = Heard { erasures: if works { self.local_erasures } else { 0 }, segments };
        self.tell(tab, Msg::Heard(heard));
        true
    }

    pub(crate) fn back(&self, tab: usize) -> bool {
        self.tabs[tab].back
    }

    /// The next part of what is done in parts.
    pub(crate) fn breathe(&mut self, tab: usize) {
        if let Some(work) = self.tabs[tab].breath.take() {
            self.tell(tab, Msg::Breathed(work));
        }
    }

    /// Some seconds pass in a tab.
    pub(crate) fn wait(&mut self, tab: usize) {
        if let Some(answers) = self.tabs[tab].watching.take() {
            self.tell(tab, Msg::DurableWaited(answers));
        }
    }

    /// Everything under way arrives.
    pub(crate) fn settle(&mut self) {
        while (0..self.tabs.len()).any(|tab| self.work(tab) | self.answer(tab) | self.hear(tab)) {}
    }
}

/// A store that was erased less often is erased now; one that was erased more often takes nothing.
fn bring_up(store: &mut Store, erased: &mut u32, erasures: u32) -> Result<(), StoreError> {
    if *erased > erasures {
        return Err(StoreError::Erased(*erased));
    }
    if *erased < erasures {
        store.clear();
        *erased = erasures;
    }
    Ok(())
}
