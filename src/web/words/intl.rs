//! Dates and numbers as a language writes them: the browser's own `Intl`. Without a browser, as in files.

use crate::{app::Now, journal::Millis, opinion::Day};

pub(super) use place::number;

use super::{JOINER, Language};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// `2024年12月19日`, `19 Dec 2024`.
pub(super) fn day(language: Language, day: Day) -> String {
    place::date(language, day.unix_days() * DAY, false).map_or_else(|| day.to_string(), |date| whole(&date))
}

/// The same with hours and minutes, local.
pub(super) fn moment(language: Language, now: Now, moment: Millis) -> String {
    let (hours, minutes) = now.clock_of(moment);
    let day = now.day_of(moment);
    let ms = day.unix_days() * DAY + i64::from(hours) * 3_600_000 + i64::from(minutes) * 60_000;
    place::date(language, ms, true).map_or_else(|| format!("{day} {hours:02}:{minutes:02}"), |date| whole(&date))
}

/// How large something is: `1,448 KB`, `12 MB`, in one piece.
pub(super) fn size(language: Language, bytes: u64) -> String {
    let (count, unit) = if bytes >= 10 << 20 { (bytes >> 20, "MB") } else { (bytes.div_ceil(1024), "KB") };
    format!("{}\u{a0}{unit}", number(language, usize::try_from(count).unwrap_or(usize::MAX)))
}

/// In one piece: no line ends within a date.
fn whole(date: &str) -> String {
    let spaced = date.replace(' ', "\u{a0}").replace('日', &format!("{JOINER}日"));
    spaced.replace('年', &format!("{JOINER}年{JOINER}")).replace('月', &format!("{JOINER}月{JOINER}"))
}

#[cfg(target_arch = "wasm32")]
mod place {
    use std::cell::RefCell;

    use js_sys::{Array, Date, Function, Intl, Number, Object, Reflect};
    use wasm_bindgen::JsValue;

    use super::Language;

    thread_local! {
        /// Making one takes longer than all that a page shows by it.
        static FORMATS: RefCell<Vec<(Language, bool, Function)>> = const { RefCell::new(Vec::new()) };
    }

    /// A moment that is local already, so it is formatted as if in Greenwich.
    pub(super) fn date(language: Language, ms: i64, clock: bool) -> Option<String> {
        let format = format(language, clock)?;
        #[expect(clippy::cast_precision_loss, reason = "exact for 285,000 years")]
        let date = Date::new(&JsValue::from_f64(ms as f64));
        format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
    }

    pub(crate) fn number(language: Language, number: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "nothing here is counted beyond 2^53")]
        let number = Number::from(number as f64);
        number.to_locale_string(locale(language)).into()
    }

    fn locale(language: Language) -> &'static str {
        match language {
            Language::Chinese => "zh-CN",
            Language::English => "en-GB",
        }
    }

    fn format(language: Language, clock: bool) -> Option<Function> {
        FORMATS.with_borrow_mut(|formats| {
            if let Some((.., format)) = formats.iter().find(|known| (known.0, known.1) == (language, clock)) {
                return Some(format.clone());
            }
            let options = Object::new();
            let set = |name: &str, value: &str| Reflect::set(&options, &name.into(), &value.into()).ok();
            set("timeZone", "UTC")?;
            set("dateStyle", "medium")?;
            if clock {
                set("timeStyle", "short")?;
            }
            let format = Intl::DateTimeFormat::new(&Array::of1(&locale(language).into()), &options).format();
            formats.push((language, clock, format.clone()));
            Some(format)
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod place {
    use super::Language;

    pub(super) fn date(_: Language, _: i64, _: bool) -> Option<String> {
        None
    }

    pub(crate) fn number(_: Language, number: usize) -> String {
        number.to_string()
    }
}
