//! The law as the office knows it: what the program ships and, from its day on, what the office added. An addition
//! never changes what held before its day.

use chrono::{Datelike, NaiveDate};

use super::citation::{self, Instrument, Subject};
use super::deadline::{Deadline, Flags, Limit, LimitUnit, NotReckoned, reckon_by};
use super::holiday::Holidays;
use super::rule;

/// The law.
#[derive(Debug, Clone)]
pub struct Law {
    /// The days off.
    pub holidays: Holidays,
    rules: Vec<Limit>,
    instruments: Vec<Instrument>,
}

/// What an office adds, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addition {
    /// The days off of a year: weekdays not worked, Saturdays worked.
    Holiday {
        /// The year.
        year: i32,
        /// Weekdays not worked.
        off: Vec<NaiveDate>,
        /// Saturdays worked.
        work: Vec<NaiveDate>,
    },
    /// Another length of a duty.
    Deadline {
        /// The duty, `D05`.
        id: String,
        /// What it is counted in.
        unit: LimitUnit,
        /// The ordinary length and those for complex, remote, and remote complex cases.
        lengths: [Option<u32>; 4],
        /// The citation.
        source: String,
    },
    /// An instrument that comes into force.
    Citation {
        /// Its short name.
        id: String,
        /// What it is about.
        subjects: Vec<Subject>,
        /// As printed after "Căn cứ".
        citation: String,
    },
    /// An instrument that is no longer in force.
    Ended {
        /// Its short name.
        id: String,
    },
}

impl Law {
    /// Gives the law as the program ships it.
    #[must_use]
    pub fn standard() -> Self {
        Self {
            holidays: Holidays::standard(),
            rules: rule::rules().to_vec(),
            instruments: citation::instruments().to_vec(),
        }
    }

    /// Adds what holds from a day on. What [`Law::may_add`] refuses changes nothing.
    #[must_use]
    pub fn with(mut self, addition: &Addition, from: NaiveDate) -> Self {
        if !self.may_add(addition, from) {
            return self;
        }
        let before = from.pred_opt();
        match addition {
            Addition::Holiday { year, off, work } => {
                self.holidays = self.holidays.with_year_from(*year, from, off, work);
            }
            Addition::Deadline { id, unit, lengths: [length, complex, remote, remote_complex], source } => {
                let Ok(held) = rule::pick(&self.rules, id, from, Flags::default()) else { return self };
                let held = held.clone();
                for one in self.rules.iter_mut().filter(|one| **one == held) {
                    one.valid_to = before;
                }
                self.rules.push(Limit {
                    unit: *unit,
                    length: *length,
                    complex: *complex,
                    remote: *remote,
                    remote_complex: *remote_complex,
                    source: source.clone(),
                    note: None,
                    valid_from: Some(from),
                    valid_to: None,
                    successor: None,
                    ..held
                });
            }
            Addition::Citation { id, subjects, citation } => {
                self.end(id, before);
                self.instruments.push(Instrument {
                    id: id.clone(),
                    subjects: subjects.clone(),
                    citation: citation.clone(),
                    valid_from: from,
                    valid_to: None,
                    doubtful_from: None,
                });
            }
            Addition::Ended { id } => self.end(id, before),
        }
        self
    }

    fn end(&mut self, id: &str, on: Option<NaiveDate>) {
        for one in self.instruments.iter_mut().filter(|one| one.id == id && one.valid_to.is_none()) {
            one.valid_to = on;
        }
    }

    /// Tells whether an addition leaves the past as it is: it must begin after what it takes the place of began.
    #[must_use]
    pub fn may_add(&self, addition: &Addition, from: NaiveDate) -> bool {
        match addition {
            Addition::Holiday { year, .. } => {
                from.year() <= *year && self.holidays.entered_from(*year).is_none_or(|held| held < from)
            }
            Addition::Deadline { id, .. } => rule::pick(&self.rules, id, from, Flags::default()).is_ok_and(|held| {
                let later = |one: &Limit| one.id == held.id && one.valid_from.is_some_and(|first| first >= from);
                !self.rules.iter().any(later)
            }),
            Addition::Citation { id, .. } => {
                let mut same = self.instruments.iter().filter(|one| one.id == *id);
                same.all(|one| one.valid_from < from && one.valid_to.is_none_or(|last| last < from))
            }
            Addition::Ended { id } => {
                let mut same = self.instruments.iter().filter(|one| one.id == *id && one.valid_to.is_none());
                same.next().is_some_and(|one| one.valid_from < from)
            }
        }
    }

    /// Tells whether an addition would change how days already past are counted.
    #[must_use]
    pub fn touches_past(&self, addition: &Addition, from: NaiveDate, today: NaiveDate) -> bool {
        matches!(addition, Addition::Holiday { year, .. } if !self.holidays.is_provisional(*year) && from < today)
    }

