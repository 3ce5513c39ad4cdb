//! Pictures of every state, width, colours and language, to be looked at one by one (`cargo xtask shots [FILTER]`).

#![allow(clippy::panic, clippy::expect_used, reason = "a picture that cannot be taken ends it")]

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "it looks on more than it does")]
#[path = "../tests/harness/mod.rs"]
mod harness;

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/states/mod.rs"]
mod states;

#[cfg(not(target_arch = "wasm32"))]
mod shots {
    use super::{
        harness::{Page, Profile, Site},
        states,
    };
    use std::{env, fs, path::Path};

    const FOLDER: &str = "target/shots";
    const WIDTHS: [u32; 3] = [360, 768, 1440];
    const LOOKS: [Look; 7] = [
        Look::kept("zh", "zh-Hans light"),
        Look::kept("zh-dark", "zh-Hans dark"),
        Look::kept("zh-large", "zh-Hans light large"),
        Look::kept("en", "en light"),
        Look::kept("en-dark", "en dark"),
        Look { wishes: &[("forced-colors", "active")], ..Look::kept("zh-forced", "zh-Hans") },
        Look {
            wishes: &[("prefers-contrast", "more"), ("prefers-reduced-motion", "reduce")],
            ..Look::kept("zh-contrast", "zh-Hans light")
        },
    ];

    #[derive(Clone, Copy)]
    struct Look {
        name: &'static str,
        /// What is kept of a person's choices: `web::effects` reads it when the page opens.
        kept: &'static str,
        /// What the system is asked for.
        wishes: &'static [(&'static str, &'static str)],
    }

    impl Look {
        const fn kept(name: &'static str, kept: &'static str) -> Self {
            Self { name, kept, wishes: &[] }
        }
    }

    pub(crate) fn run() {
        // Cargo's own arguments start with hyphens; what is left chooses pictures by a part of their names.
        let wanted: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
        let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
        fs::create_dir_all(FOLDER).expect("the folder for pictures");
        let site = Site::start();
        gallery(&site, &is_wanted);
        for state in states::ALL {
            for look in LOOKS {
                let names = WIDTHS.map(|width| (width, format!("{}-{}-{width}.png", state.name, look.name)));
                if names.iter().any(|(_, name)| is_wanted(name)) {
                    let (clerk, page) = opened(&site, look);
                    (state.reach)(&page, &clerk);
                    for (width, name) in names.into_iter().filter(|(_, name)| is_wanted(name)) {
                        page.picture(&Path::new(FOLDER).join(&name), width);
                        println!("{FOLDER}/{name}");
                    }
                }
            }
        }
    }

    /// Every fixture of the gallery, one page each.
    fn gallery(site: &Site, is_wanted: &dyn Fn(&str) -> bool) {
        for look in LOOKS {
            let (_clerk, page) = opened(site, look);
            page.go(&format!("{}?all#gallery", site.url()));
            page.wait_for("[data-fixture]");
            let names = "return [...document.querySelectorAll('[data-fixture]')].map(part => part.dataset.fixture)";
            let names: Vec<String> = serde_json::from_value(page.script(names, vec![])).expect("the fixtures' names");
            for name in names {
                let pictures = WIDTHS.map(|width| (width, format!("gallery-{name}-{}-{width}.png", look.name)));
                if pictures.iter().any(|(_, picture)| is_wanted(picture)) {
                    page.go(&format!("{}?{name}#gallery/{name}", site.url()));
                    for (width, picture) in pictures.into_iter().filter(|(_, picture)| is_wanted(picture)) {
                        page.picture(&Path::new(FOLDER).join(&picture), width);
                        println!("{FOLDER}/{picture}");
                    }
                }
            }
        }
    }

    /// Somebody new, who has chosen this look before.
    fn opened(site: &Site, look: Look) -> (Profile, Page) {
        let clerk = Profile::fresh();
        let page = clerk.open(site);
        page.prefer(look.wishes);
        page.choose_look(look.kept);
        (clerk, page)
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    shots::run();
}
