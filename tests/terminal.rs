//! The terminal door: commands, JSON and exit codes are a contract.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tests::{matter, petition, unit, with};

/// The program stands beside the folder of this test.
pub(crate) fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let path =
        here.parent().and_then(Path::parent).unwrap().join(format!("casebook{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "build it first: cargo build -p casebook");
    path
}

pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: Value,
    pub(crate) text: String,
    pub(crate) err: String,
}

fn run_as(passphrase: &str, arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(program());
    command.args(arguments).env("CASEBOOK_PASSPHRASE", passphrase);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads nothing closes the pipe, which is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = String::from_utf8(stdout).unwrap();
    let out = serde_json::from_str(&text).unwrap_or(Value::Null);
    Ran { code: status.code().unwrap(), out, text, err: String::from_utf8(stderr).unwrap() }
}

pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Ran {
    run_as("bốn từ dễ nhớ", arguments, input)
}

pub(crate) struct Office {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) book: String,
}

pub(crate) fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("Sổ tiếp dân").to_str().unwrap().to_owned();
    let unit_file = folder.path().join("unit.json");
    std::fs::write(&unit_file, unit().to_string()).unwrap();
    let sheet = folder.path().join("ma-khoi-phuc.txt");
    let ran = run(
        &[
            "init",
            &book,
            "--unit",
            unit_file.to_str().unwrap(),
            "--recovery-sheet",
            sheet.to_str().unwrap(),
            "--today",
            "2026-11-23",
        ],
        b"",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    Office { folder, book }
}

impl Office {
    pub(crate) fn load(&self, text: &str) -> Ran {
        run(&["load", &self.book, "-", "--today", "2026-11-23"], text.as_bytes())
    }
}

#[test]
fn a_month_goes_in_and_its_report_comes_out() {
    let office = office();
    let text = format!("{}\n{}\n", matter("V"), petition("D1", "2026-11-02"));
    let loaded = office.load(&text);
    assert_eq!((loaded.code, &loaded.out["loaded"]), (0, &json!({"matter": 1, "petition": 1})));
    let mut draft = petition("D2", "2026-11-03");
    draft.as_object_mut().unwrap().shift_remove("type");
    let added = run(&["add", &office.book, "petition", "--today", "2026-11-23"], draft.to_string().as_bytes());
    assert_eq!(added.out["id"], 2);
    assert_eq!((&added.out["number"], &added.out["touched"]), (&json!("2/2026"), &json!(["petition:2"])));
    let found = run(&["find", &office.book, "ly van dan"], b"");
    assert_eq!(found.out.as_array().unwrap().len(), 2);
    assert_eq!(found.out[0]["match"][0], json!(["petitioners.0.full_name", 0, 2]));
    let workbook = office.folder.path().join("bc.xlsx");
    let report = run(
        &[
            "report",
            &office.book,
            "--period",
            "2026-11",
            "--json",
            "--out",
            workbook.to_str().unwrap(),
            "--today",
            "2026-11-23",
        ],
        b"",
    );
    assert_eq!((report.code, &report.out["forms"]["02/XLD"]["4"]), (0, &json!(2)));
    assert!(std::fs::metadata(&workbook).unwrap().len() > 10_000);
    let check = run(&["check", &office.book], b"");
    assert_eq!((&check.out["ok"], &check.out["counts"]["petition"]), (&json!(true), &json!(2)));
    let export = run(&["export", &office.book, "-"], b"");
    assert!(export.text.starts_with("{\"type\":\"casebook\",\"format\":1}\n"));
    let due = run(&["due", &office.book, "--on", "2026-11-23"], b"");
    assert_eq!(due.out, json!([]));
}

