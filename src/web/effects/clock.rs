//! The clock, the time zone and randomness.

use crate::app::Now;
use crate::journal::{Device, Replica};

/// The moment and the offset of local time, as this device has them.
pub(crate) fn now() -> Now {
    let date = js_sys::Date::new_0();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 fit")]
    Now { ms: date.get_time().max(0.0) as u64, offset_minutes: -(date.get_timezone_offset() as i32) }
}

/// A device that no other has.
pub(crate) fn new_device() -> Device {
    Device::from_random(u64::from(random()) << 32 | u64::from(random()))
}

/// A writer of its own for this tab.
pub(crate) fn new_replica(device: Device) -> Replica {
    Replica::new(device, random())
}

fn random() -> u32 {
    let mut bytes = [0; 4];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        u32::from_le_bytes(bytes)
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number below 2^32")]
        let number = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        number
    }
}
