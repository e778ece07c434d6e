//! Where a register may live: on a disk inside the machine, in a folder nothing sends elsewhere. The doors read which
//! disks there are; here it is judged.

use std::path::{Component, Path, PathBuf};

pub use crate::error::Unfit;

/// A disk as the operating system tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// Where it is mounted.
    pub mount: PathBuf,
    /// Its file system's name.
    pub system: String,
    /// It can be taken out.
    pub removable: bool,
    /// Bytes that are free.
    pub free: u64,
}

/// File systems whose files are on another machine.
const NETWORK: &[&str] =
    &["nfs", "cifs", "smb", "9p", "afs", "ceph", "davfs", "sshfs", "rclone", "webdav", "glusterfs", "fuse.gvfs"];
/// Folders whose content is sent elsewhere, as their programs name them, without blanks and capitals.
const SYNCED: &[&str] = &[
    "onedrive",
    "googledrive",
    "mydrive",
    "drivecủatôi",
    "dropbox",
    "iclouddrive",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "megasync",
    "pclouddrive",
    "boxsync",
    "yandex.disk",
    "syncthing",
    "zalocloud",
    "viettelcloud",
];
/// What those programs leave in a folder they keep.
const MARKS: &[&str] =
    &[".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log", ".tmp.drivedownload"];

/// Judges a folder by its path, by the disks there are, by the folders that are known to be synced (as a program tells
/// of itself), and by what lies in it and above it. `marked` says whether a file of that name is there.
#[must_use]
pub fn judge(folder: &Path, disks: &[Disk], synced: &[PathBuf], marked: impl Fn(&Path) -> bool) -> Option<Unfit> {
    let named =
        folder.components().any(|part| matches!(part, Component::Normal(name) if is_synced(&name.to_string_lossy())));
    let told = synced.iter().any(|root| !root.as_os_str().is_empty() && folder.starts_with(root));
    let marked = folder.ancestors().any(|above| MARKS.iter().any(|mark| marked(&above.join(mark))));
    if named || told || marked {
        return Some(Unfit::Synced);
    }
    let disk = disk_of(folder, disks)?;
    let system = disk.system.to_lowercase();
    if NETWORK.iter().any(|network| system.contains(network)) || is_share(folder) {
        return Some(Unfit::Network);
    }
    disk.removable.then_some(Unfit::Removable)
}

/// Gives where a folder really is, which need not be there yet: a link leads where it leads.
#[must_use]
pub fn real(folder: &Path) -> Option<PathBuf> {
    let (above, real) = folder.ancestors().find_map(|above| Some((above, std::fs::canonicalize(above).ok()?)))?;
    Some(real.join(folder.strip_prefix(above).ok()?))
}

/// Finds the disk a folder lies on: the one mounted nearest above it.
#[must_use]
pub fn disk_of<'a>(folder: &Path, disks: &'a [Disk]) -> Option<&'a Disk> {
    let above = disks.iter().filter(|disk| folder.starts_with(&disk.mount));
    above.max_by_key(|disk| disk.mount.components().count())
}

/// `OneDrive - UBND xã`, `Google Drive`, `Dropbox (Cá nhân)`: the name, then nothing or something apart from it.
fn is_synced(name: &str) -> bool {
    let plain: String = name.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    SYNCED.iter().any(|known| {
        plain.strip_prefix(known).is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
    })
}

/// `\\máy\thư mục`: a share of another machine, without a letter.
fn is_share(folder: &Path) -> bool {
    folder.to_string_lossy().starts_with(r"\\") && !folder.to_string_lossy().starts_with(r"\\?\")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disks() -> Vec<Disk> {
        let disk = |mount: &str, system: &str, removable| Disk {
            mount: PathBuf::from(mount),
            system: system.into(),
            removable,
            free: 1,
        };
        vec![
            disk("/", "ext4", false),
            disk("/media/lan/USB", "vfat", true),
            disk("/mnt/chung", "nfs4", false),
            disk("/mnt/win", "cifs", false),
            disk("/mnt/ssh", "fuse.sshfs", false),
        ]
    }

    #[test]
    fn a_register_lives_on_a_disk_inside_the_machine() {
        for (folder, unfit) in [
            ("/home/lan/Documents/So Tiep Dan", None),
            ("/home/lan/Tài liệu/Sổ", None),
            ("/media/lan/USB/So Tiep Dan", Some(Unfit::Removable)),
            ("/media/lan/USBB/So Tiep Dan", None),
            ("/mnt/chung/so", Some(Unfit::Network)),
            ("/mnt/win/so", Some(Unfit::Network)),
            ("/mnt/ssh/so", Some(Unfit::Network)),
            ("/home/lan/OneDrive/Documents/So Tiep Dan", Some(Unfit::Synced)),
            ("/home/lan/OneDrive - UBND xã Chợ Đồn/So", Some(Unfit::Synced)),
            ("/home/lan/Google Drive/So", Some(Unfit::Synced)),
            ("/home/lan/GoogleDrive/So", Some(Unfit::Synced)),
            ("/home/lan/Dropbox (Cá nhân)/So", Some(Unfit::Synced)),
            ("/home/lan/My Drive/So", Some(Unfit::Synced)),
            ("/home/lan/Onedriver hỏi/So", None),
            ("/home/lan/dropboxes/So", None),
        ] {
            assert_eq!(judge(Path::new(folder), &disks(), &[], |_| false), unfit, "{folder}");
        }
    }

    #[test]
    fn a_folder_a_program_says_it_keeps_is_synced_whatever_its_name() {
        let folder = Path::new("/home/lan/Cong viec/So");
        let told = [PathBuf::from("/home/lan/Cong viec"), PathBuf::new()];
        assert_eq!(judge(folder, &disks(), &told, |_| false), Some(Unfit::Synced));
        assert_eq!(judge(folder, &disks(), &[PathBuf::new()], |_| false), None);
        let mark = |path: &Path| path == Path::new("/home/lan/Cong viec/.dropbox");
        assert_eq!(judge(folder, &disks(), &[], mark), Some(Unfit::Synced));
    }

    #[test]
    fn a_share_without_a_letter_is_another_machines() {
        let everywhere = [Disk { mount: PathBuf::new(), system: "NTFS".into(), removable: false, free: 1 }];
        assert_eq!(judge(Path::new(r"\\may-chu\chung\So"), &everywhere, &[], |_| false), Some(Unfit::Network));
    }
}
