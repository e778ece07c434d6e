//! What is said of backups, of the room on the disk and of the clock: what there is and the one next step.

mod restored;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};
use words::codes::words;
use words::day::show;

pub use self::restored::{chosen, lagging, renewed, restored, restoring};
use self::restored::{place_name, with_years};
use crate::backup::{Care, Drill, Manifest, Offer, Preview, Proved, Rescued, Rotated, Shrunk};
use crate::clock::Doubt;
use crate::journal::TOLD;
use crate::room::Room;

/// Says when something was, by the clock on the wall in Vietnam.
#[must_use]
pub fn when(at: DateTime<Utc>) -> String {
    let vietnam =
        FixedOffset::east_opt(7 * 3600).map_or_else(|| at.naive_utc(), |zone| at.with_timezone(&zone).naive_local());
    format!("{} ngày {}", vietnam.format("%H:%M"), show(vietnam.date()))
}

/// Says how old the newest backup is.
#[must_use]
pub fn care(care: &Care) -> String {
    let Some(at) = care.at else { return "Chưa sao lưu".into() };
    let age = match care.minutes {
        None => String::new(),
        Some(..2) => " (vừa xong)".into(),
        Some(minutes @ 2..120) => format!(" ({minutes} phút trước)"),
        Some(minutes @ 120..2880) => format!(" ({} giờ trước)", minutes / 60),
        Some(minutes) => format!(" ({} ngày trước)", minutes / 1440),
    };
    format!("Sao lưu gần nhất {}{age}", when(at))
}

/// Reminds of the copy in another place; nothing where it is fresh.
#[must_use]
pub fn elsewhere(care: &Care) -> Option<String> {
    match (care.elsewhere_on, care.elsewhere_days) {
        _ if !care.elsewhere_late => None,
        (Some(_), Some(days)) if days > 0 => Some(format!("Bản trên USB đã {days} ngày. Hãy cắm USB và sao lưu.")),
        (Some(on), _) => Some(format!("Bản trên USB ngày {}. Hãy cắm USB và sao lưu.", show(on))),
        (None, _) => Some("Chưa có bản sao lưu nào ngoài máy này. Hãy sao lưu ra USB.".into()),
    }
}

/// Says what was made, and what went to make room.
#[must_use]
pub fn made(manifest: &Manifest, rotated: &Rotated, away: bool) -> String {
    let mut say = format!("Đã sao lưu và mở lại kiểm tra: {}.", held(&manifest.contents.counts));
    if away {
        say.push_str(" Rút USB được.");
    }
    if rotated.sudden_drop {
        say.push_str(" Bản này ít mục hơn hẳn bản trước nên chưa xóa bản cũ nào; hãy trả lời câu hỏi ở mục Sao lưu.");
    }
    say
}

/// Asks about a register that suddenly holds less.
#[must_use]
pub fn shrunk(shrunk: &Shrunk) -> String {
    let place = place_name(&shrunk.place);
    format!(
        "Bản sao lưu {} ({place}) ít mục hơn hẳn bản trước: {}; bản {} có {}. Chưa xóa bản cũ nào. Số liệu giảm như vậy có đúng không?",
        when(shrunk.now.at),
        held(&shrunk.now.contents.counts),
        when(shrunk.before.at),
        held(&shrunk.before.contents.counts),
    )
}

/// Says what a backup or register holds: the books that have something.
#[must_use]
pub fn held(counts: &BTreeMap<String, i64>) -> String {
    let parts: Vec<String> = TOLD
        .iter()
        .filter_map(|slice| Some((slice, counts.get(*slice).copied().filter(|count| *count > 0)?)))
        .map(|(slice, count)| format!("{count} {}", words("slice", slice).to_lowercase()))
        .collect();
    if parts.is_empty() { "chưa có lượt tiếp, đơn nào".into() } else { parts.join(", ") }
}

fn within(counts: &BTreeMap<String, i64>) -> String {
    let held = held(counts);
    if held.starts_with("chưa") { format!("Trong đó {held}.") } else { format!("Trong đó có {held}.") }
}

/// Says what a drill showed.
#[must_use]
pub fn drill(drill: &Drill) -> String {
    let made = when(drill.manifest.at);
    if drill.passed() {
        let behind = match drill.behind {
            0 => "không thiếu việc nào".to_owned(),
            behind => format!("{behind} việc sau đó có trong nhật ký an toàn"),
        };
        return format!(
            "Diễn tập đạt: bản {made} khôi phục được, đủ {}, lịch sử khớp với sổ; {behind}. Không để lại gì.",
            held(&drill.manifest.contents.counts)
        );
    }
    let wrong = match (drill.sound, drill.counts) {
        (false, _) => "mở ra có chỗ hỏng",
        (true, false) => "không đủ số mục",
        (true, true) => "có lịch sử khác sổ đang mở",
    };
    format!("Diễn tập KHÔNG đạt: bản {made} {wrong}. Hãy sao lưu lại ngay rồi diễn tập lần nữa.")
}

