//! Papers that are kept long enough: filed as not eligible, and a year went by (NĐ 154/2026, TT 05/2021). The clerk is told;
//! nothing goes by itself. What goes is what the paper says and who sent it, from the record, the matter that is its own, the
//! papers made of it, the journal, the search index and the operation log. Its number, its days and the chain of the history
//! stay, and digests by which an old book that brings it again is told.

mod destroyed;
mod store;

use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::say::when;
use vault::{Act, Casebook, Done, Moment, Reader, backup};

use crate::index;

pub use self::destroyed::{Destroyed, Known, Said};

/// What stands in the place of what was destroyed.
pub const GONE: &str = "(đã hủy theo quy định lưu trữ)";

/// A paper that is kept long enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Expired {
    /// Its id.
    #[serde(skip)]
    pub(crate) id: i64,
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its number in the book.
    pub number: String,
    /// The day it came.
    pub received_on: NaiveDate,
    /// The day it was filed.
    pub filed_on: NaiveDate,
}

/// What was destroyed, and where it still is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Retired {
    /// How many papers.
    pub papers: usize,
    /// The numbers of the backups that still hold them, the newest first.
    pub held_by: Vec<backup::Kept>,
    /// The operation log was begun anew; where the backup for that could not be made it still holds them.
    pub log_begun_anew: bool,
}

/// Lists the papers that are kept long enough on a day, the oldest first.
pub fn expired(r: Reader<'_>, today: NaiveDate) -> Result<Vec<Expired>> {
    store::expired(r, today)
}

/// Destroys the content of papers that are kept long enough. A backup is made before, so that the log before the act is
/// whole in it, and one after, on which the log begins anew.
pub fn retire(book: &mut Casebook, references: &[String], now: Moment) -> Result<Done<Retired>> {
    let due: Vec<Expired> =
        expired(book.read(), now.today)?.into_iter().filter(|paper| references.contains(&paper.reference)).collect();
    if due.is_empty() || due.len() != references.len() {
        return Err(Error::Usage("chỉ hủy được đơn không đủ điều kiện đã lưu quá một năm"));
    }
    backup::keep_safe(book, now)?;
    let done = book.write(Act::Retire, now, |w| {
        due.iter().try_for_each(|paper| store::retire(w, paper))?;
        index::make_anew(w)
    })?;
    let last = backup::stock(book)?;
    let log_begun_anew = backup::begin_log_anew(book, now).is_ok();
    let value = Retired { papers: due.len(), held_by: last, log_begun_anew };
    Ok(Done { value, touched: done.touched, soft: done.soft })
}

/// Says what the retention act destroyed, and where it still is.
#[must_use]
pub fn retired(retired: &Retired) -> Vec<String> {
    let mut lines = vec![format!(
        "Đã hủy nội dung {} đơn: trong sổ, trong tra cứu và trong lịch sử không còn tên, địa chỉ, nội dung.",
        retired.papers
    )];
    if !retired.log_begun_anew {
        lines.push(
            "Nhật ký an toàn chưa lập lại được nên còn giữ nội dung cũ. Hãy kiểm tra ổ đĩa rồi sao lưu ngay.".into(),
        );
    }
    if !retired.held_by.is_empty() {
        let each = |kept: &backup::Kept| {
            let place = if kept.place == 0 { "trong máy" } else { "trên USB" };
            format!("{} ({place})", when(kept.manifest.at))
        };
        let all: Vec<String> = retired.held_by.iter().map(each).collect();
        lines.push(format!("Các bản sao lưu sau còn giữ nội dung ấy, cần hủy theo: {}.", all.join("; ")));
    }
    lines
}
