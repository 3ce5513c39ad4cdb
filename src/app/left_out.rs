//! What a person has unticked in the preview is a draft: it is there again when the same file comes again, after Esc, Back
//! or a reload.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    rc::Rc,
};

use serde::{Deserialize, Serialize};

use crate::{
    journal::{Entry, EntryId},
    vec_map::VecSet,
};

use super::{
    Effect, Model, Now, PREVIEW_LEFT, Part, Preview,
    interrupted::{pair, read_pair},
};

/// Files are told apart by a number made of their name and of what is in them.
#[derive(Serialize, Deserialize, Default)]
struct LeftOut {
    /// All files in the preview.
    of: Vec<u64>,
    /// Those that are not taken.
    files: Vec<u64>,
    /// Registers that are not taken: the subject and the field of each.
    registers: Vec<[String; 2]>,
}

pub(super) fn mark(name: &str, entries: &[Rc<Entry>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    entries.iter().map(|entry| entry.id).collect::<Vec<EntryId>>().hash(&mut hasher);
    hasher.finish()
}

fn left_out(preview: &Preview) -> LeftOut {
    let files = |which: fn(&bool) -> bool| {
        let files = preview.files.iter().filter(|file| which(&file.taken));
        files.map(|file| file.mark).collect()
    };
    LeftOut { of: files(|_| true), files: files(|taken| !taken), registers: preview.left.iter().map(pair).collect() }
}

impl Model {
    pub(super) fn choose_part(&mut self, now: Now, part: Part, taken: bool) -> Vec<Effect> {
        self.choose(part, taken);
        let Some(preview) = &self.preview else { return Vec::new() };
        let chosen = left_out(preview);
        let text = if chosen.files.is_empty() && chosen.registers.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&chosen).unwrap_or_default()
        };
        self.typed(now, PREVIEW_LEFT.into(), text.into(), "".into(), false)
    }

    /// The file that came last is chosen as it was before. Whether that changes anything.
    pub(super) fn choose_as_before(&mut self) -> bool {
        let kept: LeftOut = serde_json::from_str(self.drafts.shown(PREVIEW_LEFT, "")).unwrap_or_default();
        let Some(preview) = &mut self.preview else { return false };
        let Some(file) = preview.files.last_mut().filter(|file| kept.of.contains(&file.mark)) else { return false };
        file.taken = !kept.files.contains(&file.mark);
        let said: VecSet<_> = file.entries.iter().map(|entry| entry.register.clone()).collect();
        for register in kept.registers.into_iter().map(read_pair).filter(|register| said.contains(register)) {
            preview.left.insert(register);
        }
        !file.taken || !preview.left.is_empty()
    }
}
