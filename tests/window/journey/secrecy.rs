//! Nobody in: after a day's work and a lock, no name stands outside the register and what she chose to export, and the
//! program that is locked does not hold the key.

use std::fs;
use std::io::{BufRead, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use casebook::casebook::key::KeySlots;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::clerk::{Clerk, Office, PASSPHRASE};
use crate::stage::Stage;

/// Names nobody bears, written into every kind of field; each run has its own, so that another run's files are not ours.
fn canaries(office: &Office<'_>) -> Vec<String> {
    let folder = office.book().parent().and_then(Path::file_name).expect("a folder").to_string_lossy().into_owned();
    let own: String = folder.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let birds = ["Chìa Vôi Hoàng Yến", "Khướu Bạc Má Rừng", "Sơn Ca Đồng Quạnh", "Vành Khuyên Nà Bjóoc"];
    let (first, rest) = own.split_at(1);
    birds.iter().map(|bird| format!("{bird} {}{rest}", first.to_uppercase())).collect()
}

/// The telephone of who denounces; each run has its own.
fn telephone(office: &Office<'_>) -> String {
    let seed =
        canaries(office).concat().bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    format!("0986{:06}", seed % 1_000_000)
}

/// Shapes who denounces is told in.
fn told_as(name: &str, office: &Office<'_>) -> Vec<String> {
    let (phone, words) = (telephone(office), name.split(' ').collect::<Vec<_>>());
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    vec![
        name.to_uppercase(),
        casebook::vietnamese::fold::fold(name),
        format!("{first} {last}"),
        format!("bà {last}"),
        format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]),
        format!("+84 {}", &phone[1..]),
    ]
}

/// A day: a visit with a denunciation, a search, a half-typed form, a workbook, a lock.
pub fn a_days_work_leaves_no_name_outside_the_register(stage: &Stage) {
    #[allow(clippy::disallowed_methods, reason = "which files are of this run")]
    let begun = SystemTime::now();
    let office = stage.office().on("2026-11-23").with(&[]);
    let names = canaries(&office);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").write(&names[0]).press("Enter");
    clerk.at("visit.people.0.address").write(&names[1]).press("Enter").at("visit.people.0.hamlet").press("Alt+M");
    let more = ["birth", "sex", "id_type", "id_number", "id_issued_on", "id_issued_by"];
    let more: Vec<String> = more.iter().map(|field| format!("visit.people.0.{field}")).collect();
    clerk.passes(&more.iter().map(String::as_str).collect::<Vec<_>>());
    clerk.at("visit.people.0.phone").write(&telephone(&office)).press("Enter");
    clerk.passes(&["visit.people.0.ethnic_group", "visit.people.0.role"]).at("visit.people_count").press("Enter");
    let told = told_as(&names[0], &office);
    clerk.at("visit.content").write(&format!("Tố cáo việc của {}; {}", names[2], told.join("; ")));
    clerk.sees("Đoạn này có tên người tố cáo").at("visit.content").press("Ctrl+Enter");
    clerk.at("_about.how").press("Enter").at("_paper").press("2").press("Enter").at("petition.kind").write("TC");
    clerk.press("Enter").press("Ctrl+S").sees("Đã lưu lượt tiếp số 1");
    clerk.press("Ctrl+F").write(&names[2]).press("Enter").sees("Tra cứu");
    // The last word of each name is the run's own, and stands in what is open too.
    for one in told.iter().filter(|one| !one.starts_with("bà")) {
        let found = clerk.asks("find_find", &json!({"text": one}));
        assert_eq!(found.as_array().map(Vec::len), Some(0), "“{one}” finds {found}");
    }
    clerk.press("Alt+2").finds("book-view").press("Ctrl+N").at("visit.people.0.full_name").write(&names[3]);
    let kept = crate::driver::until(|| {
        let waiting = clerk.asks("desk_all_unfinished", &json!({}));
        (waiting[0]["called"] == names[3].as_str()).then_some(())
    });
    assert!(kept.is_some(), "the half-typed form is kept");
    clerk.asks("report_export", &json!({"period": "2026-11"}));
    clerk.press("Ctrl+L").at("passphrase");
    assert!(!names.iter().any(|name| clerk.page().shows(name)), "the page is replaced");
    let process = clerk.driver.window().expect("a window");
    let hits = in_files(&office, begun);
    assert!(hits.is_empty(), "names in {hits:?}");
    assert_eq!(key_in_memory(&office, process), 0, "the locked program holds the key");
    drop(clerk);
    let hits = in_files(&office, begun);
    assert!(hits.is_empty(), "after the window is closed: {hits:?}");
}