#[test]
fn a_period_is_closed_opened_as_it_was_sent_and_opened_again() {
    let office = office();
    office.load(&format!("{}\n{}\n", matter("V"), petition("D1", "2026-11-02")));
    let on = |day: &str, words: &[&str]| {
        let rest = ["--period", "2026-11", "--today", day];
        run(&[&words[..1], &[office.book.as_str()], &words[1..], &rest].concat(), b"")
    };
    let early = on("2026-11-13", &["close"]);
    assert_eq!((early.code, &early.out["faults"][0]["code"]), (1, &json!("period_running")));
    let closed = on("2026-11-23", &["close"]);
    assert_eq!(
        (closed.code, &closed.out["revision"], &closed.out["closed"]["sent_on"]),
        (0, &json!(1), &json!("2026-11-23"))
    );
    let file = |name: &str| office.folder.path().join(name).to_str().unwrap().to_owned();
    let (first, second) = (file("1.xlsx"), file("2.xlsx"));
    let sent = on("2026-11-23", &["report", "--json", "--annex", "--out", &first]);
    office.load(&format!("{}\n", petition("D2", "2026-11-03")));
    let again = on("2026-12-01", &["report", "--json", "--annex", "--out", &second]);
    assert_eq!((again.code, &again.text), (0, &sent.text));
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&second).unwrap());
    assert_eq!(on("2026-12-01", &["report", "--json", "--current"]).out["summary"]["petitions"], 2);
    let changes = on("2026-12-01", &["changes"]).out;
    let late = &changes["changes"]["entries"];
    assert!(late.as_array().unwrap().iter().any(|one| one["kind"] == "late" && one["ref"] == "D2"), "{late}");
    let left = on("2026-12-01", &["leave", "D2", "--note", "Báo cáo miệng"]);
    assert_eq!((left.code, &left.out["left"]), (0, &json!("D2")));
    assert_eq!(on("2026-12-01", &["reopen", "--reason", "Sót đơn"]).out["next_revision"], 2);
    assert_eq!(on("2026-12-01", &["close"]).out["revision"], 2);
    let old = on("2026-12-02", &["report", "--json", "--annex", "--revision", "1", "--out", &second]);
    assert_eq!(old.text, sent.text);
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&second).unwrap());
}

#[test]
fn each_thing_that_goes_wrong_has_its_own_code() {
    let office = office();
    let bad = office.load("{\"type\":\"petition\",\"ref\":\"D1\"}\n");
    assert_eq!(bad.code, 1);
    assert_eq!((&bad.out["faults"][0]["line"], &bad.out["faults"][0]["ref"]), (&json!(1), &json!("D1")));
    assert!(bad.err.contains("chưa ghi gì"));
    for arguments in [
        vec!["report", &office.book, "--period", "2026-13"],
        vec!["report", &office.book, "--period", "2026-11", "--cutoff", "10"],
        vec!["report", &office.book, "--period", "2026-11", "--regime", "tt99"],
        vec!["add", &office.book, "letter"],
        vec!["find", &office.book],
        vec!["deadline", "--rule", "D99", "--from", "2026-01-01"],
        vec!["deadline", "--rule", "D31", "--from", "2026-01-01"],
        vec!["deadline", "--rule", "D05", "--from", "01/01/2026"],
        vec!["check", "/không/có/sổ"],
        vec!["init", &office.book, "--unit", office.folder.path().join("unit.json").to_str().unwrap()],
        vec!["nonsense"],
    ] {
        assert_eq!(run(&arguments, b"{}").code, 2, "{arguments:?}");
    }
    assert_eq!(run_as("sai", &["check", &office.book], b"").code, 3);
    assert_eq!(run(&["load", &office.book, "/không/có.jsonl"], b"").code, 7);
    let held = casebook::open(Path::new(&office.book), "bốn từ dễ nhớ").unwrap();
    assert_eq!(run(&["check", &office.book], b"").code, 5);
    drop(held);
    let keys = Path::new(&office.book).join("khoa.dnth");
    let text = std::fs::read_to_string(&keys).unwrap();
    std::fs::write(&keys, text.replace("\"format\": 2", "\"format\": 9")).unwrap();
    assert_eq!(run(&["check", &office.book], b"").code, 6);
    for copy in ["khoa.dnth", "khoa.dnth.cu"] {
        std::fs::write(Path::new(&office.book).join(copy), &text[..text.len() / 2]).unwrap();
    }
    let damaged = run(&["check", &office.book], b"");
    assert_eq!((damaged.code, &damaged.out["findings"][0]["code"]), (4, &json!("key")));
}

