//! The month of the article, entered by keyboard alone from an empty register: 02 lượt; 05 đơn/04 vụ việc; 03 đơn/02 vụ
//! việc within competence, 02 đơn/02 vụ việc outside it.

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::clerk::{Clerk, Office};
use crate::stage::Stage;

/// From no register at all to the workbook on the disk.
pub fn the_month_of_the_article_is_entered_by_keyboard_alone(stage: &Stage) {
    let office = stage.office().on("2019-09-16");
    let clerk = office.clerk();
    first_run(&clerk);
    clerk.took("the month: an empty register of the unit", None).begins();
    offices(&clerk);
    clerk.took("the month: four offices", None).begins();
    visits(&clerk);
    posted(&clerk);
    processed(&clerk);
    clerk.took("the month: 2 visits, 5 petitions, 5 handed over or referred", None);
    reported(&clerk, &office);
}

fn first_run(clerk: &Clerk<'_>) {
    clerk.begins().sees("Máy này chưa có sổ").press("Enter");
    clerk.fills("unit.name", "UBND huyện Chợ Đồn").at("unit.kind").press("Ctrl+A").fills("unit.kind", "huyện");
    clerk.fills("unit.place", "Chợ Đồn").passes(&["unit.upper_level.kind"]);
    clerk.fills("unit.upper_level.name", "UBND tỉnh Bắc Kạn").fills("unit.valid_from", "1/1/2019");
    clerk.passes(&["unit.cutoff_start_day", "unit.remote_area"]).press("Enter");
    clerk.fills("new-passphrase", "suối trong đầu bản").fills("new-again", "suối trong đầu bản").press("Enter");
    clerk.sees("TỜ KHÔI PHỤC SỔ TIẾP DÂN");
    let script = "return [...document.querySelectorAll('.recovery li')].map((one) => one.textContent);";
    let groups = clerk.driver.run(script, &Value::Null);
    clerk.fills("group-1", groups[1].as_str().expect("a group"));
    clerk.fills("group-4", groups[4].as_str().expect("a group")).press("Enter").sees("Hôm nay");
}

fn offices(clerk: &Clerk<'_>) {
    clerk.press("Alt+9").sees("Cơ quan, phòng ban");
    for (side, name) in [
        ("1", "Phòng Tài nguyên và Môi trường"),
        ("1", "Phòng Kinh tế và Hạ tầng"),
        ("2", "UBND xã Bằng Phúc"),
        ("2", "Sở Giao thông vận tải tỉnh Bắc Kạn"),
    ] {
        clerk.press("F6").chooses("office.kind", side).at("office.name").write(name).press("Ctrl+S");
        clerk.finds(".settings").sees(name);
    }
}

fn visits(clerk: &Clerk<'_>) {
    let enter = |day: &str, name: &str, address: &str, content: &str, matter: &str, kind: &str, summary: &str| {
        clerk.press("Alt+2").finds("book-view").press("Ctrl+N").at("visit.people.0.full_name");
        clerk.press_times("Shift+Tab", 2).fills("visit.date", day).passes(&["visit.lane"]);
        clerk.fills("visit.people.0.full_name", name).fills("visit.people.0.address", address);
        clerk.passes(&["visit.people.0.hamlet", "visit.people_count"]).fills("visit.content", content);
        clerk.chooses("_about.how", "3").fills("matter.title", matter).chooses("_paper", "2");
        clerk.fills("petition.kind", kind).at("petition.summary").write(summary);
        clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số").finds("book-view");
    };
    enter(
        "5/9",
        "Hoàng Văn An",
        "thôn Nà Cà, xã Bằng Phúc",
        "Nộp đơn phản ánh việc kiểm đếm, bồi thường giải phóng mặt bằng",
        "Thống kê, bồi thường giải phóng mặt bằng công trình đường liên xã",
        "phản ánh",
        "Phản ánh việc thống kê, bồi thường giải phóng mặt bằng",
    );
    enter(
        "12/9",
        "Nông Thị Bích",
        "thôn Bản Tàn, thị trấn Bằng Lũng",
        "Đề nghị giải quyết tranh chấp đất với hộ liền kề",
        "Tranh chấp đất giữa hai hộ",
        "đề nghị",
        "Đề nghị giải quyết tranh chấp đất giữa hai hộ",
    );
}

/// One paper that came by post or was sent on by another office, classified and handed over in the same act.
struct Paper {
    day: &'static str,
    source: &'static str,
    name: &'static str,
    address: &'static str,
    kind: &'static str,
    summary: &'static str,
    matter: Matter,
    field: &'static str,
    within: bool,
    on: &'static str,
    to: &'static str,
    doc: &'static str,
}

