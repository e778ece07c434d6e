//! Prints the table: `trust` the whole of it, `trust 20` a fifth. It ends with 1 where a bar is not met or a control
//! does not fail as it should. `act`, `keys` and `bomb` are the programs it starts itself, to kill them or to see what
//! they take; `hold` opens a register, locks it and waits to be looked into.

use std::path::Path;
use std::process::ExitCode;

use trust::kill::Does;
use trust::scale::Scale;
use trust::table::{HEAD, Row, reasons};
use trust::{bomb, cost, crash, cut, foreign, formula, full, fuzz, guard, keys, kill, rot, search};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [does @ ("act" | "keys"), room, passphrase, count] => {
            let does = if does == "keys" { Does::Keys } else { Does::Acts };
            kill::child(does, Path::new(room), passphrase, count.parse().unwrap())
        }
        ["hold", folder] => guard::child(Path::new(folder)),
        ["bomb", door, path] => bomb::child(door, Path::new(path)),
        [] => return table(&Scale::heavy(100), ""),
        [percent] => return table(&Scale::heavy(percent.parse().unwrap()), ""),
        [percent, only] => return table(&Scale::heavy(percent.parse().unwrap()), only),
        _ => eprintln!("trust [percent] [part]"),
    }
    ExitCode::SUCCESS
}

/// As the programs of the house have it: what is given back is wiped.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

type Part<'a> = (&'static str, Box<dyn Fn() -> Vec<Row> + 'a>);

fn table(scale: &Scale, only: &str) -> ExitCode {
    let program = std::env::current_exe().unwrap();
    let parts: [Part<'_>; 15] = [
        ("crash", Box::new(|| crash::rows(scale))),
        ("kill", Box::new(|| vec![kill::row(&program, scale, 1)])),
        ("rekey", Box::new(|| keys::cuts(scale))),
        ("rekill", Box::new(|| vec![kill::keys(&program, scale, 2)])),
        ("laid", Box::new(|| vec![keys::laid_back(scale)])),
        ("rot", Box::new(|| rot::rows(scale))),
        ("cut", Box::new(|| vec![cut::row(scale)])),
        ("full", Box::new(|| vec![full::row(scale)])),
        ("foreign", Box::new(|| vec![foreign::row(scale)])),
        ("guard", Box::new(|| guard::rows(&program, scale))),
        ("bomb", Box::new(|| vec![bomb::row(&program, true)])),
        ("formula", Box::new(|| vec![formula::row()])),
        ("search", Box::new(|| vec![search::row(scale)])),
        ("fuzz", Box::new(|| fuzz::rows(scale))),
        ("cost", Box::new(|| vec![cost::row(100_000)])),
    ];
    println!("{HEAD}");
    let mut rows = Vec::new();
    for (_, part) in parts.iter().filter(|(name, _)| only.is_empty() || *name == only) {
        for row in part() {
            println!("{}", row.line());
            rows.push(row);
        }
    }
    eprint!("{}", reasons(&rows));
    if rows.iter().all(|row| row.holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