/// Says what would be restored, before it is.
#[must_use]
pub fn preview(preview: &Preview) -> Vec<String> {
    let manifest = &preview.manifest;
    let numbers = |all: &[(String, i64, i64)]| {
        if all.is_empty() { "chưa có số nào".to_owned() } else { with_years(all) }
    };
    let mut lines = vec![
        format!("Bản sao lưu lúc {}, đã mở ra kiểm tra: tốt.", when(manifest.at)),
        within(&manifest.contents.counts),
        format!("Số cuối trong đó: {}. Số cuối hôm nay: {}.", numbers(&preview.numbers), numbers(&preview.today)),
    ];
    lines.push(match (preview.behind, preview.again) {
        (..=0, _) => "Sổ hôm nay không có việc nào mới hơn.".to_owned(),
        (behind, 0) => format!(
            "Sổ hôm nay có {behind} việc mới hơn; nhật ký không còn đủ từ bản này, nên các việc ấy sẽ KHÔNG còn trong sổ \
             khôi phục."
        ),
        (behind, _) => {
            format!("Sổ hôm nay có {behind} việc mới hơn, sẽ được ghi lại từ nhật ký an toàn nếu không bỏ.")
        }
    });
    lines.push("Sổ hôm nay được cất riêng nguyên vẹn, không bị xóa.".to_owned());
    lines
}

/// Says whether the history had a printed head.
#[must_use]
pub fn printed(act: Option<i64>) -> String {
    match act {
        Some(act) => format!("Khớp: mã này là của lịch sử sổ ở việc thứ {act}; từ đầu đến đó chưa có gì bị sửa."),
        None => {
            "KHÔNG khớp: lịch sử của sổ chưa từng có mã này. Hãy gõ lại; nếu vẫn vậy, báo người phụ trách.".into()
        }
    }
}

/// Says what can be had back of a damaged register.
#[must_use]
pub fn offer(offer: &Offer) -> String {
    let log = if offer.whole { "Nhật ký an toàn còn nguyên" } else { "Nhật ký an toàn có chỗ hỏng" };
    match &offer.manifest {
        Some(manifest) => {
            let behind = (offer.acts - manifest.contents.acts).max(0);
            let then = match behind {
                0 => "không có việc nào sau đó".to_owned(),
                behind => format!("có {behind} việc sau đó, sẽ được ghi lại"),
            };
            format!(
                "Bản sao lưu gần nhất còn tốt: {}, có {}. {log}, {then}. Sổ hỏng được cất riêng, không bị xóa.",
                when(manifest.at),
                held(&manifest.contents.counts)
            )
        }
        None if offer.acts > 0 => format!(
            "Trong máy không còn bản sao lưu nào tốt. {log}: có {} việc, sẽ lập lại sổ từ đó nếu còn đủ từ việc đầu \
             tiên. Nếu có USB sao lưu, hãy chọn bản trên USB.",
            offer.acts
        ),
        None => "Trong máy không còn bản sao lưu nào tốt. Hãy cắm USB có bản sao lưu rồi chọn bản ấy.".into(),
    }
}

/// Says what was had back.
#[must_use]
pub fn rescued(rescued: &Rescued) -> String {
    let from = match &rescued.manifest {
        Some(manifest) => format!("từ bản sao lưu {}", when(manifest.at)),
        None => "từ nhật ký an toàn".to_owned(),
    };
    let again = match (&rescued.manifest, rescued.again) {
        (Some(_), 0) => String::new(),
        (_, again) => format!(" cùng {again} việc ghi lại từ nhật ký"),
    };
    let lost = match rescued.lost {
        0 => " Không mất việc nào đã ghi nhận.".to_owned(),
        lost => format!(" {lost} việc cuối không lấy lại được; hãy đối chiếu số đã cấp rồi ghi lại từ giấy tờ."),
    };
    format!("Đã khôi phục sổ {from}{again}.{lost} Sổ hỏng được cất riêng.")
}

/// Says what reading an old backup back showed, where the clerk should know.
#[must_use]
pub fn proved(proved: &Proved) -> Option<String> {
    let on = show(proved.made_on);
    match (proved.good, proved.replaced) {
        (true, _) => None,
        (false, false) => {
            Some(format!("Bản sao lưu ngày {on} đọc lại thấy hỏng; sẽ đọc lại lần nữa trước khi kết luận."))
        }
        (false, true) => Some(format!(
            "Bản sao lưu ngày {on} hỏng, đã được để riêng và thay bằng bản mới. Nếu gặp lần nữa, hãy thay ổ đĩa."
        )),
    }
}

/// Warns of little room; nothing where there is enough.
#[must_use]
pub fn room(room: Room, free: u64) -> Option<String> {
    let left = free / (1024 * 1024);
    match room {
        Room::Ample => None,
        Room::Scarce => Some(format!("Ổ đĩa chỉ còn {left} MB. Hãy dọn bớt tệp không cần.")),
        Room::Short => Some(format!("Ổ đĩa gần đầy, còn {left} MB. Hãy dọn ổ trước khi nạp tệp hoặc sao lưu thêm.")),
    }
}

/// Says why the machine's day cannot be right.
#[must_use]
pub fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::BeforeProgram(today) => {
            format!("Máy báo hôm nay là {}, trước cả ngày làm ra chương trình. Hôm nay là ngày nào?", show(today))
        }
        Doubt::Backwards(today, last) => format!(
            "Máy báo hôm nay là {}, trước ngày ghi sổ gần nhất ({}). Hôm nay là ngày nào?",
            show(today),
            show(last)
        ),
        Doubt::FarAhead(today, last) => format!(
            "Máy báo hôm nay là {}, cách ngày ghi sổ gần nhất ({}) hơn một năm. Hôm nay là ngày nào?",
            show(today),
            show(last)
        ),
    }
}
