//! The forms in the house, read and chosen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn column(form: &str, number: u32) -> &'static Column {
    let form = regime("tt06-2025").unwrap().form(form).unwrap();
    form.columns.iter().find(|column| column.number == number).unwrap()
}

#[test]
fn every_form_in_the_house_can_be_read_and_agrees_with_itself() {
    let regimes = REGIMES.as_ref().map_err(ToString::to_string).unwrap();
    let sizes: Vec<(&str, usize)> =
        regimes[0].forms.iter().map(|form| (form.code.as_str(), form.columns.len())).collect();
    let expected =
        [("01/TCD", 21), ("02/XLD", 25), ("03/GQKN", 23), ("04/GQTC", 25), ("05/KQTH", 31), ("06/QLKNTC", 17)];
    assert_eq!(sizes, expected);
    assert_eq!((regimes[0].valid_from, regimes[0].valid_to), (day(2025, 9, 30), None));
}

#[test]
fn the_forms_of_a_period_are_chosen_by_its_last_day() {
    let on = |year, month, date| dated(day(year, month, date));
    assert_eq!((on(2019, 9, 14), on(2021, 5, 9)), ("tt03-2013", "tt03-2013"));
    assert_eq!((on(2021, 5, 10), on(2024, 3, 4)), ("tt02-2021", "tt02-2021"));
    assert_eq!((on(2024, 3, 5), on(2025, 9, 29)), ("tt01-2024", "tt01-2024"));
    assert_eq!((on(2025, 9, 30), on(2031, 1, 1)), ("tt06-2025", "tt06-2025"));
}

#[test]
fn a_regime_not_in_the_house_is_answered_with_none_and_the_newest_stands_in() {
    assert_eq!(regime("tt03-2013"), None);
    assert_eq!(newest().map(|regime| regime.id), Some("tt06-2025"));
}

#[test]
fn the_number_row_carries_one_sum_two_sums_or_none() {
    assert_eq!(column("02/XLD", 3).sums(), [vec![4, 23]]);
    assert_eq!(column("02/XLD", 6).sums(), [vec![7, 8], vec![9, 10, 11]]);
    assert_eq!(column("02/XLD", 12).sums(), [vec![13, 14], vec![15, 16, 17, 18]]);
    assert!(column("02/XLD", 7).sums().is_empty());
    assert_eq!(column("02/XLD", 12).ms, "12= 13+14= 15+16+17+18");
}

#[test]
fn the_order_of_fields_differs_between_complaints_and_proposals() {
    assert_eq!(
        (column("02/XLD", 9).measure.as_str(), column("02/XLD", 10).measure.as_str()),
        ("complaints_land", "complaints_policy")
    );
    assert_eq!(
        (column("02/XLD", 20).measure.as_str(), column("02/XLD", 21).measure.as_str()),
        ("proposals_policy", "proposals_land")
    );
}

#[test]
fn a_form_with_an_unknown_word_in_it_is_refused_by_name() {
    let text = TT06_2025[0].1.replacen("note_number", "note_nubmer", 1);
    let fault = parse("tt06-2025/01-tcd.toml", &text).unwrap_err();
    assert!(fault.to_string().starts_with("tt06-2025/01-tcd.toml: unknown field `note_nubmer`"), "{fault}");
}
