//! What the office that reports has said of its papers.

use std::rc::Rc;

use crate::{
    journal::{Fact, Field, Journal, Register, Subject},
    opinion::Day,
};

use super::{Reading, Word, dates::day, record::text};

/// One reading for each fact. A day is read as the text it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Office(Vec<(Fact, Reading<Rc<str>>)>);

/// How the report sorts results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// 已落实, 正在落实, 需长期推进 …
    #[default]
    Words,
    /// A类, B类, C类
    Letters,
}

impl Word for Kinds {
    const CODES: &'static [(Self, &'static str)] = &[(Self::Words, "words"), (Self::Letters, "letters")];
}

impl Office {
    pub(super) fn fold(journal: &Journal) -> Self {
        let reading = |fact: Fact| {
            let register = Register { subject: Subject::Opinion, field: Field::Office(fact) };
            Reading::of(journal, &register, |value| text(value).filter(|_| !fact.is_day() || day(value).is_some()))
        };
        Self(Fact::ALL.into_iter().map(|fact| (fact, reading(fact))).collect())
    }

    /// What is said of it; `None` for no fact.
    pub fn reading(&self, fact: Fact) -> Option<&Reading<Rc<str>>> {
        self.0.iter().find(|(known, _)| *known == fact).map(|(_, reading)| reading)
    }

    /// What all agree on.
    pub fn says(&self, fact: Fact) -> Option<&Rc<str>> {
        self.reading(fact)?.value()
    }

    pub fn day(&self, fact: Fact) -> Option<Day> {
        Day::parse(self.says(fact)?).ok()
    }

    /// The way that was chosen, or words.
    pub fn kinds(&self) -> Kinds {
        self.says(Fact::Kinds).and_then(|code| Kinds::from_code(code)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Change, Entry, EntryId};

    fn journal(said: &[(Fact, &str)]) -> Journal {
        let mut journal = Journal::default();
        let entries = (0..).zip(said).map(|(counter, (fact, value))| Entry {
            id: EntryId { time: 1, counter, ..EntryId::NONE },
            author: None,
            register: Register { subject: Subject::Opinion, field: Field::Office(*fact) },
            change: Change::Set((*value).into()),
            replaces: Vec::new(),
            reverts: None,
        });
        journal.union(entries.map(Rc::new).collect::<Vec<_>>());
        journal
    }

    #[test]
    fn facts_are_read_each_by_its_kind() {
        let office = Office::fold(&journal(&[
            (Fact::Signer, "某某"),
            (Fact::Dated, "2025-06-10"),
            (Fact::Printed, "下周"),
            (Fact::Kinds, "letters"),
        ]));
        assert_eq!(office.says(Fact::Signer).map(|name| &**name), Some("某某"));
        assert_eq!(office.day(Fact::Dated).map(|day| day.to_string()), Some("2025-06-10".to_owned()));
        assert_eq!(office.says(Fact::Printed), None, "no day");
        assert_eq!((office.kinds(), office.says(Fact::Copies)), (Kinds::Letters, None));
    }
}
