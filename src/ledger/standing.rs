//! The six standings of a recommendation.

use serde_json::Value;

use super::{Judgement, Word};

/// What the unit in charge says of a recommendation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// 未启动
    #[default]
    NotStarted,
    /// 办理中
    Working,
    /// 已办结: the big tick
    Done,
    /// 长期推进
    Ongoing,
    /// 需创造条件
    NeedsConditions,
    /// 不予办理
    Declined,
}

impl Standing {
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::Working, Self::Done, Self::Ongoing, Self::NeedsConditions, Self::Declined];

    /// The stable name in files.
    pub fn code(self) -> &'static str {
        Word::code(self)
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Word::from_code(code)
    }

    /// The unit has reported an outcome, whichever. Whether it also has a reason where one is asked for:
    /// [`Item::has_outcome`](super::Item::has_outcome).
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::NotStarted | Self::Working)
    }

    /// Whether it is only half said without a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Ongoing | Self::NeedsConditions | Self::Declined)
    }

    pub fn to_value(self) -> Value {
        self.code().into()
    }

    /// With a reason or without: [`Judgement`] has both.
    pub fn from_value(value: &Value) -> Option<Self> {
        Judgement::from_value(value).map(|judgement| judgement.is)
    }
}

impl Word for Standing {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::NotStarted, "not-started"),
        (Self::Working, "working"),
        (Self::Done, "done"),
        (Self::Ongoing, "ongoing"),
        (Self::NeedsConditions, "needs-conditions"),
        (Self::Declined, "declined"),
    ];
}
