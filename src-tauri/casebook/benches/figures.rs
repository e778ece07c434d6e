//! The figures of a month in a register of 10,000 and of 1,000,000 papers with the same number a month: the newest month,
//! one in the middle, the oldest; beside them the bare SQL of the same counts, by hand, on the same file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]

mod century;

use std::time::{Duration, Instant};

use casebook::Casebook;
use casebook::report::Asked;
use casebook::report::measure::Scope;
use casebook::report::period::Period;
use casebook::report::retrospect;
use divan::Bencher;

const SMALL: usize = 10_000;
const LARGE: usize = 1_000_000;
const WHEN: [&str; 3] = ["newest", "middle", "oldest"];

fn main() {
    divan::main();
    ratios();
}

#[divan::bench(args = [SMALL, LARGE], consts = [0, 1, 2])]
fn figures<const WHEN: usize>(bencher: Bencher<'_, '_>, papers: usize) {
    let book = century::register(papers);
    let scope = scope(&book, papers, WHEN);
    bencher.bench_local(|| scope.figures(book.read()).unwrap());
}

#[divan::bench(args = [SMALL, LARGE], consts = [0, 1, 2])]
fn bare_sql<const WHEN: usize>(bencher: Bencher<'_, '_>, papers: usize) {
    let book = century::register(papers);
    let scope = scope(&book, papers, WHEN);
    bencher.bench_local(|| bare(&book, &scope));
}

fn scope(book: &Casebook, papers: usize, when: usize) -> Scope {
    let period = Period::parse(&century::months(papers)[when]).unwrap();
    Asked::plainly(period).scope(book.read()).unwrap()
}

fn bare(book: &Casebook, scope: &Scope) -> i64 {
    let mut sum = 0;
    for sql in include_str!("bare.sql").split(";\n").filter(|sql| !sql.trim().is_empty()) {
        let mut statement = book.bare().prepare_cached(sql).unwrap();
        let columns = statement.column_count();
        sum += statement
            .query_row(rusqlite::named_params! { ":from": scope.from, ":to": scope.to }, |row| {
                (0..columns).map(|column| row.get::<_, i64>(column)).sum::<rusqlite::Result<i64>>()
            })
            .unwrap();
    }
    sum
}

/// Prints the ratios the README quotes: medians of pairs taken in turn.
fn ratios() {
    let (small, large) = (century::register(SMALL), century::register(LARGE));
    for (when, name) in WHEN.iter().enumerate() {
        let (few, many) = (scope(&small, SMALL, when), scope(&large, LARGE, when));
        let growth =
            paired(|| drop(many.figures(large.read()).unwrap()), || drop(few.figures(small.read()).unwrap()));
        let beside = paired(
            || drop(many.figures(large.read()).unwrap()),
            || {
                bare(&large, &many);
            },
        );
        println!("figures of the {name} month: 1,000,000 over 10,000 papers {growth:.2}, over bare SQL {beside:.2}");
    }
    let back = |book: &Casebook, papers: usize| {
        let newest = Asked::plainly(Period::parse(&century::months(papers)[0]).unwrap());
        drop(retrospect::retrospect(book.read(), &newest, century::now().today).unwrap());
    };
    let growth = paired(|| back(&large, LARGE), || back(&small, SMALL));
    println!("the twelve months of Nhìn lại: 1,000,000 over 10,000 papers {growth:.2} (bar 1.5)");
}

fn paired(mut one: impl FnMut(), mut other: impl FnMut()) -> f64 {
    let time = |run: &mut dyn FnMut()| -> Duration {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut ratios: Vec<f64> =
        (0..60).map(|_| time(&mut one).as_secs_f64() / time(&mut other).as_secs_f64()).skip(10).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
