//! The steps of the procedure, from handing the opinion over to publishing what came of it.

/// A step that the supervision law (监督法, article 17) names, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 交办
    Handover,
    /// 研究处理
    Handling,
    /// 送人大有关机构征求意见
    Comment,
    /// 书面报告
    Report,
    /// 向社会公布
    Publication,
}

impl Stage {
    pub const ALL: [Self; 5] = [Self::Handover, Self::Handling, Self::Comment, Self::Report, Self::Publication];

    /// Its name in files, for ever.
    pub fn code(self) -> &'static str {
        match self {
            Self::Handover => "handover",
            Self::Handling => "handling",
            Self::Comment => "comment",
            Self::Report => "report",
            Self::Publication => "publication",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}
