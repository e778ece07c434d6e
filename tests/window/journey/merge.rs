//! Gộp: a person entered twice, a matter entered twice; merged, counted, parted again.

use serde_json::json;
use tests::{matter, petition, visit, with};

use super::find::tabs_to;
use crate::stage::Stage;

/// Two lines of one woman become one, and two again.
pub fn a_person_entered_twice_becomes_one_and_two_again(stage: &Stage) {
    let who = |birth: &str| json!([{"full_name": "Bàn Thị Xuân", "birth": birth, "address": "thôn Nà Cà"}]);
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        with(&petition("D1", "2026-10-05"), &json!({"petitioners": who("1961")})),
        with(&petition("D2", "2026-10-06"), &json!({"petitioners": who("1961-03")})),
    ]);
    let clerk = office.unlocked();
    clerk.begins().press("Alt+8").at("find-text").press("F7").at("merge-text").write("ban thi xuan");
    clerk.finds(".found li:nth-child(2)").press("Down").press("Space").press("Down").press("Space");
    clerk.sees("☑ 2").press("F7").sees("giữ dòng nào?").sees("= giống").press("2").sees("Đã gộp");
    clerk.sees("đơn 1/2026").took("a person merged", None);
    assert!(!clerk.page().is(".found li:nth-child(2)"), "one line");
    let papers = clerk.asks("petition_list", &json!({"query": {}}));
    assert_eq!(papers["total"], 2, "and never a paper less");
    let people = clerk.asks("merge_candidates", &json!({"text": "ban thi xuan"}));
    assert_eq!((people.as_array().map(Vec::len), people[0]["stands"].as_array().map(Vec::len)), (Some(1), Some(2)));
    tabs_to(&clerk, ".row-links button:focus");
    clerk.press("Enter").sees("Đã tách").finds(".found li:nth-child(2)");
}

/// Two matters become one: as many papers, one matter less; and the act is taken back at once.
pub fn a_matter_entered_twice_becomes_one(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        with(&matter("W"), &json!({"title": "Nhà họp thôn dột"})),
        petition("D1", "2026-11-18"),
        with(&petition("D2", "2026-11-19"), &json!({"matter": "W"})),
        with(&visit("R1", "2026-11-20"), &json!({"matters": ["V", "W"]})),
    ]);
    let clerk = office.unlocked();
    let counters = || clerk.asks("desk_today", &json!({}))["counters"].clone();
    let before = counters();
    clerk.press("Alt+5").sees("2 dòng").begins().press("F7").at("merge-text").write("nha hop");
    clerk.finds(".found li:nth-child(2)").press("Down").press("Space").press("Down").press("Space");
    clerk.sees("☑ 2").press("F7").sees("giữ dòng nào?").press("1").sees("Đã gộp").took("a matter merged", None);
    let after = counters();
    for same in ["visits", "people", "petitions"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    assert_eq!(after["matters"].as_i64(), before["matters"].as_i64().map(|matters| matters - 1));
    clerk.press("Esc").sees("2 dòng").press("Ctrl+Z").sees("↶");
    assert_eq!(counters(), before);
}
