//! A browser led over WebDriver.

use super::{process::Process, remote::Answer};
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use std::path::Path;
use tokio::runtime::{Builder, Runtime};

pub(super) struct WebDriver {
    pub(super) client: Client,
    runtime: Runtime,
    process: Process,
}

impl WebDriver {
    pub(super) fn connect(process: Process, capabilities: Map<String, Value>) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = runtime
            .block_on(builder.capabilities(capabilities).connect(&process.url()))
            .unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        Self { client, runtime, process }
    }

    pub(super) fn wait<T>(&self, doing: impl Future<Output = Result<T, CmdError>>) -> Answer<T> {
        self.runtime.block_on(doing).map_err(|error| error.to_string())
    }

    pub(super) fn find(&self, selector: &str) -> Answer<Element> {
        self.wait(self.client.find(Locator::Css(selector)))
    }

    pub(super) fn click(&self, selector: &str) -> Answer<()> {
        let found = self.find(selector)?;
        self.wait(found.click())
    }

    pub(super) fn choose_file(&self, selector: &str, path: &Path) -> Answer<()> {
        let found = self.find(selector)?;
        self.wait(found.send_keys(&path.display().to_string()))
    }

    /// The driver, and the whole browser.
    pub(super) fn processes(&self) -> Vec<u32> {
        self.process.processes()
    }

    /// Whether there was one to close.
    pub(super) fn close(&self) -> bool {
        self.wait(self.client.clone().close()).is_ok()
    }
}
