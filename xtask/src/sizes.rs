//! What a first load weighs. Bytes are exact, so they can be a test.

use crate::Outcome;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// What is fetched after the first picture, by the beginnings of their names.
const LATER: [&str; 6] = ["later-", "desk-", "icon", "offline.js", "manifest", "otog-checklist.html"];

/// First load, brotli, everything that is not fetched after the first picture.
const BUDGET: usize = 175_000;

pub(crate) struct Sizes(Vec<Weight>);

struct Weight {
    /// Part of the first load; else fetched after it.
    first: bool,
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
        if total > BUDGET {
            return Err(format!("The first load is {total} bytes of brotli, {} over its budget.", total - BUDGET));
        }
        Ok(())
    }

    fn total(&self) -> usize {
        self.first().map(|weight| weight.brotli).sum()
    }

    fn first(&self) -> impl Iterator<Item = &Weight> {
        self.0.iter().filter(|weight| weight.first)
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
        // The copy that the build left beside it.
        let copy = path.with_file_name(format!("{}.br", path.file_name().unwrap_or_default().to_string_lossy()));
        let brotli = fs::metadata(&copy).map_err(|error| format!("Cannot read {}: {error}.", copy.display()))?.len();
        let brotli = usize::try_from(brotli).unwrap_or(usize::MAX);
        let first = !LATER.iter().any(|later| file.starts_with(later));
        Ok(Self { first, kind, file, raw: bytes.len(), brotli })
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<6} {:>9} {:>9}  file", "first", "bytes", "brotli")?;
        for Weight { kind, file, raw, brotli, .. } in self.first() {
            writeln!(f, "{kind:<6} {raw:>9} {brotli:>9}  {file}")?;
        }
        let raw: usize = self.first().map(|weight| weight.raw).sum();
        let total = self.total();
        writeln!(f, "{:<6} {raw:>9} {total:>9}  {}% of the {BUDGET} allowed", "all", total * 100 / BUDGET)?;
        for Weight { file, raw, brotli, .. } in self.0.iter().filter(|weight| !weight.first) {
            write!(f, "\nlater  {raw:>9} {brotli:>9}  {file}")?;
        }
        Ok(())
    }
}

fn files(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let unreadable = |error| format!("Cannot read {}: {error}.", dir.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let copy = path.extension().is_some_and(|kind| kind == "br" || kind == "gz");
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !copy {
            found.push(path);
        }
    }
    Ok(found)
}
