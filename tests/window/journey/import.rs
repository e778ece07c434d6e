//! Nhập sổ Excel: an old book of Excel comes in, what stayed outside is saved, the whole is taken back; stopped or killed it
//! leaves the register as it was.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

use super::find::tabs_to;
use crate::clerk::{Clerk, Office};
use crate::stage::Stage;

const HEADINGS: [&str; 6] = ["STT", "Ngày tiếp", "Họ tên – Địa chỉ", "Nội dung", "Số khác", "Ghi chú"];

/// Draws a book of visits: a merged title, headings, then rows.
fn book(path: &Path, rows: &[[&str; 6]]) {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.merge_range(0, 0, 0, 5, "SỔ TIẾP CÔNG DÂN Năm 2019", &Format::new()).unwrap();
    for (at, row) in (2_u32..).zip([HEADINGS].iter().chain(rows)) {
        for (column, text) in (0_u16..).zip(row).filter(|(_, text)| !text.is_empty()) {
            page.write_string(at, column, *text).unwrap();
        }
    }
    workbook.save(path).unwrap();
}

/// An office with an old book at hand.
fn office<'a>(stage: &'a Stage, rows: &[[&str; 6]]) -> Office<'a> {
    with_book(stage.office().on("2026-11-23").with(&[]), rows)
}

/// The office, and an old book of these rows that is chosen there.
fn with_book<'a>(office: Office<'a>, rows: &[[&str; 6]]) -> Office<'a> {
    let path = office.files().join("so-cu.xlsx");
    book(&path, rows);
    office.told("SO_TIEP_DAN_OPEN_FROM", path.to_str().unwrap())
}

/// The office, and an old book in which something is doubtful and something cannot come in.
pub fn with_old_book(office: Office<'_>) -> Office<'_> {
    let good = ["1", "05/9/2019", "Hoàng Văn An – thôn Nà Cà", "Hỏi thủ tục cấp giấy chứng nhận", "0912345678", ""];
    let bad = ["2", "31/9/2019", "Ma Văn Cử – thôn Bản Tàn", "Đề nghị hỗ trợ", "", ""];
    with_book(office, &[good, bad])
}

/// Thiết lập, Nhập sổ Excel, the file; the keyboard is over a column of her own rows.
fn chosen<'a>(clerk: &'a Clerk<'_>) -> &'a Clerk<'a> {
    clerk.press("Alt+9").finds(".settings").press("F10").sees("Các lần đã nhập").press("Ctrl+O").sees("so-cu.xlsx");
    clerk.finds(".import-sheet select:focus")
}

/// No column is doubtful any more.
const SURE: &str = ".import-sheet:not(:has(.unsure))";

fn visits(clerk: &Clerk<'_>) -> usize {
    let listed = clerk.asks("visit_list", &json!({"query": {"limit": 1}}));
    usize::try_from(listed["total"].as_u64().unwrap()).unwrap()
}

/// Old type, a repetition, a day there is not, a column the program does not know: seen, corrected, entered, taken back.
pub fn an_old_book_comes_in_and_is_taken_back(stage: &Stage) {
    let rows = [
        ["1", "05/9/2019", "Hoµng V¨n An - th«n Nµ Cµ", "Hái thñ tôc cÊp giÊy chøng nhËn", "0912345678", ""],
        ["2", "06.9.2019", "N«ng ThÞ BÝch - nt", "Tranh chÊp ®Êt víi hé liÒn kÒ", "", ""],
        ["3", "31/9/2019", "Ma V¨n C\u{AD} - th«n B¶n Tµn", "§Ò nghÞ hç trî", "", ""],
    ];
    let office = office(stage, &rows);
    let clerk = office.unlocked();
    clerk.begins();
    chosen(&clerk).at("import.hold.E").sees("Hoµng V¨n An").sees("Hoàng Văn An").sees("1 cột chưa chắc");
    clerk.write("dien thoai").finds(SURE).press("F6").sees("Nhập được 2 dòng").sees("1 dòng chưa nhập được");
    clerk.sees("Nhập 2 dòng").press("Right").sees("không có ngày này trong lịch");
    assert_eq!(visits(&clerk), 0, "nothing is written by a trial");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra dong-chua-nhap").press("Ctrl+S").sees("Đã nhập xong");
    clerk.took("an old book imported", None);
    assert!(office.files().join("dong-chua-nhap-2026-11-23.xlsx").exists());
    let row = clerk.asks("visit_list", &json!({"query": {"search": "nong thi bich"}}))["rows"][0].clone();
    let visit = clerk.asks("visit_get", &json!({"ref": row["ref"]}))["record"].clone();
    assert_eq!((&visit["date"], &visit["content"]), (&json!("2019-09-06"), &json!("Tranh chấp đất với hộ liền kề")));
    assert_eq!(visit["people"][0]["address"], "thôn Nà Cà", "as above");
    let first = clerk.asks("visit_list", &json!({"query": {"search": "0912345678"}}));
    assert_eq!(first["total"], 1, "the corrected column is a telephone number");
    // The next file with the same headings is read the same way.
    clerk.press("Esc").sees("Chọn tệp").press("Ctrl+O").finds(".import-sheet select:focus").finds(SURE);
    clerk.press("Esc").finds(".import-tables input:focus").begins();
    tabs_to(&clerk, ".row-links button:focus");
    clerk.press("Enter").sees("Lấy lại lần nhập này?").press("Tab").press("Enter").sees("Đã lấy lại lần nhập");
    clerk.took("a whole batch taken back", None);
    assert_eq!(visits(&clerk), 0);
}

