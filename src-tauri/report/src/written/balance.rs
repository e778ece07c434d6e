//! The balance of resolution in sentences, and the receptions of the bodies beside the People's Committee.

use super::say::share;
use crate::balance::{Balance, Bodies};
use crate::measure::Figures;
use crate::sentence::two;

/// Says of each kind what was to be resolved, and what was; nothing of a kind with none.
pub(super) fn due(figures: &Figures) -> Vec<String> {
    let balance = Balance::of(figures);
    let kinds = [
        ("Khiếu nại", balance.complaint, "vụ việc"),
        ("Tố cáo", balance.denunciation, "vụ việc"),
        ("Kiến nghị, phản ánh", balance.proposal, "đơn"),
    ];
    let say = |(words, kind, unit): (&str, crate::balance::Due, &str)| {
        let carried = if kind.carried > 0 {
            format!(" (kỳ trước chuyển sang {})", two(kind.carried))
        } else {
            String::new()
        };
        let reached =
            if kind.resolved > 0 { format!(", đạt {}", share(kind.resolved, kind.due)) } else { String::new() };
        format!(
            "{words}: phải giải quyết {} {unit}{carried}; đã giải quyết {} {unit}{reached}; đang giải quyết {} {unit}.",
            two(kind.due),
            two(kind.resolved),
            two(kind.open),
        )
    };
    kinds.into_iter().filter(|(_, kind, _)| kind.due > 0).map(say).collect()
}

/// Says the receptions of the Party committee and of the People's Council, and those held together.
pub(super) fn bodies(bodies: &Bodies) -> Vec<String> {
    let mut said = Vec::new();
    for (words, body) in [("Đảng ủy tiếp", bodies.dang_uy), ("HĐND tiếp", bodies.hdnd)] {
        if body.is_none() {
            continue;
        }
        let days = if body.days > 0 { format!("{} ngày, ", two(body.days)) } else { String::new() };
        said.push(format!(
            "{words}: {days}{} lượt, {} người, {} vụ việc.",
            two(body.visits),
            two(body.people),
            two(body.matters)
        ));
    }
    let joint = bodies.ubnd.joint_days + bodies.dang_uy.joint_days + bodies.hdnd.joint_days;
    if joint > 0 {
        said.push(format!("Đồng chủ trì tiếp công dân: {} ngày, mỗi lượt chỉ tính một lần.", two(joint)));
    }
    said
}
