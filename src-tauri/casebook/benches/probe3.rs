#![allow(clippy::unwrap_used, missing_docs)]
use std::time::Instant;
fn main() {
    let key = "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";
    let size: u32 = std::env::var("PS").unwrap().parse().unwrap();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("size-{size}.db"));
    let c = rusqlite::Connection::open(&path).unwrap();
    c.execute_batch(&format!("pragma key = \"{key}\"; pragma cipher_page_size = {size}; pragma cache_size=-500000"))
        .unwrap();
    let t = Instant::now();
    let n = c
        .prepare("pragma integrity_check")
        .unwrap()
        .query_map([], |r| r.get::<_, String>(0))
        .unwrap()
        .map(Result::unwrap)
        .collect::<Vec<_>>();
    eprintln!("{size} {:?} {}", t.elapsed(), n.len());
}
