//! Finding the marks of one person in a text.

use std::ops::Range;
use std::sync::LazyLock;

use words::vietnamese::digits;
use words::vietnamese::word::{self, Word};

use super::person::{Person, Place, is_kind};

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The name with its family name, whole or shortened: tells by itself.
    Name,
    /// A telephone or identity number: tells by itself.
    Number,
    /// A name cut down to what many have: `N. Hoa`, `Nguyễn H.`.
    Short,
    /// The given name after a title: `bà Hoa`.
    Called,
    /// The given name alone.
    Given,
    /// A house and its road.
    House,
    /// A hamlet or road.
    Place,
}

/// A mark that stands in a text; its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where.
    pub place: Range<usize>,
    /// What.
    pub mark: Mark,
}

/// What stands before a given name.
static TITLES: LazyLock<Vec<Word>> = LazyLock::new(|| {
    word::words("ông bà anh chị cô chú bác dì cậu mợ thím cụ em cháu con thầy bố mẹ vợ chồng chí tên")
});
/// The most words a name stands over in a text.
const SPAN: usize = 7;
/// The most signs between two words of a name: a line's end with a hyphen.
const APART: usize = 4;

impl Mark {
    /// Tells by itself who it is.
    #[must_use]
    pub fn is_strong(self) -> bool {
        matches!(self, Self::Name | Self::Number)
    }

    /// Tells who it is beside another mark of the same person; of two places none does.
    fn is_of_a_person(self) -> bool {
        !matches!(self, Self::Number | Self::Place)
    }
}

/// A text read once for many people.
pub(super) struct Reading<'t> {
    pub text: &'t str,
    pub words: Vec<Word>,
}

