//! The session the window runs in, as the system's login service tells of it: before the machine sleeps, when the session is
//! locked and when the lid is shut, the register is locked. Where there is no such service, only the idle lock is left.

use std::sync::{Mutex, PoisonError};

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedFd, OwnedObjectPath};
use zbus::{MatchRule, Message};

const SERVICE: &str = "org.freedesktop.login1";
const MANAGER: &str = "/org/freedesktop/login1";
const OF_MANAGER: &str = "org.freedesktop.login1.Manager";
const OF_SESSION: &str = "org.freedesktop.login1.Session";

/// The login service, and the word that keeps the machine awake until the register is locked.
pub struct Session {
    bus: Connection,
    /// The path of this program's own session; none where it runs in none.
    path: Option<OwnedObjectPath>,
    /// Held while the machine is awake; letting it go lets the machine sleep.
    delay: Mutex<Option<OwnedFd>>,
}

/// What the login service told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The machine is about to sleep.
    Sleeps,
    /// It is awake again.
    Wakes,
    /// This session is locked.
    Locked,
}

impl Session {
    /// Finds the login service on the system's bus.
    pub fn find() -> zbus::Result<Self> {
        Self::on(Connection::system()?)
    }

    /// Finds it on a bus.
    pub fn on(bus: Connection) -> zbus::Result<Self> {
        let session = Self { bus, path: None, delay: Mutex::new(None) };
        session.hold()?;
        let path = session.manager()?.call("GetSessionByPID", &(std::process::id(),)).ok();
        Ok(Self { path, ..session })
    }

    /// Tells of every reason to lock until the bus is gone: `lock` has locked when it returns.
    pub fn watch(&self, lock: impl Fn()) -> zbus::Result<()> {
        let all = MatchRule::builder().msg_type(zbus::message::Type::Signal).sender(SERVICE)?.build();
        for message in MessageIterator::for_match_rule(all, &self.bus, None)? {
            match self.told(&message?) {
                Some(Told::Locked) => lock(),
                Some(Told::Sleeps) => {
                    lock();
                    // The machine waits for this, not for the five seconds it would give.
                    *self.delay() = None;
                }
                Some(Told::Wakes) => self.hold()?,
                None => {}
            }
        }
        Ok(())
    }

    /// Tells whether the lid is shut; with another screen the machine may stay awake then.
    pub fn is_lid_shut(&self) -> bool {
        self.manager().and_then(|manager| manager.get_property("LidClosed")).unwrap_or(false)
    }

    fn told(&self, message: &Message) -> Option<Told> {
        let header = message.header();
        let is_own = || self.path.as_ref().is_some_and(|own| header.path().is_some_and(|path| path == &**own));
        match (header.interface()?.as_str(), header.member()?.as_str()) {
            (OF_MANAGER, "PrepareForSleep") => {
                let sleeps: bool = message.body().deserialize().ok()?;
                Some(if sleeps { Told::Sleeps } else { Told::Wakes })
            }
            (OF_SESSION, "Lock") if is_own() => Some(Told::Locked),
            _ => None,
        }
    }

    /// Asks the machine to wait with sleeping until the register is locked.
    fn hold(&self) -> zbus::Result<()> {
        let why = ("sleep", "Sổ Tiếp Dân", "Khóa sổ trước khi máy ngủ", "delay");
        let held: OwnedFd = self.manager()?.call("Inhibit", &why)?;
        *self.delay() = Some(held);
        Ok(())
    }

    fn manager(&self) -> zbus::Result<Proxy<'_>> {
        Proxy::new(&self.bus, SERVICE, MANAGER, OF_MANAGER)
    }

    fn delay(&self) -> std::sync::MutexGuard<'_, Option<OwnedFd>> {
        self.delay.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[path = "tests/login_session.rs"]
#[allow(clippy::unwrap_used)]
mod tests;
