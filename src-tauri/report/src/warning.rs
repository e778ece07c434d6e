//! What should be looked at before a report is sent. A warning never stops it.

use serde::Serialize;
use vault::error::Result;
use vault::{Moment, Reader};
use words::slice::Slice;

use super::balance::Bodies;
use super::measure::{Measure, Scope};
use register::record::unit::{Unit, UnitKind};
use register::reference::refs;
use register::view::{due, own_day};

/// One warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Warning {
    /// What it is, for programs.
    pub code: &'static str,
    /// What it is, for the clerk.
    pub say: String,
    /// The records it is about, by ref.
    pub refs: Vec<String>,
}

/// Says that the forms of the period's regime are not here and the newest were used.
pub(super) fn regime_missing(regime: &str) -> Warning {
    let name = super::form::circular(regime).unwrap_or("quy định của kỳ");
    let say = format!(
        "Kỳ này theo biểu của {name}; chương trình chưa có bộ biểu ấy nên dùng biểu của Thông tư 06/2025/TT-TTCP."
    );
    Warning { code: "regime_missing", say, refs: Vec::new() }
}

/// Finds the warnings of a period.
pub(super) fn find(r: Reader<'_>, scope: &Scope, unit: &Unit, bodies: &Bodies, now: Moment) -> Result<Vec<Warning>> {
    let mut warnings = Vec::new();
    for (code, sql, say) in LISTS {
        let sql = match sql {
            _ if sql.contains("petition_in") => over("petition_in", include_str!("base/petition_in.sql"), sql),
            _ if sql.contains("visit_in") => over("visit_in", include_str!("base/visit_in.sql"), sql),
            _ => (*sql).to_owned(),
        };
        let rows: Vec<(Slice, i64)> = scope.query(r, &sql, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if !rows.is_empty() {
            warnings.push(Warning { code, say: say(rows.len()), refs: refs(r, rows.into_iter())? });
        }
    }
    warnings.extend(overdue(r, scope, now)?);
    warnings.extend(few_head_days(r, scope, unit, now)?);
    warnings.extend(bodies_left_out(scope, bodies));
    Ok(warnings)
}

type Say = fn(usize) -> String;

const LISTS: &[(&str, &str, Say)] = &[
    ("unclassified", include_str!("warning/unclassified.sql"), |count| {
        format!("{count:02} đơn chưa phân loại nên chưa vào số nào.")
    }),
    ("mixed", include_str!("warning/mixed.sql"), |count| {
        format!("{count:02} đơn nhiều nội dung chưa tách nên chưa vào số nào.")
    }),
    ("no_roll_up", include_str!("warning/no_roll_up.sql"), |count| {
        format!("{count:02} đơn không thuộc thẩm quyền chưa có hướng xử lý vào cột hướng dẫn hoặc chuyển đơn.")
    }),
    ("late", include_str!("warning/late.sql"), |count| {
        format!("{count:02} mục sót kỳ trước đã để lại trong kỳ này: không nằm trong báo cáo đã gửi của kỳ trước.")
    }),
    ("both_competences", include_str!("warning/both_competences.sql"), |count| {
        format!(
            "{count:02} vụ việc có cả đơn thuộc và đơn không thuộc thẩm quyền: số vụ việc hai bên không cộng thành tổng."
        )
    }),
    ("no_matter", include_str!("warning/no_matter.sql"), |count| {
        format!("{count:02} lượt tiếp chưa ghi vụ việc nên số vụ việc thiếu chúng.")
    }),
    ("no_acceptance_day", include_str!("warning/no_acceptance_day.sql"), |count| {
        format!(
            "{count:02} đơn ghi thụ lý nhưng vụ việc chưa có ngày thụ lý: biểu còn tính là đang xem xét. Hãy ghi ngày thụ lý."
        )
    }),
    ("unconfirmed_session", include_str!("warning/unconfirmed_session.sql"), |count| {
        format!("{count:02} buổi tiếp đã công bố nhưng chưa ghi có tiếp hay không có công dân đến.")
    }),
];

/// Puts what a period looks at before a statement that asks of it.
fn over(name: &str, base: &str, sql: &str) -> String {
    format!("with {name} as materialized ({base}) {sql}")
}

/// Papers unprocessed past their day at the end of the period, as the list of what is due reckons it.
fn overdue(r: Reader<'_>, scope: &Scope, now: Moment) -> Result<Option<Warning>> {
    let Some(pending) = Measure::named("petitions_pending") else { return Ok(None) };
    let ids: Vec<i64> = pending.rows(r, scope)?.into_iter().map(|(_, id)| id).collect();
    let past = due::past(r, Slice::Petition, &ids, scope.to.min(now.today))?;
    let late = refs(r, past.into_iter().map(|id| (Slice::Petition, id)))?;
    Ok((!late.is_empty()).then(|| Warning {
        code: "overdue",
        say: format!("{:02} đơn khiếu nại, tố cáo đã quá hạn thụ lý mà chưa xử lý.", late.len()),
        refs: late,
    }))
}

/// Receptions of a body that the forms do not count, so that nobody takes the figures for all of them.
fn bodies_left_out(scope: &Scope, bodies: &Bodies) -> Option<Warning> {
    let left: Vec<String> =
        bodies.left_out(scope).map(|(body, visits)| format!("{visits:02} lượt của {body}")).collect();
    (!left.is_empty()).then(|| Warning {
        code: "bodies_left_out",
        say: format!("Biểu chỉ tính các buổi tiếp theo thiết lập; không tính {}.", left.join(", ")),
        refs: Vec::new(),
    })
}

/// A commune's chairman receives in person as often as the law of each day asks (D42), up to today. Sessions of the
/// Party's committee or the People's Council are not the Chairman's, whatever the forms count.
fn few_head_days(r: Reader<'_>, scope: &Scope, unit: &Unit, now: Moment) -> Result<Option<Warning>> {
    if unit.kind == UnitKind::District {
        return Ok(None);
    }
    let to = scope.to.min(now.today);
    let least = own_day::least(r, scope.from, to)?;
    let held = own_day::held(r, scope.from, to)?;
    Ok((held < least).then(|| Warning {
        code: "few_head_days",
        say: format!("Chủ tịch UBND trực tiếp tiếp {held:02} ngày, ít hơn mức tối thiểu {least:02} ngày của kỳ."),
        refs: Vec::new(),
    }))
}
