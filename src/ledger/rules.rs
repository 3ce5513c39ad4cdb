//! What places decide for themselves: how a vote is counted, and when a date begins to shine.
//!
//! Both are values of the opinion's registers; where nobody chose, the default holds.

use serde_json::{Value, json};

use super::{Ballots, Rating, Word};

/// Of whom a share is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// 全体应到人员
    #[default]
    Members,
    /// 收回的票
    Returned,
}

/// How large a share is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// 过半数: exactly half is not enough
    #[default]
    MoreThanHalf,
    /// 半数以上, as some places read it: exactly half is enough
    AtLeastHalf,
}

/// How ballots become a rating: `{ "of": "members", "share": "more-than-half" }`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub of: Base,
    pub share: Share,
}

/// From how many days before a date it is amber, and from how many red: `{ "amber": 30, "red": 7 }`. Late is red anyhow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    pub amber: u32,
    pub red: u32,
}

impl Word for Base {
    const CODES: &'static [(Self, &'static str)] = &[(Self::Members, "members"), (Self::Returned, "returned")];
}

impl Word for Share {
    const CODES: &'static [(Self, &'static str)] =
        &[(Self::MoreThanHalf, "more-than-half"), (Self::AtLeastHalf, "at-least-half")];
}

impl Tally {
    pub fn from_value(value: &Value) -> Option<Self> {
        let code = |name| value.get(name).and_then(Value::as_str);
        Some(Self { of: Base::from_code(code("of")?)?, share: Share::from_code(code("share")?)? })
    }

    pub fn to_value(self) -> Value {
        json!({ "of": self.of.code(), "share": self.share.code() })
    }

    /// Satisfied where enough are; mostly satisfied where enough are at least that; else not. `None`: nobody voted, or
    /// more did than could.
    pub fn result(self, ballots: Ballots) -> Option<Rating> {
        let returned = ballots.returned();
        let base = match self.of {
            Base::Members => ballots.members,
            Base::Returned => returned,
        };
        if returned == 0 || base < returned {
            return None;
        }
        let enough = |votes: u64| match self.share {
            Share::MoreThanHalf => votes * 2 > base,
            Share::AtLeastHalf => votes * 2 >= base,
        };
        Some(if enough(ballots.satisfied) {
            Rating::Satisfied
        } else if enough(ballots.satisfied + ballots.mostly) {
            Rating::MostlySatisfied
        } else {
            Rating::Unsatisfied
        })
    }
}

impl Default for Lights {
    fn default() -> Self {
        Self { amber: 30, red: 7 }
    }
}

impl Lights {
    pub fn from_value(value: &Value) -> Option<Self> {
        let days = |name| value.get(name).and_then(Value::as_u64).and_then(|days| u32::try_from(days).ok());
        Some(Self { amber: days("amber")?, red: days("red")? })
    }

    pub fn to_value(self) -> Value {
        json!({ "amber": self.amber, "red": self.red })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(satisfied: u64, mostly: u64, unsatisfied: u64, members: u64) -> Ballots {
        Ballots { satisfied, mostly, unsatisfied, members }
    }

    #[test]
    fn at_exactly_half_the_two_shares_part() {
        use {Base::*, Rating::*, Share::*};
        for (ballots, of, more, at_least) in [
            (vote(10, 5, 5, 20), Members, MostlySatisfied, Satisfied),
            (vote(11, 4, 5, 20), Members, Satisfied, Satisfied),
            (vote(9, 6, 5, 20), Members, MostlySatisfied, MostlySatisfied),
            (vote(4, 6, 10, 20), Members, Unsatisfied, MostlySatisfied),
            (vote(4, 5, 11, 20), Members, Unsatisfied, Unsatisfied),
            // An odd number has no exact half: 10 of 21 is less, 11 is more.
            (vote(10, 0, 11, 21), Members, Unsatisfied, Unsatisfied),
            (vote(11, 0, 10, 21), Members, Satisfied, Satisfied),
            // Who stays away counts among all members, and not among the ballots returned.
            (vote(6, 2, 2, 20), Members, Unsatisfied, Unsatisfied),
            (vote(6, 2, 2, 20), Returned, Satisfied, Satisfied),
            (vote(5, 0, 5, 20), Returned, Unsatisfied, Satisfied),
            (vote(5, 0, 5, 0), Returned, Unsatisfied, Satisfied),
        ] {
            let result = |share| Tally { of, share }.result(ballots);
            assert_eq!((result(MoreThanHalf), result(AtLeastHalf)), (Some(more), Some(at_least)), "{ballots:?} {of:?}");
        }
    }

    #[test]
    fn a_vote_that_can_not_be_counted_has_no_result() {
        for ballots in [vote(0, 0, 0, 20), vote(15, 5, 1, 20), vote(1, 0, 0, 0)] {
            assert_eq!(Tally::default().result(ballots), None, "{ballots:?}");
        }
    }

    #[test]
    fn rules_survive_the_way_in_and_out() {
        let tally = Tally { of: Base::Returned, share: Share::AtLeastHalf };
        assert_eq!(Tally::from_value(&tally.to_value()), Some(tally));
        let lights = Lights { amber: 14, red: 3 };
        assert_eq!(Lights::from_value(&lights.to_value()), Some(lights));
        assert_eq!(Tally::from_value(&json!({ "of": "everybody", "share": "half" })), None);
        assert_eq!(Lights::from_value(&json!({ "amber": -1, "red": 0 })), None);
    }
}
