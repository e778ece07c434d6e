//! People as a list that leaves the office names them (domain 7.3): the family name whole and the given name as a letter, the
//! commune without the house and hamlet, the last digits of a number.

use serde_json::Value;

use super::told::Mark;
use crate::row::Row;
use crate::row::show::text;

/// So many digits of a number stay.
const OF_IDENTITY: usize = 4;
const OF_TELEPHONE: usize = 3;

/// Shortens what is known of somebody.
pub(super) fn person(row: &Row) -> Row {
    let mut short = row.clone();
    let mut put = |column: &str, say: &dyn Fn(&str) -> String| {
        if short.get(column).is_some_and(Value::is_string) {
            let said = say(&text(&short, column));
            short.insert(column.to_owned(), said.into());
        }
    };
    put("full_name", &name);
    put("address", &address);
    put("hamlet", &|_| String::new());
    put("id_number", &|number| last(number, OF_IDENTITY));
    put("phone", &|number| last(number, OF_TELEPHONE));
    short
}

/// Shortens a strong mark as it stands in a text, where nothing says which number it is.
pub(super) fn told(mark: Mark, written: &str) -> String {
    if mark == Mark::Number { last(written, OF_TELEPHONE) } else { name(written) }
}

/// `Hoàng Văn An` as `Hoàng Văn A.`
pub(super) fn name(full: &str) -> String {
    let words: Vec<&str> = full.split_whitespace().collect();
    match words.as_slice() {
        [] => String::new(),
        [.., last] => {
            let first = last.chars().find(|letter| letter.is_alphanumeric()).map(String::from).unwrap_or_default();
            let rest = words.iter().take(words.len() - 1).copied();
            rest.chain([format!("{first}.").as_str()]).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Keeps of an address what stands for the commune and above it.
fn address(whole: &str) -> String {
    let parts: Vec<&str> = whole.split(',').map(str::trim).collect();
    let is_commune = |part: &&str| {
        let words = words::vietnamese::fold::tokens(part);
        let starts = |lead: &[&str]| words.iter().map(String::as_str).take(lead.len()).eq(lead.iter().copied());
        [&["xa"][..], &["phuong"], &["thi", "tran"], &["dac", "khu"]].into_iter().any(starts)
    };
    let from = parts.iter().position(is_commune);
    from.and_then(|from| parts.get(from..)).unwrap_or_default().join(", ")
}

/// `019000001234` as `********1234`.
fn last(number: &str, kept: usize) -> String {
    let digits = number.chars().filter(|sign| sign.is_alphanumeric()).count();
    let mut left = digits;
    let shown = |sign: char| {
        if !sign.is_alphanumeric() {
            return sign;
        }
        left -= 1;
        if left < kept { sign } else { '*' }
    };
    number.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_says_the_commune_the_family_name_and_the_last_digits() {
        assert_eq!(name("Hoàng Văn An"), "Hoàng Văn A.");
        assert_eq!(name("Ánh"), "Á.");
        assert_eq!(address("số 7, thôn Nà Cà, xã Nghĩa Tá, tỉnh Thái Nguyên"), "xã Nghĩa Tá, tỉnh Thái Nguyên");
        assert_eq!(address("thôn Nà Cà"), "");
        assert_eq!(last("019000001234", OF_IDENTITY), "********1234");
        assert_eq!(last("0912 345 678", OF_TELEPHONE), "**** *** 678");
    }
}
