//! Bytes to letters, where a file does not say how it is written: Unicode by its mark or because it can be nothing else,
//! else one of the ways Vietnamese was written before.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;
use words::vietnamese::legacy;

/// So many bytes tell how a file is written.
const LOOKED_AT: usize = 64 * 1024;

/// Gives the text of a file; `told` is what it says of itself.
pub(super) fn read(bytes: &[u8], told: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = unmarked_wide(bytes) {
        return decoded(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let told = told.and_then(|label| Encoding::for_label(label.as_bytes()));
    decoded(told.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| old(bytes)), bytes)
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let text = encoding.decode_without_bom_handling(bytes).0;
    // This one writes a vowel and its tone apart.
    if encoding == WINDOWS_1258 { text.nfc().collect() } else { text.into_owned() }
}

/// Tells letters of two bytes by the byte that is nothing in most of them.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked = bytes.get(..bytes.len().min(1_000)).unwrap_or_default();
    let nothing = |odd: usize| looked.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, most) = (nothing(0), nothing(1), looked.len() / 5);
    match () {
        () if first == 0 && second > most => Some(UTF_16LE),
        () if second == 0 && first > most => Some(UTF_16BE),
        () => None,
    }
}

/// Old fonts put their letters where those of western Europe stand; what is no such font is Windows' own Vietnamese.
fn old(bytes: &[u8]) -> &'static Encoding {
    let looked = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let (western, ..) = WINDOWS_1252.decode(looked);
    let lines: Vec<&str> = western.lines().collect();
    if legacy::recognise(&lines) == legacy::Encoding::Unicode { WINDOWS_1258 } else { WINDOWS_1252 }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_however_it_is_written() {
        let text = "STT,Họ tên,Nội dung\n1,Hoàng Văn An,Tranh chấp đất\n";
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
            marked(b"\xFF\xFE", wide(u16::to_le_bytes)),
            marked(b"\xFE\xFF", wide(u16::to_be_bytes)),
            wide(u16::to_le_bytes),
        ] {
            assert_eq!(read(&bytes, None), text);
        }
        // A letter, then its tone.
        let windows = b"H\xF2 t\xEAn: Ho\xE0ng V\xE3n An, Tr\xE2\xECn, \xF0\xE2\xECt";
        let (apart, _, bad) = WINDOWS_1258.decode(windows);
        assert!(!bad);
        assert_eq!(read(windows, None), apart.nfc().collect::<String>());
    }

    #[test]
    fn what_an_old_font_wrote_stays_as_it_is() {
        let tcvn3 = "Hä vµ tªn; §Þa chØ; Néi dung ®¬n; Hoµng V¨n An; Tranh chÊp ®Êt ®ai; Th«n Nµ Pµi";
        let (bytes, ..) = WINDOWS_1252.encode(tcvn3);
        assert_eq!(read(&bytes, None), tcvn3);
    }
}
