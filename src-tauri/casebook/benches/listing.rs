#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]
#[allow(dead_code)]
mod century;
use casebook::list::{self, Query};
use casebook::slice::Slice;
use std::time::Instant;
fn main() {
    let book = century::register(100_000);
    for (slice, text) in [
        (Slice::Petition, "Nguyễn Văn An"),
        (Slice::Petition, "thửa đất số 4711"),
        (Slice::Petition, "đề nghị xem xét giải quyết"),
    ] {
        let letters: Vec<char> = text.chars().collect();
        for end in 0..=letters.len() {
            let t: String = letters[..end].iter().collect();
            let q = Query { search: Some(t.clone()), limit: Some(80), ..Query::default() };
            let mut best = f64::MAX;
            let mut first = 0.0;
            let mut total = None;
            for k in 0..3 {
                let s = Instant::now();
                let p = list::list(book.read(), slice, &q, century::now().today).unwrap();
                total = p.total;
                let e = s.elapsed().as_secs_f64() * 1e3;
                if k == 0 {
                    first = e;
                }
                best = best.min(e);
            }
            println!("{slice:?} {t:20} first {first:8.1} best {best:8.1} total {total:?}");
        }
    }
}