enum Matter {
    Known(&'static str),
    New(&'static str),
}

fn posted(clerk: &Clerk<'_>) {
    let second = Paper {
        day: "6/9",
        source: "",
        name: "Triệu Thị Coi",
        address: "thôn Nà Cà, xã Bằng Phúc",
        kind: "phản ánh",
        summary: "Hộ khác cùng công trình phản ánh đơn giá bồi thường",
        matter: Matter::Known("giải phóng mặt bằng"),
        field: "bồi thường",
        within: true,
        on: "9/9",
        to: "Tài nguyên",
        doc: "",
    };
    let third = Paper {
        day: "9/9",
        source: "",
        name: "Lý Văn Dần",
        address: "thôn Nà Khắt, xã Phương Viên",
        kind: "phản ánh",
        summary: "Phản ánh chất lượng nhà họp thôn",
        matter: Matter::New("Chất lượng công trình xây dựng cơ bản nhà họp thôn"),
        field: "xây dựng",
        within: true,
        on: "11/9",
        to: "Kinh tế",
        doc: "",
    };
    let fifth = Paper {
        day: "13/9",
        source: "cơ quan khác",
        name: "Ma Văn Giàng",
        address: "thôn Khuổi Giả, xã Bản Thi",
        kind: "kiến nghị",
        summary: "Kiến nghị nâng cấp đường tỉnh",
        matter: Matter::New("Kiến nghị nâng cấp đường tỉnh"),
        field: "Khác",
        within: false,
        on: "13/9",
        to: "Sở Giao thông",
        doc: "13/PC-UBND",
    };
    clerk.press("Alt+3");
    for paper in [second, third, fifth] {
        enter(clerk, &paper);
    }
}

fn enter(clerk: &Clerk<'_>, paper: &Paper) {
    clerk
        .finds("book-view")
        .press("Ctrl+N")
        .at("petition.source")
        .press("Shift+Tab")
        .fills("petition.received_on", paper.day);
    clerk.at("petition.source");
    if !paper.source.is_empty() {
        clerk.press("Ctrl+A").write(paper.source);
    }
    clerk.goes_on().passes(&["petition.written_on"]);
    if !paper.source.is_empty() {
        clerk.passes(&["petition.incoming.no", "petition.incoming.on", "petition.incoming.from"]);
    }
    clerk.passes(&["petition.anonymity"]).fills("petition.petitioners.0.full_name", paper.name);
    clerk.fills("petition.petitioners.0.address", paper.address);
    clerk.passes(&["petition.petitioners.0.hamlet", "petition.signer_count"]).fills("petition.kind", paper.kind);
    clerk.fills("petition.summary", paper.summary);
    match paper.matter {
        Matter::New(title) => clerk.chooses("_about.how", "4").fills("matter.title", title),
        Matter::Known(words) => {
            clerk
                .chooses("_about.how", "3")
                .at("_about.matter")
                .write(words)
                .finds("[role=option][aria-selected=true]");
            clerk.goes_on()
        }
    };
    clerk.passes(&["petition.note"]).chooses("petition.eligibility", "1");
    classified(clerk, paper.field, paper.within, paper.on);
    sent(clerk, paper.to, paper.doc);
}

fn classified(clerk: &Clerk<'_>, field: &str, within: bool, on: &str) {
    clerk.fills("petition.field", field).chooses("petition.competence", if within { "1" } else { "2" });
    clerk.chooses("petition.disposition", "2").fills("petition.processed_on", on);
}

fn sent(clerk: &Clerk<'_>, to: &str, doc: &str) {
    clerk.fills("referral.office", to);
    if !doc.is_empty() {
        clerk.fills("referral.doc_no", doc).at("referral.doc_date").write("13/9");
    }
    clerk.press("Ctrl+S").sees("Đã lưu đơn số");
}

/// The two papers handed in at visits wait to be processed: they are found by their words, F6 opens them.
fn processed(clerk: &Clerk<'_>) {
    let open = |words: &str, number: &str| {
        clerk.press("Alt+3").finds("book-view").press("Ctrl+F").finds(".view-search:focus").press("Ctrl+A");
        clerk
            .write(words)
            .sees("1 dòng")
            .finds(".view-search:focus")
            .press("Enter")
            .press("F6")
            .sees(&format!("Xử lý đơn số {number}"));
        clerk.passes(&["petition.kind", "_about.how", "_about.matter"]).chooses("petition.eligibility", "1");
    };
    open("Hoàng Văn An", "1/2019");
    classified(clerk, "bồi thường", true, "6/9");
    sent(clerk, "Tài nguyên", "");
    open("Nông Thị Bích", "2/2019");
    classified(clerk, "tranh chấp", false, "12/9");
    sent(clerk, "UBND xã", "");
}

/// From the start screen to the file, and the file read by another reader than the one that wrote it.
fn reported(clerk: &Clerk<'_>, office: &Office<'_>) {
    clerk.press("Alt+1").sees("Việc cần làm").begins();
    clerk.press("Alt+6").at("report-period").press("Down").sees("05 đơn/04 vụ việc").press("Ctrl+E");
    clerk.sees("Đã ghi và kiểm tra").took("the month: start screen to file on disk", Some(5));
    clerk.sees("03 đơn/02 vụ việc thuộc thẩm quyền").sees("02 đơn/02 vụ việc không thuộc thẩm quyền");
    let files: Vec<_> =
        std::fs::read_dir(office.files()).expect("a folder").map(|file| file.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("one file: {files:?}") };
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    // As the article says: two visits; five petitions; three of two matters within competence; two outside, referred on.
    for (form, column, figure) in
        [("01/TCD", 1, 2), ("02/XLD", 1, 5), ("02/XLD", 4, 3), ("02/XLD", 5, 2), ("02/XLD", 23, 2), ("02/XLD", 25, 2)]
    {
        assert_eq!(printed(&mut book, form, column), figure, "{form}, column {column}");
    }
    // And every other figure as on the screen.
    let report = clerk.asks("report_make", &json!({"period": "2019-09"}));
    for (form, figures) in report["forms"].as_object().expect("forms") {
        for (column, figure) in figures.as_object().expect("columns") {
            let column = column.parse().expect("a number");
            assert_eq!(printed(&mut book, form, column), figure.as_i64().unwrap(), "{form}, column {column}");
        }
    }
}

/// The figure a sheet shows in a column of its form: the row under the numbers, which begins with MS.
fn printed(book: &mut Xlsx<std::io::BufReader<std::fs::File>>, form: &str, column: usize) -> i64 {
    let range = book.worksheet_range(&form.replace('/', "-")).expect("a sheet");
    let head = range.rows().position(|row| row[0] == Data::String("MS".into())).expect("a row of numbers");
    let cell = range.rows().nth(head + 1).expect("a row of figures")[column].clone();
    cell.as_string().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{form} {column}: {cell}"))
}
