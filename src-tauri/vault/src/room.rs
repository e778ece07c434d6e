//! Room on the disk. A ballast file beside the register is let go when the disk is full, so that what is being written
//! can be finished; and the clerk is told before it comes to that.

use std::path::Path;

use crate::disk;
use crate::error::Result;

/// The name of the ballast inside a register's folder.
pub const BALLAST: &str = "cho-trong.dnth";
const WEIGHT: usize = 16 * 1024 * 1024;
/// Under so much room the clerk is told.
pub const SCARCE: u64 = 200 * 1024 * 1024;
/// Under so much nothing large is begun: no import, no further backup place.
pub const LEAST: u64 = 50 * 1024 * 1024;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Enough.
    Ample,
    /// The clerk is told.
    Scarce,
    /// Nothing large is begun.
    Short,
}

/// Judges the bytes that are free where the register lies.
#[must_use]
pub fn judge(free: u64) -> Room {
    match free {
        ..LEAST => Room::Short,
        LEAST..SCARCE => Room::Scarce,
        SCARCE.. => Room::Ample,
    }
}

/// Lays the ballast where there is none and room for it and what comes after. Answers whether it is there.
pub fn lay_ballast(folder: &Path, free: u64) -> Result<bool> {
    let path = folder.join(BALLAST);
    if path.exists() {
        return Ok(true);
    }
    if judge(free) != Room::Ample {
        return Ok(false);
    }
    // Written, not only given a length: a sparse file holds no room.
    disk::write(&path, &vec![0; WEIGHT])?;
    Ok(true)
}

/// Lets the ballast go. Answers whether that made room.
pub fn drop_ballast(folder: &Path) -> Result<bool> {
    match disk::remove(&folder.join(BALLAST)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_ballast_is_laid_once_where_there_is_room_and_makes_room_once() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!lay_ballast(folder.path(), SCARCE - 1).unwrap());
        assert!(lay_ballast(folder.path(), SCARCE).unwrap() && lay_ballast(folder.path(), 0).unwrap());
        assert_eq!(std::fs::metadata(folder.path().join(BALLAST)).unwrap().len(), WEIGHT as u64);
        assert!(drop_ballast(folder.path()).unwrap() && !drop_ballast(folder.path()).unwrap());
    }

    #[test]
    fn room_is_judged_by_what_is_free() {
        for (free, room) in [(0, Room::Short), (LEAST - 1, Room::Short), (LEAST, Room::Scarce), (SCARCE, Room::Ample)]
        {
            assert_eq!(judge(free), room, "{free}");
        }
    }
}
