//! A browser profile in miniature: two stores that can fail, tabs, and everything that is under
//! way between them, to be delivered in any order that a real browser could choose.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use otog_checklist::{
    app::{Boot, Effect, Health, Language, Look, Model, Msg, Now, SaveState, StoreError, update},
    desk::perform,
    journal::{Author, Device, EntryId, Millis, Replica, StepId},
    opinion::Opinion,
    share::Segment,
};

use super::NOON;

/// A store's texts, and what can be read in them.
pub(crate) type Store = BTreeMap<StepId, (Rc<str>, Vec<EntryId>)>;

pub(crate) struct Profile {
    opinion: Rc<Opinion>,
    device: Device,
    now: Millis,
    pub(crate) local: Store,
    pub(crate) durable: Store,
    pub(crate) local_fails: Option<StoreError>,
    pub(crate) durable_fails: Option<StoreError>,
    /// Whether gathering looks first if another tab has done it.
    pub(crate) gathers_once: bool,
    pub(crate) tabs: Vec<Tab>,
    opened: u32,
    /// What was handed out as a file last.
    pub(crate) downloaded: Rc<[u8]>,
}

#[derive(Debug)]
pub(crate) struct Tab {
    pub(crate) model: Model,
    /// Asked of the durable store, in order.
    jobs: VecDeque<Effect>,
    /// Its answers.
    answers: VecDeque<Msg>,
    /// Gathered in the durable store, and in the local one as soon as the tab has its answer.
    gathered: Option<(Segment, Vec<StepId>)>,
    /// From the other tabs.
    heard: VecDeque<Msg>,
}

pub(crate) fn stored(segments: impl IntoIterator<Item = Segment>) -> Store {
    let read = |text: &str| Segment::read(text).unwrap_or_default().iter().map(|entry| entry.id).collect();
    segments.into_iter().map(|segment| (segment.key, (segment.text.clone(), read(&segment.text)))).collect()
}

pub(crate) fn held(store: &Store) -> BTreeSet<EntryId> {
    store.values().flat_map(|(_, entries)| entries.iter().copied()).collect()
}

impl Profile {
    pub(crate) fn new(opinion: Rc<Opinion>) -> Self {
        Self {
            opinion,
            device: Device::from_random(77),
            now: NOON,
            local: Store::new(),
            durable: Store::new(),
            local_fails: None,
            durable_fails: None,
            gathers_once: true,
            tabs: Vec::new(),
            opened: 0,
            downloaded: Rc::default(),
        }
    }

