//! Who may read what the house makes: its owner alone. And what a killed writing left goes.

use std::fs::OpenOptions;
use std::path::Path;

use super::{is_unfinished, remove};

/// What is made so can be read by its owner alone.
pub(crate) fn private() -> OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let mut options = OpenOptions::new();
        options.mode(0o600);
        options
    }
    #[cfg(not(unix))]
    OpenOptions::new()
}

/// Takes everybody else's rights to a file, or a folder, of an older program. Where the disk knows no rights there are
/// none to take.
pub(crate) fn make_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let Ok(about) = std::fs::symlink_metadata(path) else { return };
        let mode = if about.is_dir() { 0o700 } else { 0o600 };
        if (about.is_dir() || about.is_file()) && about.permissions().mode() & 0o077 != 0 {
            let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Removes what killed writings left in a register's folder, and takes everybody else's rights to what is in it. Only
/// under the register's lock, when none is under way.
pub(crate) fn tidy(folder: &Path) {
    make_private(folder);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_unfinished(&path) {
            // What cannot be removed is in nobody's way.
            let _ = remove(&path);
        } else {
            make_private(&path);
        }
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::disk;

    #[test]
    fn what_an_older_program_left_open_to_everybody_is_closed_and_what_a_kill_left_goes() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("so");
        std::fs::create_dir(&folder).unwrap();
        let (open, left) = (folder.join("khoa.dnth"), disk::beside(&folder.join("khoa.dnth")).unwrap());
        for file in [&open, &left] {
            std::fs::write(file, "x").unwrap();
        }
        for path in [&folder, &open] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        tidy(&folder);
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&open), left.exists()), (0o700, 0o600, false));
    }
}
