//! The page as it is delivered: the same views over an empty journal, drawn where the site is built.
//!
//! Seen until the program runs, and in place of it where it can not. `style/prerendered.css` hides what it can not know.

use std::{
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use yew::{LocalServerRenderer, prelude::*};

use crate::{
    app::{Boot, Model, Now},
    journal::{Device, Replica},
    opinion::Opinion,
};

use super::{view, words::windows};

/// The HTML inside `#app`.
pub fn prerendered() -> String {
    let mut drawing = pin!(LocalServerRenderer::<Prerendered>::new().hydratable(false).render());
    // Nothing in it waits for anything: it is drawn at once.
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(html) = drawing.as_mut().poll(&mut context) {
            return html;
        }
    }
}

#[component]
fn Prerendered() -> Html {
    let boot = Boot::empty(Replica::new(Device::from_random(0), 0));
    let (model, _) = Model::boot(Rc::new(Opinion::embedded()), boot);
    html! {
        <>
            <noscript><p class="page plain">{ windows().no_scripts }</p></noscript>
            <p class="page plain plain--late">{ windows().no_program }</p>
            { view::page(&model, Now { ms: 0, offset_minutes: 480 }, &Callback::noop(), false) }
        </>
    }
}
