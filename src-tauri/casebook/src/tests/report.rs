//! A report, through the house as a whole.

use calendar::period::Period;
use vault::Moment;
use vault::sql::Statements;

use crate::practice;
use report::{Asked, report};
use vault::Act;
use vault::key::KeyCost;

/// No door lets such a row in; a foreign hand might.
#[test]
fn a_sum_that_does_not_hold_names_the_rows_that_break_it() {
    let folder = tempfile::tempdir().unwrap();
    let cost = KeyCost { memory: 8, passes: 1 };
    let (mut book, _) = practice::create(&folder.path().join("sổ"), "tập", cost).unwrap();
    let now = Moment::on(practice::today());
    let spoil = "update petition set disposition = 'assign' where id = 4";
    book.write(Act::Correct, now, |w| Ok(w.prepare(spoil)?.execute([])?)).unwrap();
    let asked = Asked::plainly(Period::Month(2019, 9));
    let report = report(book.read(), &asked, now).unwrap();
    let broken: Vec<_> = report.checks.iter().filter(|check| !check.holds).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!((broken[0].form.as_str(), broken[0].rule.as_str()), ("02/XLD", "23=24+25"));
    assert_eq!(broken[0].refs, ["D-04"]);
}
