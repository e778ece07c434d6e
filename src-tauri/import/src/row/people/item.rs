//! What is said of one person, or of a group: an item of a list, a line that begins with a name.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::{Person, Told, pattern};
use crate::grammar::numbers::{self, Kind};
use crate::grammar::{name, place};
use crate::row::particulars;
use crate::vocabulary::written;
use ::words::vietnamese::fold::tokens;

/// How many a text speaks of beside those it names, or in all.
fn spoken_of(text: &str) -> Option<Count> {
    static ALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|đại diện(?:\s+(?:cho|của|các))*\s*|tập thể(?:\s+gồm)?\s*|nhóm(?:\s+gồm)?\s*|đoàn(?:\s+gồm)?\s*|gồm(?:\s+có)?\s*|toàn thể\s*|thay mặt(?:\s+cho)?\s*|\(\s*|tổng(?:\s+số)?\s*|có\s*|[,;]\s*)(\d{1,4})\s*(?:hộ|người|công dân|cd|cử tri|nhân khẩu|bà con|lượt người|tiểu thương|hội viên|xã viên|công nhân|thành viên|phụ huynh|giáo viên|lao động|cổ đông|khách hàng|học sinh|thương binh)",
        )
    });
    static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\bvà|\bcùng(?:\s+với)?|\+|\bvới|\bcùng các|,)\s*(\d{1,4})\s*(?:hộ|người|công dân|cd|cử tri)(?:\s*(?:dân|khác|nữa))*",
        )
    });
    static COMPANION: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)\b(?:đi cùng|cùng đi|đi kèm)\b"));
    let number = |found: regex::Captures<'_>| {
        found.get(1)?.as_str().parse::<i64>().ok().filter(|count| (1..=100_000).contains(count))
    };
    if let Some(more) = MORE.as_ref()?.captures(text).and_then(number)
        && !text.trim_start().starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(Count::More(more));
    }
    if let Some(all) = ALL.as_ref()?.captures(text).and_then(number) {
        return Some(Count::All(all));
    }
    COMPANION.as_ref()?.is_match(text).then_some(Count::More(1))
}

#[derive(Debug, Clone, Copy)]
enum Count {
    All(i64),
    More(i64),
}

pub(super) fn item_told(item: &str, addressed: bool, today: NaiveDate) -> Told {
    let mut known = Person::default();
    let mut places = Vec::new();
    for number in numbers::numbers(item) {
        match number.kind {
            Kind::Phone if known.phone.is_none() => known.phone = Some(number.digits.clone()),
            Kind::Phone => continue,
            _ if known.identity.is_none() => known.identity = Some((number.kind, number.digits.clone())),
            _ => continue,
        }
        let mut at = number.at;
        if number.kind != Kind::Phone {
            let (issued, taken) = particulars::issue(item.get(at.end..).unwrap_or_default(), today);
            known.issued = issued;
            at.end += taken;
        }
        places.push(at);
    }
    let bare = numbers::without(item, places);
    let born = numbers::birth(&bare, today);
    let bare = match born {
        Some((birth, at)) => {
            known.birth = Some(birth);
            numbers::without(&bare, vec![at])
        }
        None => bare,
    };
    let mut told = names(&bare, addressed);
    if let Some(first) = told.people.first_mut() {
        (first.phone, first.birth, first.identity, first.issued) =
            (known.phone, known.birth, known.identity, known.issued);
    }
    let named = i64::try_from(told.people.len()).unwrap_or(1);
    told.count = match spoken_of(&bare) {
        Some(Count::All(all)) => Some(all),
        Some(Count::More(more)) => Some(named.max(1) + more),
        None => None,
    };
    told
}

