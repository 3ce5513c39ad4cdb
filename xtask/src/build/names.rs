//! Short names for what wasm-bindgen's script hands to its module. The long names contain hashes, which compress
//! badly, and stand in both files.

use super::{
    section::{self, number},
    wasm::Module,
};
use crate::Outcome;
use std::collections::BTreeMap;

const FROM: &[u8] = b"./module_bg.js";
const IMPORTS: u8 = 2;

pub(super) fn shortened(module: Module) -> Outcome<Module> {
    let mut names = BTreeMap::new();
    let wasm =
        section::changed(
            &module.wasm,
            |kind, body| {
                if kind == IMPORTS { renamed(body, &mut names).map(Some) } else { Some(None) }
            },
        )?;
    Ok(Module { script: with_names(&module.script, &names), wasm })
}

/// The import section with new names, which are noted.
fn renamed(body: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let (count, mut place) = number(body)?;
    let mut out = body[..place].to_vec();
    for _ in 0..count {
        let (module, after) = text(body, place)?;
        let (name, after) = text(body, after)?;
        let end = after + 1 + described(body.get(after..)?)?;
        let short = format!("i{}", names.len());
        let name = if module == FROM {
            names.insert(String::from_utf8(name.to_vec()).ok()?, short.clone());
            short.as_bytes()
        } else {
            name
        };
        for text in [module, name] {
            out.extend(section::encoded(text.len()));
            out.extend_from_slice(text);
        }
        out.extend_from_slice(body.get(after..end)?);
        place = end;
    }
    Some(out)
}

fn text(body: &[u8], place: usize) -> Option<(&[u8], usize)> {
    let (length, header) = number(body.get(place..)?)?;
    let start = place + header;
    Some((body.get(start..start + length)?, start + length))
}

/// How long the description after an import's kind is. Only functions come from the script; others are not expected.
fn described(import: &[u8]) -> Option<usize> {
    if *import.first()? == 0 { number(&import[1..]).map(|(_, length)| length) } else { None }
}

/// The script with each whole word replaced.
fn with_names(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    while !rest.is_empty() {
        let word = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let other = rest[word..].find(is_part).map_or(rest.len(), |length| word + length);
        out.push_str(names.get(&rest[..word]).map_or(&rest[..word], |short| short));
        out.push_str(&rest[word..other]);
        rest = &rest[other..];
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn script_and_module_get_the_same_names() {
        let mut wasm = b"\0asm\x01\0\0\0\x02\x1a\x01\x0e./module_bg.js\x07__wbg_a\0\0".to_vec();
        wasm.extend_from_slice(b"\x01\x01\0");
        let script = "{ __wbg_a: f(__wbg_ab), x__wbg_a: '清单 __wbg_a' }".to_owned();
        let short = shortened(Module { script, wasm }).unwrap();
        assert_eq!(short.script, "{ i0: f(__wbg_ab), x__wbg_a: '清单 i0' }");
        assert_eq!(short.wasm, b"\0asm\x01\0\0\0\x02\x15\x01\x0e./module_bg.js\x02i0\0\0\x01\x01\0");
    }
}