    /// Lists every rule and version.
    #[must_use]
    pub fn rules(&self) -> &[Limit] {
        &self.rules
    }

    /// Lists every instrument, laws before decrees before circulars.
    #[must_use]
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Picks the version of a rule that applies to an event of a day.
    pub fn rule_on(&self, id: &str, day: NaiveDate, flags: Flags) -> Result<&Limit, NotReckoned> {
        rule::pick(&self.rules, id, day, flags)
    }

    /// Reckons when a duty falls due.
    pub fn reckon(
        &self,
        rule: &str,
        from: NaiveDate,
        flags: Flags,
        suspended_days: i64,
    ) -> Result<Deadline, NotReckoned> {
        reckon_by(&self.rules, rule, from, flags, suspended_days, &self.holidays)
    }

    /// Lists the instruments on some subjects that a paper of a day may cite: in force, and nobody doubts it.
    #[must_use]
    pub fn cited(&self, subjects: &[Subject], day: NaiveDate) -> Vec<&Instrument> {
        let fits = |one: &&Instrument| {
            one.subjects.iter().any(|subject| subjects.contains(subject))
                && one.is_in_force(day)
                && !one.is_doubtful(day)
        };
        self.instruments.iter().filter(fits).collect()
    }

    /// Finds the instruments a text names by number that are not in force on a day.
    #[must_use]
    pub fn dead_in(&self, text: &str, day: NaiveDate) -> Vec<&Instrument> {
        let numbers: Vec<String> = numbers(text);
        let mut named: Vec<&Instrument> = Vec::new();
        for one in &self.instruments {
            let own = self::numbers(&one.citation);
            let is_named = own.first().is_some_and(|own| numbers.contains(own));
            if is_named && !named.iter().any(|other| other.id == one.id) {
                named.push(one);
            }
        }
        let in_force =
            |one: &&Instrument| self.instruments.iter().any(|other| other.id == one.id && other.is_in_force(day));
        named.retain(|one| !in_force(one));
        named
    }
}

/// Finds the numbers of instruments in a text: `64/2014/NĐ-CP`.
pub fn numbers(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '/' || letter == '-'));
    let shaped = |word: &&str| {
        let mut parts = word.split('/');
        let digits = |part: Option<&str>| {
            part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        };
        let kind = |part: &str| ["NĐ", "QH", "TT", "PL", "NQ", "UBTVQH"].iter().any(|one| part.starts_with(one));
        digits(parts.next()) && digits(parts.next()) && parts.next().is_some_and(kind)
    };
    words.filter(shaped).map(|word| word.trim_start_matches('0').to_owned()).collect()
}

/// Reads an addition as a setting holds it: `holiday.2027` with `off 2027-02-04 …; work 2027-02-13`, `deadline.D05`
/// with `working; 5; complex 10; Điều 27 …`, `citation.nd-1-2028` with `reception complaint; Nghị định số …`, or
/// `ended`.
#[must_use]
pub fn read(name: &str, value: &str) -> Option<Addition> {
    let (kind, of) = name.split_once('.')?;
    match kind {
        "holiday" => {
            let year = of.parse().ok().filter(|year| (1900..=2100).contains(year))?;
            let (mut off, mut work) = (Vec::new(), Vec::new());
            for part in value.split(';').map(str::trim).filter(|part| !part.is_empty()) {
                let (list, days) = part.split_once(' ').unwrap_or((part, ""));
                let days = days.split_whitespace().map(|text| words::day::iso(text).filter(|day| day.year() == year));
                let days = days.collect::<Option<Vec<_>>>()?;
                match list {
                    "off" => off.extend(days),
                    "work" => work.extend(days),
                    _ => return None,
                }
            }
            (!off.is_empty()).then_some(Addition::Holiday { year, off, work })
        }
        "deadline" => deadline(of, value),
        "citation" if is_short_name(of) => {
            if value.trim() == "ended" {
                return Some(Addition::Ended { id: of.to_owned() });
            }
            let (subjects, citation) = value.split_once(';')?;
            let subjects = subjects.split_whitespace().map(Subject::from_name).collect::<Option<Vec<_>>>()?;
            let citation = citation.trim().to_owned();
            (!subjects.is_empty() && !citation.is_empty()).then(|| Addition::Citation {
                id: of.to_owned(),
                subjects,
                citation,
            })
        }
        _ => None,
    }
}

