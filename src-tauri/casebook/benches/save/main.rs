//! Saving one petition, beside raw appends and fsyncs of the same bytes on the same disk. A save waits for the disk
//! twice, for the register's write-ahead log and for the operation log; so does its peer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]

#[path = "../century/mod.rs"]
mod century;
mod sealed;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use casebook::slice::Slice;
use casebook::{Casebook, book};
use divan::Bencher;
use serde_json::{Map, Value, json};

use self::sealed::Sealed;

const SIZES: [usize; 2] = [10_000, 1_000_000];
/// A page in the log, with what stands before it.
const FRAME: usize = 1_024 + 24;

fn main() {
    divan::main();
    ratios();
}

#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn petition(bencher: Bencher<'_, '_>, papers: usize) {
    let mut casebook = century::register(papers);
    bencher.bench_local(|| save(&mut casebook));
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn raw_append_and_fsync(bencher: Bencher<'_, '_>) {
    let (mut file, bytes) = (raw("raw.log"), Value::Object(draft()).to_string().into_bytes());
    bencher.bench_local(|| append(&mut file, &bytes));
}

/// Prints the ratios the README quotes: medians of pairs taken in turn, beside two appends of the draft's own bytes and
/// beside two of as many bytes as the save puts into each of its two files.
fn ratios() {
    for papers in SIZES {
        let mut casebook = century::register(papers);
        let (pages, entry) = written_by_a_save(&mut casebook);
        let own = Value::Object(draft()).to_string().len();
        for (what, sizes) in [("the same draft", [own, own]), ("the same bytes on the disk", [pages, entry])] {
            let mut files = [raw("raw.wal"), raw("raw.log")];
            let bytes = sizes.map(|size| vec![b'x'; size]);
            let ratios: Vec<f64> = (0..120)
                .map(|_| {
                    let start = Instant::now();
                    save(&mut casebook);
                    let saved = start.elapsed();
                    let start = Instant::now();
                    for (file, bytes) in files.iter_mut().zip(&bytes) {
                        append(file, bytes);
                    }
                    saved.as_secs_f64() / start.elapsed().as_secs_f64()
                })
                .skip(20)
                .collect();
            let (ratio, [first, second]) = (median(ratios), sizes);
            println!(
                "a saved petition among {papers} over two raw appends + fsyncs of {what} ({first} + {second} bytes): \
                 {ratio:.2}"
            );
        }
        println!(
            "the bare engine under the same cipher writing as many pages, and a file beside it as many bytes, over two raw \
             appends + fsyncs of the same draft: {:.2}",
            alone(&casebook, pages / FRAME, entry, own)
        );
    }
}

/// What the disk and the cipher alone cost.
fn alone(casebook: &Casebook, pages: usize, entry: usize, own: usize) -> f64 {
    let room = tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    let mut sealed = Sealed::new(room.path(), &casebook.bare_key(), 20_000);
    let mut files = [raw("raw.wal"), raw("raw.log")];
    let bytes = vec![b'x'; own];
    let ratios = (0..120).map(|turn| {
        if turn % 30 == 0 {
            sealed.settles();
        }
        let start = Instant::now();
        sealed.saves(pages, entry);
        let saved = start.elapsed();
        let start = Instant::now();
        for file in &mut files {
            append(file, &bytes);
        }
        saved.as_secs_f64() / start.elapsed().as_secs_f64()
    });
    median(ratios.skip(20).collect())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// How much a save puts on the disk: its pages, each with a frame of 24 bytes before it, and its entry of the operation
/// log.
fn written_by_a_save(casebook: &mut Casebook) -> (usize, usize) {
    const SAVES: usize = 10;
    let pages = |casebook: &Casebook| -> usize {
        let held: i64 = casebook.bare().query_row("pragma wal_checkpoint(noop)", [], |row| row.get("log")).unwrap();
        usize::try_from(held).unwrap()
    };
    save(casebook);
    let (before, log) = (pages(casebook), casebook.bare_log());
    (0..SAVES).for_each(|_| save(casebook));
    let entries = usize::try_from(casebook.bare_log() - log).unwrap();
    ((pages(casebook) - before) * FRAME / SAVES, entries / SAVES)
}

fn draft() -> Map<String, Value> {
    let draft = json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "field": "construction", "matter": "V0", "eligibility": "eligible", "competence": "within",
        "disposition": "assign", "processed_on": "2026-11-20", "summary": "Phản ánh chất lượng nhà họp thôn"});
    draft.as_object().cloned().unwrap()
}

fn save(casebook: &mut Casebook) {
    book::add(casebook, Slice::Petition, draft(), century::now()).unwrap();
}

fn raw(name: &str) -> File {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    OpenOptions::new().create(true).append(true).open(path).unwrap()
}

fn append(file: &mut File, bytes: &[u8]) {
    file.write_all(bytes).unwrap();
    file.sync_all().unwrap();
}
