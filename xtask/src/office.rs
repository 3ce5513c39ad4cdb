//! LibreOffice, which opens the papers as people will, and the programs that read what it prints.

use crate::{Outcome, packages, run::find};

/// What is asked for by name, and the packages that bring it. The fonts are for Chinese text to take its real width.
const PROGRAMS: [&str; 3] = ["soffice", "pdftotext", "pdfinfo"];
const PACKAGES: [&str; 4] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils", "fonts-noto-cjk"];
const MISSING: &str = "LibreOffice (soffice) and poppler's pdftotext are needed to open the papers: install them \
    (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils).";

pub(crate) fn ensure() -> Outcome {
    let complete = || PROGRAMS.iter().all(|program| find(program).is_some());
    if !complete() {
        packages::install(&PACKAGES, MISSING)?;
    }
    if !complete() {
        return Err(MISSING.into());
    }
    println!("✓ LibreOffice");
    Ok(())
}