#[test]
fn a_rotten_register_is_answered_4_with_what_was_found_and_what_to_do() {
    let office = office();
    office.load(&format!("{}\n{}\n", matter("V"), petition("D1", "2026-11-02")));
    let file = Path::new(&office.book).join("so.dnth");
    let good = std::fs::read(&file).unwrap();
    for page in (0..good.len() / tests::PAGE).step_by(13) {
        let mut bad = good.clone();
        bad[page * tests::PAGE + 500] ^= 1;
        std::fs::write(&file, bad).unwrap();
        let ran = run(&["check", &office.book], b"");
        let found = &ran.out["findings"][0];
        assert_eq!((ran.code, &ran.out["ok"], &found["code"]), (4, &json!(false), &json!("pages")), "{}", ran.text);
        assert_eq!((&found["file"], &found["pages"]), (&json!("so.dnth"), &json!([page + 1])));
        assert!(found["say"].as_str().unwrap().contains("khôi phục") && ran.err.contains("khôi phục"), "{}", ran.err);
        for verb in [vec!["export", &office.book, "-"], vec!["report", &office.book, "--period", "2026-11"]] {
            assert!([0, 4].contains(&run(&verb, b"").code), "page {page}: {verb:?}");
        }
    }
}

#[test]
fn a_head_ever_printed_or_kept_is_a_link_of_the_chain_and_another_is_not() {
    let office = office();
    let first = run(&["check", &office.book], b"").out["journal_head"].as_str().unwrap().to_owned();
    office.load(&format!("{}\n", matter("V")));
    let printed = casebook::wording::safety::head_words(&first);
    let asked = |head: &str| {
        let ran = run(&["check", &office.book, "--head", head], b"");
        (ran.code, ran.out["head_known"].clone())
    };
    for head in [first.as_str(), &first.to_uppercase(), &printed, &first[..16]] {
        assert_eq!(asked(head), (0, json!(true)), "{head}");
    }
    for head in [first.replacen(&first[..1], if first.starts_with('0') { "1" } else { "0" }, 1), "0".repeat(64)] {
        assert_eq!(asked(&head), (4, json!(false)), "{head}");
    }
    assert_eq!((asked("abc").0, asked("không phải mã nào cả").0), (2, 2));
    assert_eq!(run(&["check", &office.book], b"").out["head_known"], Value::Null);
}

#[test]
fn the_recovery_sheet_sets_a_new_passphrase() {
    let office = office();
    let sheet = std::fs::read_to_string(office.folder.path().join("ma-khoi-phuc.txt")).unwrap();
    let code = sheet.split_whitespace().last().unwrap();
    let file = office.folder.path().join("code.txt");
    std::fs::write(&file, code).unwrap();
    let changed = Command::new(program())
        .args(["passphrase", &office.book, "--recovery-code-file", file.to_str().unwrap()])
        .env("CASEBOOK_NEW_PASSPHRASE", "suối đá nghé vàng cau")
        .output()
        .unwrap();
    assert!(changed.status.success());
    assert_eq!(run(&["check", &office.book], b"").code, 3);
    assert_eq!(run_as("suối đá nghé vàng cau", &["check", &office.book], b"").code, 0);
}

#[test]
fn a_deadline_needs_no_register() {
    let ran = run(&["deadline", "--rule", "D05", "--from", "2026-08-21"], b"");
    assert_eq!(ran.code, 0);
    assert_eq!((&ran.out["rule"], &ran.out["due"]), (&json!("D05'"), &json!("2026-09-03")));
}