/// The same memory, looked through while the register is open: the search finds what is there.
pub fn an_open_register_has_its_key_in_memory(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    let process = clerk.driver.window().expect("a window");
    assert!(key_in_memory(&office, process) > 0, "the search would find a key that is there");
    locked_at_once(&clerk);
    assert_eq!(key_in_memory(&office, process), 0);
}

fn locked_at_once(clerk: &Clerk<'_>) {
    clerk.press("Ctrl+L").at("passphrase");
}

/// Every file of this run outside what she chose to export, the register's own among them, that holds a canary in any
/// spelling.
fn in_files(office: &Office<'_>, since: SystemTime) -> Vec<PathBuf> {
    let names = canaries(office);
    let told = told_as(&names[0], office);
    let mut needles: Vec<Vec<u8>> = names.iter().chain(&told).flat_map(|name| spellings(name)).collect();
    needles.extend(spellings(&telephone(office)));
    let mut found = Vec::new();
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let root = office.book().parent().expect("a folder").to_owned();
    let elsewhere = [std::env::temp_dir(), home.join(".cache"), home.join(".local/share"), home.join(".config")];
    let mut files = files_below(&root, SystemTime::UNIX_EPOCH);
    for folder in &elsewhere {
        files.extend(files_below(folder, since));
    }
    for file in files.into_iter().filter(|file| !file.starts_with(office.files())) {
        let Ok(bytes) = fs::read(&file) else { continue };
        if needles.iter().any(|needle| holds(&bytes, needle)) {
            found.push(file);
        }
    }
    found
}

/// UTF-8 and UTF-16, composed and not, as search folds it.
fn spellings(name: &str) -> Vec<Vec<u8>> {
    let folded = casebook::vietnamese::fold::fold(name);
    let texts = [name.nfc().collect::<String>(), name.nfd().collect(), folded];
    let wide = |text: &String| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    texts.iter().flat_map(|text| [text.clone().into_bytes(), wide(text)]).collect()
}

/// What a running build or another journey leaves below the folder for temporary files is not this program's.
fn files_below(folder: &Path, since: SystemTime) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.path().symlink_metadata() else { continue };
        if about.is_dir() {
            all.extend(files_below(&entry.path(), since));
        } else if about.is_file() && about.len() < 64 * 1024 * 1024 && about.modified().is_ok_and(|at| at >= since) {
            all.push(entry.path());
        }
    }
    all
}

/// How often the register's key, as bytes or as letters, stands in the memory of a process.
fn key_in_memory(office: &Office<'_>, process: u32) -> usize {
    let key = KeySlots::read(&office.book()).and_then(|slots| slots.unlock(PASSPHRASE)).expect("the key");
    let letters = key.iter().fold(String::new(), |all, byte| format!("{all}{byte:02x}"));
    let needles = [key.to_vec(), letters.to_uppercase().into_bytes(), letters.into_bytes()];
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("its maps");
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).expect("its memory");
    let mut hits = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
        let Some((from, to)) = range.split_once('-') else { continue };
        let (from, to) = (u64::from_str_radix(from, 16).unwrap_or(0), u64::from_str_radix(to, 16).unwrap_or(0));
        if !rights.starts_with("rw") || to - from > 1 << 30 {
            continue;
        }
        let mut bytes = vec![0; usize::try_from(to - from).expect("a size")];
        if memory.seek(SeekFrom::Start(from)).is_err() || memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        let here: usize = needles.iter().map(|needle| count(&bytes, needle)).sum();
        if here > 0 && std::env::var_os("WINDOW_TALK").is_some() {
            eprintln!("{here} in {line}");
        }
        hits += here;
    }
    hits
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    count(bytes, needle) > 0
}

/// How often a needle stands in bytes. The library's own search for one letter is fast in every build.
fn count(bytes: &[u8], needle: &[u8]) -> usize {
    let Some((first, _)) = needle.split_first() else { return 0 };
    let (mut rest, mut found) = (bytes, 0);
    loop {
        let before = rest;
        match rest.skip_until(*first) {
            Ok(skipped) if skipped > 0 => found += usize::from(before[skipped - 1..].starts_with(needle)),
            _ => return found,
        }
    }
}
