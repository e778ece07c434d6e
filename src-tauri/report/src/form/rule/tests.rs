//! The rules of the forms, kept and broken.
#![allow(clippy::unwrap_used)]

use super::super::{newest, regime};
use super::*;

fn broken(figures: &[(&str, u32, i64)]) -> Vec<String> {
    let look = |form: &str, column: u32| {
        let given = figures.iter().find(|(of, number, _)| *of == form && *number == column);
        Some(Figure::Count(given.map_or(0, |(_, _, count)| *count)))
    };
    let checks = newest().unwrap().check(&look);
    checks.into_iter().filter(|check| !check.holds).map(|check| check.rule).collect()
}

#[test]
fn a_month_in_which_nothing_happened_keeps_every_rule() {
    assert_eq!(broken(&[]), Vec::<String>::new());
}

#[test]
fn the_month_of_the_article_keeps_every_rule() {
    let month = [
        ("01/TCD", 1, 2),
        ("01/TCD", 2, 2),
        ("01/TCD", 5, 2),
        ("01/TCD", 6, 2),
        ("02/XLD", 1, 5),
        ("02/XLD", 2, 5),
        ("02/XLD", 3, 5),
        ("02/XLD", 4, 3),
        ("02/XLD", 5, 2),
        ("02/XLD", 6, 2),
        ("02/XLD", 7, 2),
        ("02/XLD", 9, 2),
        ("02/XLD", 19, 1),
        ("02/XLD", 22, 1),
        ("02/XLD", 23, 2),
        ("02/XLD", 25, 2),
        ("03/GQKN", 1, 2),
        ("03/GQKN", 2, 1),
        ("03/GQKN", 3, 1),
    ];
    assert_eq!(broken(&month), Vec::<String>::new());
}

#[test]
fn each_kind_of_rule_is_printed_as_the_office_writes_it_when_it_is_broken() {
    assert_eq!(broken(&[("02/XLD", 3, 1)]), ["3=4+23", "3≤2"]);
    assert_eq!(broken(&[("02/XLD", 4, 1), ("02/XLD", 19, 1)]), ["3=4+23", "19=20+21+22", "4≤3", "5≥1 khi 4≥1"]);
    assert_eq!(broken(&[("01/TCD", 8, 1), ("01/TCD", 4, 1), ("01/TCD", 9, 4)]), ["8≤5", "9≥5·8"]);
    assert_eq!(broken(&[("03/GQKN", 1, 1)]), ["03/GQKN 1 = 02/XLD 6"]);
    assert_eq!(broken(&[("04/GQTC", 7, 1), ("04/GQTC", 8, 1)]), ["05/KQTH 16 ≥ 04/GQTC 7"]);
    assert_eq!(broken(&[("02/XLD", 6, 1), ("02/XLD", 7, 1), ("03/GQKN", 1, 1)]), ["4=6+12+19", "6=9+10+11"]);
}

#[test]
fn a_missing_figure_keeps_no_rule_and_the_rule_says_which_columns_it_read() {
    let checks = regime("tt06-2025").unwrap().check(&|_, _| None);
    assert!(checks.iter().all(|check| !check.holds));
    let cross = checks.iter().find(|check| check.rule == "03/GQKN 1 = 02/XLD 6").unwrap();
    let spots: Vec<(&str, u32)> = cross.columns.iter().map(|spot| (spot.form.as_str(), spot.column)).collect();
    assert_eq!((cross.form.as_str(), spots), ("03/GQKN", vec![("03/GQKN", 1), ("02/XLD", 6)]));
    let json = serde_json::to_string(checks.first().unwrap()).unwrap();
    assert_eq!(json, r#"{"form":"01/TCD","rule":"1=5+11+17","holds":false}"#);
}
