//! The window's share of an import: a mapping corrected and remembered, headings pointed at by hand, a look at the sheet,
//! and the opening balance of an office that lists what is still open.

use std::collections::BTreeMap;

use casebook::import::{self, Column, Outcome};
use casebook::list::{self, Query};
use casebook::report::Asked;
use casebook::report::period::Period;
use casebook::slice::Slice;
use casebook::vietnamese::legacy::Encoding;

use super::bench::{BOOK_20, Bench, sheet};

/// A home-made book whose headings say nothing to the program.
fn odd(name: &str) -> Vec<u8> {
    sheet(
        &["A1", "B1", "C1", "D1"],
        &[&["1", "05/9/2019", name, "Hỏi đất"], &["2", "06/9/2019", "Nông Thị Bích", "Hỏi"]],
    )
}

#[test]
fn headings_pointed_at_by_hand_are_known_the_next_time() {
    let mut bench = Bench::new();
    let file = import::open(&odd("Hoàng Văn An")).unwrap();
    let guessed = file.guess_all(&[]);
    assert!(guessed.iter().flat_map(|plan| &plan.columns).all(|column| !column.sure), "content alone is never sure");
    assert_eq!(file.top("Sheet1").unwrap()[1], ["1", "05/9/2019", "Hoàng Văn An", "Hỏi đất"]);
    let mut plan = file.plan("Sheet1", 1, 1).unwrap();
    for (letter, holds) in
        [("A", Column::Ordinal), ("B", Column::VisitedOn), ("C", Column::Name), ("D", Column::Content)]
    {
        super::hold(&mut plan, letter, holds);
    }
    assert_eq!(bench.import_as(&file, &plan).value.good, 2);
    import::remember(&bench.book, &plan, bench.now).unwrap();
    let kept = serde_json::to_string(&import::remembered(&bench.book).unwrap()).unwrap();
    assert!(!kept.contains("Hoàng"), "what the columns hold, and nobody's name");
    // Next month's file with the same headings needs no help.
    let next = import::open(&odd("Ma Văn Cư")).unwrap();
    let known = next.guess_all(&import::remembered(&bench.book).unwrap());
    assert_eq!(known.len(), 1);
    let holds = |plan: &import::Plan| plan.columns.iter().map(|column| column.holds).collect::<Vec<_>>();
    assert_eq!(holds(&known[0]), holds(&plan));
    let again = bench.import_as(&next, &known[0]).value;
    assert_eq!((again.good, again.twice), (1, 1), "the row both files have is one entry");
}

#[test]
fn a_corrected_font_shows_its_sample_anew() {
    let bytes = sheet(&["STT", "Ngày tiếp", "Họ tên", "Nội dung"], &[&["1", "05/9/2019", "An", "TiÕp c«ng d©n"]]);
    let file = import::open(&bytes).unwrap();
    let mut plan = file.guess().unwrap();
    for encoding in [Encoding::Unicode, Encoding::Tcvn3] {
        plan.columns[3].encoding = encoding;
        file.check(&mut plan).unwrap();
        let shown = plan.columns[3].before.as_deref().zip(plan.columns[3].after.as_deref());
        let wanted = (encoding == Encoding::Tcvn3).then_some(("TiÕp c«ng d©n", "Tiếp công dân"));
        assert_eq!(shown, wanted);
    }
    // And comes in as it was last shown.
    let mut bench = Bench::new();
    bench.import_as(&file, &plan);
    assert_eq!(bench.all("visit")[0]["content"], "Tiếp công dân");
}

#[test]
fn a_plan_corrected_to_what_the_sheet_does_not_have_is_no_danger() {
    let file = import::open(&odd("An")).unwrap();
    let mut plan = file.plan("Sheet1", 1, 1).unwrap();
    plan.columns[0].place = 4_000_000_000;
    plan.header_row = u32::MAX;
    file.check(&mut plan).unwrap();
    let bench = Bench::new();
    assert!(import::dry_run(&bench.book, &file, &plan, bench.now).unwrap().is_empty());
}

/// A row of the book of twenty columns, by number, day, name, disposition and result.
fn row<'a>(no: &'a str, on: &'a str, name: &'a str, disposition: &'a str, result: &'a str) -> [&'a str; 20] {
    let mut row = [""; 20];
    for (place, text) in
        [(0, no), (1, on), (4, name), (8, "Đòi lại đất"), (10, "KN"), (16, disposition), (18, result)]
    {
        row[place] = text;
    }
    row
}

#[test]
fn the_opening_balance_is_the_list_of_what_is_open() {
    let rows = [
        row("1", "05/01/2026", "Hoàng Văn An", "Thụ lý", "QĐ số 5/QĐ-UBND ngày 01/3/2026"),
        row("2", "06/10/2026", "Nông Thị Bích", "", ""),
        row("3", "07/10/2026", "Ma Văn Cư", "Chuyển đơn", ""),
        row("4", "08/10/2026", "Lý Văn Dần", "", "Đang xác minh"),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 20]>::as_slice).collect();
    let file = import::open(&sheet(&BOOK_20, &rows)).unwrap();
    let mut plan = file.guess().unwrap();
    plan.only_open = true;
    let mut bench = Bench::new();
    let done = bench.import_as(&file, &plan).value;
    let told: Vec<Outcome> = done.verdicts.iter().map(|verdict| verdict.outcome).collect();
    assert_eq!((told[0], told[2]), (Outcome::Closed, Outcome::Closed));
    assert_eq!((done.good, done.bad, done.skipped), (2, 0, 2));
    let numbers: Vec<String> = bench.all("petition").iter().map(|one| one["number"].to_string()).collect();
    assert_eq!(numbers, ["\"2/2026\"", "\"4/2026\""]);
    // They are the balance the first period begins with, and the list says which they are.
    let asked = Asked::plainly(Period::parse("2026-11").unwrap());
    let scope = asked.scope(bench.book.read()).unwrap();
    assert_eq!(scope.figure(bench.book.read(), "petitions_carried_over").unwrap(), 2);
    let filter = BTreeMap::from([("open".to_owned(), "yes".to_owned())]);
    let page = list::list(bench.book.read(), Slice::Petition, &Query { filter, ..Query::default() }, bench.now.today);
    assert_eq!(page.unwrap().total, Some(2));
}
