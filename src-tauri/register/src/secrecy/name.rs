//! Telling a name in a text from ordinary words: whole, shortened, in letters, and the given name alone.

use words::vietnamese::word::Word;

use super::person::Person;
use super::told::{Mark, Reading, Told, is_title};

impl Reading<'_> {
    /// Tells whether words from one to another are a name: the family name first, the given name last, between them some of
    /// the middle ones, each of all whole or its first letter.
    pub(super) fn name(&self, person: &Person, from: usize, to: usize) -> Option<Told> {
        let (family, given) = (person.family()?, person.given()?);
        let words = self.words.get(from..=to)?;
        let [first, middle @ .., last] = words else { return None };
        let ends = person.name.len() - 1;
        let letter = |word: &Word, of: usize| {
            word.letters == 1 && word.is_upper && person.initials.get(of).is_some_and(|initial| *initial == word.key)
        };
        let whole = [first.key == family.key && first.letters > 1, last.key == given.key && last.letters > 1];
        if !(whole[0] || letter(first, 0)) || !(whole[1] || letter(last, ends)) || !self.is_together(from, to) {
            return None;
        }
        let mut pairs = vec![(first, family, whole[0])];
        let mut left = person.name.iter().enumerate().take(ends).skip(1);
        for word in middle {
            let is_whole = |own: &Word| word.key == own.key;
            let (_, own) = left.find(|(at, own)| is_whole(own) || letter(word, *at))?;
            pairs.push((word, own, is_whole(own)));
        }
        pairs.push((last, given, whole[1]));
        let letters = pairs.iter().filter(|(.., is_whole)| !is_whole).count();
        let is_all = words.len() == person.name.len();
        let place = self.span(from, to)?;
        let mark = match (words.len(), letters) {
            (2, 1..) if whole == [false, false] && !is_all => return None,
            (2, 1..) => Mark::Short,
            (count, letters) if letters == count && (!is_all || self.is_abbreviation(from, to)) => Mark::Short,
            (2, 0) if !is_all && self.goes_on(from, to) => return None,
            (2, 0) => self.of_two(&pairs, is_all, from)?,
            _ if is_written(&pairs, person) => Mark::Name,
            // All of it, with other accents: a slip of the pen, or somebody else.
            _ if is_all => Mark::Short,
            _ => return None,
        };
        Some(Told { place, mark })
    }

    /// A name of two words may be two ordinary words (`hồ sơ`, `vi phạm`): it is one for certain only as names are written.
    fn of_two(&self, pairs: &[(&Word, &Word, bool)], is_all: bool, from: usize) -> Option<Mark> {
        let is_exact = pairs.iter().all(|(word, own, _)| word.is_written_as(own));
        let is_bare = pairs.iter().all(|(word, ..)| word.is_bare()) && self.is_bare();
        let is_capital = pairs.iter().all(|(word, ..)| word.is_capital);
        let is_upper = pairs.iter().all(|(word, ..)| word.is_upper);
        match (is_exact, is_capital) {
            (true, true) if !is_upper || self.is_titled(from) => Some(Mark::Name),
            (true, _) if is_all || is_upper => Some(Mark::Short),
            (false, _) if is_bare || is_capital && pairs.iter().all(|(word, ..)| word.is_bare()) => Some(Mark::Name),
            _ => None,
        }
    }

    /// Tells whether the whole text is written without accents.
    fn is_bare(&self) -> bool {
        self.words.iter().all(Word::is_bare)
    }

    /// Tells whether letters with points are a word everybody shortens so.
    fn is_abbreviation(&self, from: usize, to: usize) -> bool {
        const KNOWN: &str = "HTX PCT CCB UBND HĐND TCD BQL HPN ĐTN HND TNMT CCCD CMND GCN QSD QSDĐ NTM ANTT BCH MTTQ TDP PCCC KHKT VHXH BCĐ TTHC";
        let words = self.words.get(from..=to).unwrap_or_default();
        let letters: String = words.iter().filter_map(|word| self.text.get(word.start..word.end)).collect();
        KNOWN.split(' ').any(|known| known == letters)
    }

    /// Tells whether the text goes on with another word of a name: `Hoàng An Bình` is not Hoàng An.
    pub(super) fn goes_on(&self, from: usize, to: usize) -> bool {
        let (Some(last), Some(next)) = (self.words.get(to), self.words.get(to + 1)) else { return false };
        let is_next = self.text.get(last.end..next.start) == Some(" ");
        let is_mixed = self.words.get(from).is_some_and(|first| !first.is_upper || first.letters == 1);
        is_next && next.is_capital && last.is_capital && is_mixed && !is_title(next)
    }

    /// The given name as it stands: after a title, or alone with a capital in the middle of a sentence. A name of one word is
    /// so wherever it stands.
    pub(super) fn given(&self, person: &Person, at: usize) -> Option<Mark> {
        let (given, word) = (person.given()?, self.words.get(at)?);
        let before = self.before(at);
        // Its first letter after a title, `bà H.`.
        let letter = person.initials.last().is_some_and(|initial| *initial == word.key && word.letters == 1);
        if letter && word.is_upper && before.is_some_and(is_title) && person.name.len() > 1 {
            return Some(Mark::Called);
        }
        // All of its first letters, `TTB`.
        if word.is_upper && person.name.len() > 2 && word.key == person.letters {
            return Some(Mark::Short);
        }
        if !self.is_called(at, given) {
            return None;
        }
        if before.is_some_and(is_title) {
            return Some(Mark::Called);
        }
        // With its middle name, `Thu Hoa`, or a letter of it, `T. Hoa`.
        let middle = person.name.len().checked_sub(2).filter(|at| *at > 0).and_then(|at| person.name.get(at));
        let is_middle = |before: &Word| {
            let is_letter = before.letters == 1 && before.is_upper && person.initials.contains(&before.key);
            is_letter
                || before.is_capital
                    && middle.is_some_and(|middle| {
                        before.is_written_as(middle) || before.is_bare() && before.key == middle.key
                    })
        };
        if before.is_some_and(is_middle) && word.is_capital {
            return Some(Mark::Short);
        }
        (self.stands_alone(at) || person.name.len() == 1 && word.is_capital).then_some(Mark::Given)
    }

    /// Tells whether a word stands alone with a capital in the middle of a sentence.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.is_capital && !word.is_upper) else { return false };
        let is_small = |before: &Word| {
            let gap = self.text.get(before.end..word.start).unwrap_or(".");
            !before.is_capital && !gap.contains(['.', ':'])
        };
        self.before(at).is_some_and(is_small) && !self.goes_on(at, at)
    }

    /// Tells whether a word is a given name as it is written: with its accents or none, and a capital; small only where the text
    /// has no accents at all or nothing follows it that could go on with it (`ông đồng ý`).
    pub(super) fn is_called(&self, at: usize, given: &Word) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.key == given.key) else { return false };
        let is_written = word.is_written_as(given) || word.is_bare();
        let ends = self.words.get(at + 1).is_none_or(|next| {
            self.text.get(word.end..next.start).is_some_and(|gap| gap.contains([',', '.', ';', ':', ')', '(', '\n']))
        });
        is_written && (word.is_capital || self.is_bare() || ends && word.is_written_as(given))
    }
}

/// Tells whether a name is written as it is: with its accents, with none of them, or it was itself stored without any.
fn is_written(pairs: &[(&Word, &Word, bool)], person: &Person) -> bool {
    let mut whole = pairs.iter().filter(|(.., is_whole)| *is_whole);
    whole.clone().all(|(word, own, _)| word.is_written_as(own))
        || whole.all(|(word, ..)| word.is_bare())
        || person.name.iter().all(Word::is_bare) && pairs.len() == person.name.len()
}
