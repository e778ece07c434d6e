//! The key sentence of the written report (Thông tư 06/2025, Mẫu số 02, in the words practice uses). Every clause
//! stands only where the figures bear it.

use vault::Reader;
use vault::error::Result;
use words::day;
pub use words::number::apart;

use super::balance::{Balance, Bodies};
use super::measure::{Figures, Scope};

/// What a period without anything says.
pub(super) const NOTHING: &str = "Trong kỳ không phát sinh.";

/// Says that nothing came, and never more than that: what is still to be resolved, and whose receptions are not counted.
pub(super) fn nothing(scope: &Scope, balance: &Balance, bodies: &Bodies) -> String {
    let left: Vec<String> =
        bodies.left_out(scope).map(|(body, visits)| format!("{} lượt của {body}", two(visits))).collect();
    let left = (!left.is_empty()).then(|| format!("Không tính {}.", left.join(", ")));
    match balance.say() {
        None => [Some(NOTHING.to_owned()), left].into_iter().flatten().collect::<Vec<_>>().join(" "),
        due => {
            let nothing = "Trong kỳ không phát sinh lượt tiếp, đơn mới.".to_owned();
            [Some(nothing), due, left].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

/// Says the period's figures.
pub(super) fn say(r: Reader<'_>, scope: &Scope, figures: &Figures) -> Result<String> {
    let figure = |name| figures.get(name).copied().unwrap_or_default();
    let mut parts = vec![received(scope, &figure), papers(&figure, &of_no_matter(r, scope)?)];
    parts.extend(processed(r, scope, &figure)?);
    parts.extend(pending(&figure));
    Ok(parts.join(" "))
}

fn received(scope: &Scope, figure: &impl Fn(&'static str) -> i64) -> String {
    let mut clauses = vec![format!(
        "Trong kỳ (từ ngày {} đến ngày {}), tổng số lượt tiếp công dân: {} lượt, {} người, {} vụ việc (trong đó {} \
         đoàn đông người)",
        day::show(scope.from),
        day::show(scope.to),
        two(figure("visits")),
        two(figure("visit_people")),
        two(figure("visit_matters")),
        two(figure("visit_groups")),
    )];
    let head = if scope.counts_body("dang_uy") || scope.counts_body("hdnd") {
        "người đứng đầu"
    } else {
        "Chủ tịch UBND"
    };
    for (who, days, visits) in
        [(head, "head_days", "head_visits"), ("người được ủy quyền", "delegate_days", "delegate_visits")]
    {
        // As the written report says it: no days where none is held, no visits where nobody came.
        match (figure(days), figure(visits)) {
            (0, 0) => {}
            (0, visits) => clauses.push(format!("{who} tiếp {} lượt", two(visits))),
            (days, 0) => clauses.push(format!("{who} tiếp {} ngày, không có công dân đến", two(days))),
            (days, visits) => clauses.push(format!("{who} tiếp {} ngày, {} lượt", two(days), two(visits))),
        }
    }
    clauses.join("; ") + "."
}

/// Says how many of the papers received have no matter, as a clause after their number: nothing where all have one.
pub(super) fn of_no_matter(r: Reader<'_>, scope: &Scope) -> Result<String> {
    let sql = over_papers(include_str!("sentence/no_matter.sql"));
    let papers: i64 = scope.query(r, &sql, |row| row.get(0))?.into_iter().next().unwrap_or_default();
    Ok(if papers > 0 { format!(", trong đó {} đơn chưa ghi vụ việc", two(papers)) } else { String::new() })
}

fn papers(figure: &impl Fn(&'static str) -> i64, of_no_matter: &str) -> String {
    let (papers, carried) = (figure("petitions_received"), figure("petitions_carried_over"));
    let received = match papers {
        0 if carried == 0 => "Không tiếp nhận đơn".to_owned(),
        0 => "Không tiếp nhận đơn mới".to_owned(),
        _ => format!(
            "Tiếp nhận {} đơn/{} vụ việc (khiếu nại {}, tố cáo {}, kiến nghị, phản ánh {}){of_no_matter}",
            two(papers),
            two(figure("matters_received")),
            two(figure("complaints_received")),
            two(figure("denunciations_received")),
            two(figure("proposals_received")),
        ),
    };
    let carried = (carried > 0).then(|| format!("kỳ trước chuyển sang {} đơn", two(carried)));
    std::iter::once(received).chain(carried).collect::<Vec<_>>().join("; ") + "."
}

fn processed(r: Reader<'_>, scope: &Scope, figure: &impl Fn(&'static str) -> i64) -> Result<Option<String>> {
    if figure("petitions_processed") == 0 {
        return Ok(None);
    }
    let mut parts = Vec::new();
    if figure("petitions_within") > 0 {
        let (papers, matters) = (two(figure("petitions_within")), two(figure("matters_within")));
        parts.push(format!("{papers} đơn/{matters} vụ việc thuộc thẩm quyền{}", assigned(r, scope, figure)?));
    }
    if figure("petitions_outside") > 0 {
        parts.push(format!(
            "{} đơn/{} vụ việc không thuộc thẩm quyền (hướng dẫn {}, chuyển đơn {})",
            two(figure("petitions_outside")),
            two(figure("matters_outside")),
            two(figure("petitions_guided")),
            two(figure("petitions_referred")),
        ));
    }
    let (processed, eligible) = (two(figure("petitions_processed")), two(figure("petitions_eligible")));
    let of_which = if parts.is_empty() { String::new() } else { format!("; trong đó: {}", parts.join("; ")) };
    Ok(Some(format!("Đã xử lý {processed} đơn, đủ điều kiện {eligible} đơn{of_which}.")))
}

/// Handing to the rooms of the unit is said only of the papers it is true of, and names the rooms.
pub(super) fn assigned(r: Reader<'_>, scope: &Scope, figure: &impl Fn(&'static str) -> i64) -> Result<String> {
    let papers = figure("petitions_assigned");
    if papers == 0 {
        return Ok(String::new());
    }
    let rooms: Vec<String> = scope.query(r, &over_papers(include_str!("sentence/rooms.sql")), |row| row.get(0))?;
    let rooms = if rooms.is_empty() { "phòng, ban chuyên môn".to_owned() } else { rooms.join(", ") };
    Ok(if papers == figure("petitions_within") {
        format!(", đã giao {rooms} tham mưu giải quyết")
    } else {
        format!(", trong đó đã giao {} đơn cho {rooms} tham mưu giải quyết", two(papers))
    })
}

/// Puts the papers a period looks at before a statement that asks of them.
fn over_papers(sql: &str) -> String {
    format!("with petition_in as materialized ({}) {sql}", include_str!("base/petition_in.sql"))
}

fn pending(figure: &impl Fn(&'static str) -> i64) -> Option<String> {
    let papers = figure("petitions_pending");
    (papers > 0).then(|| format!("Còn {} đơn chưa xử lý, chuyển sang kỳ sau.", two(papers)))
}

/// Numbers below ten have a leading zero, as in the article; thousands have a dot.
pub(super) fn two(number: i64) -> String {
    if number < 10 {
        return format!("{number:02}");
    }
    apart(&number.to_string())
}

#[cfg(test)]
mod tests {
    use super::two;

    #[test]
    fn figures_are_written_as_offices_write_them() {
        assert_eq!([0, 5, 12, 374, 32_000].map(two), ["00", "05", "12", "374", "32.000"]);
    }
}
