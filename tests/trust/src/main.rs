//! Prints the table.
fn main() {
    let states = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(300);
    for mode in [
        trust::crash::Mode::Ours,
        trust::crash::Mode::Off,
        trust::crash::Mode::Normal,
        trust::crash::Mode::NormalWithLog,
        trust::crash::Mode::Naive,
    ] {
        #[allow(clippy::disallowed_methods)]
        let start = std::time::Instant::now();
        let tally = trust::crash::explore(mode, states, 1);
        println!("{mode:?} {tally:?} {:.1} % in {:.1} s", tally.bad_percent(), start.elapsed().as_secs_f64());
    }
}
