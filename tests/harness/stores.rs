//! What lies in the browser's two stores, and how it comes about that they fail.

use super::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Runs `$work` on the table of segments, and answers with `$answer` when its transaction has ended.
const DURABLE: &str = "
    const done = arguments[arguments.length - 1];
    indexedDB.open(otog.store).onsuccess = event => {
        const database = event.target.result, answer = {};
        if (!database.objectStoreNames.contains('segments')) { database.close(); return done(answer); }
        const transaction = database.transaction('segments', 'readwrite'), table = transaction.objectStore('segments');
        transaction.oncomplete = () => { database.close(); done(answer); };
        $work
    };";

impl Page {
    /// Everything in localStorage, by key.
    #[track_caller]
    pub(crate) fn stored(&self) -> Value {
        self.script("return {...localStorage}", vec![])
    }

    /// The segments in localStorage, by their keys.
    #[track_caller]
    pub(crate) fn local_segments(&self) -> BTreeMap<String, String> {
        let stored: BTreeMap<String, String> = serde_json::from_value(self.stored()).expect("texts by key");
        let prefix = self.segment_prefix();
        // After an erasure its number stands before.
        let name = |key: &str| Some(key.strip_prefix(&prefix)?.rsplit('/').next()?.to_owned());
        let segment = |(key, text): (String, String)| Some((name(&key)?, text));
        stored.into_iter().filter_map(segment).collect()
    }

    /// The segments in IndexedDB, by their keys.
    #[track_caller]
    pub(crate) fn durable_segments(&self) -> BTreeMap<String, String> {
        let read = "table.openCursor().onsuccess = event => {
            const found = event.target.result;
            if (found) {
                if (!['erasures', 'merging', 'merging-files'].includes(found.key)) answer[found.key] = found.value;
                found.continue();
            }
        };";
        serde_json::from_value(self.script_until_called(&DURABLE.replace("$work", read), vec![])).expect("texts by key")
    }

    /// Writes over a segment in localStorage, or puts one there, behind the app's back.
    #[track_caller]
    pub(crate) fn put_local_segment(&self, key: &str, text: &str) {
        self.script(
            "localStorage.setItem(...arguments)",
            vec![format!("{}{key}", self.segment_prefix()).into(), text.into()],
        );
    }

    /// The same in IndexedDB.
    #[track_caller]
    pub(crate) fn put_durable_segment(&self, key: &str, text: &str) {
        let write = DURABLE.replace("$work", "table.put(text, key);");
        self.script_until_called(&format!("const [key, text] = arguments; {write}"), vec![key.into(), text.into()]);
    }

    /// localStorage takes not one letter more.
    #[track_caller]
    pub(crate) fn fill_local_store(&self) {
        let fill = "
            let count = 0;
            for (let length = 1 << 20; length >= 1; length >>= 1) {
                try {
                    for (;;) { localStorage.setItem(`junk/${count}`, 'x'.repeat(length)); count += 1; }
                } catch (full) { if (full.name !== 'QuotaExceededError') throw full; }
            }";
        self.script(fill, vec![]);
    }

    #[track_caller]
    pub(crate) fn free_local_store(&self) {
        let free = "Object.keys(localStorage).filter(key => key.startsWith('junk/')).forEach(key => localStorage.removeItem(key))";
        self.script(free, vec![]);
    }

    /// IndexedDB takes nothing more. The browser looks at its room before the first write, and then not for a while:
    /// so this is for a browser that was just started.
    #[track_caller]
    pub(crate) fn fill_durable_store(&self) {
        self.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": self.origin(), "quotaSize": 1 }));
    }

    #[track_caller]
    pub(crate) fn free_durable_store(&self) {
        self.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": self.origin() }));
    }

    /// Under which name the page keeps its things: that of its path.
    #[track_caller]
    fn segment_prefix(&self) -> String {
        let name = self.script("return otog.store", vec![]);
        format!("{}/1/segment/", name.as_str().expect("the page's script"))
    }

    #[track_caller]
    fn origin(&self) -> String {
        self.script("return location.origin", vec![]).as_str().expect("an origin").to_owned()
    }
}