impl<'t> Reading<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, words: word::words(text) }
    }

    /// Gives every mark of some people in a text that may hold one; the text is not read through where it cannot.
    pub(super) fn of_people(text: &str, people: &[Person]) -> Vec<Told> {
        if !people.iter().any(|person| may_tell(text, person)) {
            return Vec::new();
        }
        let reading = Reading::of(text);
        people.iter().flat_map(|person| reading.marks(person)).collect()
    }

    /// Gives what of a person's marks may not be shown: the strong ones; where the text is tied to the person, all; else the
    /// weak ones too where two of them stand together.
    pub(super) fn hidden(&self, person: &Person, is_tied: bool) -> Vec<Told> {
        let mut told = self.marks(person);
        let places: Vec<Range<usize>> = told.iter().map(|one| one.place.clone()).collect();
        // A given name inside the whole name is no second mark.
        told.retain(|one| !places.iter().any(|whole| *whole != one.place && holds(whole, &one.place)));
        let together = |told: &[Told]| {
            let is_other = |one: &Told| told.iter().any(|other| other.mark != one.mark && apart(one, other));
            // A house is a number and its road.
            told.iter().any(|one| one.mark == Mark::House || one.mark.is_of_a_person() && is_other(one))
        };
        if !is_tied && !together(&told) {
            told.retain(|one| one.mark.is_strong());
        }
        told
    }

    /// Gives every mark of a person.
    pub(super) fn marks(&self, person: &Person) -> Vec<Told> {
        let mut told = self.names(person);
        digits::numbers(self.text, |own, place| {
            if person.numbers.iter().any(|number| number == own) {
                told.push(Told { place, mark: Mark::Number });
            }
        });
        for place in &person.places {
            self.places(place, &mut told);
        }
        told
    }

    /// Gives the names of somebody, whole or cut down.
    pub(super) fn named(&self, person: &Person) -> Vec<Told> {
        let mut told = self.names(person);
        told.retain(|one| matches!(one.mark, Mark::Name | Mark::Short));
        told
    }

    /// Gives where a given name stands after a title, or alone with a capital.
    pub(super) fn called(&self, given: &Word) -> impl Iterator<Item = Told> {
        let mark = |at: usize| match (self.is_titled(at), self.stands_alone(at)) {
            (true, _) => Some(Mark::Called),
            (false, alone) => alone.then_some(Mark::Given),
        };
        let called = (0..self.words.len()).filter(|at| self.is_called(*at, given));
        called.filter_map(move |at| Some(Told { place: self.span(at, at)?, mark: mark(at)? }))
    }

    /// Gives a name and a place where both stand in the text, each by itself.
    pub(super) fn together(&self, names: Vec<Told>, place: &Place) -> Vec<Told> {
        let mut places = Vec::new();
        if !names.is_empty() {
            self.places(place, &mut places);
        }
        places.retain(|place| names.iter().any(|name| apart(name, place)));
        if places.is_empty() { places } else { names.into_iter().chain(places).collect() }
    }

    /// Tells whether a title stands right before a word.
    pub(super) fn is_titled(&self, at: usize) -> bool {
        self.before(at).is_some_and(is_title)
    }

    /// Gives the word right before another: nothing but a gap, or the end of brackets, between them.
    pub(super) fn before(&self, at: usize) -> Option<&Word> {
        let (before, word) = (self.words.get(at.checked_sub(1)?)?, self.words.get(at)?);
        let gap = self.text.get(before.end..word.start)?;
        gap.chars().all(|sign| sign.is_whitespace() || ")(:\"“”'.".contains(sign)).then_some(before)
    }

    fn names(&self, person: &Person) -> Vec<Told> {
        let mut told = Vec::new();
        for (from, first) in self.words.iter().enumerate() {
            if person.joined != 0 && first.key == person.joined {
                told.push(Told { place: first.start..first.end, mark: Mark::Name });
            }
            let names = (from + 1..self.words.len().min(from + SPAN)).filter_map(|to| self.name(person, from, to));
            told.extend(names);
        }
        for at in 0..self.words.len() {
            let mark = self.given(person, at);
            told.extend(mark.into_iter().filter_map(|mark| Some(Told { place: self.span(at, at)?, mark })));
        }
        told
    }

    fn places(&self, place: &Place, told: &mut Vec<Told>) {
        let Some(first) = place.own.first() else { return };
        for from in 0..self.words.len() {
            if self.words.get(from).is_none_or(|word| !word.agrees(first)) {
                continue;
            }
            let Some(to) = self.runs(place, from) else { continue };
            let before = from.checked_sub(1).and_then(|at| Some((at, self.words.get(at)?)));
            let kind = before.filter(|(_, word)| is_kind(word));
            let is_named = self.words.get(from).is_some_and(|word| word.is_capital) || place.own.len() > 1;
            let is_place = if place.is_house {
                place.own.len() > 1 || before.is_some_and(|(at, word)| self.is_house_before(at, word))
            } else {
                kind.is_some() || is_named && !place.needs_kind()
            };
            let from = kind.map_or(from, |(at, _)| at);
            if let (true, Some(span)) = (is_place, self.span(from, to)) {
                told.push(Told { place: span, mark: if place.is_house { Mark::House } else { Mark::Place } });
            }
        }
    }

    /// A number alone is a house only where it says so: `số nhà 12`, `nhà số 12`.
    fn is_house_before(&self, at: usize, word: &Word) -> bool {
        let house = word::key("nhà");
        let one_before = at.checked_sub(1).and_then(|at| self.words.get(at));
        word.key == house || word.key == word::key("số") && one_before.is_some_and(|one| one.key == house)
    }

    /// Follows the own words of a place; words that only say its kind may stand between.
    fn runs(&self, place: &Place, from: usize) -> Option<usize> {
        let (mut at, mut last) = (from, from);
        for own in &place.own {
            while self.words.get(at).is_some_and(|word| !word.agrees(own) && is_kind(word) && at > from) {
                at += 1;
            }
            if !self.words.get(at)?.agrees(own) {
                return None;
            }
            last = at;
            at += 1;
        }
        self.is_together(from, last).then_some(last)
    }

    /// Tells whether only little stands between the words.
    pub(super) fn is_together(&self, from: usize, to: usize) -> bool {
        let words = self.words.get(from..=to).unwrap_or_default();
        words.iter().zip(words.iter().skip(1)).all(|(one, next)| {
            let gap = self.text.get(one.end..next.start).unwrap_or("……");
            gap.chars().count() <= APART && !gap.contains([';', ':', ',', '?', '!'])
        })
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Option<Range<usize>> {
        Some(self.words.get(from)?.start..self.words.get(to)?.end)
    }
}

