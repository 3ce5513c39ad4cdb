//! Step identifiers from a clock that is handed in.

pub use super::id::Millis;
use super::id::{LATEST, Replica, StepId};

/// Later than this a clock is not believed: what it dated could not be read back, and a session
/// needs room to go forward.
const LATEST_NOW: Millis = LATEST / 2;

/// Makes the step ids of one writer: never twice the same, whatever the machine's clock does.
#[derive(Clone, Debug)]
pub struct Clock {
    replica: Replica,
    last: Option<Millis>,
}

impl Clock {
    pub fn new(replica: Replica) -> Self {
        Self { replica, last: None }
    }

    pub fn replica(&self) -> Replica {
        self.replica
    }

    /// The next step at `now`. A clock that stands still or runs back is pushed on by a
    /// millisecond, within this session only: other people's clocks have no say here, so one
    /// entry from the far future can not drag everybody's times along.
    pub fn step(&mut self, now: Millis) -> StepId {
        let now = now.min(LATEST_NOW);
        let time = self.last.map_or(now, |last| now.max(last + 1));
        self.last = Some(time);
        StepId { time, replica: self.replica }
    }
}

#[cfg(test)]
mod tests {
    use super::super::id::Device;
    use super::*;

    #[test]
    fn steps_of_a_session_only_go_forward() {
        let mut clock = Clock::new(Replica::new(Device::from_random(1), 1));
        let times = [100, 100, 50, 200].map(|now| clock.step(now).time);
        assert_eq!(times, [100, 101, 102, 200]);
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
