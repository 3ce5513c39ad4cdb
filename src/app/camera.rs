//! The camera, which looks for codes while its window is open.

use std::{mem, rc::Rc};

use crate::desk::Job;

use super::{Effect, Model};

/// Whether it is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    #[default]
    Off,
    /// The browser asks the person, or wakes it up.
    Starting,
    Seeing,
    Failed(CameraTrouble),
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraTrouble {
    /// No camera, or a browser that knows of none.
    Missing,
    /// The person or the browser's settings do not allow it.
    Refused,
    /// Browsers show cameras to pages on https, on this machine and in local files alone.
    Insecure,
    /// Another program has it, or it does not start.
    Busy,
}

/// What the camera saw at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Codes that the browser itself found.
    Texts(Vec<String>),
    /// Its width, and a byte for each pixel, to be looked at.
    Picture(u32, Rc<[u8]>),
    Nothing,
}

impl Model {
    pub(super) fn camera_asked(&mut self) -> Vec<Effect> {
        self.inbox.camera = Camera::Starting;
        vec![Effect::OpenCamera]
    }

    pub(super) fn camera_opened(&mut self, result: Result<(), CameraTrouble>) -> Vec<Effect> {
        // It was stopped before it was there.
        if self.inbox.camera != Camera::Starting {
            return vec![Effect::CloseCamera];
        }
        self.inbox.camera = result.map_or_else(Camera::Failed, |()| Camera::Seeing);
        self.look_on()
    }

    /// Ends the camera, once a whole state is there or the window closes.
    pub(super) fn free_camera(&mut self) -> Vec<Effect> {
        self.inbox.frame_out = false;
        let camera = mem::take(&mut self.inbox.camera);
        if matches!(camera, Camera::Starting | Camera::Seeing) { vec![Effect::CloseCamera] } else { Vec::new() }
    }

    pub(super) fn look_on(&self) -> Vec<Effect> {
        if self.inbox.camera == Camera::Seeing { vec![Effect::LookThroughCamera] } else { Vec::new() }
    }

    pub(super) fn camera_saw(&mut self, name: Rc<str>, sight: Sight) -> Vec<Effect> {
        if self.inbox.camera != Camera::Seeing {
            return vec![Effect::CloseCamera];
        }
        let idle = self.waiting.is_none() && self.opens_nothing();
        let mut effects = match sight {
            // One picture at a time: the next is taken once this one has been looked at.
            Sight::Picture(width, pixels) if idle => {
                self.inbox.frame_out = true;
                return self.queue(name, pixels, Job::Look { width, at_once: true });
            }
            Sight::Texts(texts) if idle => self.open_codes(&name, texts),
            Sight::Picture(..) | Sight::Texts(_) | Sight::Nothing => Vec::new(),
        };
        effects.extend(self.look_on());
        effects
    }
}
