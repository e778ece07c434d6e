//! The login service's part played on a bus of its own: what locks the register, and in which order.

use std::io::{BufRead, BufReader, Read};
use std::os::fd::OwnedFd as File;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::blocking::connection;
use zbus::zvariant::OwnedFd;

use super::*;
use crate::desk::Desk;

const OWN: &str = "/org/freedesktop/login1/session/own";
const PATIENCE: Duration = Duration::from_secs(20);

/// A bus for this test alone.
struct Bus(Child, String);

impl Bus {
    fn new() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self(daemon, address.trim().to_owned())
    }

    fn connection(&self) -> Connection {
        connection::Builder::address(self.1.as_str()).unwrap().build().unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The login service.
struct Logind {
    own: OwnedObjectPath,
    lid: Arc<AtomicBool>,
    /// The other end of each word that keeps the machine awake.
    held: Mutex<Sender<UnixStream>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, process: u32) -> OwnedObjectPath {
        assert_eq!(process, std::process::id());
        self.own.clone()
    }

    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, mode, who.is_empty() || why.is_empty()), ("sleep", "delay", false));
        let (ours, theirs) = UnixStream::pair().unwrap();
        self.held.lock().unwrap().send(ours).unwrap();
        OwnedFd::from(File::from(theirs))
    }

    #[zbus(property)]
    fn lid_closed(&self) -> bool {
        self.lid.load(Ordering::SeqCst)
    }
}

/// The service on a bus, and what it was given to hold.
fn logind(bus: &Bus, lid: &Arc<AtomicBool>) -> (Connection, Receiver<UnixStream>) {
    let (send, held) = channel();
    let own = OwnedObjectPath::try_from(OWN).unwrap();
    let service = Logind { own, lid: Arc::clone(lid), held: Mutex::new(send) };
    let builder = connection::Builder::address(bus.1.as_str()).unwrap();
    let named = builder.name(SERVICE).unwrap().serve_at(MANAGER, service).unwrap();
    (named.build().unwrap(), held)
}

fn is_let_go(held: &mut UnixStream) -> bool {
    held.set_read_timeout(Some(PATIENCE)).unwrap();
    matches!(held.read(&mut [0]), Ok(0))
}

/// An open desk whose register is locked by what the service tells; each time it was, it says so.
fn watched(bus: &Bus) -> (Arc<Desk>, tempfile::TempDir, Receiver<()>) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk::at(folder.path().to_owned()));
    desk.practise().unwrap();
    let (send, locked) = channel();
    let (session, watched) = (Session::on(bus.connection()).unwrap(), Arc::clone(&desk));
    std::thread::spawn(move || {
        session.watch(|| {
            watched.lock();
            send.send(()).unwrap();
        })
    });
    (desk, folder, locked)
}

fn emit(service: &Connection, path: &str, interface: &str, signal: &str, body: Option<bool>) {
    let sent = match body {
        Some(body) => service.emit_signal(None::<&str>, path, interface, signal, &body),
        None => service.emit_signal(None::<&str>, path, interface, signal, &()),
    };
    sent.unwrap();
}

/// The watch begins in a thread of its own: until it hears, it is told again.
fn until_heard(locked: &Receiver<()>, mut tell: impl FnMut()) {
    let heard = (0..200).any(|_| {
        tell();
        locked.recv_timeout(PATIENCE / 200).is_ok()
    });
    assert!(heard, "nothing was locked");
}

#[test]
fn the_register_is_locked_before_the_machine_sleeps_and_only_then_does_it_sleep() {
    let (bus, lid) = (Bus::new(), Arc::default());
    let (service, held) = logind(&bus, &lid);
    let (desk, _folder, locked) = watched(&bus);
    let mut delay = held.recv_timeout(PATIENCE).unwrap();
    delay.set_nonblocking(true).unwrap();
    assert!(delay.read(&mut [0]).is_err() && desk.is_open(), "awake: the word is held");
    delay.set_nonblocking(false).unwrap();
    until_heard(&locked, || emit(&service, MANAGER, OF_MANAGER, "PrepareForSleep", Some(true)));
    assert!(is_let_go(&mut delay));
    assert!(!desk.is_open(), "locked when the machine was let sleep");
    emit(&service, MANAGER, OF_MANAGER, "PrepareForSleep", Some(false));
    let mut again = held.recv_timeout(PATIENCE).unwrap();
    desk.practise().unwrap();
    until_heard(&locked, || emit(&service, MANAGER, OF_MANAGER, "PrepareForSleep", Some(true)));
    assert!(is_let_go(&mut again) && !desk.is_open(), "the second time as the first");
}

#[test]
fn the_lock_of_this_session_locks_the_register_and_that_of_another_does_not() {
    let (bus, lid) = (Bus::new(), Arc::default());
    let (service, held) = logind(&bus, &lid);
    let (desk, _folder, locked) = watched(&bus);
    held.recv_timeout(PATIENCE).unwrap();
    // A bus keeps the order: when the waking is heard, so is all that was told before.
    let all_is_heard = || {
        emit(&service, MANAGER, OF_MANAGER, "PrepareForSleep", Some(false));
        held.recv_timeout(PATIENCE).unwrap();
    };
    until_heard(&locked, || emit(&service, MANAGER, OF_MANAGER, "PrepareForSleep", Some(true)));
    all_is_heard();
    desk.practise().unwrap();
    locked.try_iter().for_each(drop);
    emit(&service, "/org/freedesktop/login1/session/other", OF_SESSION, "Lock", None);
    all_is_heard();
    assert!(desk.is_open() && locked.try_recv().is_err(), "another's session is none of ours");
    emit(&service, OWN, OF_SESSION, "Lock", None);
    locked.recv_timeout(PATIENCE).unwrap();
    assert!(!desk.is_open());
}

#[test]
fn a_lid_that_is_shut_is_seen() {
    let (bus, lid) = (Bus::new(), Arc::<AtomicBool>::default());
    let (_service, _held) = logind(&bus, &lid);
    let session = Session::on(bus.connection()).unwrap();
    assert!(!session.is_lid_shut());
    lid.store(true, Ordering::SeqCst);
    assert!(session.is_lid_shut());
}

#[test]
fn a_machine_without_the_service_is_an_answer() {
    let bus = Bus::new();
    assert!(Session::on(bus.connection()).is_err());
}