#[test]
fn bad_input_is_refused_by_its_limits() {
    let office = office();
    let name = json!({"type": "matter", "ref": "V", "title": "x".repeat(1_000_000)}).to_string();
    let lines = "{}\n".repeat(1_000_000);
    let unknown = with(&matter("V"), &json!({"màu": 1})).to_string();
    for (text, code) in [
        (name.as_str(), "too_large"),
        (lines.as_str(), "too_large"),
        ("{\"type\":\"matter\",\"ref\":\"V\",\"title\":5}", "wrong_type"),
        (unknown.as_str(), "unknown_key"),
        (&unknown[..unknown.len() - 4], "not_json"),
    ] {
        let ran = office.load(text);
        assert_eq!((ran.code, &ran.out["faults"][0]["code"]), (1, &json!(code)), "{}", ran.err);
    }
    let counts = run(&["check", &office.book], b"").out["counts"].clone();
    assert_eq!(counts["matter"], 0);
}

#[test]
fn an_offices_own_excel_book_comes_in_and_its_bad_rows_come_back() {
    let office = office();
    let (book, bad) = (office.folder.path().join("so.xlsx"), office.folder.path().join("sua.xlsx"));
    let mut sheet = rust_xlsxwriter::Workbook::new();
    let page = sheet.add_worksheet();
    for (column, head) in ["STT", "Ngày tiếp", "Họ tên, địa chỉ", "Nội dung"].iter().enumerate() {
        page.write_string(0, u16::try_from(column).unwrap(), *head).unwrap();
    }
    for (row, day) in [(1, "05/11/2026"), (2, "31/02/2026")] {
        for (column, text) in [day, "Hoàng Văn An, thôn Nà Cà", "Hỏi việc"].iter().enumerate() {
            page.write_string(row, u16::try_from(column).unwrap() + 1, *text).unwrap();
        }
    }
    sheet.save(&book).unwrap();
    let import = |extra: &[&str]| {
        let mut arguments = vec!["import", &office.book, book.to_str().unwrap(), "--today", "2026-11-23"];
        arguments.extend(extra);
        run(&arguments, b"")
    };
    let tried = import(&["--dry-run"]);
    assert_eq!((tried.code, &tried.out["sheets"][0]["imported"]["bad"]), (0, &json!(1)), "{}", tried.err);
    assert_eq!(run(&["check", &office.book], b"").out["counts"]["visit"], 0);
    let done = import(&["--verdict", bad.to_str().unwrap()]);
    assert_eq!((done.code, &done.out["sheets"][0]["imported"]["good"]), (0, &json!(1)));
    assert!(bad.exists());
    assert_eq!(run(&["check", &office.book], b"").out["counts"]["visit"], 1);
    let foreign = office.folder.path().join("unit.json");
    assert_eq!(run(&["import", &office.book, foreign.to_str().unwrap()], b"").code, 1);
}

#[test]
fn a_backup_is_made_and_restored_at_the_terminal() {
    let office = office();
    office.load(&format!("{}\n", matter("V")));
    let to = office.folder.path().join("sao-luu");
    let made = run(&["backup", &office.book, "--to", to.to_str().unwrap()], b"");
    assert_eq!(made.code, 0, "{}", made.err);
    let file = std::fs::read_dir(&to).unwrap().next().unwrap().unwrap().path();
    let fresh = office.folder.path().join("máy mới");
    let restored = run(&["restore", file.to_str().unwrap(), "--to", fresh.to_str().unwrap()], b"");
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(run(&["check", fresh.to_str().unwrap()], b"").out["counts"]["matter"], 1);
    assert_eq!(run_as("sai", &["restore", file.to_str().unwrap(), "--to", fresh.to_str().unwrap()], b"").code, 3);
}
