//! How the page is shown to this person: kept on the device, never sent.

use std::fmt;

use crate::{opinion::Day, report::names::Stamp};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// As in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            Self::English => "en",
        }
    }

    /// Of the exchange file: it says in a chat's file list what it is.
    pub(super) fn file_name(self, stamp: &Stamp) -> String {
        stamp.file(self.list(), "", "json")
    }

    /// Of the app with the state in it.
    pub(super) fn page_name(self, stamp: &Stamp) -> String {
        stamp.file(self.list(), "", "html")
    }

    /// Of the exchange file, sealed.
    pub(super) fn sealed_name(self, stamp: &Stamp) -> String {
        stamp.file(self.list(), "", "sealed")
    }

    /// Of one of a link's codes.
    pub(super) fn code_name(self, stamp: &Stamp, number: usize, kind: &str) -> String {
        stamp.file(self.list(), &number.to_string(), kind)
    }

    fn list(self) -> &'static str {
        match self {
            Self::Chinese => "审议意见办理清单",
            Self::English => "otog-checklist",
        }
    }

    /// Of what is set aside because it can not be read.
    pub(super) fn unreadable_name(self, today: Day) -> String {
        match self {
            Self::Chinese => format!("未能读取的数据-{today}.json"),
            Self::English => format!("unreadable-data-{today}.json"),
        }
    }

    /// The first of a browser's languages that is spoken here. Where none is, Chinese: it is the document's.
    pub fn of_browser(tags: impl IntoIterator<Item = String>) -> Self {
        let spoken = |tag: String| {
            let language = tag.get(..2)?;
            Self::ALL.into_iter().find(|known| known.tag()[..2].eq_ignore_ascii_case(language))
        };
        tags.into_iter().find_map(spoken).unwrap_or_default()
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What a person has chosen. As text: `en dark large`, in any order, each where it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `None`: as the browser says.
    pub language: Option<Language>,
    pub theme: Theme,
    /// 大字版
    pub large: bool,
}

impl Look {
    /// What of a kept text is known here.
    pub fn read(text: &str) -> Self {
        text.split(' ').fold(Self::default(), |look, word| match word {
            "zh-Hans" => Self { language: Some(Language::Chinese), ..look },
            "en" => Self { language: Some(Language::English), ..look },
            "light" => Self { theme: Theme::Light, ..look },
            "dark" => Self { theme: Theme::Dark, ..look },
            "large" => Self { large: true, ..look },
            _ => look,
        })
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let large = if self.large { "large" } else { "" };
        write!(f, "{} {} {large}", self.language.map_or("", Language::tag), self.theme.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for language in [None, Some(Language::Chinese), Some(Language::English)] {
            for theme in Theme::ALL {
                for large in [false, true] {
                    let look = Look { language, theme, large };
                    assert_eq!(Look::read(&look.to_string()), look);
                }
            }
        }
        assert_eq!(Look::read("mn vertical"), Look::default(), "of a later version, or damaged");
    }

    #[test]
    fn the_browser_s_first_language_that_is_spoken_here() {
        for (tags, language) in [
            (&["zh-CN", "en-US"][..], Language::Chinese),
            (&["en-US", "zh-CN"], Language::English),
            (&["mn", "fr-FR", "en"], Language::English),
            (&["mn-Mong-CN"], Language::Chinese),
            (&["ZH"], Language::Chinese),
            (&["蒙", ""], Language::Chinese),
            (&[], Language::Chinese),
        ] {
            assert_eq!(Language::of_browser(tags.iter().map(ToString::to_string)), language, "{tags:?}");
        }
    }
}
