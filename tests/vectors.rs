//! The month of the article and what must change its figures (10-vectors §10.2, §10.3): registers in the open format
//! and the figures that must come out of them.

use casebook::practice;
use casebook::report::period::Period;
use casebook::report::{self, Asked};
use serde_json::Value;
use tests::{Desk, with};

#[test]
fn every_case_of_the_article_gives_its_figures() {
    let spec: Value = serde_json::from_str(include_str!("vectors/cho-don-cases.json")).unwrap();
    let cases = spec["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 17);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let mut desk = Desk::of("2019-12-31", &unit());
        desk.load(&lines(case));
        let asked = Asked {
            period: Period::parse(case["period"].as_str().unwrap()).unwrap(),
            cutoff: Some(u32::try_from(case["cutoff"].as_u64().unwrap()).unwrap()),
            regime: Some(case["regime"].as_str().unwrap().to_owned()),
        };
        let report = report::report(desk.book.read(), &asked, desk.now).unwrap();
        let report = serde_json::to_value(&report).unwrap();
        for (form, columns) in case["expect"]["forms"].as_object().unwrap() {
            for (column, figure) in columns.as_object().unwrap() {
                assert_eq!(&report["forms"][form][column], figure, "{name}: {form} c{column}");
            }
        }
        for (key, figure) in case["expect"]["summary"].as_object().unwrap() {
            assert_eq!(&report["summary"][key], figure, "{name}: {key}");
        }
        assert!(report["checks"].as_array().unwrap().iter().all(|check| check["holds"] == true), "{name}");
    }
}

#[test]
fn the_sentence_is_that_of_the_article() {
    let desk = Desk::practising();
    assert_eq!(
        desk.report("2019-09").sentence,
        "Trong kỳ (từ ngày 15/08/2019 đến ngày 14/09/2019), tổng số lượt tiếp công dân: 02 lượt, 02 người, 02 vụ việc \
         (trong đó 00 đoàn đông người). Tiếp nhận 05 đơn/04 vụ việc (khiếu nại 00, tố cáo 00, kiến nghị, phản ánh \
         05). Đã xử lý 05 đơn, đủ điều kiện 05 đơn; trong đó: 03 đơn/02 vụ việc thuộc thẩm quyền, đã giao Phòng Tài \
         nguyên và Môi trường, Phòng Kinh tế và Hạ tầng tham mưu giải quyết; 02 đơn/02 vụ việc không thuộc thẩm \
         quyền (hướng dẫn 00, chuyển đơn 02)."
    );
    assert_eq!(desk.report("2018-12").sentence, "Trong kỳ không phát sinh.");
    assert_eq!(
        desk.report("2019-12").sentence,
        "Trong kỳ không phát sinh lượt tiếp, đơn mới. Phải giải quyết từ kỳ trước: kiến nghị, phản ánh 03 đơn (đã giải quyết \
         00)."
    );
}

fn unit() -> Value {
    let mut unit: Value = serde_json::from_str(practice::SAMPLE.lines().next().unwrap()).unwrap();
    unit.as_object_mut().unwrap().shift_remove("type");
    unit
}

fn lines(case: &Value) -> Vec<Value> {
    let base = practice::SAMPLE.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).unwrap());
    let added = case["add"].as_array().unwrap().iter().cloned();
    let patch = case["patch"].as_object().unwrap();
    base.chain(added)
        .filter_map(|line| match line["ref"].as_str().and_then(|reference| patch.get(reference)) {
            Some(Value::Null) => None,
            Some(changes) => Some(with(&line, changes)),
            None => Some(line),
        })
        .collect()
}
