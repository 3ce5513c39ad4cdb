//! One person's browser: what it stores stays with the profile, from one opening to the next.

use super::{Browser, Page, Site};
use std::{fs, path::PathBuf, rc::Rc};
use tempfile::TempDir;

pub(super) const USER_DATA: &str = "user-data";
pub(super) const DOWNLOADS: &str = "downloads";
/// What their camera sees, where they have one.
pub(super) const CAMERA: &str = "camera.y4m";

pub(crate) struct Profile {
    browser: Browser,
    /// Shared with the pages, so that it is there as long as a browser uses it.
    folder: Rc<TempDir>,
}

impl Profile {
    /// Somebody who has never been here.
    pub(crate) fn fresh() -> Self {
        Self::of(Browser::Chromium)
    }

    /// The same with another browser.
    pub(crate) fn of(browser: Browser) -> Self {
        let profile =
            Self { browser, folder: Rc::new(TempDir::with_prefix("profile-").expect("a folder for a profile")) };
        fs::create_dir(profile.folder.path().join(DOWNLOADS)).expect("a folder for downloads");
        profile
    }

    /// Somebody whose browser lets no page keep anything, as its settings can say.
    pub(crate) fn keeping_nothing() -> Self {
        let profile = Self::fresh();
        let folder = profile.folder.path().join(USER_DATA).join("Default");
        let settings = r#"{ "profile": { "default_content_setting_values": { "cookies": 2 } } }"#;
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("Preferences"), settings))
            .expect("a browser's settings");
        profile
    }

    /// Somebody whose machine has a camera, which sees this film again and again (`YUV4MPEG2`).
    pub(crate) fn with_a_camera(film: &[u8]) -> Self {
        let profile = Self::fresh();
        profile.file(CAMERA, film);
        profile
    }

    /// Starts their browser on the site and waits until they can tick.
    pub(crate) fn open(&self, site: &Site) -> Page {
        self.open_at(&site.url())
    }

    pub(crate) fn open_at(&self, url: &str) -> Page {
        let page = self.start();
        page.go(url);
        page
    }

    /// Starts their browser where nobody may ever be able to tick.
    pub(crate) fn open_whatever_comes(&self, url: &str) -> Page {
        let page = self.start();
        page.go_as_it_is(url);
        page
    }

    fn start(&self) -> Page {
        Page::start(self.browser, Rc::clone(&self.folder))
    }

    /// A file of theirs, to be imported.
    pub(crate) fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("a file of theirs");
        path
    }
}
