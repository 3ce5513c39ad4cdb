//! The ticks that the page shows before its program runs the next time: see `web/page/early.js`.

use std::fmt::Write;

use crate::ledger::Item;

use super::Model;

impl Model {
    /// As JSON: the recommendations that are ticked, and those that people differ about. `None` where nothing is to be
    /// kept: nobody has written anything, or a unit's part is shown, which has other boxes.
    pub fn ticks(&self) -> Option<String> {
        let shown = !self.journal.is_empty() && self.unit_part.is_none();
        shown.then(|| format!("[[{}],[{}]]", self.those(Item::is_done), self.those(|item| item.standing.is_conflict())))
    }

    fn those(&self, are: impl Fn(&Item) -> bool) -> String {
        let mut ids = String::new();
        for item in self.ledger.items().iter().filter(|item| are(item)) {
            let comma = if ids.is_empty() { "" } else { "," };
            write!(ids, "{comma}\"{}\"", item.id).ok();
        }
        ids
    }
}
