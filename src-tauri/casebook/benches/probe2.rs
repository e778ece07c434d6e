#![allow(clippy::unwrap_used, missing_docs)]
mod century;
use casebook::casebook::key::KeyCost;
use casebook::{Moment, book, report};
use std::time::Instant;
fn main() {
    let what = std::env::var("WHAT").unwrap();
    if what == "open" {
        let room = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let folder = room.path().join("so");
        drop(casebook::practice::create(&folder, "đo", KeyCost { memory: 8, passes: 1 }).unwrap());
        for _ in 0..6 {
            let t = Instant::now();
            let b = casebook::open(&folder, "đo").unwrap();
            let a = t.elapsed();
            let t = Instant::now();
            drop(b);
            eprintln!("open {a:?} close {:?}", t.elapsed());
        }
        if std::env::var("LOOP").is_ok() {
            for _ in 0..300 {
                drop(casebook::open(&folder, "đo").unwrap());
            }
        }
    }
    if what == "load" {
        let take = century::lines(100_000);
        for _ in 0..2 {
            let room = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let (mut b, _) = casebook::create(
                &room.path().join("so"),
                "đo",
                true,
                KeyCost { memory: 8, passes: 1 },
                Moment::on(century::now().today),
            )
            .unwrap();
            century::found(&mut b);
            let t = Instant::now();
            book::load(&mut b, take.as_bytes(), century::now()).unwrap();
            eprintln!("load {:?} of {} bytes", t.elapsed(), take.len());
        }
    }
    if what == "back" {
        for n in [10_000, 1_000_000] {
            let b = century::register(n);
            let asked = report::Asked::plainly(report::period::Period::parse(&century::months(n)[0]).unwrap());
            for _ in 0..4 {
                let t = Instant::now();
                let r = report::retrospect::retrospect(b.read(), &asked, century::now().today).unwrap();
                eprintln!("{n}: {:?} {}", t.elapsed(), r.charts.len());
            }
        }
    }
}
