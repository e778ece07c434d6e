#![allow(clippy::unwrap_used, missing_docs)]
use std::time::Instant;
fn main() {
    let key = "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";
    for size in [1024, 4096] {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("size-{size}.db"));
        for cache in [131072, 300000] {
            let open = || {
                let c = rusqlite::Connection::open(&path).unwrap();
                c.execute_batch(&format!(
                    "pragma key = \"{key}\"; pragma cipher_page_size = {size}; pragma cache_size=-{cache}"
                ))
                .unwrap();
                c
            };
            let ask = |p: &str| {
                let c = open();
                let t = Instant::now();
                let n = c
                    .prepare(&format!("pragma {p}"))
                    .unwrap()
                    .query_map([], |r| r.get::<_, String>(0))
                    .unwrap()
                    .map(Result::unwrap)
                    .collect::<Vec<_>>();
                (t.elapsed(), n.len())
            };
            for p in [
                "cipher_integrity_check",
                "integrity_check",
                "quick_check",
                "integrity_check(journal)",
                "quick_check(journal)",
                "integrity_check(petition)",
                "integrity_check(reference)",
                "integrity_check(person)",
                "integrity_check(petition_person)",
                "integrity_check(finding)",
                "integrity_check(finding_index)",
                "integrity_check(finding_index_data)",
                "foreign_key_check",
            ] {
                eprintln!("{size} {cache} {p} {:?}", ask(p));
            }
        }
    }
}
