//! Step identifiers from a clock that is handed in.

use crate::vec_map::VecSet;

pub use super::id::Millis;
use super::id::{LATEST, Replica, StepId};

/// Later than this a clock is not believed: what it dated could not be read back, and a session
/// needs room to go forward.
const LATEST_NOW: Millis = LATEST / 2;

/// Makes the step ids of one writer: never twice the same, whatever the machine's clock does.
#[derive(Clone, Debug)]
pub struct Clock {
    replica: Replica,
    /// The times of the steps that it has handed out.
    used: VecSet<Millis>,
}

impl Clock {
    pub fn new(replica: Replica) -> Self {
        Self { replica, used: VecSet::default() }
    }

    pub fn replica(&self) -> Replica {
        self.replica
    }

    /// The next step at `now`, as the machine's clock shows it: a clock that was wrong and is right again is believed
    /// again. Other people's clocks have no say here.
    pub fn step(&mut self, now: Millis) -> StepId {
        self.free_step(now, |_| false)
    }

    /// The same, past what is `taken`: ids that are here, or named by what is here. Only as far as they lie one after
    /// another, so that a name from the far future drags nothing along.
    pub fn free_step(&mut self, now: Millis, taken: impl Fn(StepId) -> bool) -> StepId {
        let mut step = StepId { time: now.min(LATEST_NOW), replica: self.replica };
        while self.used.contains(&step.time) || taken(step) {
            step.time += 1;
        }
        self.used.insert(step.time);
        step
    }
}

#[cfg(test)]
mod tests {
    use super::super::id::Device;
    use super::*;

    #[test]
    fn no_step_is_handed_out_twice_and_a_clock_set_right_is_followed() {
        let mut clock = Clock::new(Replica::new(Device::from_random(1), 1));
        let times = [100, 100, 9000, 9000, 101, 100, 200].map(|now| clock.step(now).time);
        assert_eq!(times, [100, 101, 9000, 9001, 102, 103, 200]);
    }

    #[test]
    fn what_is_taken_is_passed_over() {
        let mut clock = Clock::new(Replica::new(Device::from_random(1), 1));
        let taken = |step: StepId| (100..105).contains(&step.time) || step.time == LATEST;
        assert_eq!([100, 100, 50].map(|now| clock.free_step(now, taken).time), [105, 106, 50]);
    }

    #[test]
    fn whatever_the_clock_says_can_be_read_back() {
        let mut clock = Clock::new(Replica::new(Device::from_random(1), 1));
        for now in [0, LATEST, u64::MAX, u64::MAX] {
            let id = clock.step(now).entry(0);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }
}