/// Reads the names of an item that has no numbers any more.
fn names(item: &str, addressed: bool) -> Told {
    static REPRESENTED: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)(?:người\s+)?đại\s+diện(?:\s+là|\s+hộ|\s+theo\s+pháp\s+luật)?\s*[:\-–]\s*"));
    let mut told = Told::default();
    // `15 hộ dân thôn Nà Pài (đại diện: Hoàng Văn An)`: who stands for them has the name.
    if let Some(found) = REPRESENTED.as_ref().and_then(|found| found.find(item))
        && let Some(after) = item.get(found.end()..)
        && let Some(name) = name::begins(after)
    {
        let mut person = person(name);
        let group = item.get(..found.start()).unwrap_or_default();
        let rest = after.get(name.len()..).unwrap_or_default();
        person.address = address_in(rest)
            .or_else(|| place::place_in(group).and_then(|at| group.get(at..)).map(tidy))
            .unwrap_or_default();
        told.people.push(person);
        return told;
    }
    for part in parts(item) {
        part_told(&part, addressed, &mut told);
    }
    if told.people.is_empty() {
        unknown_name(item, &mut told);
    }
    told
}

/// What is no name by its looks: a group or an organisation stands as it is written, one odd word is a name with a doubt.
fn unknown_name(item: &str, told: &mut Told) {
    let part = parts(item).into_iter().next().unwrap_or_default();
    let folded = tokens(&part);
    let said = ["chuien", "gui", "tiep", "khong", "phat"].iter().any(|verb| folded.iter().any(|word| word == verb));
    let counted = part.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if counted || said || part.is_empty() {
        return;
    }
    let titled = name::untitled(&part);
    let words: Vec<&str> = titled.rest.split_whitespace().collect();
    if name::is_group(&part) || name::is_group(titled.rest) {
        let more =
            parts(item).into_iter().skip(1).filter(|part| place::is_address(part)).collect::<Vec<_>>().join(", ");
        told.people.push(Person { name: tidy(&part), address: more, ..Person::default() });
        return;
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
    if (1..=5).contains(&words.len())
        && words.iter().all(capital)
        && words.iter().all(letters)
        && !place::is_address(titled.rest)
    {
        let mut person = person(&part);
        person.address = parts(item)
            .into_iter()
            .skip(1)
            .filter(|part| part.contains(char::is_alphabetic))
            .collect::<Vec<_>>()
            .join(", ");
        told.odd = words.len() == 1;
        told.people.push(person);
    }
}

/// What a cell of people tells beside them, under a heading that names what they came about: `Lê Văn Kề - thôn Đoài - hỏi tiền
/// đền bù lúa`.
pub(in crate::row) fn about(text: &str) -> Option<String> {
    let parts = parts(text);
    let is_person = |part: &String| {
        name::begins(part).is_some()
            || place::is_address(part)
            || labelled(part).is_some()
            || is_hamlet(part)
            || !numbers::numbers(part).is_empty()
    };
    let first = parts.iter().rposition(is_person).map_or(0, |at| at + 1);
    let rest = parts.get(first..)?.join(", ");
    (!rest.is_empty()).then_some(rest)
}

/// Splits an item at its signs: a comma, a dash that stands apart, a bracket, a point before a place or a label.
fn parts(item: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let letters: Vec<char> = item.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let dash = matches!(c, '-') && (before.is_whitespace() || after.is_whitespace());
        let rest: String = letters.get(at + 1..).unwrap_or_default().iter().take(40).collect();
        let point = *c == '.'
            && after.is_whitespace()
            && before.is_alphanumeric()
            && !is_initial(&letters, at)
            && (place::is_address(&rest) || labelled(&rest).is_some());
        if dash || point || matches!(c, ',' | ';' | '\n' | '–' | '—' | '(' | ')') {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(*c);
        }
    }
    parts.iter().map(|part| tidy(part)).filter(|part| part.contains(char::is_alphanumeric)).collect()
}

/// Tells a point after one letter: an initial, or `P.` before a ward.
fn is_initial(letters: &[char], at: usize) -> bool {
    at == 1 || at.checked_sub(2).and_then(|before| letters.get(before)).is_some_and(|c| !c.is_alphabetic())
}

