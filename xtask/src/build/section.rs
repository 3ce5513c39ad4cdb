//! Custom sections of a wasm module.

use crate::Outcome;

const MAGIC: usize = 8;

/// The module without the custom sections of these names.
///
/// rustc names in `target_features` what its output may use; wasm-bindgen would then rely on what Chromium 90 lacks.
pub(super) fn without(module: &[u8], names: &[&str]) -> Outcome<Vec<u8>> {
    changed(module, |kind, body| {
        let goes = kind == 0 && is_one_of(name(body)?, names);
        Some(goes.then(Vec::new))
    })
}

/// The module with some of its sections changed. `change` returns `None` if it cannot read a section, `Some(None)` to
/// keep it, and an empty section to remove it.
pub(super) fn changed(module: &[u8], mut change: impl FnMut(u8, &[u8]) -> Option<Option<Vec<u8>>>) -> Outcome<Vec<u8>> {
    let broken = || "a wasm module is not well formed".to_owned();
    let mut kept = module.get(..MAGIC).ok_or_else(broken)?.to_vec();
    let mut rest = &module[MAGIC..];
    while let Some((&kind, after)) = rest.split_first() {
        let (length, header) = number(after).ok_or_else(broken)?;
        let body = after.get(header..header + length).ok_or_else(broken)?;
        match change(kind, body).ok_or_else(broken)? {
            None => kept.extend_from_slice(&rest[..1 + header + length]),
            Some(body) if body.is_empty() => {}
            Some(body) => {
                kept.push(kind);
                kept.extend(encoded(body.len()));
                kept.extend(body);
            }
        }
        rest = &after[header + length..];
    }
    Ok(kept)
}

/// A number as unsigned LEB128.
pub(super) fn encoded(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        #[expect(clippy::cast_possible_truncation, reason = "seven bits fit")]
        let low = (number & 0x7f) as u8;
        number >>= 7;
        bytes.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            return bytes;
        }
    }
}

/// `reloc.` stands for all that begin so.
fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name == *known || known.ends_with('.') && name.starts_with(known))
}

fn name(section: &[u8]) -> Option<&str> {
    let (length, header) = number(section)?;
    std::str::from_utf8(section.get(header..header + length)?).ok()
}

/// An unsigned LEB128, and how many bytes it takes.
pub(super) fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_named_section_goes_and_the_others_stay() {
        let section = |name: &str| [&[0, 2 + name.len() as u8, name.len() as u8], name.as_bytes(), &[7]].concat();
        let module = |sections: &[Vec<u8>]| [b"\0asm\x01\0\0\0".to_vec(), sections.concat()].concat();
        let all = module(&[section("name"), section("target_features"), vec![1, 1, 0]]);
        let kept = without(&all, &["target_features"]).unwrap_or_default();
        assert_eq!(kept, module(&[section("name"), vec![1, 1, 0]]));
        assert!(without(&all[..12], &[]).is_err());
    }
}
