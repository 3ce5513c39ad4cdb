//! Firefox, and what its driver lets one see behind the page.

use super::{
    driver::WebDriver,
    process::Process,
    profile::{DOWNLOADS, USER_DATA},
    remote::{Answer, IS_NEW, MARK},
    until, watch,
};
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::{env, fs, path::Path};
use url::{ParseError, Url};

/// Notes who asks for what and what the consoles say, in the browser's own window.
const RECORD: &str = "
    const otog = Services.wm.getMostRecentWindow('navigator:browser').otog = { asked: [], errors: [], told: 0 };
    otog.requests = { observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel), who = channel.loadInfo.triggeringPrincipal;
        const page = who.isContentPrincipal ? who.origin : who.isNullPrincipal ? 'null' : 'not an origin';
        otog.asked.push([page, channel.URI.spec]);
    } };
    otog.console = { observe(message) {
        const error = message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag);
        if (error && !/^(chrome|resource):/.test(message.sourceName)) otog.errors.push(message.errorMessage);
    } };
    Services.obs.addObserver(otog.requests, 'http-on-modify-request');
    Services.console.registerListener(otog.console);";

pub(super) fn start(folder: &Path) -> WebDriver {
    let profile = folder.join(USER_DATA);
    fs::create_dir_all(&profile).expect("a folder for Firefox");
    let process = Process::start("GECKODRIVER", "geckodriver", &["--allow-system-access"], folder);
    let driver = WebDriver::connect(process, capabilities(folder));
    in_window::<()>(&driver, RECORD).unwrap_or_else(|reason| panic!("Firefox records no requests: {reason}"));
    driver
}

fn capabilities(folder: &Path) -> Map<String, Value> {
    let mut options = json!({
        "args": ["-headless", "-profile", folder.join(USER_DATA)],
        "prefs": {
            "browser.download.folderList": 2,
            "browser.download.dir": folder.join(DOWNLOADS),
            "browser.download.alwaysOpenPanel": false,
            "intl.accept_languages": "zh-CN",
        },
    });
    if let Ok(binary) = env::var("FIREFOX") {
        options["binary"] = binary.into();
    }
    let mut capabilities = Map::new();
    capabilities.insert("moz:firefoxOptions".into(), options);
    capabilities
}

/// As a person does it: the driver's own goes past the service worker.
pub(super) fn reload(driver: &WebDriver) -> Answer<()> {
    driver.wait(driver.client.execute(&format!("{MARK}; location.reload()"), vec![]))?;
    let there = || driver.wait(driver.client.execute(IS_NEW, vec![])) == Ok(true.into());
    until("the page is loaded", || there().then_some(()));
    Ok(())
}

/// What the consoles hold of errors since they were last asked.
pub(super) fn console_errors(driver: &WebDriver) -> Answer<Vec<String>> {
    let untold = "const { otog } = Services.wm.getMostRecentWindow('navigator:browser');
        return otog.errors.slice(otog.told, otog.told = otog.errors.length)";
    in_window(driver, untold)
}

/// What was asked of another origin so far, and what broke a policy.
pub(super) fn found(driver: &WebDriver) -> Answer<Vec<String>> {
    let all = "const { otog } = Services.wm.getMostRecentWindow('navigator:browser');
        return [otog.asked, otog.errors]";
    let (asked, errors): (Vec<(String, String)>, Vec<String>) = in_window(driver, all)?;
    let strays = asked.iter().filter_map(|(page, url)| watch::stray(page, url));
    Ok(strays.chain(errors.into_iter().filter(|error| watch::is_about_policy(error))).collect())
}

/// Runs a script in the browser's own window instead of the page.
fn in_window<T: DeserializeOwned>(driver: &WebDriver, source: &str) -> Answer<T> {
    driver.wait(driver.client.issue_cmd(Context("chrome")))?;
    let answer = driver.wait(driver.client.execute(source, vec![]));
    driver.wait(driver.client.issue_cmd(Context("content")))?;
    serde_json::from_value(answer?).map_err(|error| error.to_string())
}

#[derive(Debug)]
struct Context(&'static str);

impl WebDriverCompatibleCommand for Context {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}
