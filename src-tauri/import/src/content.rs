//! What stands in a column, whatever its heading says: how many of its cells are days, names, hamlets, identity numbers, the
//! words of our codes. A heading that says one thing over cells that are another is not believed.

use chrono::NaiveDate;
use words::vietnamese::fold::tokens;
use words::vietnamese::legacy::{self, Encoding};

use super::cell::{self, is_mark};
use super::doubt::Doubt;
use super::grammar::{body, name, place};
use super::heading::Column;
use super::sheet::{Cell, Sheet};
use super::vocabulary::Phrases;

/// So many cells of a column tell what it holds.
const SAMPLE: usize = 240;

/// The share of a column's cells, from 0 to 1, that look like each thing.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// How many cells were looked at.
    pub cells: usize,
    pub days: f64,
    /// Days known only in part: `…/8/2019`, `2019`.
    pub partial_days: f64,
    pub ordinals: f64,
    pub numbers: f64,
    pub identities: f64,
    pub phones: f64,
    pub years: f64,
    /// Names that begin with a family of Vietnam.
    pub names: f64,
    /// Cells that begin with a name and go on.
    pub begins_with_name: f64,
    pub addresses: f64,
    /// Cells that begin as an address does.
    pub places: f64,
    pub kinds: f64,
    pub sexes: f64,
    pub marks: f64,
    pub documents: f64,
    pub bodies: f64,
    pub outcomes: f64,
    pub long: f64,
}

/// Looks at the cells of a column, from a row on and up to another.
pub(super) fn profile(
    sheet: &Sheet,
    place: u32,
    (from, until): (u32, u32),
    encoding: Encoding,
    words: &Words,
) -> Profile {
    let cells = sheet.below(from.saturating_sub(1), place).skip_while(|(row, _)| *row < from);
    let cells = cells.take_while(|(row, _)| *row < until).filter(|(row, _)| !sheet.is_spread(*row, place));
    let mut counted = Profile::default();
    for (_, cell) in cells.take(SAMPLE) {
        counted.count(cell, encoding, words);
    }
    counted.share();
    counted
}

/// The words a column is told by.
pub(super) struct Words {
    pub kinds: Phrases<&'static str>,
    pub outcomes: Phrases<&'static str>,
}

impl Words {
    pub fn read() -> Self {
        Self { kinds: super::vocabulary::phrases("kind"), outcomes: super::vocabulary::phrases("outcome") }
    }
}

impl Profile {
    fn count(&mut self, cell: &Cell, encoding: Encoding, words: &Words) {
        let text = legacy::convert(&cell.shown(), encoding);
        let text = text.trim();
        if text.is_empty() || super::sheet::is_ditto(text) {
            return;
        }
        self.cells += 1;
        let far = NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default();
        let tell = |share: &mut f64, is: bool| *share += f64::from(u8::from(is));
        let is_number = matches!(cell, Cell::Number(_)) || text.chars().all(|c| c.is_ascii_digit());
        tell(&mut self.numbers, is_number);
        let short = text.len() <= 60 && text.contains(|c: char| c.is_ascii_digit());
        let serial = matches!(cell, Cell::Number(number) if (36_000.0..60_000.0).contains(number));
        let is_day = matches!(cell, Cell::Day(_))
            || serial
            || !is_number
                && short
                && !tells_more(text)
                && matches!(cell, Cell::Text(_))
                && (matches!(cell::day(cell, Some(2020), far), Ok(_) | Err(Doubt::SeveralDays))
                    || is_short_day(text));
        tell(&mut self.days, is_day);
        tell(&mut self.partial_days, !is_day && text.len() <= 12 && cell::partial_day(cell, far).is_ok());
        let whole = text.parse::<u32>().ok();
        tell(&mut self.ordinals, whole.is_some_and(|number| number < 10_000) || is_numbering(text));
        tell(&mut self.years, whole.is_some_and(|number| (1900..=2020).contains(&number)));
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let mostly = digits * 10 >= text.chars().filter(|c| c.is_alphanumeric()).count() * 6;
        tell(&mut self.identities, mostly && !is_day && matches!(digits, 8 | 9 | 11 | 12));
        let first = text.trim_start_matches(['+', '(']).chars().next();
        tell(
            &mut self.phones,
            mostly && !is_day && (digits == 10 && first == Some('0') || digits == 11 && text.contains("84")),
        );
        if is_number || is_day {
            return;
        }
        let found = tokens(text);
        tell(&mut self.long, found.len() >= 5);
        tell(&mut self.marks, is_mark(text));
        tell(&mut self.documents, body::number_in(text).is_some());
        tell(&mut self.bodies, body::office_in(text).is_some_and(|body| text.starts_with(&body)));
        tell(&mut self.sexes, matches!(found.as_slice(), [one] if matches!(one.as_str(), "nam" | "nu")));
        let of_kinds: usize = words.kinds.all(&found).iter().map(|one| one.words).sum();
        tell(&mut self.kinds, found.len() <= 8 && of_kinds * 2 > found.len());
        tell(&mut self.outcomes, words.outcomes.all(&found).iter().any(|one| one.at <= 1) && found.len() >= 2);
        let begins = name::begins(text);
        tell(&mut self.names, begins.is_some_and(|name| name.len() == text.len()));
        tell(&mut self.begins_with_name, begins.is_some());
        tell(&mut self.places, place::is_address(text));
        tell(&mut self.addresses, place::is_address(text) || begins.is_none() && place::holds_address(text));
    }

