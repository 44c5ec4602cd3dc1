//! How long nobody has touched the keyboard: after a while one is warned, then the screen is hidden. Knows no
//! screen.
use std::time::{Duration, Instant};

/// How long one is away before the screen is hidden, unless the settings say otherwise (CNIL, « guide de la
/// sécurité des données personnelles »: at most some minutes).
pub const USUAL: Option<Duration> = Some(Duration::from_secs(10 * 60));
/// How long before that one is warned.
const BEFORE: Duration = Duration::from_secs(20);
/// What is said then.
pub const WARNING: &str = "Sans une touche, l’écran se cache dans 20 secondes. Rien n’est perdu.";

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// To warn.
    Warned,
    /// To hide.
    Over,
}

/// Since when nobody has touched the keyboard.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    after: Option<Duration>,
    since: Instant,
    warned: bool,
}

impl Timer {
    /// Begins now; never without a time.
    pub fn new(after: Option<Duration>) -> Self {
        Self {
            after,
            since: Instant::now(),
            warned: false,
        }
    }

    /// Someone is there.
    pub fn begin(&mut self) {
        *self = Self::new(self.after);
    }

    /// When there is something to do, unless the screen is hidden already.
    pub fn next(&self, hidden: bool) -> Option<Instant> {
        let after = self.after.filter(|_| !hidden)?;
        let early = if self.warned { Duration::ZERO } else { BEFORE };
        Some(self.since + after.saturating_sub(early))
    }

    /// What there is to do at that moment, said once.
    pub fn due(&mut self, now: Instant) -> Option<Idle> {
        let next = self.next(false).filter(|next| *next <= now)?;
        if self.warned || self.after.is_some_and(|after| self.since + after <= next) {
            return Some(Idle::Over);
        }
        self.warned = true;
        Some(Idle::Warned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_warned_then_the_screen_is_hidden_and_a_key_begins_again() {
        let mut timer = Timer::new(Some(Duration::from_secs(60)));
        let after = |timer: &Timer, seconds| timer.since + Duration::from_secs(seconds);
        assert_eq!(timer.due(after(&timer, 39)), None);
        assert_eq!(timer.due(after(&timer, 40)), Some(Idle::Warned));
        assert_eq!(timer.due(after(&timer, 59)), None);
        assert_eq!(timer.next(false), Some(after(&timer, 60)));
        assert_eq!(timer.due(after(&timer, 60)), Some(Idle::Over));
        assert_eq!(timer.next(true), None);
        timer.begin();
        assert_eq!(timer.due(after(&timer, 39)), None);
        let mut never = Timer::new(None);
        assert_eq!(never.due(after(&never, 9_999)), None);
    }
}