fn deadline(id: &str, value: &str) -> Option<Addition> {
    rule::pick(rule::rules(), id, NaiveDate::MAX, Flags::default()).ok()?;
    let mut parts = value.split(';').map(str::trim);
    let unit = match parts.next()? {
        "calendar" => LimitUnit::Calendar,
        "working" => LimitUnit::Working,
        _ => return None,
    };
    let small = |text: &str| text.parse::<u32>().ok().filter(|days| (1..=3_650).contains(days));
    let mut lengths = [Some(small(parts.next()?)?), None, None, None];
    let mut source = Vec::new();
    for part in parts {
        let case = part.split_once(' ').and_then(|(case, days)| Some((case, small(days.trim())?)));
        match case {
            Some(("complex", days)) => lengths[1] = Some(days),
            Some(("remote", days)) => lengths[2] = Some(days),
            Some(("remote_complex", days)) => lengths[3] = Some(days),
            _ => source.push(part),
        }
    }
    let source = source.join("; ");
    (!source.is_empty()).then(|| Addition::Deadline { id: id.to_owned(), unit, lengths, source })
}

fn is_short_name(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        words::day::iso(text).unwrap()
    }

    fn adding(name: &str, value: &str, from: &str) -> Law {
        Law::standard().with(&read(name, value).unwrap(), on(from))
    }

    #[test]
    fn an_added_length_holds_from_its_day_and_the_past_stays() {
        let law = adding("deadline.D05", "working; 5; complex 8; Luật sửa đổi 2028", "2028-01-01");
        let due = |from: &str| law.reckon("D05", on(from), Flags::default(), 0).unwrap();
        assert_eq!((due("2019-09-05").days, due("2026-07-01").days, due("2027-12-31").days), (10, 7, 7));
        assert_eq!((due("2028-01-03").days, due("2028-01-03").source.as_str()), (5, "Luật sửa đổi 2028"));
        assert_eq!(law.reckon("D05'", on("2028-01-03"), Flags::default(), 0).unwrap().days, 5);
        let complex = Flags { complex: true, remote: false };
        assert_eq!(law.reckon("D05", on("2028-01-03"), complex, 0).unwrap().days, 8);
        let too_early = read("deadline.D05", "working; 5; Luật").unwrap();
        assert!(!law.may_add(&too_early, on("2027-06-01")), "a later version stands");
        assert!(!Law::standard().may_add(&too_early, on("2026-07-01")), "the version in force began that day");
    }

    #[test]
    fn a_year_is_entered_from_a_day_and_the_days_before_it_stay() {
        let law = adding("holiday.2026", "off 2026-01-05 2026-12-31; work 2026-12-26", "2026-12-01");
        assert!(law.holidays.day(on("2026-01-05")).is_working(), "before its day nothing changes");
        assert!(!law.holidays.day(on("2026-11-24")).is_working());
        assert!(!law.holidays.day(on("2026-12-31")).is_working());
        assert!(law.holidays.day(on("2026-12-26")).is_working());
        let again = read("holiday.2026", "off 2026-12-30").unwrap();
        assert!(!law.may_add(&again, on("2026-12-01")) && law.may_add(&again, on("2026-12-02")));
        let next = adding("holiday.2027", "off 2027-01-01 2027-02-04", "2026-12-01");
        assert!(!next.holidays.is_provisional(2027));
    }

    #[test]
    fn an_instrument_comes_and_goes_on_its_day_and_a_dead_one_is_found_in_a_text() {
        let law = adding("citation.nd-9-2028", "reception; Nghị định số 9/2028/NĐ-CP của Chính phủ", "2028-05-01")
            .with(&read("citation.nd-154-2026", "ended").unwrap(), on("2028-05-01"));
        let cited = |day: &str| -> Vec<String> {
            law.cited(&[Subject::Reception], on(day)).iter().map(|one| one.id.clone()).collect()
        };
        assert_eq!(cited("2028-04-30"), ["luat-42-2013", "luat-136-2025", "nd-154-2026"]);
        assert_eq!(cited("2028-05-01"), ["luat-42-2013", "luat-136-2025", "nd-9-2028"]);
        let dead = |text: &str, day: &str| -> Vec<String> {
            law.dead_in(text, on(day)).iter().map(|one| one.id.clone()).collect()
        };
        assert_eq!(dead("theo Nghị định số 64/2014/NĐ-CP,", "2026-07-01"), ["nd-64-2014"]);
        assert!(dead("theo Nghị định số 64/2014/NĐ-CP,", "2026-06-30").is_empty());
        assert_eq!(dead("Nghị định 154/2026/NĐ-CP", "2026-06-30"), ["nd-154-2026"], "not yet in force");
        assert!(dead("Số: 05/2026/PC-UBND", "2026-06-30").is_empty());
    }

    #[test]
    fn what_is_no_law_is_not_read() {
        for (name, value) in [
            ("holiday.2027", "off 2026-01-01"),
            ("holiday.2027", ""),
            ("deadline.D99", "working; 5; Luật"),
            ("deadline.D05", "working; 5"),
            ("deadline.D05", "weeks; 5; Luật"),
            ("citation.Nghị định", "reception; x"),
            ("citation.nd-1", "nothing; x"),
        ] {
            assert_eq!(read(name, value), None, "{name} {value}");
        }
    }
}
