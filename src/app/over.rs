//! The open window and the browser's "back"; and what follows after every message.

use super::{Effect, Model, Msg, Now, SaveState, update};

impl Model {
    /// Whether a window lies over the list.
    pub fn has_window(&self) -> bool {
        self.handout.is_some() || self.preview.is_some() || self.other_role.is_some() || self.panel.is_some()
    }

    /// "Back" closes the window on top: it has a step of its own in the browser's history while there is one.
    fn keep_back(&mut self) -> Option<Effect> {
        let window = self.has_window();
        (std::mem::replace(&mut self.back_kept, window) != window).then_some(Effect::KeepBack(window))
    }

    /// All that a merge brought is stored: it was not interrupted.
    fn merge_stored(&mut self) -> Option<Effect> {
        let stored = matches!(self.saving.state(), SaveState::Saved | SaveState::Partly);
        (stored && std::mem::take(&mut self.merging)).then_some(Effect::KeepMerging(None))
    }

    /// What follows any message.
    pub(super) fn follow(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.keep_back());
        effects.extend(self.merge_stored());
    }

    /// Somebody went back, and used up the step.
    pub(super) fn go_back(&mut self, now: Now) -> Vec<Effect> {
        if !std::mem::take(&mut self.back_kept) {
            return Vec::new();
        }
        let close = if self.handout.is_some() {
            Msg::HandoutClosed
        } else if self.preview.is_some() {
            Msg::PreviewClosed
        } else if self.other_role.is_some() {
            Msg::RoleDeclined
        } else {
            Msg::PanelClosed
        };
        update(self, now, close)
    }
}
