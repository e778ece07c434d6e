//! What a file is, told by what it begins with: its name is only its word.

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip container.
    Packed,
    /// A compound file of Windows.
    Compound,
    /// Records of Excel without a compound file around them.
    Records,
    Xml2003,
    FlatOds,
    Html,
    Text,
    /// A spreadsheet, in a format that is not read here.
    OtherProgram,
    /// A text, a picture, a program.
    NotASheet,
    Foreign,
}

/// Bytes among which a document of XML says what it is.
const HEAD: usize = 4_096;
const NOT_SHEETS: [&[u8]; 16] = [
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"MZ",
    b"\x7FELF",
    b"Rar!",
    b"7z\xBC\xAF",
    b"\x1F\x8B",
    b"SQLite format 3",
    b"ID3",
    b"BM",
    b"RIFF",
];
/// SYLK, DIF, a page saved as one file, Quattro Pro, Lotus.
const OTHER_PROGRAMS: [&[u8]; 6] =
    [b"ID;", b"TABLE\r\n0,1", b"TABLE\n0,1", b"MIME-Version:", b"\0\0\x02\0", b"\0\0\x1A\0"];

impl Kind {
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [b'P', b'K', ..] => return Self::Packed,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => return Self::Compound,
            [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4 | 6 | 8 | 16, 0, ..] => return Self::Records,
            _ => {}
        }
        let begins = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
        if begins(&OTHER_PROGRAMS) {
            return Self::OtherProgram;
        }
        if begins(&NOT_SHEETS) {
            return Self::NotASheet;
        }
        // Letters of two bytes, of which one is nothing, are read as well.
        let head: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).take(HEAD).collect();
        let head = String::from_utf8_lossy(&head).to_lowercase();
        let begin = head.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
        match begin {
            "" => Self::Foreign,
            _ if !begin.starts_with('<') => {
                if is_text(bytes) {
                    Self::Text
                } else {
                    Self::Foreign
                }
            }
            _ if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && !head.contains("<html") => {
                Self::Xml2003
            }
            _ if head.contains("<office:document") => Self::FlatOds,
            _ if ["<html", "<table", "<!doctype html", "<meta", "<body", "<div", "<style"]
                .iter()
                .any(|tag| head.contains(tag)) =>
            {
                Self::Html
            }
            _ => Self::Foreign,
        }
    }
}

/// Tells letters from bytes that are none. Of letters of two bytes either half may be nothing, but not both.
fn is_text(bytes: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return true;
    }
    let looked = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let odd = looked.iter().filter(|byte| matches!(byte, 1..=8 | 14..=31)).count();
    let nothing = |half: usize| looked.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    match (nothing(0), nothing(1)) {
        (0, 0) => odd * 50 <= looked.len(),
        (some, 0) | (0, some) => some * 5 > looked.len(),
        _ => false,
    }
}
