//! What came of complaints and denunciations, in sentences: matters, decisions and conclusions, money and land exact.

use super::say::Grounds;
use crate::sentence::two;

pub(super) fn complaint(grounds: &Grounds<'_>) -> Vec<String> {
    let matters = matters(grounds, "khiếu nại", "complaint");
    let decisions = decided(
        grounds,
        "complaint_decisions",
        "quyết định giải quyết khiếu nại",
        &[
            ("đúng", "complaint_first_upheld"),
            ("sai", "complaint_first_rejected"),
            ("đúng một phần", "complaint_first_partly"),
            ("lần hai công nhận kết quả lần đầu", "complaint_second_confirmed"),
            ("lần hai hủy, sửa kết quả lần đầu", "complaint_second_reversed"),
        ],
    );
    let gains = decisions.is_some().then(|| gains(grounds, "complaint")).flatten();
    [matters, decisions, gains].into_iter().flatten().collect()
}

pub(super) fn denunciation(grounds: &Grounds<'_>) -> Vec<String> {
    let matters = matters(grounds, "tố cáo", "denunciation");
    let conclusions = decided(
        grounds,
        "denunciation_conclusions",
        "kết luận nội dung tố cáo",
        &[
            ("đúng", "denunciation_first_upheld"),
            ("sai", "denunciation_first_rejected"),
            ("có đúng có sai", "denunciation_first_partly"),
            ("tố cáo tiếp đúng", "denunciation_repeat_upheld"),
            ("tố cáo tiếp sai", "denunciation_repeat_rejected"),
            ("tố cáo tiếp có đúng có sai", "denunciation_repeat_partly"),
        ],
    );
    let gains = conclusions.is_some().then(|| gains(grounds, "denunciation")).flatten();
    [matters, conclusions, gains].into_iter().flatten().collect()
}

/// Joins what is not nought: `đã thụ lý 01, không thụ lý 02`.
fn parts(grounds: &Grounds<'_>, parts: &[(&str, String)]) -> String {
    let said = parts.iter().filter_map(|(words, measure)| {
        let figure = grounds.figure(measure);
        (figure > 0).then(|| format!("{words} {}", two(figure)))
    });
    said.collect::<Vec<_>>().join(", ")
}

fn matters(grounds: &Grounds<'_>, words: &str, prefix: &str) -> Option<String> {
    let all = grounds.figure(&format!("{prefix}_matters"));
    let of = |state: &str| format!("{prefix}_matters_{state}");
    let states = parts(
        grounds,
        &[
            ("đang xem xét điều kiện thụ lý", of("reviewing")),
            ("đã thụ lý", of("accepted")),
            ("không thụ lý", of("declined")),
            ("rút đơn, đình chỉ", of("withdrawn")),
        ],
    );
    let states = if states.is_empty() { String::new() } else { format!(": {states}") };
    (all > 0).then(|| format!("Có {} vụ việc {words} thuộc thẩm quyền{states}.", two(all)))
}

fn decided(grounds: &Grounds<'_>, measure: &str, words: &str, outcomes: &[(&str, &str)]) -> Option<String> {
    let all = grounds.figure(measure);
    let outcomes: Vec<(&str, String)> = outcomes.iter().map(|(say, one)| (*say, (*one).to_owned())).collect();
    let outcomes = parts(grounds, &outcomes);
    let outcomes = if outcomes.is_empty() { String::new() } else { format!(": {outcomes}") };
    (all > 0).then(|| format!("Trong kỳ ban hành {} {words}{outcomes}.", two(all)))
}

/// Money and land by the decisions of the period.
fn gains(grounds: &Grounds<'_>, prefix: &str) -> Option<String> {
    let of = |what: &str| {
        (grounds.figure(&format!("{prefix}_{what}_money")), grounds.figure(&format!("{prefix}_{what}_land")))
    };
    let said = [("kiến nghị thu hồi cho Nhà nước", of("recover")), ("trả lại cho tổ chức, cá nhân", of("return"))];
    sentence(said)
}

/// Money and land recovered and given back.
pub(super) fn recovered(grounds: &Grounds<'_>, prefix: &str) -> Option<String> {
    let of = |what: &str| {
        (
            grounds.figure(&format!("{prefix}_{what}_money_done")),
            grounds.figure(&format!("{prefix}_{what}_land_done")),
        )
    };
    sentence([("đã thu hồi cho Nhà nước", of("recover")), ("đã trả lại cho tổ chức, cá nhân", of("return"))])
}

fn sentence<const N: usize>(said: [(&str, (i64, i64)); N]) -> Option<String> {
    let said = said.into_iter().filter_map(|(words, (money, land))| {
        let money = (money > 0).then(|| format!("{} đồng", two(money)));
        let land = (land > 0).then(|| area(land));
        let both: Vec<String> = [money, land].into_iter().flatten().collect();
        (!both.is_empty()).then(|| format!("{words} {}", both.join(", ")))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| crate::mobilisation::capital(&said.join("; ")) + ".")
}

/// Land to the tenth of a square metre.
fn area(tenths: i64) -> String {
    match tenths % 10 {
        0 => format!("{} m² đất", two(tenths / 10)),
        tenth => format!("{},{tenth} m² đất", two(tenths / 10)),
    }
}
