//! Numbers and errors as the binary formats of Excel write them.

use encoding_rs::Encoding;

/// Reads a number packed in four bytes: the upper half of a double or a whole number, or a hundredth of either.
pub(super) fn packed(raw: u32) -> f64 {
    let number =
        if raw & 2 == 0 { f64::from_bits(u64::from(raw & !3) << 32) } else { f64::from(raw.cast_signed() >> 2) };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

/// Gives an error as the sheet shows it.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// Reads letters of two bytes each.
pub(super) fn wide(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// Gives the letters a code page of Windows writes.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        367 | 65_001 => "utf-8".to_owned(),
        874 | 1_250..=1_258 => format!("windows-{number}"),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        1_200 => "utf-16le".to_owned(),
        10_000 | 32_768 => "macintosh".to_owned(),
        _ => "windows-1252".to_owned(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_number_is_whole_or_a_hundredth() {
        let read = [0x3FF0_0000, 0x0000_0006, 0x0000_04D3, 0xFFFF_FFFE].map(|raw| packed(raw).to_string());
        assert_eq!(read, ["1", "1", "3.08", "-1"]);
    }
}
