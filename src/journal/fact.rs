//! What an office knows of its own papers and the document does not say.

/// One such thing. Each is a register of the opinion, so that it travels like anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// 发文机关标志: where one is given, the report has a red head.
    Letterhead,
    /// 发文字号
    Number,
    /// 签发人
    Signer,
    /// How the work was organised: a paragraph of the report.
    Organisation,
    /// 成文日期
    Dated,
    /// 抄送
    Copies,
    /// 印发机关
    Printer,
    /// 印发日期
    Printed,
    /// 联系人
    Person,
    /// 联系电话
    Phone,
    /// How results are sorted: in words, or as A, B and C.
    Kinds,
}

impl Fact {
    /// In the order of the form.
    pub const ALL: [Self; 11] = [
        Self::Letterhead,
        Self::Number,
        Self::Signer,
        Self::Organisation,
        Self::Dated,
        Self::Person,
        Self::Phone,
        Self::Copies,
        Self::Printer,
        Self::Printed,
        Self::Kinds,
    ];

    /// The stable name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Number => "number",
            Self::Signer => "signer",
            Self::Organisation => "organisation",
            Self::Dated => "dated",
            Self::Copies => "copies",
            Self::Printer => "printer",
            Self::Printed => "printed",
            Self::Person => "person",
            Self::Phone => "phone",
            Self::Kinds => "kinds",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.code() == code)
    }

    /// Its value is a day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Dated | Self::Printed)
    }
}
