//! What a paper is to be about.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{
    ledger::Item,
    opinion::{AreaId, Opinion, RecommendationId},
};

/// Which part of the opinion. As a text: `all`, `a1`, or `unit:` and its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Scope {
    #[default]
    All,
    Area(AreaId),
    /// What a unit leads or supports.
    Unit(Rc<str>),
}

/// For whom the handling report is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// 征求意见稿: to the committee's office, which comments before it is handed in
    #[default]
    Comment,
    /// 正式报告
    Final,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub scope: Scope,
    pub step: Step,
}

impl Scope {
    pub fn takes(&self, id: RecommendationId, item: &Item) -> bool {
        match self {
            Self::All => true,
            Self::Area(area) => id.area() == *area,
            Self::Unit(unit) => item.is_of(unit),
        }
    }
}

impl Scope {
    /// In the name of a file; nothing for all of it.
    pub fn name(&self, opinion: &Opinion) -> String {
        match self {
            Self::All => String::new(),
            Self::Area(id) => opinion.area(*id).map_or(String::new(), |area| area.short.to_string()),
            Self::Unit(unit) => unit.to_string(),
        }
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::All => "all".to_owned(),
            Scope::Area(area) => area.to_string(),
            Scope::Unit(unit) => format!("unit:{unit}"),
        }
    }
}

impl From<String> for Scope {
    /// What names no part means all of it.
    fn from(text: String) -> Self {
        match text.strip_prefix("unit:") {
            Some(unit) => Self::Unit(unit.into()),
            None => AreaId::parse(&text).map_or(Self::All, Self::Area),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_survives_the_way_in_and_out() {
        let area = AreaId::parse("a3").map_or(Scope::All, Scope::Area);
        for scope in [Scope::All, area, Scope::Unit("农牧局".into()), Scope::Unit("all".into())] {
            assert_eq!(Scope::from(String::from(scope.clone())), scope);
        }
    }
}
