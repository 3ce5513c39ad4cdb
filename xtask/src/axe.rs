//! axe-core from npm, with which the tests check accessibility.

use crate::{
    Outcome,
    run::{TOOLS, find, program, run},
};
use std::path::Path;

const AXE: &str = "axe-core@4.10.3";
/// A folder of its own: npm removes from a folder whatever it was not asked for.
const FOLDER: &str = "axe";

pub(crate) fn ensure() -> Outcome {
    let folder = Path::new(TOOLS).join(FOLDER);
    if !folder.join("node_modules/axe-core/axe.min.js").is_file() {
        if find("npm").is_none() {
            return Err("npm is needed for axe-core, which the tests look the page over with: install npm.".into());
        }
        println!("… installing {AXE} from npm");
        run(program("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"])
            .arg(&folder)
            .arg(AXE))?;
    }
    println!("✓ {AXE}");
    Ok(())
}
