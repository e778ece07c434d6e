//! The deadline vectors of the domain, the versions of the law, and what the clerk reads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::NaiveDate;

use super::deadline::{Deadline, Flags, LimitUnit, NotReckoned, reckon, rule_on};
use super::holiday::Holidays;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const PLAIN: Flags = Flags { remote: false, complex: false };
const BOTH: Flags = Flags { remote: true, complex: true };

fn due(rule: &str, from: &str, flags: Flags) -> Deadline {
    reckon(rule, on(from), flags, 0, &Holidays::standard()).unwrap()
}

#[test]
fn every_deadline_vector_of_the_domain_falls_due_as_printed() {
    for (from, rule, end) in [
        ("2019-09-05", "D03", "2019-09-19"),
        ("2019-09-12", "D03", "2019-09-26"),
        ("2024-04-26", "D21", "2024-05-07"),
        ("2025-04-25", "D21", "2025-05-06"),
        ("2026-02-12", "D20", "2026-03-02"),
        ("2026-02-13", "D03", "2026-03-06"),
        ("2026-01-16", "D07", "2026-02-23"),
        ("2026-04-24", "D05", "2026-05-04"),
        ("2026-04-24", "D05'", "2026-05-08"),
        ("2026-06-30", "D05", "2026-07-10"),
        ("2026-07-01", "D05", "2026-07-10"),
        ("2026-08-21", "D05'", "2026-09-03"),
        ("2026-08-28", "D05'", "2026-09-11"),
        ("2026-11-20", "D22", "2026-11-30"),
    ] {
        let deadline = due(rule, from, PLAIN);
        assert_eq!(deadline.due, on(end), "{rule} from {from}: {}", deadline.arithmetic);
        assert!(!deadline.provisional, "{rule} from {from}");
    }
}

#[test]
fn acceptance_of_a_complaint_changes_from_ten_days_to_seven_working_days_on_the_first_of_july_2026() {
    let (old, new) = (due("D05", "2026-06-30", PLAIN), due("D05", "2026-07-01", PLAIN));
    assert_eq!((old.rule.as_str(), old.unit, old.days), ("D05", LimitUnit::Calendar, 10));
    assert_eq!((new.rule.as_str(), new.unit, new.days), ("D05'", LimitUnit::Working, 7));
    let (old, new) = (due("D06", "2026-06-30", PLAIN), due("D06", "2026-07-01", PLAIN));
    assert_eq!((old.rule.as_str(), old.unit, old.days), ("D06", LimitUnit::Calendar, 10));
    assert_eq!((new.rule.as_str(), new.unit, new.days), ("D06", LimitUnit::Working, 7));
}

#[test]
fn a_rule_asked_for_outside_its_time_is_used_with_a_remark() {
    let early = due("D05'", "2026-06-30", PLAIN);
    assert_eq!((early.rule.as_str(), early.due), ("D05'", on("2026-07-09")));
    assert!(early.source.ends_with("; chỉ áp dụng từ 01/07/2026, ngày 30/06/2026 nằm ngoài thời gian đó"));
    let old = due("D05", "2011-01-04", PLAIN);
    assert_eq!(old.rule, "D05");
    assert!(old.source.contains("chỉ áp dụng từ 01/07/2012 đến 30/06/2026"));
    assert!(!due("D05", "2026-06-30", PLAIN).source.contains("chỉ áp dụng"));
}

#[test]
fn suspended_days_are_not_counted() {
    let standard = Holidays::standard();
    let suspended = |rule, from, days| reckon(rule, on(from), PLAIN, days, &standard).unwrap();
    let resolved = suspended("D07", "2026-03-02", 10);
    assert_eq!((resolved.due, resolved.days), (on("2026-04-13"), 30));
    assert_eq!(
        resolved.arithmetic,
        "thụ lý 02/03/2026 + 30 ngày + 10 ngày tạm đình chỉ = 11/04/2026, Thứ Bảy (cuối tuần) → 13/04/2026"
    );
    assert_eq!(suspended("D20", "2026-03-02", 3).due, on("2026-03-16"), "11/03 and 3 days are Saturday 14/03");
    assert_eq!(suspended("D07", "2026-03-02", -5), suspended("D07", "2026-03-02", 0));
    assert_eq!(suspended("D14", "2026-07-10", 9), suspended("D14", "2026-07-10", 0));
    assert_eq!(reckon("D07", on("2026-03-02"), PLAIN, i64::MAX, &standard), Err(NotReckoned::OutOfRange));
    assert_eq!(reckon("D03", NaiveDate::MAX, PLAIN, 0, &standard), Err(NotReckoned::OutOfRange));
    assert_eq!(reckon("D01", NaiveDate::MIN, PLAIN, 0, &standard), Err(NotReckoned::OutOfRange));
}

