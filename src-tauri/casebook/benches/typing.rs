//! What a key press costs in Tra cứu: 800 key presses as a clerk makes them, beside the bare SQL of the same search in the
//! same run.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    missing_docs
)]

#[allow(dead_code, reason = "no month is asked for here")]
mod century;

use std::hint::black_box;
use std::time::{Duration, Instant};

use casebook::vietnamese::fold::tokens;
use casebook::{Casebook, find};

/// Papers, the quantile that is held to a bar, and the bar.
const SIZES: [(usize, f64, Duration); 2] =
    [(100_000, 0.99, Duration::from_millis(16)), (1_000_000, 0.95, Duration::from_millis(30))];
const PRESSES: usize = 800;
const SHOWN: usize = 50;

/// What a clerk types: names, hamlets, numbers, content; some mistaken.
const TEXTS: [&str; 14] = [
    "Nguyễn Văn An",
    "hoang thi bich",
    "giang a pao",
    "Ma Thị Ước",
    "thôn 17",
    "trieu van dao",
    "thửa đất số 4711",
    "1234/2020",
    "đề nghị xem xét",
    "nong van hoa",
    "đơn về thửa",
    "D",
    "tranh chấp đất thửa 99",
    "không có ai tên này",
];

fn main() {
    // Whoever only lists the benches is not kept waiting.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    for (papers, quantile, bar) in SIZES {
        measure(papers, quantile, bar);
    }
}

/// Every state of the field while the texts are typed, letter by letter, over and over.
fn presses() -> Vec<String> {
    let states = |text: &'static str| -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        (1..=letters.len()).map(|end| letters[..end].iter().collect()).collect()
    };
    TEXTS.iter().cycle().flat_map(|text| states(text)).take(PRESSES).collect()
}

fn measure(papers: usize, quantile: f64, bar: Duration) {
    let book = century::register(papers);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for (n, text) in presses().iter().enumerate() {
        // In turn, so that neither always finds the pages the other has just read.
        let pair: [&mut dyn FnMut(); 2] =
            [&mut || ours.push(timed(|| sought(&book, text))), &mut || bare.push(timed(|| plain(&book, text)))];
        let [first, second] = pair;
        if n % 2 == 0 {
            first();
            second();
        } else {
            second();
            first();
        }
    }
    let (ours, bare) = (at(ours, quantile), at(bare, quantile));
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    println!(
        "a key press among {papers}, p{:.0} of {PRESSES}: {:.2} of the bar of {} ms; {ratio:.2} times the bare SQL",
        quantile * 100.0,
        ours.as_secs_f64() / bar.as_secs_f64(),
        bar.as_millis(),
    );
}

fn timed(search: impl FnOnce()) -> Duration {
    let start = Instant::now();
    search();
    start.elapsed()
}

fn at(mut times: Vec<Duration>, quantile: f64) -> Duration {
    times.sort();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list of 800")]
    let place = (times.len() as f64 * quantile) as usize;
    times[place.min(times.len() - 1)]
}

/// What the window asks for: the records, their titles and where the words stand in them.
fn sought(book: &Casebook, text: &str) {
    black_box(find::show(book.read(), text, None, SHOWN, century::now().today).unwrap());
}

/// The peer: the same newest fifty by hand, with the columns a list would show, and nothing marked.
fn plain(book: &Casebook, text: &str) {
    let tokens = tokens(text);
    let (mut rows, limit) = (0, i64::try_from(SHOWN).unwrap());
    let mut statement = book.bare().prepare_cached(include_str!("find.sql")).unwrap();
    for begins in [tokens.len(), tokens.len().saturating_sub(1), 0].into_iter().take(tokens.len() + 1) {
        let star = |place: usize| if place >= begins { "*" } else { "" };
        let words = tokens.iter().enumerate().map(|(place, word)| format!("\"{word}\"{}", star(place)));
        let query = words.collect::<Vec<_>>().join(" ");
        if query.is_empty() {
            return;
        }
        let mut found = statement.query(rusqlite::named_params! { ":query": query, ":limit": limit }).unwrap();
        while let Some(row) = found.next().unwrap() {
            black_box(row.get_ref("title").unwrap());
            rows += 1;
        }
        if rows >= SHOWN {
            return;
        }
    }
}