    /// Opens a tab; what the durable store has to say is still to come.
    pub(crate) fn open(&mut self) -> usize {
        self.opened += 1;
        let texts = self.local.iter().map(|(key, (text, _))| (*key, text.clone())).collect();
        let boot = Boot {
            one_file: false,
            replica: Replica::new(self.device, self.opened),
            author: Author::default(),
            exported: None,
            look: Look::default(),
            language: Language::Chinese,
            segments: self.local_fails.map_or(Ok(texts), Err),
        };
        let (model, effects) = Model::boot(self.opinion.clone(), boot);
        self.tabs.push(Tab {
            model,
            jobs: VecDeque::new(),
            answers: VecDeque::new(),
            gathered: None,
            heard: VecDeque::new(),
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
        let now = Now { ms: self.now, offset_minutes: 480 };
        for effect in update(&mut self.tabs[tab].model, now, msg) {
            self.perform(tab, effect);
        }
    }

    fn perform(&mut self, tab: usize, effect: Effect) {
        match effect {
            Effect::SaveLocal(segments) => {
                let result = self.local_fails.map_or(Ok(()), Err);
                if result.is_ok() {
                    self.local.extend(stored(segments));
                }
                self.tell(tab, Msg::LocalSaved(result));
            }
            Effect::Tell(segment) => self.tell_others(tab, &Msg::SegmentHeard(segment.text)),
            Effect::Remove(keys) => {
                self.local.retain(|key, _| !keys.contains(key));
                self.tabs[tab].jobs.push_back(Effect::Remove(keys));
            }
            Effect::Erase => {
                self.local.clear();
                self.tell_others(tab, &Msg::ErasureHeard);
                self.erase_durable(tab);
            }
            Effect::Download { bytes, .. } => self.downloaded = bytes,
            Effect::OpenDurable | Effect::SaveDurable(_) | Effect::ReadDurable(_) | Effect::Gather { .. } => {
                self.tabs[tab].jobs.push_back(effect);
            }
            Effect::AskDesk { ticket, job, attachments } => {
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                let result = perform(job, &attachments, &mut |_, _| {});
                let result =
                    result.map(|(product, files)| (product, files.into_iter().map(Rc::from).collect::<Vec<_>>()));
                self.tell(tab, Msg::DeskAnswered { ticket, result });
            }
            Effect::Breathe(work) => self.tell(tab, Msg::Breathed(work)),
            Effect::KeepAuthor(_)
            | Effect::KeepExported(_)
            | Effect::KeepLook(_)
            | Effect::Wear(..)
            | Effect::AskPersistence
            | Effect::CloseDesk
            | Effect::SavePage { .. }
            | Effect::TakeUpdate
            | Effect::Seal { .. }
            | Effect::Unseal { .. }
            | Effect::ReadPicture { .. }
            | Effect::OpenCamera
            | Effect::LookThroughCamera
            | Effect::CloseCamera
            | Effect::ClearFragment => {}
            // They show something, and nothing is kept.
            Effect::Print
            | Effect::Show(_)
            | Effect::ReadInitials(_)
            | Effect::KeepAddress { .. }
            | Effect::Fingerprint { .. } => {}
        }
    }

    /// What was asked of an open database before is done before; one that is not open does nothing.
    fn erase_durable(&mut self, by: usize) {
        for tab in 0..self.tabs.len() {
            while self.tabs[tab].jobs.front().is_some_and(|job| *job != Effect::OpenDurable) {
                self.work(tab);
            }
        }
        if self.model(by).saving.durable == Health::Works && self.durable_fails.is_none() {
            self.durable.clear();
        }
    }

    fn tell_others(&mut self, from: usize, msg: &Msg) {
        for (_, tab) in self.tabs.iter_mut().enumerate().filter(|(place, _)| *place != from) {
            tab.heard.push_back(msg.clone());
        }
    }

    /// The durable store does what a tab asked of it first. Whether there was anything.
    pub(crate) fn work(&mut self, tab: usize) -> bool {
        let Some(job) = self.tabs[tab].jobs.pop_front() else { return false };
        let result = self.durable_fails.map_or(Ok(()), Err);
        let answer = match job {
            Effect::OpenDurable => Msg::DurableOpened(result.map(|()| self.durable.keys().copied().collect())),
            Effect::SaveDurable(segments) => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                if result.is_ok() {
                    self.durable.extend(stored(segments));
                }
                Msg::DurableSaved(keys, result)
            }
            Effect::ReadDurable(keys) => match result {
                Ok(()) => {
                    let text = |key| self.durable.get(key).map(|(text, _)| text.clone());
                    Msg::DurableRead(keys.iter().map(|key| (*key, text(key))).collect())
                }
                Err(error) => Msg::DurableOpened(Err(error)),
            },
            Effect::Gather { segment, replaces } => {
                let result = self.gather(&segment, &replaces);
                let key = segment.key;
                self.tabs[tab].gathered = result.is_ok().then_some((segment, replaces));
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

    fn gather(&mut self, segment: &Segment, replaces: &[StepId]) -> Result<(), StoreError> {
        self.durable_fails.map_or(Ok(()), Err)?;
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
            && let Some((segment, replaces)) = self.tabs[tab].gathered.take()
        {
            self.local.retain(|key, _| !replaces.contains(key));
            if self.local_fails.is_none() {
                self.local.extend(stored([segment]));
            }
        }
        self.tell(tab, msg);
        true
    }

    /// A tab is told what another tab said first.
    pub(crate) fn hear(&mut self, tab: usize) -> bool {
        let heard = self.tabs[tab].heard.pop_front();
        heard.map(|msg| self.tell(tab, msg)).is_some()
    }

    /// Everything under way arrives.
    pub(crate) fn settle(&mut self) {
        while (0..self.tabs.len()).any(|tab| self.work(tab) | self.answer(tab) | self.hear(tab)) {}
    }
}