/// What stands for the words somebody is addressed by.
pub(super) fn titles() -> impl Iterator<Item = u64> {
    TITLES.iter().map(|title| title.key)
}

/// Tells whether a word is what somebody is addressed by.
pub(super) fn is_title(word: &Word) -> bool {
    TITLES.iter().any(|title| word.agrees(title))
}

/// Tells whether one place lies in another.
pub(super) fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Tells whether a text may tell of somebody at all.
pub(super) fn may_tell(text: &str, person: &Person) -> bool {
    let (mut is_told, mut digits) = (false, 0);
    word::keys(text, |start, end, key, _| {
        is_told |= person.keys.contains(&key);
        digits += text.get(start..end).map_or(0, |word| word.bytes().filter(u8::is_ascii_digit).count());
    });
    is_told || digits >= 8 && !person.numbers.is_empty()
}

fn apart(one: &Told, other: &Told) -> bool {
    one.place.end <= other.place.start || other.place.end <= one.place.start
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::person::Public;
    use super::*;

    fn bich() -> Person {
        let address = "số 7 Khe Nọi, thôn Nà Cà, xã Nghĩa Tá";
        let public = Public::of(std::iter::once("UBND xã Nghĩa Tá".to_owned()));
        Person::told("Triệu Thị Bích", ["0987000020", "019000000027"], ["", address], &public)
    }

    fn hidden(text: &str, is_tied: bool) -> Vec<&str> {
        let mut told = Reading::of(text).hidden(&bich(), is_tied);
        told.sort_by_key(|one| one.place.start);
        told.into_iter().map(|one| &text[one.place]).collect()
    }

    #[test]
    fn a_strong_mark_is_found_in_every_shape_it_is_told_in() {
        for shape in [
            "Triệu Thị Bích",
            "TRIỆU THỊ BÍCH",
            "trieu thi bich",
            "Trieu Thi Bich",
            "T. T. B.",
            "T.T.B",
            "Triệu T. Bích",
            "T. T. Bích",
            "Triệu Bích",
            "Trieu Bich",
            "Triệu\nThị Bích",
            "Triệu Thị -\nBích",
            "TrieuThiBich",
            "0987000020",
            "0987 000 020",
            "0987.000.020",
            "+84 987 000 020",
            "84987000020",
            "098-7000-020",
            "019000000027",
            "0190 0000 0027",
            "019.000.000.027",
        ] {
            let text = format!("Có {shape} đến dự, về việc 5/2026");
            let found = hidden(&text, false);
            assert!(found.iter().any(|one| one.contains(shape.trim_end_matches('.'))), "{shape}: {found:?}");
        }
        assert_eq!(hidden("Triệu Thị Bích và Triệu Thị Bích", false).len(), 2);
    }

    #[test]
    fn a_weak_mark_is_found_in_what_is_tied_and_beside_another() {
        for shape in ["Bà Bích", "chị Bích", "bà BÍCH", "ông (bà) Bích", "thôn Nà Cà", "Nà Cà", "thon na ca"]
        {
            let text = format!("Gặp {shape} hôm qua");
            assert!(!hidden(&text, true).is_empty(), "{shape}");
            assert!(hidden(&text, false).is_empty(), "{shape}");
        }
        for text in [
            "gặp Bích, thôn Nà Cà",
            "Bà Bích ở thôn Nà Cà báo",
            "nhà số 7 Khe Nọi, thôn Nà Cà",
            "bà Bích, số 7 Khe Nọi",
        ] {
            assert_eq!(hidden(text, false).len(), 2, "{text}: {:?}", hidden(text, false));
        }
        assert!(hidden("Cổng làng gặp Bích hôm ấy", true).contains(&"Bích"));
    }

    #[test]
    fn two_ordinary_words_are_no_name_and_a_word_with_other_accents_is_another() {
        let told = |name: &str, text: &str, is_tied: bool| {
            let person = Person::told(name, ["", ""], ["", ""], &Public::default());
            !Reading::of(text).hidden(&person, is_tied).is_empty()
        };
        for (name, text) in [
            ("Phan Thị Ánh", "Phản ánh làm đường; tiếp tục xử lý đơn phản ánh"),
            ("Chu Văn Tịch", "Kiến nghị Chủ tịch xã xem lại"),
            ("Vi Văn Phạm", "Tố cáo vi phạm đất đai"),
            ("Hồ Thị Sơ", "Hồ sơ gửi kèm, đề nghị bổ sung hồ sơ"),
            ("Triệu Văn Đồng", "đền bù 5 triệu đồng, ông đồng ý"),
            ("Nông Văn Nghiệp", "đất nông nghiệp của ông nghiệp dư"),
            ("Hà Văn Nội", "đi Hà Nội, bà nội và ông nội"),
            ("Lý Văn Do", "không rõ lý do, ông do dự"),
            ("Lê Thị Lân", "Lê Thị Lan, bà Lê Lan"),
            ("Nguyễn Văn Long", "Nguyễn Văn Lòng"),
            ("Hoàng Thị Xuân", "Xã viên H.T.X kiến nghị"),
            ("Nguyễn Văn Công", "ông Công an viên, anh công an"),
            ("Nguyễn Văn An", "Họp tại nhà văn hóa. An ninh tốt"),
        ] {
            let is_capital = ["đi Hà Nội", "ông Công an"].iter().any(|one| text.contains(one));
            assert!(is_capital || !told(name, text, false), "{name}: {text}");
        }
        for (name, text) in
            [("Phan Thị Ánh", "gặp Phan Ánh"), ("Hồ Thị Sơ", "bà Hồ Thị Sơ"), ("Lê Thị Lân", "le thi lan den")]
        {
            assert!(told(name, text, false), "{name}: {text}");
        }
        assert!(!told("Nguyễn Văn An", "Họp tại nhà văn hóa. An ninh tốt: An toàn", true));
        for (name, text) in [
            ("Triệu Thị Bích", "bà: Bích"),
            ("Triệu Thị Bích", "gặp bà (Bích)"),
            ("Triệu Thị Bích", "T. Bích"),
            ("Triệu Thị Bích", "gặp bà B."),
            ("Triệu Thị Bích", "TTB"),
        ] {
            assert!(told(name, text, true), "{name}: {text}");
        }
    }

    #[test]
    fn what_stands_for_a_name_is_often_more_than_one() {
        let told = |name: &str, text: &str| {
            let people = Person::all_told(name, ["", ""], ["", ""], &Public::default());
            people
                .iter()
                .any(|person| Reading::of(text).hidden(person, false).iter().any(|one| one.mark == Mark::Name))
        };
        for (name, text) in [
            ("NGUYỄN THỊ HUỆ - 1965", "Bà Nguyễn Thị Huệ tố cáo"),
            ("Lý A Sinh, đại diện 12 hộ", "Ông Lý A Sinh tố cáo"),
            ("Hứa Văn Sử, Hứa Thị Lả", "bà Hứa Thị Lả và ông Hứa Văn Sử"),
            ("Chu Thị Mến (tức Chu Thị Bảy)", "Bà Chu Thị Bảy"),
            ("Hộ ông Dương Văn Ngoạn", "Gia đình Dương Văn Ngoạn"),
            ("Cựu chiến binh Hà Sĩ Pháo", "CCB Hà Sĩ Pháo"),
            ("Ông: Lục Văn Tẩn", "Lục Văn Tẩn"),
        ] {
            assert!(told(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "Trụ sở UBND xã Nghĩa Tá",
            "Đường Khe Nọi đi thôn Nà Cà bị sạt",
            "Triệu Văn Bình",
            "ngọc bích",
            "Nguyễn Thị Bích",
            "triệu đồng, bích họa",
            "T. T. T.",
            "số 7/2026",
            "0987000021",
            "Bích Động",
            "Triệu Bích Ngọc",
        ] {
            assert!(hidden(text, false).is_empty(), "{text}: {:?}", hidden(text, false));
        }
        assert!(hidden("xã Nghĩa Tá", true).is_empty());
    }
}
