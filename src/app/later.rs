//! `(Model, Now, Msg) -> effects`: all that comes with windows, papers and travel.

use std::rc::Rc;

use crate::{
    journal::{Field, Register, StepId},
    ledger::Ledger,
    opinion::Day,
    share::UnitPart,
};

use super::{
    Drafts, Effect, FileFor, Model, Msg, Notice, Now, PREVIEW_LEFT, Past, Purpose, RECEIVE_TEXT, SaveState, StoreError,
    Version, Work,
    model::{HISTORY_ROWS, chosen},
    update::quietly,
};

/// What [`update_first`](super::update_first) has given back. On the built site this comes after the first picture; all
/// that is called from here alone is not in the first load.
pub(crate) fn update_later(model: &mut Model, now: Now, msg: Msg) -> Vec<Effect> {
    let mut effects = later(model, now, msg);
    model.follow(&mut effects);
    effects
}

fn later(model: &mut Model, now: Now, msg: Msg) -> Vec<Effect> {
    if model.hold(&msg) || model.asks_role(&msg) {
        return Vec::new();
    }
    match msg {
        Msg::MeasureTicked(id, done) => model.tick_measure(now, id, done),
        Msg::StandingChosen(id, standing) => {
            let value = crate::journal::Change::Set(standing.to_value());
            model.set(now, Register::new(id, Field::Standing), value)
        }
        Msg::FieldFilled(register, change) => model.set(now, register, change),
        Msg::ManyFilled(many) => model.set_many(now, many),
        Msg::AssignmentAnswered(id, answer, reason) => model.answer(now, id, answer, reason),
        Msg::Reviewed(id, review, reason) => model.review(now, id, review, reason),
        Msg::NoteAdded(id, note) => model.add(now, id, Field::Note, note.to_value()),
        Msg::EvidenceAdded(id, evidence) => {
            model.drop_file(FileFor::New(id));
            model.add(now, id, Field::Evidence, evidence.to_value())
        }
        Msg::MeasureAdded(id, text) => model.add(now, id, Field::Added, (*text).into()),
        Msg::ClaimChosen(register, entry) => match chosen(&model.journal, entry) {
            Some(value) => model.set(now, register, value),
            None => Vec::new(),
        },
        Msg::Typed { name, text, stood, composing } => model.typed(now, name, text, stood, composing),
        Msg::OneChosen { name, one, chosen } => model.one_chosen(now, name, &one, chosen),
        Msg::Composed(name) => model.composed(&name),
        Msg::FieldLeft(name) => model.left(now, &name),
        Msg::TypingPaused => model.typing_paused(now),
        Msg::PageHidden => model.page_hidden(now),
        Msg::DraftsEntered(names) | Msg::DraftsDiscarded(names) => model.drop_drafts(&names),
        Msg::DraftsFound(found) => model.take_over(found),
        Msg::OwnDraftsRead(drafts) => quietly(|| model.drafts = Rc::new(Drafts::read(drafts))),
        Msg::PartKept(part) => quietly(|| model.show_part(UnitPart::read(&part))),
        Msg::DraftKept(name, result) => quietly(|| model.draft_kept(&name, result)),
        Msg::UndoAsked => model.undo(now),
        Msg::RedoAsked => model.redo(now),
        Msg::PartChosen(part, taken) => model.choose_part(now, part, taken),
        Msg::WorkbookSigned { place, author, unsigned } => quietly(|| model.sign_workbook(place, author, unsigned)),
        Msg::MergeAccepted => {
            let mut effects = model.accept(now);
            effects.extend(model.drop_drafts(&[RECEIVE_TEXT.into(), PREVIEW_LEFT.into()]));
            effects
        }
        Msg::MergeDeclined => {
            let mut effects = model.decline();
            effects.extend(model.drop_drafts(&[PREVIEW_LEFT.into()]));
            effects
        }
        Msg::PreviewClosed => model.decline(),
        Msg::FilesCame(names) => quietly(|| model.announce(names)),
        Msg::FileRead { name, content } => model.receive(now, name, content),
        Msg::PasteCut { letters, limit } => quietly(|| model.notice = Some(Notice::PasteCut { letters, limit })),
        Msg::SendAsked { how, address } => model.send(now, how, address),
        Msg::CodeKept { place, drawing } => model.keep_code(now, place, drawing),
        Msg::SealAsked(passphrase) => model.seal(now, passphrase),
        Msg::PassphraseGiven(passphrase) => model.unlock(&passphrase),
        Msg::Sealed { name, exports, result } => model.sealed(name, exports, result),
        Msg::Unsealed { name, result } => model.unsealed(now, name, result),
        Msg::PictureRead { name, picture } => model.picture_read(name, picture),
        Msg::ExportAsked => {
            let name = model.language().file_name(&model.stamp(now));
            model.draw_up(now, Purpose::Export { name })
        }
        Msg::PaperAsked(paper, scope) => model.ask_paper(now, paper, scope, false),
        Msg::PaperForPrint(paper, scope) => model.ask_paper(now, paper, scope, true),
        Msg::PageAsked => model.draw_up(now, Purpose::Page { name: model.language().page_name(&model.stamp(now)) }),
        Msg::PageSaved { exports, result: Ok(name) } => model.handed_over(name, exports).into_iter().collect(),
        Msg::PageSaved { result: Err(why), .. } => quietly(|| model.notice = Some(Notice::DeskFailed { why })),
        Msg::PageCarried(file) => model.page_carried(now, &file),
        Msg::KeptOffline => quietly(|| model.version = Version::KeptOffline),
        Msg::VersionNoted => quietly(|| model.version = Version::Unknown),
        Msg::UpdateFound => quietly(|| model.version = Version::Newer),
        // What is not on disk yet would be gone with the old page.
        Msg::UpdateAsked if model.can_update() => vec![Effect::TakeUpdate],
        Msg::UpdateAsked => Vec::new(),
        Msg::NotDownloaded(name) => model.not_downloaded(name),
        Msg::CalledOff => model.call_off(),
        Msg::DeskProgressed { ticket, done, of } => quietly(|| model.progressed(ticket, (done, of))),
        Msg::Breathed(Work::Storing) => model.store_part(now),
        Msg::Breathed(Work::Reading) => model.take_part(now),
        Msg::Breathed(Work::Writing) => model.write_part(),
        Msg::Breathed(Work::Compacting) => model.gather(now).into_iter().collect(),
        Msg::DeskAnswered { ticket, result } => model.answered(now, ticket, result),

        Msg::PlaceAsked(place) => model.show(now, &place),
        Msg::ConflictAsked(place) => model.show_conflict(now, &place),
        Msg::SieveChanged(sieve) => model.sieve_changed(sieve),
        Msg::AddressChanged(address) => model.address_changed(now, &address),
        Msg::InitialsRead(told) => quietly(|| model.initials.learn(told)),
        Msg::FileChosen(input, about) => model.file_chosen(input, about),
        Msg::FileDropped(about) => quietly(|| model.drop_file(about)),
        Msg::Fingerprinted(about, print) => quietly(|| model.fingerprinted(about, print)),
        Msg::PanelClosed => {
            model.panel = None;
            model.held = None;
            model.travel.sent = None;
            model.inbox.close();
            model.free_camera()
        }
        Msg::CameraAsked => model.camera_asked(),
        Msg::CameraStopped => model.free_camera(),
        Msg::CameraOpened(result) => model.camera_opened(result),
        Msg::CameraSaw { name, sight } => model.camera_saw(name, sight),
        Msg::PrintAsked => vec![Effect::Print],
        Msg::MoreHistoryAsked => quietly(|| model.history_rows += HISTORY_ROWS),
        Msg::PastAsked(day) => quietly(|| model.past = day.map(|day| model.past_of(now, day))),
        Msg::ComparisonAsked(day) => quietly(|| {
            if let Some(past) = &mut model.past {
                past.until = day;
            }
        }),
        Msg::Signed(author) => model.sign(now, author, false),
        Msg::SignedEarlier(author) => model.sign(now, author, true),
        Msg::RoleTaken => model.take_role(now),
        Msg::RoleDeclined => quietly(|| model.other_role = None),
        Msg::ReminderPutOff => quietly(|| model.reminded_at = model.journal.len()),
        Msg::SigningPutOff => {
            model.signing_put_off = true;
            model.panel = None;
            model.send_held(now)
        }

        Msg::UnreadableDownloaded => model.download_unreadable(now),
        Msg::UnreadableDiscarded => {
            let mut effects = removal(model.saving.discard());
            let half = model.saving.half_read();
            effects.extend(half.and_then(|(keys, ids)| model.gather_into_one(now, keys, ids)));
            effects
        }
        Msg::EraseConfirmed => model.erase(),
        Msg::ErasureUndone => model.put_back(now),
        Msg::ErasureSettled => quietly(|| {
            model.erased = None;
            model.notice = Some(Notice::Erased);
        }),
        Msg::DeviceRenewed(replica) => quietly(|| model.device_renewed(replica)),
        Msg::ChatAppSeen(app) => quietly(|| model.chat_app = Some(app)),
        Msg::HandoutCopied => model.handout_copied(),
        Msg::HandoutDownloaded => model.handout_downloaded(),
        Msg::HandoutClosed => quietly(|| model.handout = None),
        Msg::BackAsked => model.go_back(now),
        Msg::RestListens => vec![Effect::TakeFormer, Effect::LookElsewhere(model.opinion.number.clone())],
        Msg::LocalSaved(Err(StoreError::Erased(erasures))) => model.erased_elsewhere(erasures),
        Msg::Heard(heard) => model.hear(heard),
        Msg::DurableRead(..) | Msg::Gathered(..) | Msg::DurableOpened(_) | Msg::DurableSaved(..) => {
            let mut effects = model.saving.answered();
            effects.extend(model.durable_told(now, msg));
            effects
        }
        Msg::FoundElsewhere(places) => quietly(|| model.elsewhere = places),
        Msg::ElsewhereAsked(path) => vec![model.answer_elsewhere(path.clone()), Effect::ReadElsewhere(path)],
        Msg::ElsewhereDeclined(path) => vec![model.answer_elsewhere(path)],
        Msg::ElsewhereRead(path, segments) => model.read_elsewhere(&path, &segments),
        Msg::MergeResumed => model.resume_merge(),
        Msg::MergingRead(kept) => model.merging_read(now, kept),
        Msg::InterruptionNoted => model.forget_merge(),

        // `update_first` has taken them.
        Msg::RecommendationTicked(..)
        | Msg::CardToggled(_)
        | Msg::PanelOpened(_)
        | Msg::NoticeClosed
        | Msg::LookChosen(_)
        | Msg::MidnightPassed
        | Msg::RestFetched
        | Msg::LocalSaved(_)
        | Msg::StoreChanged
        | Msg::DurableWaited(_)
        | Msg::PersistenceKnown(_) => Vec::new(),
    }
}

fn removal(keys: Vec<StepId>) -> Vec<Effect> {
    if keys.is_empty() { Vec::new() } else { vec![Effect::Remove(keys)] }
}

impl Model {
    /// A newer version waits, and nothing would be lost by opening it.
    pub fn can_update(&self) -> bool {
        self.version == Version::Newer
            && self.saving.state() == SaveState::Saved
            && self.panel.is_none()
            && self.preview.is_none()
            && !self.is_busy()
    }

    fn past_of(&self, now: Now, day: Day) -> Past {
        let journal = self.journal.as_of(now.end_of(day));
        Past { day, until: None, ledger: Rc::new(Ledger::fold(&self.opinion, &journal)), journal: Rc::new(journal) }
    }

    fn download_unreadable(&mut self, now: Now) -> Vec<Effect> {
        let pieces: Vec<_> = self
            .saving
            .unreadable
            .iter()
            .map(|known| serde_json::json!({ "key": known.key.to_string(), "text": &*known.text }))
            .collect();
        let bytes = serde_json::to_string_pretty(&pieces).unwrap_or_default().into_bytes().into();
        vec![Effect::Download { name: self.language().unreadable_name(now.today()), bytes }]
    }
}
