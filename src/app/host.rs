//! The built-in browsers of chat apps. People can read and tick there, but downloads mostly fail.

use std::rc::Rc;

use crate::share::part_name;

use super::{Effect, Exported, Model, Notice};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatApp {
    WeChat,
    DingTalk,
    Qq,
    Lark,
}

/// The mark of each chat app in the user agent. QQ also has a separate browser (`MQQBrowser`), which downloads like
/// any other.
const SIGNS: [(&str, ChatApp); 5] = [
    ("MicroMessenger/", ChatApp::WeChat),
    ("DingTalk/", ChatApp::DingTalk),
    ("Lark/", ChatApp::Lark),
    ("Feishu/", ChatApp::Lark),
    (" QQ/", ChatApp::Qq),
];

impl ChatApp {
    pub const ALL: [Self; 4] = [Self::WeChat, Self::DingTalk, Self::Qq, Self::Lark];

    /// `None`: a browser like any other.
    pub fn of_browser(user_agent: &str) -> Option<Self> {
        SIGNS.into_iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, app)| app)
    }
}

/// A text that was made in a chat app: to be copied, since a download may not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    pub name: String,
    pub text: Rc<str>,
    /// What is in a file from then on, once it has been taken.
    exports: Option<Exported>,
}

impl Model {
    /// Hands out a file: as a download, or in a chat app as a text to copy, if it is text. `exports`: what then counts
    /// as exported.
    pub(super) fn hand_out(&mut self, name: String, bytes: Rc<[u8]>, exports: Option<Exported>) -> Vec<Effect> {
        if self.chat_app.is_some()
            && let Ok(text) = std::str::from_utf8(&bytes)
        {
            self.handout = Some(Handout { name, text: text.into(), exports });
            return Vec::new();
        }
        self.download(name, bytes, exports)
    }

    /// The same in several files, where one does not hold it all.
    pub(super) fn hand_out_all(
        &mut self,
        name: String,
        mut files: Vec<Rc<[u8]>>,
        exports: Option<Exported>,
    ) -> Vec<Effect> {
        if files.len() <= 1 {
            return self.hand_out(name, files.pop().unwrap_or_default(), exports);
        }
        let of = files.len();
        let part = |(place, bytes)| Effect::Download { name: part_name(&name, place + 1, of), bytes };
        let mut effects: Vec<_> = files.into_iter().enumerate().map(part).collect();
        effects.extend(self.handed_over(name.clone(), exports));
        if self.chat_app.is_none() {
            self.notice = Some(Notice::ExportedInParts { name, files: of });
        }
        effects
    }

    fn download(&mut self, name: String, bytes: Rc<[u8]>, exports: Option<Exported>) -> Vec<Effect> {
        let kept = self.handed_over(name.clone(), exports);
        [Effect::Download { name, bytes }].into_iter().chain(kept).collect()
    }

    /// A download begins. In a chat app nobody knows whether it arrives, so it counts as no export.
    pub(super) fn handed_over(&mut self, name: String, exports: Option<Exported>) -> Option<Effect> {
        if self.chat_app.is_some() {
            self.notice = Some(Notice::MayNotArrive { name });
            return None;
        }
        self.notice = Some(Notice::Exported { name });
        self.exported_before = None;
        self.note_export(exports)
    }

    fn note_export(&mut self, exports: Option<Exported>) -> Option<Effect> {
        // If somebody has erased everything meanwhile, the file covers nothing that comes after.
        let mut exported = exports?;
        exported.entries = exported.entries.min(self.journal.len());
        self.exported_before = Some(self.exported.replace(exported));
        Some(Effect::KeepExported(Some(exported)))
    }

    /// The browser refused the download, or a person has not found it: what was in it is in no file.
    pub(super) fn not_downloaded(&mut self, name: String) -> Vec<Effect> {
        self.notice = Some(Notice::NotDownloaded { name });
        let Some(before) = self.exported_before.take() else { return Vec::new() };
        self.exported = before;
        vec![Effect::KeepExported(before)]
    }

    /// The text is with the person now.
    pub(super) fn handout_copied(&mut self) -> Vec<Effect> {
        let exports = self.handout.as_mut().and_then(|handout| handout.exports.take());
        self.note_export(exports).into_iter().collect()
    }

    /// Whoever wants to try.
    pub(super) fn handout_downloaded(&mut self) -> Vec<Effect> {
        let Some(handout) = self.handout.take() else { return Vec::new() };
        self.download(handout.name, handout.text.as_bytes().into(), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chat_apps_are_told_from_browsers() {
        const ANDROID: &str = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0";
        for (rest, app) in [
            (
                "Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.47.2560(0x28002F51)",
                Some(ChatApp::WeChat),
            ),
            ("MQQBrowser/6.2 TBS/045317 Mobile Safari/537.36 wxwork/4.1 MicroMessenger/7.0.1", Some(ChatApp::WeChat)),
            (
                "Chrome/100 Mobile Safari/537.36 AliApp(DingTalk/7.5.0) com.alibaba.android.rimet/1",
                Some(ChatApp::DingTalk),
            ),
            ("MQQBrowser/6.2 TBS/046295 Mobile Safari/537.36 V1_AND_SQ_8.9.28 QQ/8.9.28.10155", Some(ChatApp::Qq)),
            ("Chrome/110 Mobile Safari/537.36 Lark/7.5.0 LarkLocale/zh_CN ChannelName/Feishu", Some(ChatApp::Lark)),
            ("Chrome/109 Safari/537.36 Feishu/6.10", Some(ChatApp::Lark)),
            ("MQQBrowser/14.1 Mobile Safari/537.36 COVC/046", None),
            ("Chrome/94.0.4606.71 Safari/537.36 Core/1.94 QQBrowser/12.0.5", None),
            ("Chrome/90.0.4430.212 Safari/537.36", None),
            ("", None),
        ] {
            assert_eq!(ChatApp::of_browser(&format!("{ANDROID} {rest}")), app, "{rest}");
        }
    }
}
