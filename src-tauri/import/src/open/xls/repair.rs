//! A compound file whose table of sectors is longer than the file. The table should say of such places that they are
//! unused; the library of many web systems (SheetJS) says they are ends of chains, and no reader would ever go there.

use super::record::{long, short};

const HEADER: usize = 512;
const UNUSED: u32 = u32::MAX;
/// Places of the table's own sectors in the header.
const LISTED: usize = 109;

/// Says of every sector beyond the file that it is unused.
pub(super) fn unused_sectors(bytes: &[u8]) -> Vec<u8> {
    let mut file = bytes.to_vec();
    let size = match short(bytes, 30) {
        Some(shift @ 9..=12) => 1_usize << shift,
        _ => return file,
    };
    let first = HEADER.max(size);
    let sectors = bytes.len().saturating_sub(first).div_ceil(size);
    let listed = (0..LISTED).map_while(|place| long(bytes, 76 + place * 4)).take_while(|sector| *sector < UNUSED - 4);
    for (part, sector) in listed.enumerate() {
        let at = usize::try_from(sector).ok().and_then(|sector| sector.checked_mul(size)?.checked_add(first));
        for entry in 0..size / 4 {
            let is_beyond = part * (size / 4) + entry >= sectors;
            let place = at.and_then(|at| file.get_mut(at + entry * 4..at + entry * 4 + 4));
            if let Some(place) = place.filter(|_| is_beyond) {
                place.copy_from_slice(&UNUSED.to_le_bytes());
            }
        }
    }
    file
}
