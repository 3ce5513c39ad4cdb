//! The six standings of a recommendation.

use serde_json::Value;

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
        match self {
            Self::NotStarted => "not-started",
            Self::Working => "working",
            Self::Done => "done",
            Self::Ongoing => "ongoing",
            Self::NeedsConditions => "needs-conditions",
            Self::Declined => "declined",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    pub fn to_value(self) -> Value {
        self.code().into()
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        value.as_str().and_then(Self::from_code)
    }
}
