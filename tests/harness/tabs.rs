//! Several tabs of one person's browser. One is in front, and every other verb is about that one.

use super::{Page, Site, page::done};
use fantoccini::wd::WindowHandle;

pub(crate) struct Tab(WindowHandle);

impl Page {
    /// The tab in front.
    #[track_caller]
    pub(crate) fn tab(&self) -> Tab {
        let driver = self.remote.driver();
        Tab(done(driver.wait(driver.client.window())))
    }

    /// One more tab with nothing in it, which comes to the front.
    #[track_caller]
    pub(crate) fn open_empty_tab(&self) -> Tab {
        let tab = self.new_window(true);
        self.turn_to(&tab);
        tab
    }

    /// One more tab on the site, which comes to the front.
    #[track_caller]
    pub(crate) fn open_tab(&self, site: &Site) -> Tab {
        let tab = self.open_empty_tab();
        self.go(&site.url());
        tab
    }

    /// Closes the tab in front. Turn to another then.
    #[track_caller]
    pub(crate) fn close_tab(&self) {
        let driver = self.remote.driver();
        done(driver.wait(driver.client.close_window()));
    }

    #[track_caller]
    pub(crate) fn turn_to(&self, tab: &Tab) {
        let driver = self.remote.driver();
        done(driver.wait(driver.client.switch_to_window(tab.0.clone())));
    }

    /// One more window on the site, beside the one there is: unlike a tab, it leaves the other visible.
    #[track_caller]
    pub(crate) fn open_window(&self, site: &Site) -> Tab {
        let tab = self.new_window(false);
        self.turn_to(&tab);
        self.go(&site.url());
        tab
    }

    #[track_caller]
    fn new_window(&self, as_tab: bool) -> Tab {
        let driver = self.remote.driver();
        Tab(done(driver.wait(driver.client.new_window(as_tab))).handle)
    }
}