#[test]
fn a_duty_before_an_event_is_due_on_a_working_day_early_enough() {
    let schedule = due("D01", "2026-03-02", PLAIN);
    assert_eq!(schedule.due, on("2026-02-23"));
    assert_eq!(schedule.arithmetic, "ngày tiếp 02/03/2026 − 05 ngày làm việc = 23/02/2026");
    let dialogue = due("D14", "2026-09-07", PLAIN);
    assert_eq!(dialogue.due, on("2026-08-28"));
    assert_eq!(
        dialogue.arithmetic,
        "ngày đối thoại 07/09/2026 − 05 ngày = 02/09/2026, Thứ Tư (nghỉ lễ 31/08/2026–02/09/2026, \
         cuối tuần 29/08/2026–30/08/2026) → 28/08/2026"
    );
}

#[test]
fn an_anonymous_petition_is_kept_for_one_year() {
    let kept = due("D32", "2024-02-29", PLAIN);
    assert_eq!((kept.due, kept.unit, kept.days), (on("2025-02-28"), LimitUnit::Year, 1));
}

#[test]
fn the_arithmetic_says_what_moved_the_day_and_what_was_skipped() {
    let said = |rule, from| due(rule, from, PLAIN).arithmetic;
    assert_eq!(said("D07", "2019-09-04"), "thụ lý 04/09/2019 + 30 ngày = 04/10/2019");
    assert_eq!(
        said("D07", "2026-09-04"),
        "thụ lý 04/09/2026 + 30 ngày = 04/10/2026, Chủ nhật (cuối tuần) → 05/10/2026"
    );
    assert_eq!(
        said("D07", "2026-01-16"),
        "thụ lý 16/01/2026 + 30 ngày = 15/02/2026, Chủ nhật (cuối tuần 15/02/2026, \
         nghỉ lễ 16/02/2026–20/02/2026, cuối tuần 21/02/2026–22/02/2026) → 23/02/2026"
    );
    assert_eq!(
        said("D05", "2026-08-21"),
        "nhận đơn 21/08/2026 + 07 ngày làm việc = 03/09/2026; không tính nghỉ lễ 31/08/2026–02/09/2026; \
         tính cả thứ Bảy làm bù 22/08/2026"
    );
}

#[test]
fn a_deadline_in_a_year_not_announced_is_provisional_until_the_office_enters_it() {
    let standard = Holidays::standard();
    let guess = due("D20", "2027-02-01", PLAIN);
    assert!(guess.provisional && guess.arithmetic.ends_with("; tạm tính, chưa có lịch nghỉ chính thức"));
    let off = ["2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10"].map(on);
    let entered = standard.with_year(2027, off, []);
    let sure = reckon("D20", on("2027-02-01"), PLAIN, 0, &entered).unwrap();
    assert_eq!((sure.due, sure.provisional), (on("2027-02-17"), false));
}

#[test]
fn a_deadline_serialises_as_the_deadline_command_prints_it() {
    let text = serde_json::to_string(&due("D05", "2026-07-01", PLAIN)).unwrap();
    assert!(
        text.starts_with(
            r#"{"rule":"D05'","from":"2026-07-01","due":"2026-07-10","unit":"working","days":7,"arithmetic":"nhận đơn "#
        ),
        "{text}"
    );
    assert!(text.contains(r#","source":"Điều 27 "#) && text.ends_with(r#","provisional":false}"#), "{text}");
}

#[test]
fn a_duty_without_a_length_has_no_deadline_and_an_invented_rule_is_unknown() {
    let standard = Holidays::standard();
    for rule in ["D31", "D40", "D41", "D42"] {
        for flags in [PLAIN, BOTH] {
            assert_eq!(reckon(rule, on("2026-07-01"), flags, 0, &standard), Err(NotReckoned::NoLength), "{rule}");
        }
    }
    for rule in ["D99", "", "D5", "D05''"] {
        assert_eq!(reckon(rule, on("2026-07-01"), PLAIN, 0, &standard), Err(NotReckoned::Unknown), "{rule}");
    }
    assert_eq!(rule_on("D40", on("2026-07-01"), PLAIN).unwrap().length, Some(17));
    assert!(rule_on("D42", on("2026-07-01"), PLAIN).unwrap().duty.contains("02 ngày mỗi tháng"));
}
