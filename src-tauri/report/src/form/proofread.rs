//! The proof-reading of a form's file when it is loaded: numbers run on, sums and rules name columns that exist, and
//! the header's cells cover its rectangle exactly once. After it, the rest of the house need not doubt a form.

use super::heading::letters;
use super::{Column, Form, FormError, Rule};

/// Reads a text of the number row: the column it stands over and its sums. None if it cannot be read.
pub(super) fn equations(ms: &str) -> Option<(u32, Vec<Vec<u32>>)> {
    let text: String = ms.split_whitespace().collect();
    let mut sides = text.split('=');
    let number = sides.next()?.parse().ok()?;
    let sums = sides.map(|side| side.split('+').map(|part| part.parse().ok()).collect()).collect::<Option<_>>()?;
    Some((number, sums))
}

/// Proves what one form says of itself.
pub(super) fn alone(form: &Form) -> Result<(), FormError> {
    let fault = |what: String| FormError::Contradiction { form: form.code.clone(), what };
    for (place, column) in (1..).zip(&form.columns) {
        numbered(column, place).map_err(fault)?;
    }
    if form.number_row != form.header_first_row + form.header_rows {
        return Err(fault("the number row does not follow the header".into()));
    }
    if form.header_first_row == 0 || form.header_rows == 0 || form.columns.is_empty() {
        return Err(fault("there is no header".into()));
    }
    tiled(form).map_err(fault)
}

/// Proves that every rule of every form names a column that exists, itself or in another of these forms.
pub(super) fn across(forms: &[Form]) -> Result<(), FormError> {
    for form in forms {
        for rule in form.rules() {
            for spot in rule.spots(&form.code) {
                let there = forms.iter().find(|other| other.code == spot.form);
                if !there.is_some_and(|other| other.columns.iter().any(|column| column.number == spot.column)) {
                    let what = format!("rule {} names a column that is not there", text(&rule, form));
                    return Err(FormError::Contradiction { form: form.code.clone(), what });
                }
            }
        }
    }
    Ok(())
}

fn text(rule: &Rule, form: &Form) -> String {
    rule.text(&form.code)
}

fn numbered(column: &Column, place: u32) -> Result<(), String> {
    if column.number != place || column.excel != letters(place + 1) {
        return Err(format!("column {} is not in its place", column.number));
    }
    match equations(&column.ms) {
        Some((number, _)) if number == place => Ok(()),
        _ => Err(format!("`{}` is not the number of column {place}", column.ms)),
    }
}

fn tiled(form: &Form) -> Result<(), String> {
    let width = u32::try_from(form.columns.len()).unwrap_or(u32::MAX).saturating_add(1);
    let rows = form.header_first_row..form.number_row;
    if let Some(loose) = form
        .headings
        .iter()
        .find(|cell| !rows.contains(&cell.at.top) || !rows.contains(&cell.at.bottom) || cell.at.right > width)
    {
        return Err(format!("heading `{}` lies outside the header", loose.text));
    }
    for row in rows {
        for column in 1..=width {
            let cells = form.headings.iter().filter(|cell| cell.at.covers(row, column)).count();
            if cells != 1 {
                return Err(format!("{}{row} of the header is covered {cells} times", letters(column)));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{TT06_2025, parse};
    use super::*;

    fn spoiled(from: &str, to: &str) -> String {
        let [_, (file, text), ..] = TT06_2025;
        assert!(text.contains(from), "{from}");
        let form = parse(file, &text.replacen(from, to, 1));
        form.and_then(|form| across(&[form])).unwrap_err().to_string()
    }

    #[test]
    fn a_form_whose_parts_do_not_fit_is_refused() {
        assert!(spoiled(r#"ms = "3= 4+23""#, r#"ms = "3= 4+x""#).contains("is not the number of column 3"));
        assert!(spoiled(r#"ms = "3= 4+23""#, r#"ms = "3= 4+26""#).contains("rule 3=4+26 names a column"));
        assert!(spoiled("column = 5, when = 4", "column = 5, when = 44").contains("names a column"));
        assert!(spoiled(r#"excel = "F""#, r#"excel = "G""#).contains("column 5 is not in its place"));
        assert!(spoiled(r#"at = "J9""#, r#"at = "K9""#).contains("J9 of the header is covered 0 times"));
        assert!(spoiled(r#"at = "J9""#, r#"at = "J10""#).contains("lies outside the header"));
        assert!(spoiled("header_rows = 4", "header_rows = 3").contains("does not follow the header"));
    }

    #[test]
    fn the_number_row_is_read_without_its_irregular_spaces() {
        assert_eq!(equations("6= 7+8= 9+10+11"), Some((6, vec![vec![7, 8], vec![9, 10, 11]])));
        assert_eq!(equations("21"), Some((21, vec![])));
        assert_eq!(equations("MS"), None);
    }
}
