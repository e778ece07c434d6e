//! What a clerk may rely on, told as sentences of the trade.

use serde_json::{Map, Value, json};
use vault::Casebook;
use vault::Done;
use vault::Moment;
use vault::key::KeyCost;
use words::slice::Slice;

use crate::practice;
use register::enter::*;
use register::view::record::{look_at, reveal};
use register::view::{find, history, recall};

fn practice() -> (tempfile::TempDir, Casebook, Moment) {
    let folder = tempfile::tempdir().unwrap();
    let cost = KeyCost { memory: 8, passes: 1 };
    let (casebook, _) = practice::create(&folder.path().join("sổ"), "tập", cost).unwrap();
    (folder, casebook, Moment::on(words::day::iso("2019-09-30").unwrap()))
}

fn object(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

fn visit() -> Map<String, Value> {
    object(json!({"date": "2019-09-20", "lane": "routine", "people_count": 1, "matters": ["@matter"],
        "people": [{"full_name": "Bàn Văn Pú", "address": "thôn Phiêng Liềng"}], "content": "Nộp đơn",
        "status": "completed"}))
}

fn petition() -> Map<String, Value> {
    object(json!({"received_on": "2019-09-20", "source": "direct", "via_visit": "@visit", "matter": "@matter",
        "petitioners": [{"full_name": "Bàn Văn Pú", "address": "thôn Phiêng Liềng"}], "signer_count": 1,
        "anonymity": "named", "kind": "feedback", "eligibility": "undetermined", "competence": "undetermined",
        "summary": "Đường ngập"}))
}

fn received(casebook: &mut Casebook, now: Moment) -> Done<Vec<Named>> {
    let matter = object(json!({"title": "Đường ngập nước"}));
    receive(casebook, vec![(Slice::Matter, matter), (Slice::Visit, visit()), (Slice::Petition, petition())], now)
        .unwrap()
}

fn line(casebook: &Casebook, slice: Slice, reference: &str) -> Map<String, Value> {
    look_at(casebook.read(), slice, reference, words::day::iso("2019-09-30").unwrap()).unwrap().record
}

fn exported(casebook: &mut Casebook) -> String {
    let mut text = Vec::new();
    export(casebook, &mut text, Moment::on(words::day::iso("2019-09-30").unwrap())).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn a_visit_its_petition_and_its_new_matter_are_one_act() {
    let (_folder, mut casebook, now) = practice();
    let done = received(&mut casebook, now);
    let refs: Vec<&str> = done.value.iter().map(|named| named.reference.as_str()).collect();
    assert_eq!(done.touched.len(), 3);
    let petition = line(&casebook, Slice::Petition, refs[2]);
    assert_eq!((&petition["matter"], &petition["via_visit"]), (&json!(refs[0]), &json!(refs[1])));
    assert_eq!(line(&casebook, Slice::Visit, refs[1])["matters"], json!([refs[0]]));
    let say = undo(&mut casebook, now).unwrap().unwrap().value.say;
    assert!(say.contains("3/2019") && say.contains("6/2019"), "{say}");
    for named in &done.value {
        assert_eq!(line(&casebook, named.slice, &named.reference)["cancelled"]["reason"], "Hoàn tác");
    }
}

#[test]
fn what_is_undone_keeps_its_number_and_the_next_one_follows() {
    let (_folder, mut casebook, now) = practice();
    received(&mut casebook, now);
    undo(&mut casebook, now).unwrap().unwrap();
    let done = received(&mut casebook, now);
    assert_eq!(done.value[2].entered.number.unwrap().to_string(), "7/2019");
}

#[test]
fn undo_goes_back_act_by_act_and_a_file_that_came_in_is_a_wall() {
    let (_folder, mut casebook, now) = practice();
    let before = exported(&mut casebook);
    let mut draft = line(&casebook, Slice::Petition, "D-01");
    draft.insert("summary".into(), "Khác".into());
    draft.insert("petitioners".into(), json!([{"full_name": "Người khác"}, {"full_name": "Người nữa"}]));
    correct(&mut casebook, Slice::Petition, "D-01", draft, now).unwrap();
    cancel(&mut casebook, Slice::Visit, "R-02", "ghi nhầm", now).unwrap();
    assert!(exported(&mut casebook).contains("ghi nhầm"));
    assert!(find::find(casebook.read(), "nguoi nua", 5).unwrap().len() == 1);
    for _ in 0..2 {
        assert!(undo(&mut casebook, now).unwrap().is_some());
    }
    assert_eq!(exported(&mut casebook), before);
    assert!(find::find(casebook.read(), "nguoi nua", 5).unwrap().is_empty());
    assert!(undo(&mut casebook, now).unwrap().is_none());
    assert!(casebook.examine().unwrap().ok);
}

#[test]
fn undo_survives_closing_the_register() {
    let (folder, mut casebook, now) = practice();
    cancel(&mut casebook, Slice::Petition, "D-02", "trùng", now).unwrap();
    drop(casebook);
    let mut casebook = crate::open(&folder.path().join("sổ"), "tập").unwrap();
    undo(&mut casebook, now).unwrap().unwrap();
    assert!(!line(&casebook, Slice::Petition, "D-02").contains_key("cancelled"));
}

#[test]
fn processing_a_petition_undone_puts_it_back_and_cancels_what_was_sent() {
    let (_folder, mut casebook, now) = practice();
    let named = received(&mut casebook, now).value.pop().unwrap();
    let mut draft = line(&casebook, Slice::Petition, &named.reference);
    let fields = json!({"eligibility": "eligible", "competence": "outside", "disposition": "refer", "field": "environment",
        "processed_on": "2019-09-23"});
    draft.extend(object(fields));
    let sent = object(json!({"petition": "@petition", "kind": "refer", "on": "2019-09-23", "office": "O3"}));
    process(&mut casebook, Slice::Petition, &named.reference, draft, vec![(Slice::Referral, sent)], now).unwrap();
    let opened = look_at(casebook.read(), Slice::Petition, &named.reference, now.today).unwrap();
    assert_eq!(opened.record["disposition"], "refer");
    let referral = opened.related["referrals"][0]["ref"].as_str().unwrap().to_owned();
    undo(&mut casebook, now).unwrap().unwrap();
    assert!(!line(&casebook, Slice::Petition, &named.reference).contains_key("disposition"));
    assert_eq!(line(&casebook, Slice::Referral, &referral)["cancelled"]["reason"], "Hoàn tác");
}

#[test]
fn a_denouncer_is_masked_until_revealed_with_a_reason_and_a_masked_draft_loses_nothing() {
    let (_folder, mut casebook, now) = practice();
    let mut draft = petition();
    draft.remove("matter");
    draft.insert("via_visit".into(), "R-01".into());
    draft.insert("ref".into(), "D9".into());
    draft.insert("kind".into(), "denunciation".into());
    draft.insert("respondent".into(), "ông Nọ".into());
    add(&mut casebook, Slice::Petition, draft, now).unwrap();
    let mut masked = line(&casebook, Slice::Petition, "D9");
    assert!(!Value::Object(masked.clone()).to_string().contains("Pú"));
    assert_eq!(line(&casebook, Slice::Visit, "R-01")["people"][0]["full_name"], "(bí mật)");
    masked.insert("summary".into(), "Tố cáo lấn đất".into());
    correct(&mut casebook, Slice::Petition, "D9", masked, now).unwrap();
    assert!(reveal(&mut casebook, Slice::Petition, "D9", "  ", now).is_err());
    let shown = reveal(&mut casebook, Slice::Petition, "D9", "Xác minh theo QĐ 12", now).unwrap().record;
    assert_eq!(
        (&shown["petitioners"][0]["full_name"], &shown["respondent"]),
        (&json!("Bàn Văn Pú"), &json!("ông Nọ"))
    );
    let told = serde_json::to_string(&history::history(casebook.read(), Slice::Petition, "D9").unwrap()).unwrap();
    assert!(told.contains("Tố cáo lấn đất") && !told.contains("Pú") && !told.contains("ông Nọ"), "{told}");
    assert!(recall::recall(casebook.read(), "bàn văn").unwrap().is_empty());
}

#[test]
fn history_tells_each_field_from_and_to_in_words() {
    let (_folder, mut casebook, now) = practice();
    let mut draft = line(&casebook, Slice::Petition, "D-03");
    draft.insert("kind".into(), "complaint".into());
    draft.insert("received_on".into(), "2019-09-08".into());
    draft.insert("matter".into(), "V1".into());
    draft.insert("petitioners".into(), json!([{"full_name": "Lý Văn Dần", "address": "thôn Nà Khắt"}]));
    correct(&mut casebook, Slice::Petition, "D-03", draft, now).unwrap();
    let events = history::history(casebook.read(), Slice::Petition, "D-03").unwrap();
    assert_eq!(events.len(), 2);
    let change = |field: &str| {
        let one = events[1].changes.iter().find(|one| one.field == field).unwrap();
        (one.from.clone(), one.to.clone())
    };
    assert_eq!(change("kind"), ("Phản ánh".into(), "Khiếu nại".into()));
    assert_eq!(change("received_on"), ("09/09/2019".into(), "08/09/2019".into()));
    assert_eq!(change("matter").1, "Thống kê, bồi thường giải phóng mặt bằng công trình đường liên xã");
    assert!(
        change("petitioners").0.contains("xã Phương Viên") && !change("petitioners").1.contains("xã Phương Viên")
    );
    assert_eq!(events[1].changes.len(), 4, "{:?}", events[1].changes);
}

#[test]
fn somebody_who_came_twice_is_recalled_once() {
    let (_folder, mut casebook, now) = practice();
    received(&mut casebook, now);
    received(&mut casebook, now);
    let known = recall::recall(casebook.read(), "ban pu").unwrap();
    assert_eq!((known.len(), known[0].visits), (1, 2));
    assert_eq!(known[0].last.to_string(), "2019-09-20");
}

#[test]
fn a_half_filled_form_comes_back_and_is_no_change() {
    let (folder, casebook, now) = practice();
    let head = casebook.read().journal_head().unwrap();
    casebook.keep("visit", &json!({"content": "đang gõ"}), Some("content"), now).unwrap();
    casebook.keep_habit("look", &json!({"size": 125}), now).unwrap();
    drop(casebook);
    let casebook = crate::open(&folder.path().join("sổ"), "tập").unwrap();
    let form = casebook.unfinished("visit").unwrap().unwrap();
    assert_eq!((form.form["content"].as_str(), form.field.as_deref()), (Some("đang gõ"), Some("content")));
    assert_eq!(casebook.all_unfinished().unwrap().len(), 1);
    assert_eq!(casebook.read().habit("look").unwrap(), Some(json!({"size": 125})));
    assert_eq!(casebook.read().journal_head().unwrap(), head);
    casebook.forget("visit").unwrap();
    assert!(casebook.unfinished("visit").unwrap().is_none());
}
