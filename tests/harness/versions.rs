//! Versions of the site: a copy that can be changed, and a newer one in its place.

use std::{fs, path::Path};
use tempfile::TempDir;

pub(crate) fn copy_of_site() -> TempDir {
    let folder = TempDir::with_prefix("site-").expect("a folder for a site");
    for file in fs::read_dir("dist").expect("the built site").flatten() {
        fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy of a file");
    }
    folder
}

/// Another version of the same site: its page says something else, and its service worker knows.
pub(crate) fn publish_newer(folder: &Path) {
    let page = folder.join("index.html");
    let old = fs::read_to_string(&page).expect("the page");
    fs::write(&page, old.replace("<body>", "<body data-newer>")).expect("the newer page");
    let worker = folder.join("offline.js");
    let files = fs::read_to_string(&worker).expect("the service worker");
    let (before, after) = files.split_once("[\"./\",\"").expect("the page among its files");
    let (_, after) = after.split_once('"').expect("its hash");
    let name = before.replace("const cacheName = mine + \"", "const cacheName = mine + \"newer-");
    let files = format!("{name}[\"./\",\"\"{after}");
    fs::write(worker, files).expect("the newer service worker");
}