    fn share(&mut self) {
        let Ok(all) = u32::try_from(self.cells) else { return };
        if all == 0 {
            return;
        }
        for share in [
            &mut self.days,
            &mut self.partial_days,
            &mut self.ordinals,
            &mut self.numbers,
            &mut self.identities,
            &mut self.phones,
            &mut self.years,
            &mut self.names,
            &mut self.begins_with_name,
            &mut self.addresses,
            &mut self.places,
            &mut self.kinds,
            &mut self.sexes,
            &mut self.marks,
            &mut self.documents,
            &mut self.bodies,
            &mut self.outcomes,
            &mut self.long,
        ] {
            *share /= f64::from(all);
        }
    }

    /// Tells how well what stands there agrees with what a column would hold, from −12 to 6.
    pub fn fit(&self, holds: Column) -> f64 {
        use Column as C;
        if self.cells == 0 {
            return 0.0;
        }
        let no = |share: f64| 1.0 - share;
        match holds {
            C::VisitedOn | C::ReceivedOn | C::DocDate | C::ProcessedOn => {
                if self.days < 0.3 {
                    -10.0
                } else {
                    6.0 * self.days
                }
            }
            C::WrittenOn => {
                let dated = self.days + self.partial_days;
                if dated < 0.3 { -10.0 } else { 6.0 * dated }
            }
            C::Name | C::FamilyName => 5.0 * self.names - self.unlike_text() - 12.0 * self.addresses * no(self.names),
            C::NameAddress => {
                5.0 * (self.begins_with_name - self.names).max(0.0) + 3.0 * self.names
                    - self.unlike_text()
                    - 12.0 * self.addresses * no(self.begins_with_name)
            }
            C::Address => {
                4.0 * self.addresses - self.unlike_text() - 16.0 * (self.names - 0.2).max(0.0) * no(self.addresses)
            }
            C::Identity => {
                5.0 * self.identities
                    - 9.0 * self.names
                    - 9.0 * self.days
                    - 6.0 * self.addresses
                    - 9.0 * self.phones * no(self.identities)
            }
            C::Phone => {
                5.0 * self.phones - 9.0 * self.names - 9.0 * self.days - 9.0 * self.identities * no(self.phones)
            }
            C::Content => {
                // One short text that is a kind proves nothing; a column of them does.
                let kinds = if self.cells < 4 { 4.0 } else { 12.0 };
                3.5 * self.long
                    - self.unlike_text()
                    - 6.0 * self.marks
                    - kinds * self.kinds * no(self.long)
                    - 9.0 * self.places * no(self.long)
                    - 5.0 * (self.names - 0.5).max(0.0)
            }
            C::Kind | C::KindPeople => {
                5.0 * self.kinds
                    - 10.0 * self.days
                    - 6.0 * (self.names - 0.3).max(0.0)
                    - 3.0 * self.long * no(self.kinds)
            }
            C::Number | C::Ordinal => {
                4.0 * self.ordinals - 8.0 * self.long - 8.0 * self.names - 6.0 * self.identities - 6.0 * self.phones
            }
            C::Birth | C::BirthMale | C::BirthFemale => {
                4.0 * self.years.max(self.days) - 8.0 * self.long - 8.0 * self.names
            }
            C::Sex => 5.0 * self.sexes,
            C::DocNo => 4.0 * self.documents - 6.0 * self.days * no(self.documents),
            C::Office => 3.0 * self.bodies - 8.0 * self.days,
            C::Disposition | C::Result => 3.0 * self.outcomes - 8.0 * self.days,
            _ => -6.0 * (self.days - 0.5).max(0.0),
        }
    }

    fn unlike_text(&self) -> f64 {
        10.0 * self.days + 8.0 * self.numbers.max(self.identities)
    }
}

/// Tells a text in which a day is only a part: `Giao Phòng TNMT, số 15/UBND ngày 10/9/2019`.
fn tells_more(text: &str) -> bool {
    let words = tokens(text).into_iter().filter(|word| word.chars().all(char::is_alphabetic));
    words.filter(|word| !matches!(word.as_str(), "ngai" | "thang" | "nam")).count() > 3
}

/// Tells a day of numbers only, whatever they are: `28/02/13`, `9/16/2019`.
fn is_short_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()))
}

/// Tells a running number with a letter or a year: `12a`, `Đ-08`, `3/2019`.
fn is_numbering(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && text.chars().count() <= 12
        && !text.contains(' ')
        && text.chars().filter(|c| c.is_alphabetic()).count() <= 4
}
