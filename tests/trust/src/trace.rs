//! What a program did to the disk, in order: what the house tells through its `Disk`, and what the engine does to the
//! register's own file through the shim.

use std::cell::{Cell, RefCell};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use casebook::casebook::disk::{self, Disk, Step};

/// One thing done to the disk, or said to the clerk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A file was made, or emptied.
    Create(PathBuf),
    /// Bytes were written at a place.
    Write(PathBuf, u64, Vec<u8>),
    /// A file got a length.
    Cut(PathBuf, u64),
    /// A file was made durable.
    Sync(PathBuf),
    /// A name was changed.
    Rename(PathBuf, PathBuf),
    /// A file went.
    Remove(PathBuf),
    /// A folder was made.
    MakeFolder(PathBuf),
    /// A folder went with everything in it.
    RemoveFolder(PathBuf),
    /// The names in a folder were made durable.
    SyncFolder(PathBuf),
    /// Something was acknowledged to the clerk: the place of it in the workload's own list.
    Said(usize),
}

impl Event {
    /// The file or folder it is about; of a renaming, the new name.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Create(path)
            | Self::Write(path, ..)
            | Self::Cut(path, _)
            | Self::Sync(path)
            | Self::Rename(_, path)
            | Self::Remove(path)
            | Self::MakeFolder(path)
            | Self::RemoveFolder(path)
            | Self::SyncFolder(path) => Some(path),
            Self::Said(_) => None,
        }
    }
}

/// What a trace does with the next event.
type Judge = Box<dyn Fn(usize, &Event) -> Option<ErrorKind>>;

/// A recorder, and where a fault is played in.
#[derive(Default)]
pub struct Trace {
    events: RefCell<Vec<Event>>,
    count: Cell<usize>,
    keeps: Cell<bool>,
    judge: RefCell<Option<Judge>>,
    free: Cell<Option<u64>>,
    refused: Cell<usize>,
}

thread_local! {
    static RUNNING: RefCell<Option<Rc<Trace>>> = const { RefCell::new(None) };
}

impl Trace {
    /// Makes a trace that keeps every event.
    pub fn recording() -> Rc<Self> {
        let trace = Self::default();
        trace.keeps.set(true);
        Rc::new(trace)
    }

    /// Makes a trace that keeps nothing and asks of each event, by its place, whether it fails.
    pub fn judging(judge: impl Fn(usize, &Event) -> Option<ErrorKind> + 'static) -> Rc<Self> {
        let trace = Self::default();
        *trace.judge.borrow_mut() = Some(Box::new(judge));
        Rc::new(trace)
    }

    /// Makes a trace over a disk with so many free bytes, which are given as a file grows and taken back as one goes.
    pub fn with_room(free: u64) -> Rc<Self> {
        let trace = Self::default();
        trace.free.set(Some(free));
        Rc::new(trace)
    }

    /// Gives how many events were refused.
    pub fn refused(&self) -> usize {
        self.refused.get()
    }

    /// Does work with everything it does to the disk going through the trace.
    pub fn over<T>(self: &Rc<Self>, work: impl FnOnce() -> T) -> T {
        struct Back(Option<Rc<Trace>>);
        impl Drop for Back {
            fn drop(&mut self) {
                RUNNING.set(self.0.take());
            }
        }
        crate::vfs::install();
        let _back = Back(RUNNING.replace(Some(Rc::clone(self))));
        let watch: Rc<dyn Disk> = Rc::<Self>::clone(self);
        disk::watched(watch, work)
    }

    /// Notes that something was acknowledged.
    pub fn say(&self, what: usize) {
        self.events.borrow_mut().push(Event::Said(what));
    }

    /// Gives what was recorded.
    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().clone()
    }

    /// Gives how many events there were.
    pub fn count(&self) -> usize {
        self.count.get()
    }

    /// Takes the room an event needs. Of a write that finds too little as much comes as there is room for.
    fn take_room(&self, event: &Event) -> Result<(), ErrorKind> {
        let Some(free) = self.free.get() else { return Ok(()) };
        let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        match event {
            Event::Write(path, at, bytes) => {
                let held = length(path);
                let needs = (at + bytes.len() as u64).saturating_sub(held.max(*at));
                if needs > free {
                    let come = bytes.len() - usize::try_from(needs - free).unwrap();
                    self.free.set(Some(0));
                    let file = std::fs::File::options().write(true).open(path);
                    let _ = file.and_then(|file| write_at(&file, *at, &bytes[..come]));
                    return Err(ErrorKind::StorageFull);
                }
                self.free.set(Some(free - needs));
            }
            Event::Cut(path, to) => self.free.set(Some(free + length(path).saturating_sub(*to))),
            Event::Remove(path) => self.free.set(Some(free + length(path))),
            _ => {}
        }
        Ok(())
    }

    fn tell(&self, event: Event) -> Result<(), ErrorKind> {
        let place = self.count.get();
        self.count.set(place + 1);
        let judged = self.judge.borrow().as_ref().and_then(|judge| judge(place, &event));
        if let Some(kind) = judged.or_else(|| self.take_room(&event).err()) {
            self.refused.set(self.refused.get() + 1);
            return Err(kind);
        }
        if self.keeps.get() {
            self.events.borrow_mut().push(event);
        }
        Ok(())
    }
}

fn write_at(mut file: &std::fs::File, at: u64, bytes: &[u8]) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

/// Tells the running trace of an event of the engine; `None` where it may go on.
pub(crate) fn tell(event: impl FnOnce() -> Event) -> Option<ErrorKind> {
    let running = RUNNING.with_borrow(Option::clone)?;
    running.tell(event()).err()
}

impl Disk for Trace {
    fn before(&self, step: &Step<'_>) -> std::io::Result<()> {
        let own = Path::to_path_buf;
        let event = match step {
            Step::Create(path) => Event::Create(own(path)),
            Step::Write { path, at, bytes } => Event::Write(own(path), *at, bytes.to_vec()),
            Step::Cut { path, length } => Event::Cut(own(path), *length),
            Step::Sync(path) => Event::Sync(own(path)),
            Step::Rename { from, to } => Event::Rename(own(from), own(to)),
            Step::Remove(path) => Event::Remove(own(path)),
            Step::MakeFolder(path) => Event::MakeFolder(own(path)),
            Step::RemoveFolder(path) => Event::RemoveFolder(own(path)),
            Step::SyncFolder(path) => Event::SyncFolder(own(path)),
        };
        self.tell(event).map_err(Into::into)
    }
}
