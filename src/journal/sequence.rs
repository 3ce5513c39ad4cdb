//! In which order this device did its steps.
//!
//! Its clock does not tell: it is set back and forth. Each step is given the next number, which is stored with it on this
//! device and travels nowhere.

use crate::vec_map::VecMap;

use super::id::StepId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    numbers: VecMap<StepId, u64>,
    last: u64,
}

impl Sequence {
    /// Gives a step the next number.
    pub fn follow(&mut self, step: StepId) {
        self.learn(step, self.last.saturating_add(1));
    }

    /// What was stored, here or by another tab. A step keeps the first number that it has.
    pub fn learn(&mut self, step: StepId, number: u64) {
        self.numbers.get_or_insert_with(step, || number);
        self.last = self.last.max(number);
    }

    /// `None`: not a step of this device, or one from before there were numbers.
    pub fn number(&self, step: StepId) -> Option<u64> {
        self.numbers.get(&step).copied()
    }
}
