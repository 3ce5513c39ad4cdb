//! A real Chromium and its driver, for the tests and measurements.

use crate::{
    Outcome, packages,
    run::{TOOLS, find, output},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) struct Browser {
    pub(crate) chrome: PathBuf,
    pub(crate) driver: PathBuf,
}

const CHROME: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const MISSING: &str = "Chromium and its driver are needed: install them (Debian: chromium and chromium-driver), \
    or say where they are in CHROME and CHROMEDRIVER.";

pub(crate) fn ensure() -> Outcome<Browser> {
    let browser = match locate() {
        Some(browser) => browser,
        None => {
            packages::install(&["chromium", "chromium-driver"], MISSING)?;
            locate().ok_or(MISSING)?
        }
    };
    let (chrome, driver) = (major(&browser.chrome)?, major(&browser.driver)?);
    if chrome != driver {
        return Err(format!(
            "The browser is version {chrome}, its driver {driver}: install a driver of version {chrome}."
        ));
    }
    println!("✓ {} {chrome}", browser.chrome.display());
    Ok(browser)
}

fn locate() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    let mac = || Some(PathBuf::from(MAC)).filter(|path| path.is_file());
    Some(Browser {
        chrome: named("CHROME").or_else(|| CHROME.iter().find_map(|name| find(name))).or_else(mac)?,
        driver: named("CHROMEDRIVER").or_else(|| find("chromedriver"))?,
    })
}

fn major(binary: &Path) -> Outcome<u32> {
    // "Chromium 156.0.8078.73 built on Debian", "ChromeDriver 156.0.8078.73 (…)"
    let said = output(Command::new(binary).arg("--version")).unwrap_or_default();
    let number = said.split(' ').find_map(|word| word.split_once('.')?.0.parse().ok());
    number.ok_or_else(|| format!("{} does not tell its version, so it does not run here. {MISSING}", binary.display()))
}

impl Browser {
    /// Tells a test run which browser and driver to use.
    pub(crate) fn name_in(&self, command: &mut Command) {
        command.env("CHROME", &self.chrome).env("CHROMEDRIVER", &self.driver);
    }

    /// The same for wasm-bindgen's test runner, which reads a file of WebDriver capabilities.
    pub(crate) fn capabilities(&self) -> Outcome<PathBuf> {
        let flags = include_str!("../../tests/harness/chrome-flags.txt").lines().filter(|line| line.starts_with("--"));
        let flags = flags.map(|flag| format!("{flag:?}")).collect::<Vec<_>>().join(", ");
        let json = format!("{{\"goog:chromeOptions\": {{\"binary\": {:?}, \"args\": [{flags}]}}}}\n", self.chrome);
        let tools = env::current_dir().unwrap_or_default().join(TOOLS);
        let path = tools.join("webdriver.json");
        fs::create_dir_all(&tools)
            .and_then(|()| fs::write(&path, json))
            .map_err(|error| format!("Cannot write {}: {error}.", path.display()))?;
        Ok(path)
    }
}
