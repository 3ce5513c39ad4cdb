//! Files: reading, writing, hashes and compressed copies.

use crate::Outcome;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::{fs, io::Write, path::Path};

pub(super) fn read(path: impl AsRef<Path>) -> Outcome<Vec<u8>> {
    let path = path.as_ref();
    fs::read(path).map_err(|error| format!("Cannot read {}: {error}.", path.display()))
}

pub(super) fn read_text(path: &str) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("Cannot read {path}: {error}."))
}

pub(super) fn write(path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Outcome {
    let path = path.as_ref();
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, content)).map_err(|error| format!("Cannot write {}: {error}.", path.display()))
}

/// An empty folder, whatever was in it.
pub(super) fn empty(folder: &str) -> Outcome {
    if Path::new(folder).exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("Cannot empty {folder}: {error}."))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("Cannot make {folder}: {error}."))
}

/// For a file's name: enough to tell any two contents apart.
pub(super) fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the browser checks a file against.
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64(Sha384::digest(content)))
}

/// What a content security policy names an inline script or style by.
pub(super) fn source_hash(content: &str) -> String {
    format!("'sha256-{}'", base64(Sha256::digest(content)))
}

pub(super) fn base64(content: impl AsRef<[u8]>) -> String {
    STANDARD.encode(content)
}

/// Larger than this is downloaded now and then, and its best compression takes half a minute.
const LARGE: usize = 600_000;

pub(super) fn brotli(mut content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut small = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: if content.len() < LARGE { 11 } else { 5 },
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut content, &mut small, &params)?;
    Ok(small)
}

pub(super) fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(content)?;
    gzip.finish()
}
