//! What is sent: links, codes, sealed files.

use std::rc::Rc;

use crate::{
    desk::{How, Job},
    share::Refusal,
};

use super::{Effect, Exported, Model, Notice, Now, Purpose};

/// What is under way.
#[derive(Clone, Debug, Default)]
pub struct Travel {
    pub sent: Option<Sent>,
    /// Sealing takes a second or two.
    pub sealing: bool,
}

/// A link that was made, and its codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub link: Rc<str>,
    /// Each as a drawing and as a picture.
    pub codes: Vec<(Rc<str>, Rc<[u8]>)>,
    pub with_text: bool,
}

impl Model {
    /// As a link with its codes, or as one unit's file.
    pub(super) fn send(&mut self, now: Now, how: How, address: String) -> Vec<Effect> {
        self.travel.sent = None;
        let sender = self.clock.replica().device().to_string();
        self.draw_up(now, Purpose::Desk(Job::Send { how, address, today: now.today(), sender, stamp: self.stamp(now) }))
    }

    pub(super) fn link_made(&mut self, link: String, with_text: bool, pictures: Vec<Rc<[u8]>>) {
        let code = |pair: &[Rc<[u8]>]| {
            let [svg, png] = pair else { return None };
            Some((Rc::from(std::str::from_utf8(svg).ok()?), png.clone()))
        };
        let codes = pictures.chunks(2).filter_map(code).collect();
        self.travel.sent = Some(Sent { link: link.into(), codes, with_text });
    }

    pub(super) fn keep_code(&self, now: Now, place: usize, drawing: bool) -> Vec<Effect> {
        let Some((svg, png)) = self.travel.sent.as_ref().and_then(|sent| sent.codes.get(place)) else {
            return Vec::new();
        };
        let bytes = if drawing { svg.as_bytes().into() } else { png.clone() };
        let kind = if drawing { "svg" } else { "png" };
        let name = self.language().code_name(&self.stamp(now), place + 1, kind);
        vec![Effect::Download { name, bytes }]
    }

    pub(super) fn seal(&mut self, now: Now, passphrase: Rc<str>) -> Vec<Effect> {
        self.travel.sealing = true;
        self.draw_up(now, Purpose::Sealed { name: self.language().sealed_name(&self.stamp(now)), passphrase })
    }

    pub(super) fn sealed(&mut self, name: String, exports: Exported, result: Result<Rc<[u8]>, Refusal>) -> Vec<Effect> {
        self.travel.sealing = false;
        match result {
            Ok(bytes) => self.hand_out(name, bytes, Some(exports)),
            Err(why) => {
                self.notice = Some(Notice::NotSealed { why });
                Vec::new()
            }
        }
    }
}
