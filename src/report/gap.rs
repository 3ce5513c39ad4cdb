//! What a person still has to write into the handling report.

use std::fmt;

use crate::{
    journal::{EntryId, Fact, Field, Register},
    opinion::RecommendationId,
};

use super::names;

/// One place in the report that the ledger does not fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub wants: Wants,
    /// Where the ledger would fill it; `None`: it is written into the paper.
    pub place: Option<Register>,
}

/// What is wanted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// What the office says of its papers.
    Fact(Fact),
    /// Who is asked for a comment.
    Addressee,
    /// Who handles what; nobody leads anything yet.
    Division,
    /// Lead units of so many others.
    OtherLeads(usize),
    Lead,
    /// People say different things: the field, and what they say.
    Settling(Field, String),
    /// Why it is declined or has to wait.
    Reason,
    Doings,
    Current,
    Evidence,
    /// Why it is not done.
    Delay,
    Due,
    /// The day that was given is over.
    NewDue(String),
    /// Not begun, and yet something is reported.
    Standing,
    Consolidation,
    /// By when a unit is to answer.
    Reply,
}

impl Gap {
    /// Nothing that the ledger knows of.
    pub(super) fn written(wants: Wants) -> Self {
        Self { wants, place: None }
    }

    pub(super) fn of(id: RecommendationId, field: Field, wants: Wants) -> Self {
        Self { wants, place: Some(Register::new(id, field)) }
    }

    pub(super) fn note(id: RecommendationId) -> Self {
        Self::of(id, Field::Note(EntryId::NONE), Wants::Doings)
    }

    pub(super) fn evidence(id: RecommendationId) -> Self {
        Self::of(id, Field::Evidence(EntryId::NONE), Wants::Evidence)
    }
}

impl fmt::Display for Wants {
    /// As the paper says it, without the brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Fact(Fact::Number) => "发文字号，如×政发〔年份〕×号",
            Self::Fact(Fact::Organisation) => "组织领导、交办和督办的情况",
            Self::Fact(fact) => names::fact(*fact),
            Self::Addressee => "征求意见的人大专门委员会或工作机构",
            Self::Division => "牵头单位和配合单位的分工",
            Self::OtherLeads(count) => return write!(f, "其余{count}条的牵头单位"),
            Self::Lead => "牵头单位",
            Self::Settling(field, claims) => {
                return write!(f, "{}填报不一致（{claims}），请核定", names::field(field));
            }
            Self::Reason => "原因",
            Self::Doings => "采取的措施和取得的进展",
            Self::Current => "目前数值",
            Self::Evidence => "办结的佐证材料",
            Self::Delay => "未办结的原因",
            Self::Due => "办理时限",
            Self::Consolidation => "巩固成果的打算",
            Self::NewDue(over) => return write!(f, "原定办理时限{over}已过，新的办理时限"),
            Self::Standing => "已填报进展，办理状态仍为“未启动”，请核定",
            Self::Reply => "回复时限",
        };
        f.write_str(text)
    }
}
