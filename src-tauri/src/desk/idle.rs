//! When nobody is there: the register closes by itself, and its key is forgotten.

use std::time::{Duration, Instant};

use super::{Desk, told};

/// How long nobody may be there.
const IDLE: Duration = Duration::from_secs(5 * 60);

/// After so long without a key the register closes.
pub fn idle_limit() -> Duration {
    told("SO_TIEP_DAN_IDLE").and_then(|seconds| seconds.parse().ok()).map_or(IDLE, Duration::from_secs)
}

impl Desk {
    /// Closes it if nobody has touched it for long. Answers whether it did.
    pub fn lock_if_idle(&self) -> bool {
        let mut top = self.top();
        let idle = top.book.is_some() && top.touched.elapsed() >= idle_limit();
        if idle {
            self.tray.clear();
            top.close();
        }
        idle
    }

    /// Says that somebody is there.
    pub fn touch(&self) {
        self.top().touched = Instant::now();
    }
}
