//! What a first load weighs. Bytes are exact, so they can be a test.

use crate::Outcome;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// First load, brotli, everything that is not loaded later on demand.
const BUDGET: usize = 150_000;

pub(crate) struct Sizes(Vec<Weight>);

struct Weight {
    kind: &'static str,
    file: String,
    raw: usize,
    brotli: usize,
}

impl Sizes {
    pub(crate) fn of(dist: &str) -> Outcome<Self> {
        let dist = Path::new(dist);
        let mut weights = files(dist)?.iter().map(|file| Weight::of(file, dist)).collect::<Outcome<Vec<_>>>()?;
        weights.sort_by(|a, b| (a.kind, &a.file).cmp(&(b.kind, &b.file)));
        Ok(Self(weights))
    }

    pub(crate) fn check(&self) -> Outcome {
        let total = self.total();
        if total <= BUDGET {
            Ok(())
        } else {
            Err(format!("The first load is {total} bytes of brotli, {} over its budget.", total - BUDGET))
        }
    }

    fn total(&self) -> usize {
        self.0.iter().map(|weight| weight.brotli).sum()
    }
}

impl Weight {
    fn of(path: &Path, dist: &Path) -> Outcome<Self> {
        let file = path.strip_prefix(dist).unwrap_or(path).display().to_string();
        let bytes = fs::read(path).map_err(|error| format!("Cannot read {}: {error}.", path.display()))?;
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => "html",
            Some("js") => "js",
            Some("wasm") => "wasm",
            Some("css") => "css",
            _ => "other",
        };
        let brotli = brotli_size(&bytes).map_err(|error| format!("Cannot compress {file}: {error}."))?;
        Ok(Self { kind, file, raw: bytes.len(), brotli })
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<6} {:>9} {:>9}  file", "first", "bytes", "brotli")?;
        for Weight { kind, file, raw, brotli } in &self.0 {
            writeln!(f, "{kind:<6} {raw:>9} {brotli:>9}  {file}")?;
        }
        let raw: usize = self.0.iter().map(|weight| weight.raw).sum();
        let total = self.total();
        write!(f, "{:<6} {raw:>9} {total:>9}  {}% of the {BUDGET} allowed", "all", total * 100 / BUDGET)
    }
}

fn files(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let unreadable = |error| format!("Cannot read {}: {error}.", dir.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

fn brotli_size(mut bytes: &[u8]) -> std::io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut std::io::sink(), &params)
}
