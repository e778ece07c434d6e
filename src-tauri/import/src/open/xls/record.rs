//! Records: a kind, a length, data. Numbers have their low byte first.

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
pub(super) const CONTINUE: u16 = 0x003C;

/// One record: its kind and its data.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// Gives the records from a place of the stream on.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let head = stream.get(at..at.checked_add(4)?)?;
        let (kind, length) = (short(head, 0)?, usize::from(short(head, 2)?));
        let begin = at + 4;
        let data = stream.get(begin..begin.checked_add(length)?)?;
        at = begin + length;
        Some((kind, data))
    })
}

pub(super) fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
