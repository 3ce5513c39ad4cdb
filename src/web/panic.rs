//! A panic: the page says that it has stopped and where, and offers what is stored as a file.
//!
//! The program can do nothing more by then, so the page's script shows it (`page/panicked.js`).

use yew::set_custom_panic_hook;

use super::effects;

/// From now on a panic is shown on the page. Only its place is shown, since its message may hold what people wrote.
pub fn show_panics() {
    // Tells Yew about this hook. Otherwise Yew would set its own.
    set_custom_panic_hook(Box::new(|panic| {
        let place = panic.location().map(|at| [at.file(), ":", &at.line().to_string()].concat());
        effects::show_panic(&place.unwrap_or_default());
    }));
}
