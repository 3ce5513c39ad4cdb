//! What `cargo metadata` says: the crates, and which of them are linked into a program.

use crate::{
    Outcome,
    run::{answer, cargo},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// Empty where it says none.
    pub(super) licence: String,
}

/// A crate with what it is built from.
#[derive(Debug)]
struct Node {
    about: Crate,
    /// It runs in the compiler, and so do the crates that it needs.
    is_macro: bool,
    needs: Vec<String>,
}

/// By the ids that cargo gives them.
#[derive(Debug)]
pub(super) struct Graph(BTreeMap<String, Node>);

impl Graph {
    pub(super) fn read(arguments: &[&str]) -> Outcome<Self> {
        let text = answer(cargo().args(["metadata", "--locked", "--format-version", "1"]).args(arguments))?;
        let said: Value =
            serde_json::from_str(&text).map_err(|error| format!("cargo metadata is no JSON: {error}."))?;
        let mut needs: BTreeMap<&str, Vec<String>> =
            list(&said["resolve"]["nodes"]).map(|node| (text_of(&node["id"]), linked(node))).collect();
        let nodes = list(&said["packages"]).map(|package| {
            let id = text_of(&package["id"]);
            let about = Crate {
                name: text_of(&package["name"]).to_owned(),
                version: text_of(&package["version"]).to_owned(),
                licence: text_of(&package["license"]).to_owned(),
            };
            let is_macro =
                list(&package["targets"]).flat_map(|target| list(&target["kind"])).any(|kind| *kind == "proc-macro");
            (id.to_owned(), Node { about, is_macro, needs: needs.remove(id).unwrap_or_default() })
        });
        Ok(Self(nodes.collect()))
    }

    pub(super) fn crates(&self) -> impl Iterator<Item = &Crate> {
        self.0.values().map(|node| &node.about)
    }

    /// What is linked into the program of this name.
    pub(super) fn linked(&self, name: &str) -> Outcome<Vec<&Crate>> {
        let root = self.0.iter().find(|(_, node)| node.about.name == name).map(|(id, _)| id);
        let mut open = vec![root.ok_or_else(|| format!("cargo metadata does not know {name}."))?];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let node = self.0.get(id).filter(|node| !node.is_macro);
            if let Some(node) = node
                && seen.insert(id)
            {
                open.extend(&node.needs);
            }
        }
        Ok(seen.into_iter().filter_map(|id| self.0.get(id)).map(|node| &node.about).collect())
    }
}

/// What a crate needs to run, and not only to be built or tested.
fn linked(node: &Value) -> Vec<String> {
    let normal = |need: &&Value| list(&need["dep_kinds"]).any(|kind| kind["kind"].is_null());
    list(&node["deps"]).filter(normal).map(|need| text_of(&need["pkg"]).to_owned()).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
