//! What the operating system says of its disks, for the house to judge where a register may live and how much room
//! there is.

use std::path::{Path, PathBuf};

use casebook::Error;
use casebook::casebook::entrance::Machine;
use casebook::casebook::site::{self, Disk};
use sysinfo::Disks;

/// Lists the disks of this machine.
pub fn disks() -> Vec<Disk> {
    let of = |disk: &sysinfo::Disk| Disk {
        mount: disk.mount_point().to_owned(),
        system: disk.file_system().to_string_lossy().into_owned(),
        removable: disk.is_removable(),
        free: disk.available_space(),
    };
    Disks::new_with_refreshed_list().list().iter().map(of).collect()
}

/// Says what this machine is like. The desk asks the clerk itself where the day is in doubt.
pub fn machine() -> Machine {
    let told = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"].map(std::env::var_os);
    let synced = told.into_iter().flatten().map(PathBuf::from).collect();
    Machine { at: crate::desk::instant(), disks: disks(), synced, made: None }
}

/// Says whether a register may live in a folder, which need not be there yet.
pub fn check(folder: &Path) -> Result<(), Error> {
    machine().check_place(folder)
}

/// Gives the bytes that are free where a folder lies. In a debug build tests may say how many.
pub fn free(folder: &Path) -> Option<u64> {
    let told = std::env::var("SO_TIEP_DAN_FREE").ok().filter(|_| cfg!(debug_assertions));
    let real = std::fs::canonicalize(folder).ok()?;
    told.and_then(|bytes| bytes.parse().ok()).or_else(|| Some(site::disk_of(&real, &disks())?.free))
}
