//! What a program asks of the system for itself before it does anything else: nothing of its memory is ever written to a
//! disk by a crash, no other program looks into it, and what it makes is its owner's alone.

/// Asks for all of it. A system that refuses one of these answers nothing that could be acted on.
pub fn guard() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Inherited by every process this one starts, the web view's too.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    }
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