/// Her own rows, all by keyboard: the headings moved there and back, a column told, tried, entered; days later it is taken
/// back, and what she corrected meanwhile stays and is named.
pub fn her_own_rows_come_in_by_keyboard_alone(stage: &Stage) {
    let row = |n: &'static str, day, name, what, phone| [n, day, name, what, phone, ""];
    let rows = [
        row("1", "05/9/2019", "Hoàng Văn An – thôn Nà Cà", "Hỏi thủ tục cấp giấy chứng nhận", "0912345678"),
        row("2", "06/9/2019", "Nông Thị Bích – thôn Bản Tàn", "Tranh chấp đất với hộ liền kề", "0987654321"),
        row("3", "", "Ma Văn Cử – thôn Bản Tàn", "Đề nghị hỗ trợ", ""),
    ];
    let office = office(stage, &rows);
    let map = office.files().join("khai-cot.json");
    let office = office.told("SO_TIEP_DAN_MAP_FROM", map.to_str().unwrap());
    let clerk = office.unlocked();
    clerk.begins();
    chosen(&clerk).at("import.hold.E").sees("Tiêu đề dòng 3");
    clerk.press("Alt+Down").sees("Tiêu đề dòng 4").press("Alt+Up").sees("Tiêu đề dòng 3").press("Alt+Shift+Down");
    clerk.sees("Tiêu đề dòng 3–4").press("Alt+Shift+Up");
    clerk
        .sees_no_more("Tiêu đề dòng 3–4")
        .at("import.hold.E")
        .press("F1")
        .sees("Các cột của sổ khi nhập")
        .press("Esc");
    clerk.at("import.hold.E").write("dt").finds(SURE);
    // What she said of the columns goes to other offices, and the file is read by it.
    tabs_to(&clerk, ".import-maps button:focus");
    clerk.press("Enter").sees("Đã ghi và kiểm tra khai-cot.json").press("Ctrl+O").finds(".import-sheet .unsure");
    tabs_to(&clerk, ".import-maps button + button:focus");
    clerk.press("Enter").sees("Các cột đã đọc theo tệp khai cột").finds(SURE);
    clerk.press("Ctrl+S").sees("Bấm F6 xem trước").press("F6").sees("Nhập 2 dòng").sees("Hoàng Văn An, thôn Nà Cà");
    assert_eq!(visits(&clerk), 0, "nothing is written by a trial");
    // What is doubtful is seen where it stands; what was changed is tried again before it comes in.
    clerk.press("Esc").finds(".import-sheet .doubt").at("import.hold.A").press_times("Right", 3).at("import.hold.D");
    clerk.write("ghi").press("Ctrl+S").sees("Bấm F6 xem trước").press("Left").press("Right");
    clerk.at("import.hold.D").write("noi dung").press("F6").sees("Nhập 2 dòng");
    clerk.press("Ctrl+S").sees("Đã nhập xong").sees("Vào sổ: 2 lượt tiếp");
    clerk.took("her own rows imported", None);
    drop(clerk);
    let office = office.told("SO_TIEP_DAN_TODAY", "2026-11-27");
    let clerk = office.unlocked();
    let row = clerk.asks("visit_list", &json!({"query": {"search": "nong thi bich"}}))["rows"][0].clone();
    let mut visit = clerk.asks("visit_get", &json!({"ref": row["ref"]}))["record"].clone();
    visit["outcome"] = json!("Đã hướng dẫn hòa giải");
    clerk.asks("visit_correct", &json!({"ref": row["ref"], "draft": visit}));
    clerk.begins().press("Alt+9").finds(".settings").press("F10").sees("Ngày 23/11/2026: 2 lượt tiếp");
    tabs_to(&clerk, ".row-links button:focus");
    clerk
        .press("Enter")
        .sees("Lấy lại lần nhập này?")
        .press("Tab")
        .press("Enter")
        .sees("Đã lấy lại lần nhập: 1 lượt tiếp");
    clerk.sees("ở lại vì đã dùng tới").sees("Lượt tiếp số 2").took("an import taken back days later", None);
    assert_eq!(visits(&clerk), 1, "what was corrected since stays");
}

/// Many rows of one book.
fn many(rows: usize) -> Vec<[String; 6]> {
    let row = |n: usize| {
        let day = format!("{:02}/{:02}/2019", n % 28 + 1, n / 28 % 12 + 1);
        let (name, content) = (format!("Hoàng Văn {n} – thôn Nà Cà"), format!("Hỏi việc thứ {n}"));
        [(n + 1).to_string(), day, name, content, String::new(), String::new()]
    };
    (0..rows).map(row).collect()
}

/// An import runs by itself and says how far it is; stopped by a key, or killed with the machine, it leaves nothing.
pub fn an_import_stopped_or_killed_leaves_nothing(stage: &Stage) {
    let rows = many(1_500);
    let rows: Vec<[&str; 6]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    // Nobody is there for longer than the register stays open by itself.
    let office = office(stage, &rows).told("SO_TIEP_DAN_IDLE", "20");
    let clerk = office.unlocked();
    chosen(&clerk).press("F6").sees("Nhập 1.500 dòng").press("Ctrl+S").finds("progress");
    clerk.press("Esc").sees("dừng").finds(".import");
    assert_eq!(visits(&clerk), 0, "stopped: as it was");
    clerk.press("Ctrl+S").finds("progress");
    clerk.dies();
    let clerk = office.unlocked();
    assert_eq!(visits(&clerk), 0, "killed: as it was");
    chosen(&clerk).press("F6").sees("Nhập 1.500 dòng").press("Ctrl+S").sees("Đã nhập xong");
    assert_eq!(visits(&clerk), 1_500, "and left alone it comes in");
}