/// Gives what follows a label of an address: `trú tại thôn A`.
fn labelled(text: &str) -> Option<&str> {
    static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut labels = written("people", "address");
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        labels
    });
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '-'));
    let lower = text.to_lowercase();
    LABELS.iter().find_map(|label| {
        let rest = lower.strip_prefix(label)?;
        let ends = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
        text.get(text.len() - rest.len()..)
            .filter(|_| ends && lower.len() == text.len())
            .map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.')))
    })
}

fn part_told(part: &str, addressed: bool, told: &mut Told) {
    let mut rest = part;
    while let Some(found) = name::begins(rest) {
        let titled = name::untitled(found);
        let words = titled.rest.split_whitespace().count();
        // `Hoàng Văn An, Đồng Tâm`: two words after a name are rather where he lives.
        if !told.people.is_empty() && rest.len() == part.len() && words < 3 && titled.titles == 0 && !addressed {
            break;
        }
        told.people.push(person(found));
        rest = rest.get(found.len()..).unwrap_or_default();
        let Some(next) = after_and(rest) else { break };
        rest = next;
    }
    let after = rest.trim();
    let Some(last) = told.people.last().cloned().filter(|_| !after.is_empty()) else { return };
    let begun = rest.len() < part.len();
    let place = match (labelled(after), begun) {
        (Some(place), _) => Some(place.to_owned()),
        (None, true) => place::place_in(after).and_then(|at| after.get(at..)).map(ToOwned::to_owned),
        (None, false) if place::is_address(after) || is_hamlet(after) => Some(after.to_owned()),
        (None, false) => None,
    };
    let Some(place) = place.map(|place| tidy(&place)).filter(|place| !place.is_empty()) else { return };
    // It is the address of everybody named since the last one.
    for person in told.people.iter_mut().rev().take_while(|person| person.address == last.address) {
        join(&mut person.address, &place);
    }
}

/// A part that goes on about where somebody lives: short, with capitals, no verb (`Nà Pài`, `Bằng Lũng`).
fn is_hamlet(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let said = ["vợ", "chồng", "con", "cháu", "mẹ", "bố", "đại", "tức", "đi", "cùng", "và", "người", "hộ"];
    (1..=6).contains(&words.len())
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && !words.iter().any(|word| said.contains(&word.to_lowercase().as_str()))
        && words
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase) || word.chars().all(|c| c.is_ascii_digit()))
            .count()
            * 2
            > words.len()
}

/// Gives the name after “và”, over the words that may stand between: `và vợ là bà Nông Thị Bích`.
fn after_and(rest: &str) -> Option<&str> {
    static AND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:và|cùng với|cùng|với|\+|&|/)\s*(?:(?:vợ|chồng|con|con trai|con gái|mẹ|bố|em|em gái|em trai|cháu|các|những|là|ông|bà)\s+)*",
        )
    });
    let found = AND.as_ref()?.find(rest)?;
    let after = rest.get(found.end()..)?;
    // A title that was passed over belongs to the name.
    let from = ["ông ", "bà "].iter().filter_map(|title| found.as_str().to_lowercase().rfind(title)).max();
    let titled = from.and_then(|from| rest.get(from..)).filter(|titled| name::begins(titled).is_some());
    titled.or_else(|| name::begins(after).map(|_| after))
}

fn address_in(rest: &str) -> Option<String> {
    let text = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | ')' | '–' | ';'));
    let place = labelled(text).map(ToOwned::to_owned).or_else(|| place::is_address(text).then(|| text.to_owned()))?;
    Some(tidy(place.split(')').next().unwrap_or_default())).filter(|place| !place.is_empty())
}

fn person(written: &str) -> Person {
    let titled = name::untitled(written);
    Person { name: tidy(titled.rest), sex: titled.sex, ..Person::default() }
}

pub(super) fn join(address: &mut String, more: &str) {
    if !address.is_empty() {
        address.push_str(", ");
    }
    address.push_str(more);
}

pub(in crate::row) fn tidy(text: &str) -> String {
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ';' | ':' | '.');
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(edge).to_owned()
}
