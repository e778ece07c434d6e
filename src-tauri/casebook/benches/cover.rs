//! What covering costs: a list of 110,000 papers read with everything that tells of a denouncer covered, as the screen shows it
//! and as it leaves, beside the same list read as it stands. A sixth of the papers are denunciations, and every tenth text names
//! somebody.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]

mod century;

use std::fmt::Write as _;
use std::time::Instant;

use casebook::list::{self, Query, Sight};
use casebook::slice::Slice;
use casebook::{Casebook, book};

const PAPERS: usize = 100_000;
const TELLING: usize = 10_000;
const TURNS: usize = 7;

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let room = tempfile::tempdir_in(std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    let folder = room.path().join("so");
    std::fs::create_dir(&folder).unwrap();
    let mut casebook = century::copied(PAPERS, &folder);
    telling(&mut casebook);
    // What is kept beside the register is worked out once.
    let first = seconds(|| {
        drop(list::list(casebook.read(), Slice::Petition, &Query::default(), century::now().today).unwrap());
    });
    let mut ratios = [Vec::new(), Vec::new()];
    let mut covered = 0;
    for _ in 0..TURNS {
        let bare = seconds(|| {
            read(&casebook, Sight::Whole);
        });
        for (ratios, sight) in ratios.iter_mut().zip([Sight::Screen, Sight::List]) {
            let own = seconds(|| covered = read(&casebook, sight));
            ratios.push(own / bare);
        }
    }
    let [screen, leaves] = ratios.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    });
    println!(
        "the covering of {} rows over the listing without it: {screen:.2} on the screen (bar 1.3), {leaves:.2} in a list that leaves, which also shortens every name; {covered} texts covered; the marks are first read in {:.0} ms",
        PAPERS + TELLING,
        first * 1e3
    );
}

/// Enters papers whose texts name somebody, every other one who denounces.
fn telling(casebook: &mut Casebook) {
    let mut text = String::new();
    for n in 0..TELLING {
        let kind = if n % 6 == 0 { "denunciation" } else { "complaint" };
        let (own, other) = (century::name(n), century::name(n * 7 + 1));
        let _ = writeln!(
            text,
            r#"{{"type":"petition","ref":"T{n}","received_on":"2026-11-20","source":"post","petitioners":[{{"full_name":"{own} Thắm","phone":"0912{n:06}","address":"số {}, thôn {}"}}],"signer_count":1,"anonymity":"named","kind":"{kind}","eligibility":"undetermined","competence":"undetermined","summary":"Bà {own} Thắm, điện thoại 0912{n:06}, trình bày: {other} ở thôn {} lấn đường đi chung, đề nghị xem xét","note":"gặp {other}"}}"#,
            n % 90,
            n % 40,
            n % 40
        );
    }
    book::load(casebook, text.as_bytes(), century::now()).unwrap();
}

/// Reads the whole list; gives how many texts of it are covered.
fn read(casebook: &Casebook, sight: Sight) -> usize {
    let mut covered = 0;
    let query = Query { sight, ..Query::default() };
    casebook
        .read()
        .at_once(|r| {
            list::each(r, Slice::Petition, &query, century::now().today, PAPERS + TELLING, |rows| {
                for row in &rows {
                    covered += row
                        .values()
                        .filter_map(|value| value.as_str())
                        .filter(|text| text.contains("(bí mật)"))
                        .count();
                }
                true
            })
        })
        .unwrap();
    covered
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}
