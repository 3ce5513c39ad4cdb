//! The Chinese words for what the ledger says, and the names of files.

use serde::{Deserialize, Serialize};

use crate::{
    journal::{Fact, Field},
    ledger::{Acceptance, Kinds, Rating, Review, Standing},
    opinion::{Day, Opinion, Stage},
};

use super::Scope;

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "未启动",
        Standing::Working => "办理中",
        Standing::Done => "已办结",
        Standing::Ongoing => "长期推进",
        Standing::NeedsConditions => "需创造条件",
        Standing::Declined => "不予办理",
    }
}

pub fn acceptance(acceptance: Acceptance) -> &'static str {
    match acceptance {
        Acceptance::Accepted => "已签收",
        Acceptance::Returned => "退回交办",
    }
}

pub fn review(review: Review) -> &'static str {
    match review {
        Review::Approved => "认可",
        Review::Returned => "退回",
    }
}

pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Satisfied => "满意",
        Rating::MostlySatisfied => "基本满意",
        Rating::Unsatisfied => "不满意",
    }
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Handover => "交办",
        Stage::Handling => "研究处理",
        Stage::Comment => "送人大有关机构征求意见",
        Stage::Report => "书面报告",
        Stage::Publication => "向社会公布",
    }
}

pub fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Letterhead => "发文机关标志",
        Fact::Number => "发文字号",
        Fact::Signer => "签发人",
        Fact::Organisation => "组织办理情况",
        Fact::Dated => "成文日期",
        Fact::Copies => "抄送机关",
        Fact::Printer => "印发机关",
        Fact::Printed => "印发日期",
        Fact::Person => "联系人",
        Fact::Phone => "联系电话",
        Fact::Kinds => "办理结果分类",
    }
}

/// What a field is called, on the page and on papers.
pub fn field(field: &Field) -> &'static str {
    match field {
        Field::Done => "举措完成",
        Field::AddedDone(_) => "补充举措完成",
        Field::Standing => "办理状态",
        Field::Lead => "牵头单位",
        Field::Support => "配合单位",
        Field::Contact => "联系人",
        Field::Due => "办理时限",
        Field::Explanation => "逾期说明",
        Field::Accepted => "签收",
        Field::Review => "政府办审核",
        Field::Rating => "人大评价",
        Field::Ballots => "测评票数",
        Field::Target => "目标",
        Field::Current => "目前数值",
        Field::Received => "收到日期",
        Field::Extension => "延期",
        Field::Tally => "测评规则",
        Field::Lights => "提醒设置",
        Field::Vouched => "补签",
        Field::Note(_) => "办理进展",
        Field::Evidence(_) => "佐证",
        Field::Added(_) => "补充举措",
        Field::Planned(_) => "计划日期",
        Field::Actual(_) => "完成日期",
        Field::Office(one) => fact(*one),
        Field::Other(_) => "其他",
    }
}

/// How the report sorts results.
pub fn kinds(kinds: Kinds) -> &'static str {
    match kinds {
        Kinds::Words => "已落实、正在落实、需长期推进",
        Kinds::Letters => "A类、B类、C类",
    }
}

/// Which part of the opinion a paper is about.
pub fn scope(opinion: &Opinion, scope: &Scope) -> String {
    let area = |id| opinion.areas().iter().find(|area| area.id == id).map(|area| area.title.to_string());
    match scope {
        Scope::All => "全部建议".to_owned(),
        Scope::Area(id) => area(*id).unwrap_or_default(),
        Scope::Unit(unit) => format!("{unit}承办的建议"),
    }
}

/// `2025年6月19日`, as official papers write it.
pub fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// What was written where a day belongs, and is none that counts.
pub fn odd_day(written: &str) -> String {
    format!("{written}（日期有误）")
}

/// As an official text counts: `一` to `九十九`; larger numbers in digits.
pub fn number(count: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (count / 10, count % 10) {
        (0, 0) => "零".to_owned(),
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => count.to_string(),
    }
}

/// What tells one file from another in a folder of downloads: which document, whose, by whom, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The document's number.
    pub document: String,
    pub unit: String,
    pub person: String,
    /// `20261130-1542`, local.
    pub moment: String,
}

/// Bytes of a file's name, at most: file systems take 255, and a copy gets a few more.
const LONGEST: usize = 200;

impl Stamp {
    /// `审议意见办理清单-鄂旗人常发〔2024〕55号-农牧局-其其格-20261130-1542.json`. `scope`: what part of the document it is.
    pub fn file(&self, what: &str, scope: &str, kind: &str) -> String {
        let parts = [what, &self.document, scope, &self.unit, &self.person, &self.moment];
        let mut parts: Vec<String> = parts.map(nameable).into();
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        while parts.iter().map(|part| part.len() + 1).sum::<usize>() > LONGEST {
            match parts.iter_mut().max_by_key(|part| part.len()) {
                Some(longest) => longest.pop(),
                None => break,
            };
        }
        format!("{}.{kind}", parts.join("-"))
    }
}

/// Without letters that file systems do not take, and those that nobody sees.
fn nameable(part: &str) -> String {
    let plain = crate::ledger::seen(part);
    let named = plain.replace(|c: char| c.is_control() || r#"\/:*?"<>|"#.contains(c), "_");
    named.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Stamp, number};

    #[test]
    fn a_file_says_what_it_is_whose_and_when() {
        let stamp = Stamp {
            document: "鄂旗人常发〔2024〕55号".into(),
            unit: "农牧局".into(),
            person: "其其格".into(),
            moment: "20261130-1542".into(),
        };
        let name = stamp.file("办理情况台账", "", "csv");
        assert_eq!(name, "办理情况台账-鄂旗人常发〔2024〕55号-农牧局-其其格-20261130-1542.csv");
        assert_eq!(stamp.file("办理情况台账", "农牧局", "csv"), name, "named once");
        assert_ne!(stamp.file("办理情况台账", "第一方面", "csv"), name);
        let odd = Stamp { unit: "A/B:C*?\"<>|\u{202e}".into(), person: "..".into(), ..Stamp::default() };
        assert_eq!(odd.file("台账", "", "md"), "台账-A_B_C______.md");
        let long = Stamp { unit: "很".repeat(300), person: "长".repeat(300), ..stamp };
        let name = long.file("台账", "", "md");
        assert!(name.len() <= LONGEST + 3 && name.ends_with("-20261130-1542.md"), "{name}");
    }

    #[test]
    fn numbers_as_official_texts_write_them() {
        let written: Vec<String> = [0, 5, 10, 15, 20, 99, 100].map(number).into();
        assert_eq!(written, ["零", "五", "十", "十五", "二十", "九十九", "100"]);
    }
}
