//! scratch
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]
mod century;
use casebook::book;
use casebook::slice::Slice;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Instant;

fn main() {
    let papers: usize = std::env::var("PAPERS").ok().and_then(|p| p.parse().ok()).unwrap_or(100_000);
    let t = Instant::now();
    let made = century::made(papers);
    eprintln!("made in {:?}", t.elapsed());
    let copy = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for e in std::fs::read_dir(&made).unwrap().flatten() {
        if e.path().is_file() {
            std::fs::copy(e.path(), copy.path().join(e.file_name())).unwrap();
        }
    }
    let t = Instant::now();
    let mut casebook = casebook::open(copy.path(), century::PASSPHRASE).unwrap();
    eprintln!("open {:?}", t.elapsed());
    for turn in 0..3 {
        let draft = json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "field": "construction", "matter": "V0", "eligibility": "eligible", "competence": "within",
        "disposition": "assign", "processed_on": "2026-11-20", "summary": "Phản ánh chất lượng nhà họp thôn"});
        casebook.bare_writer().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
        let log = casebook.bare_log();
        let t = Instant::now();
        for _ in 0..1 {
            book::add(&mut casebook, Slice::Petition, draft.as_object().cloned().unwrap(), century::now()).unwrap();
        }
        eprintln!("save {turn}: {:?}, log {}", t.elapsed(), casebook.bare_log() - log);
        let wal = std::fs::read(copy.path().join("so.dnth-wal")).unwrap();
        let psize = u32::from_be_bytes(wal[8..12].try_into().unwrap()) as usize;
        let salt = &wal[16..24];
        let mut pages = Vec::new();
        let mut at = 32;
        while at + 24 + psize <= wal.len() && &wal[at + 8..at + 16] == salt {
            pages.push(u32::from_be_bytes(wal[at..at + 4].try_into().unwrap()));
            at += 24 + psize;
        }
        let mut by: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut st = casebook.bare().prepare("select name, pagetype from dbstat where pageno = ?1").unwrap();
        let owner: std::collections::HashMap<u32, String> = if turn == 2 {
            let mut st = casebook.bare().prepare("select pageno, name || ' ' || pagetype from dbstat").unwrap();
            st.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
        } else {
            Default::default()
        };
        let _ = &mut st;
        for p in &pages {
            by.entry(owner.get(p).cloned().unwrap_or_default()).or_default().push(*p);
        }
        eprintln!("{} pages of {psize} = {} bytes", pages.len(), pages.len() * (psize + 24));
        for (n, p) in by {
            eprintln!("   {n}: {p:?}");
        }
    }
    {
        let mut count: BTreeMap<u32, usize> = BTreeMap::new();
        let mut per = Vec::new();
        const N: usize = 2;
        for n in 0..N {
            casebook.bare_writer().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
            let draft = json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "field": "construction", "matter": format!("V{}", 50_000 + n * 5), "eligibility": "eligible", "competence": "within",
        "disposition": "assign", "processed_on": "2026-11-20", "summary": "Phản ánh chất lượng nhà họp thôn"});
            book::add(&mut casebook, Slice::Petition, draft.as_object().cloned().unwrap(), century::now()).unwrap();
            let wal = std::fs::read(copy.path().join("so.dnth-wal")).unwrap();
            let psize = u32::from_be_bytes(wal[8..12].try_into().unwrap()) as usize;
            let salt = &wal[16..24];
            let mut at = 32;
            let mut k = 0;
            while at + 24 + psize <= wal.len() && &wal[at + 8..at + 16] == salt {
                *count.entry(u32::from_be_bytes(wal[at..at + 4].try_into().unwrap())).or_default() += 1;
                at += 24 + psize;
                k += 1;
            }
            per.push(k);
        }
        let owner: std::collections::HashMap<u32, String> = {
            let mut st = casebook.bare().prepare("select pageno, name || ' ' || pagetype from dbstat").unwrap();
            st.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
        };
        let mut by: BTreeMap<String, usize> = BTreeMap::new();
        for (p, c) in count {
            *by.entry(owner.get(&p).cloned().unwrap_or_default()).or_default() += c;
        }
        eprintln!("pages a save {:.1}; most {:?}", per.iter().sum::<usize>() as f64 / N as f64, per.iter().max());
        per.sort();
        eprintln!("median {}", per[N / 2]);
        for (n, c) in by {
            eprintln!("   {n}: {:.2}", c as f64 / N as f64);
        }
    }
    {
        let io = || -> u64 {
            std::fs::read_to_string("/proc/self/io")
                .unwrap()
                .lines()
                .find_map(|l| l.strip_prefix("wchar: ").map(|n| n.parse().unwrap()))
                .unwrap()
        };
        let mut times = Vec::new();
        for round in 0..4 {
            let w = io();
            for n in 0..100 {
                let draft = json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "field": "construction", "matter": format!("V{}", (round * 100 + n) * 5), "eligibility": "eligible", "competence": "within",
        "disposition": "assign", "processed_on": "2026-11-20", "summary": "Phản ánh chất lượng nhà họp thôn"});
                let t = Instant::now();
                book::add(&mut casebook, Slice::Petition, draft.as_object().cloned().unwrap(), century::now())
                    .unwrap();
                times.push(t.elapsed());
            }
            eprintln!("written by 100 saves, all files: {} bytes each", (io() - w) / 100);
        }
        times.sort();
        eprintln!("median save {:?}", times[200]);
    }
    if std::env::var("PAGES").is_ok() {
        sizes(&casebook);
    }
    if std::env::var("COSTS").is_ok() {
        let room = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let plain = room.path().join("plain.db");
        std::fs::write(&plain, b"").unwrap();
        let db = casebook.bare_writer();
        db.execute_batch(&format!(
            "attach '{}' as p key ''; select sqlcipher_export('p'); detach p",
            plain.display()
        ))
        .unwrap();
        for turn in 0..3 {
            let t = Instant::now();
            casebook::backup::to(&casebook, &room.path().join("sao"), century::now()).unwrap();
            let a = t.elapsed();
            let copy = room.path().join(format!("copy{turn}.db"));
            let t = Instant::now();
            assert!(
                std::process::Command::new("sqlite3")
                    .arg(&plain)
                    .arg(format!(".backup {}", copy.display()))
                    .status()
                    .unwrap()
                    .success()
            );
            let b1 = t.elapsed();
            let out =
                std::process::Command::new("sqlite3").arg(&copy).arg("pragma integrity_check").output().unwrap();
            assert_eq!(out.stdout, b"ok\n");
            let b = t.elapsed();
            eprintln!("backup {a:?} peer {b1:?} of {b:?} = {:.2}", a.as_secs_f64() / b.as_secs_f64());
            let t = Instant::now();
            let found = casebook.examine().unwrap();
            assert!(found.ok);
            eprintln!("check {:?}", t.elapsed());
            book::add(
                &mut casebook,
                Slice::Petition,
                json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "eligibility": "undetermined", "competence": "undetermined", "summary": "Phản ánh chất lượng nhà họp thôn"})
                .as_object()
                .cloned()
                .unwrap(),
                century::now(),
            )
            .unwrap();
        }
    }
    if std::env::var("SIZES").is_ok() {
        let mut st = casebook.bare().prepare("select name, count(*), sum(pgsize), max(length(path)) from dbstat group by name order by 3 desc limit 40").unwrap();
        let rows: Vec<(String, i64, i64, i64)> = st
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for r in rows {
            eprintln!("{r:?}");
        }
    }
}
fn sizes(casebook: &casebook::Casebook) {
    let db = casebook.bare_writer();
    let key = "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";
    for size in [1024, 2048, 4096, 8192] {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("size-{size}.db"));
        let _ = std::fs::remove_file(&path);
        std::fs::write(&path, b"").unwrap();
        db.execute_batch(&format!(
            "attach '{}' as x key \"{key}\"; pragma x.cipher_page_size = {size}; pragma x.journal_mode=off;",
            path.display()
        ))
        .unwrap();
        let t = Instant::now();
        db.query_row("select sqlcipher_export('x')", [], |_| Ok(())).unwrap();
        let e = t.elapsed();
        db.execute_batch("detach x").unwrap();
        let open = || {
            let c = rusqlite::Connection::open(&path).unwrap();
            c.execute_batch(&format!(
                "pragma key = \"{key}\"; pragma cipher_page_size = {size}; pragma cache_size=-131072"
            ))
            .unwrap();
            c
        };
        let ask = |c: &rusqlite::Connection, p: &str| {
            let t = Instant::now();
            let n = c
                .prepare(&format!("pragma {p}"))
                .unwrap()
                .query_map([], |r| r.get::<_, String>(0))
                .unwrap()
                .map(Result::unwrap)
                .collect::<Vec<_>>();
            (t.elapsed(), n)
        };
        let c = open();
        let a = ask(&c, "cipher_integrity_check");
        let b = ask(&c, "integrity_check");
        eprintln!(
            "page {size}: {} bytes, export {e:?}, cipher {:?} {:?}, integrity {:?} {:?}",
            std::fs::metadata(&path).unwrap().len(),
            a.0,
            a.1.len(),
            b.0,
            b.1
        );
        let t = Instant::now();
        let n: i64 = open().query_row("select sum(length(after)) from journal", [], |r| r.get(0)).unwrap();
        eprintln!("   scan journal {:?} {n}", t.elapsed());
    }
}
