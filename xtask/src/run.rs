//! Programs: where they are, and running them.

use crate::Outcome;
use std::{
    env::{self, consts::EXE_SUFFIX},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Where this project's own copies of its tools live, so that yours are left alone.
pub(crate) const TOOLS: &str = ".tools";

/// A program by name, found like [`find`] does; its own children find the project's tools too.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
    if let Ok(path) = env::join_paths(search_path()) {
        command.env("PATH", path);
    }
    command
}

/// The cargo that runs this very program.
pub(crate) fn cargo() -> Command {
    program(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// The program's file, in the project's own tools first, then on `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{EXE_SUFFIX}");
    search_path().into_iter().map(|dir| dir.join(&file)).find(|path| path.is_file())
}

fn search_path() -> Vec<PathBuf> {
    let tools = env::current_dir().unwrap_or_default().join(TOOLS);
    let path = env::var_os("PATH").unwrap_or_default();
    [tools.join("bin"), tools.join("node_modules").join(".bin")].into_iter().chain(env::split_paths(&path)).collect()
}

/// Runs to the end, with its output on the screen.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = name(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed ({status}); what it said is above.")),
        Err(error) => Err(format!("Cannot start {name}: {error}.")),
    }
}

/// What it prints, if it succeeds; its complaints are on the screen.
pub(crate) fn answer(command: &mut Command) -> Outcome<String> {
    let name = name(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("Cannot start {name}: {error}."))?;
    if !output.status.success() {
        return Err(format!("{name} failed ({}); what it said is above.", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What it prints, if it succeeds; silent otherwise.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
