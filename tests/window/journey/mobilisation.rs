//! Dân vận: the eight logs, their annex, and their own period.

use calamine::{Data, Reader, Xlsx, open_workbook};
use casebook::practice;
use serde_json::{Value, json};

use crate::clerk::Clerk;
use crate::stage::Stage;

/// Opens a log from the screen of them all, and a new record in it.
fn begins(clerk: &Clerk<'_>, log: usize, first: &str) {
    clerk.press("Alt+0").sees("Lũy kế từ đầu năm").press(&format!("Ctrl+{log}")).finds("book-view");
    clerk.press("Ctrl+N").at(first);
}

/// The one row of a log.
fn row(clerk: &Clerk<'_>, log: &str) -> Value {
    let rows = clerk.asks(&format!("{log}_list"), &json!({"query": {}}))["rows"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{log}: {rows}");
    clerk.asks(&format!("{log}_get"), &json!({"ref": rows[0]["ref"]}))["record"].clone()
}

/// One record in each of the eight logs; the annex counts them all, and the screen opens the rows behind a figure.
pub fn each_log_is_entered_by_keyboard_alone(stage: &Stage) {
    let office = stage.office().on("2026-11-12").with(&[]);
    let clerk = office.unlocked();
    clerk.begins();
    outreach(&clerk);
    model(&clerk);
    contribution(&clerk);
    dialogue(&clerk);
    others(&clerk);
    clerk.took("one record in each of the eight logs", None);
    clerk
        .press("Alt+0")
        .sees("Tổ chức 01 hội nghị")
        .sees("117 người dự; phát 374 tài liệu; giới thiệu 02 văn bản luật");
    clerk.sees("hơn 12 triệu đồng").sees("05 triệu đồng tiền mặt").sees("01 cuộc đối thoại");
    let annex = clerk.asks("mobilisation_make", &json!({"period": "2026-11"}));
    let rows = annex["rows"].as_array().expect("rows");
    let figure = |measure: &str| {
        let row = rows.iter().find(|row| row["measure"] == measure);
        row.map(|row| row["figures"][0].clone()).expect("an indicator")
    };
    for (measure, value) in [
        ("outreach_attendees", json!(117)),
        ("models_registered", json!(1)),
        ("contribution_cash", json!(5_000_000)),
        ("contribution_labour_goods", json!(7_340_000)),
        ("contribution_land", json!(350.5)),
        ("dialogue_people", json!(45)),
        ("democracy_published", json!(1)),
        ("rules_issued", json!(1)),
        ("movements_begun", json!(1)),
        ("directives_issued", json!(1)),
    ] {
        assert_eq!(figure(measure), value, "{measure}");
    }
}

fn outreach(clerk: &Clerk<'_>) {
    begins(clerk, 1, "outreach.on");
    clerk.passes(&["outreach.on"]).fills("outreach.title", "Hội nghị phổ biến pháp luật");
    clerk.fills("outreach.topic", "Luật Tiếp công dân; Luật Khiếu nại");
    clerk.at("outreach.about_reception").press("Space").goes_on();
    clerk.passes(&["outreach.host", "outreach.place", "outreach.form"]).fills("outreach.people", "117");
    clerk.passes(&["outreach.women", "outreach.minority"]).fills("outreach.documents", "374");
    clerk.passes(&["outreach.document_kind"]).at("outreach.laws").write("2").press("Ctrl+S");
    clerk.sees("Đã lưu hội nghị, lớp");
    let kept = row(clerk, "outreach");
    assert_eq!((&kept["people"], &kept["documents"], &kept["laws"]), (&json!(117), &json!(374), &json!(2)));
    // What was about reception feeds 06/QLKNTC, columns 4 and 5.
    let report = clerk.asks("report_make", &json!({"period": "2026-11"}));
    assert_eq!((&report["forms"]["06/QLKNTC"]["4"], &report["forms"]["06/QLKNTC"]["5"]), (&json!(1), &json!(117)));
}

fn model(clerk: &Clerk<'_>) {
    begins(clerk, 2, "model.registered_on");
    clerk.passes(&["model.registered_on"]).fills("model.name", "Nhà họp thôn xanh");
    clerk.chooses("model.field", "2").chooses("model.holder_kind", "1").at("model.holder").write("Thôn Nà Khắt");
    clerk.press("Ctrl+S").sees("Đã lưu mô hình");
    let kept = row(clerk, "model");
    assert_eq!((&kept["field"], &kept["state"]), (&json!("culture_society"), &json!("registered")));
}

fn contribution(clerk: &Clerk<'_>) {
    begins(clerk, 3, "contribution.on");
    clerk.passes(&["contribution.on", "contribution.round"]).fills("contribution.programme", "Đường giao thông");
    clerk.fills("contribution.work", "Đường thôn Nà Cà").chooses("contribution.source", "1");
    clerk.fills("contribution.households", "42").fills("contribution.cash", "5.000.000");
    clerk.fills("contribution.labour_days", "36,7").fills("contribution.labour_rate", "200.000");
    clerk.passes(&[
        "contribution.labour_value",
        "contribution.goods.0.name",
        "contribution.goods.0.quantity",
        "contribution.goods.0.unit",
        "contribution.goods.0.value",
    ]);
    clerk.at("contribution.land").write("350,5").press("Ctrl+S").sees("Đã lưu khoản đóng góp");
    let kept = row(clerk, "contribution");
    assert_eq!(
        (&kept["labour_days"], &kept["land"], &kept["cash"]),
        (&json!(36.7), &json!(350.5), &json!(5_000_000))
    );
    assert!(kept["total"].is_null(), "no whole is made of the parts");
}

fn dialogue(clerk: &Clerk<'_>) {
    begins(clerk, 4, "dialogue.on");
    clerk.passes(&["dialogue.on"]).chooses("dialogue.kind", "1").fills("dialogue.topic", "Giải phóng mặt bằng");
    clerk.passes(&["dialogue.about_reception"]).fills("dialogue.host", "Chủ tịch UBND xã");
    clerk.passes(&["dialogue.place"]).at("dialogue.people").write("45").press("Ctrl+S");
    clerk.sees("Đã lưu cuộc đối thoại");
    assert_eq!(row(clerk, "dialogue")["people"], 45);
}

fn others(clerk: &Clerk<'_>) {
    begins(clerk, 5, "democracy_item.on");
    clerk.passes(&["democracy_item.on", "democracy_item.to", "democracy_item.kind"]);
    clerk.at("democracy_item.title").write("Phương án bồi thường").press("Ctrl+S").sees("Đã lưu nội dung");
    assert_eq!(row(clerk, "democracy_item")["kind"], "publish");
    begins(clerk, 6, "internal_rule.on");
    clerk.passes(&["internal_rule.on"]).chooses("internal_rule.kind", "2");
    clerk.at("internal_rule.title").write("Quy chế chi tiêu nội bộ").press("Ctrl+S").sees("Đã lưu quy chế");
    assert_eq!(row(clerk, "internal_rule")["kind"], "spending");
    begins(clerk, 7, "emulation.on");
    clerk.passes(&["emulation.on"]).at("emulation.movement").write("Dân vận khéo 2026").press("Ctrl+S");
    clerk.sees("Đã lưu mục thi đua");
    assert_eq!(row(clerk, "emulation")["movement"], "Dân vận khéo 2026");
    begins(clerk, 8, "directive.on");
    clerk.passes(&["directive.on", "directive.kind", "directive.no"]);
    clerk.at("directive.title").write("Tăng cường đối thoại").press("Ctrl+S").sees("Đã lưu văn bản, cuộc kiểm tra");
    // Nothing of a log is deleted: it is cancelled with a reason, and stays in its book.
    clerk.finds(".tabulator-row");
    let reference = row(clerk, "directive")["ref"].clone();
    clerk.asks("directive_cancel", &json!({"ref": reference, "reason": "Ghi nhầm"}));
    assert_eq!(row(clerk, "directive")["cancelled"]["reason"], "Ghi nhầm");
    let place = json!({"place": {"slices": ["directive"]}});
    let act = clerk.asks("desk_undoable", &place)["act"].clone();
    clerk.asks("desk_undo", &json!({"place": place["place"], "act": act}));
}

/// What was promised at a dialogue stands among what is due, until it is kept.
pub fn a_promise_made_at_a_dialogue_is_due_until_it_is_kept(stage: &Stage) {
    let office = stage.office().on("2026-11-12").with(&[]);
    let clerk = office.unlocked();
    begins(&clerk, 4, "dialogue.on");
    clerk.passes(&["dialogue.on", "dialogue.kind"]).fills("dialogue.topic", "Đường thôn Nà Cà");
    clerk.passes(&["dialogue.about_reception"]).fills("dialogue.host", "Chủ tịch UBND xã");
    clerk.passes(&["dialogue.place"]).fills("dialogue.people", "45");
    clerk.passes(&["dialogue.opinions", "dialogue.answered", "dialogue.assigned", "dialogue.resolved"]);
    clerk.passes(&["dialogue.notice.no", "dialogue.notice.on", "dialogue.note"]);
    clerk.fills("dialogue.promises.0.what", "Sửa cống thoát nước").fills("dialogue.promises.0.due", "13/11");
    clerk.at("dialogue.promises.0.office").press("Ctrl+S");
    clerk.sees("Đã lưu cuộc đối thoại");
    clerk.press("Alt+1").sees("Sửa cống thoát nước").sees("13/11/2026");
    let kept = row(&clerk, "dialogue");
    assert_eq!(kept["promises"][0]["due"], "2026-11-13");
    let mut draft = kept.clone();
    draft["promises"][0]["done_on"] = json!("2026-11-12");
    clerk.asks("dialogue_correct", &json!({"ref": kept["ref"], "draft": draft}));
    clerk.press("Alt+0").sees("01 việc đã hứa đến hạn, làm xong 01").press("Alt+1");
    clerk.sees_no_more("Sửa cống thoát nước");
}

/// The Party committee's own cut-off moves the logs' period and leaves the report's.
pub fn the_logs_have_a_period_of_their_own(stage: &Stage) {
    let office = stage.office().on("2026-11-12").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Alt+0").sees("Từ 15/10/2026 đến 14/11/2026");
    clerk.asks(
        "setting_add",
        &json!({"draft": {"name": "mobilisation_cutoff_start_day", "value": "20", "valid_from": "2026-01-01"}}),
    );
    clerk.press("Alt+9").sees("Kỳ báo cáo dân vận bắt đầu từ ngày: 20");
    clerk.press("Alt+0").sees("Từ 20/10/2026 đến 19/11/2026").press("Alt+6").sees("Từ 15/10/2026 đến 14/11/2026");
}

/// What is of reception and not of the logs.
fn is_of_reception(line: &Value) -> bool {
    let kinds =
        ["unit", "setting", "officer", "person", "session", "visit", "matter", "petition", "referral", "hamlet"];
    line["type"].as_str().is_none_or(|kind| kinds.contains(&kind) || kind == "casebook")
}

/// The other figures of the article, on the page and in the file: 01 hội nghị, 117, 374, 02 luật; 31 mô hình; hơn 35,
/// 25 and 01 tỷ đồng and 32.000 m² stated apart.
pub fn the_figures_of_the_article_stand_on_the_page(stage: &Stage) {
    let lines = practice::SAMPLE.lines().chain(practice::LOGS.lines());
    let lines = lines.map(|line| serde_json::from_str(line).expect("a line of the sample"));
    // The rooms that promises are handed to, and the logs.
    let lines: Vec<Value> = lines.filter(|line: &Value| line["type"] == "office" || !is_of_reception(line)).collect();
    let office = stage.office().on("2019-09-14").with(&lines);
    let clerk = office.unlocked();
    clerk.press("Alt+0").sees("Tổ chức 01 hội nghị").sees("117 người dự; phát 374 tài liệu");
    clerk.sees("giới thiệu 02 văn bản luật").sees("đến nay có 31 mô hình được công nhận").sees("hơn 35 tỷ đồng");
    clerk.sees("hơn 25 tỷ đồng ngày công, hiện vật quy ra tiền").sees("hơn 01 tỷ đồng tiền mặt");
    clerk.sees("hơn 32.000 m² đất").photograph("dan-van");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra");
    let file = office.files().join("DV-UBND-xa-Cho-Don-2019-09.xlsx");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    let range = book.worksheet_range("Dân vận").expect("a sheet");
    let says =
        |words: &str| range.rows().flatten().any(|cell| matches!(cell, Data::String(text) if text.contains(words)));
    assert!(says("hơn 35 tỷ đồng") && says("Hội nghị, lớp, đợt tuyên truyền"));
}
