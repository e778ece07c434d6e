//! Letters that stand for another one that looks the same: ƣ (U+01A3), which old fonts and converters leave where ư was meant, ð
//! and ɖ for đ, the Cyrillic and Greek letters of a file that passed through another keyboard.

/// Gives the letter a Vietnamese reader sees, small for small and capital for capital; any other stays as it is. A letter with
/// its marks is to be decomposed first.
pub(super) fn meant(typed: char) -> char {
    match typed {
        '\0'..='\u{7F}' => typed,
        'ƣ' => 'ư',
        'Ƣ' => 'Ư',
        'ð' | 'ɖ' => 'đ',
        'Ð' | 'Ɖ' => 'Đ',
        'ı' => 'i',
        'ɑ' => 'a',
        'ɡ' => 'g',
        '\u{0370}'..='\u{03FF}' => greek(typed),
        '\u{0400}'..='\u{052F}' => cyrillic(typed),
        other => other,
    }
}

/// What a capital looks like and what its small letter looks like are often two letters: Ν and ν, Υ and υ.
fn greek(typed: char) -> char {
    match typed {
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ο' => 'O',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        'α' => 'a',
        'ε' => 'e',
        'ι' => 'i',
        'κ' => 'k',
        'ν' => 'v',
        'ο' => 'o',
        'ρ' => 'p',
        'τ' => 't',
        'υ' => 'u',
        'χ' => 'x',
        other => other,
    }
}

fn cyrillic(typed: char) -> char {
    match typed {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' | 'Ү' => 'Y',
        'Х' => 'X',
        'Ѕ' => 'S',
        'І' => 'I',
        'Ј' => 'J',
        'Ԛ' => 'Q',
        'Ԝ' => 'W',
        'а' => 'a',
        'в' => 'b',
        'е' => 'e',
        'к' => 'k',
        'м' => 'm',
        'н' | 'һ' => 'h',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'т' => 't',
        'у' | 'ү' => 'y',
        'х' => 'x',
        'ѕ' => 's',
        'і' => 'i',
        'ј' => 'j',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' => 'w',
        other => other,
    }
}
