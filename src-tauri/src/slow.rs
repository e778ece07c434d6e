//! A register that answers late. In a debug build tests may say how late, so that no control of the page is ever tried only
//! against a register that answers at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tauri::ipc::Invoke;

use crate::desk::told;

/// Passes commands on at once; or, where `SO_TIEP_DAN_SLOW` names milliseconds (`400,0,1500`), each after the next of them,
/// so that answers also come in another order than they were asked for.
pub fn slowed(handler: impl Fn(Invoke) -> bool + Send + Sync + 'static) -> impl Fn(Invoke) -> bool + Send + Sync {
    let told = told("SO_TIEP_DAN_SLOW").unwrap_or_default();
    let waits: Vec<Duration> =
        told.split(',').filter_map(|wait| wait.trim().parse().ok()).map(Duration::from_millis).collect();
    let (handler, asked) = (Arc::new(handler), AtomicUsize::new(0));
    move |invoke| {
        let turn = asked.fetch_add(1, Ordering::Relaxed).checked_rem(waits.len()).unwrap_or_default();
        let Some(wait) = waits.get(turn).copied().filter(|wait| !wait.is_zero()) else { return handler(invoke) };
        let handler = Arc::clone(&handler);
        // The page hears of an unknown command by never being answered; there is none, every command is listed.
        thread::spawn(move || {
            thread::sleep(wait);
            handler(invoke)
        });
        true
    }
}
