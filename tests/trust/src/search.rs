//! Searches nobody would think of: the index's own operators, half of a letter, quotes, whole paragraphs.

use casebook::find;
use fastrand::Rng;

use crate::crash::room;
use crate::sample::Sample;
use crate::scale::Scale;
use crate::table::{Row, Wrongs};

const PIECES: &[&str] = &[
    "nguyễn",
    "12/HĐ-UBND",
    "a-b",
    "\"",
    "'",
    "*",
    "^",
    "NEAR(",
    "NOT",
    "AND",
    "OR",
    "(",
    ")",
    "{",
    "}",
    ":",
    "text:",
    "--",
    ";",
    "%",
    "_",
    "\\",
    "\u{0}",
    "\u{301}",
    "đ",
    "Đ",
    " ",
    "\n",
    "😀",
    "\u{200b}",
    "\u{202e}",
    "a*b",
    "+",
    "-x",
    "1",
    "\u{10ffff}",
    "ﬁ",
    "ß",
    "İ",
    "[",
    "]",
    "`",
    "$",
    "?1",
    ":query",
    "x'00'",
    "select",
    "''",
    "\"\"",
];

/// The row: so many searches.
pub fn row(scale: &Scale) -> Row {
    let room = room();
    let book = Sample::make(40, 7).open(room.path());
    let mut wrongs = Wrongs::of(&["errors"]);
    let mut rng = Rng::with_seed(7);
    for _ in 0..scale.searches {
        wrongs.looked += 1;
        let text = any(&mut rng);
        if let Err(error) = find::find(book.read(), &text, 50) {
            wrongs.note("errors", || format!("{text:?}: {error:?}"));
        }
    }
    wrongs.row("searches drawn at random", scale.searches)
}

fn any(rng: &mut Rng) -> String {
    (0..rng.usize(0..12)).fold(String::new(), |mut text, _| {
        if rng.u8(..4) == 0 {
            text.push(rng.char(..));
        } else {
            text.push_str(PIECES[rng.usize(..PIECES.len())]);
        }
        text
    })
}
