//! What is said of a restore and of new keys: what each brings and takes, and what still needs a secret of before.

use std::collections::BTreeMap;

use words::codes::words;
use words::day::show;

use super::{held, when, within};
use crate::backup::{InForce, Manifest, Place, Restored};
use crate::journal::TOLD;
use crate::rekey::{Lagging, Renewed};

/// Says what a backup says of itself, before it is opened.
#[must_use]
pub fn chosen(manifest: &Manifest) -> String {
    format!("Bản sao lưu lúc {}. {}", when(manifest.at), within(&manifest.contents.counts))
}

/// Says what a restore will do, or did: what it brings and takes, of which day, and what cannot be known.
#[must_use]
pub fn restoring(restored: &Restored) -> Vec<String> {
    let manifest = &restored.manifest;
    let mut lines = vec![
        format!("Bản sao lưu lúc {}, đã mở ra kiểm tra: tốt.", when(manifest.at)),
        within(&manifest.contents.counts),
    ];
    if restored.is_of_another {
        lines.push("Bản này là của một sổ KHÁC sổ đang có ở đây.".to_owned());
    }
    let log = restored.log;
    if log.replayed > 0 {
        lines.push(format!("Ghi lại {} việc sau bản ấy, từ nhật ký an toàn.", log.replayed));
    }
    if !restored.takes.is_empty() {
        lines.push(format!("KHÔNG còn trong sổ khôi phục: {}.", all_of(&restored.takes)));
    }
    if log.left > 0 {
        lines.push(format!("{} việc sau bản ấy không có trong sổ khôi phục.", log.left));
    }
    if !restored.numbers_again.is_empty() {
        lines.push(format!(
            "Không biết được các số đã cấp sau bản này. Số kế tiếp: {}. Hãy đối chiếu giấy tờ trước khi vào sổ mục mới.",
            with_years(&restored.numbers_again)
        ));
    }
    lines.push(match restored.passphrase {
        InForce::Kept => "Mật khẩu đang dùng vẫn dùng.".to_owned(),
        InForce::OfTheBackup => format!("Mật khẩu là mật khẩu của ngày {}.", show(manifest.today)),
        InForce::New => "Mật khẩu là mật khẩu mới; mật khẩu cũ không mở được sổ này nữa.".to_owned(),
    });
    lines
}

/// Says in one line what a restore did.
#[must_use]
pub fn restored(restored: &Restored) -> String {
    let manifest = &restored.manifest;
    let again = match restored.log.replayed {
        0 => String::new(),
        again => format!(" Đã ghi lại {again} việc từ nhật ký."),
    };
    let again_numbers = if restored.numbers_again.is_empty() {
        String::new()
    } else {
        format!(" Số kế tiếp: {}; hãy đối chiếu giấy tờ.", with_years(&restored.numbers_again))
    };
    let aside = if restored.set_aside.is_some() {
        " Sổ trước đó được cất riêng trong thư mục của sổ."
    } else {
        ""
    };
    format!(
        "Đã khôi phục bản sao lưu {}: {}.{again}{again_numbers}{aside}",
        when(manifest.at),
        held(&manifest.contents.counts)
    )
}

pub(super) fn with_years(numbers: &[(String, i64, i64)]) -> String {
    let say = |(book, year, no): &(String, i64, i64)| format!("{} {no}/{year}", words("slice", book).to_lowercase());
    numbers.iter().map(say).collect::<Vec<_>>().join(", ")
}

/// Says how many of every kind there are, the told books first.
fn all_of(counts: &BTreeMap<String, i64>) -> String {
    let others: i64 = counts.iter().filter(|(slice, _)| !TOLD.contains(&slice.as_str())).map(|(_, n)| n).sum();
    let told = counts.keys().any(|slice| TOLD.contains(&slice.as_str()));
    match (told, others) {
        (true, 0) => held(counts),
        (true, others) => format!("{}, {others} mục khác", held(counts)),
        (false, others) => format!("{others} mục"),
    }
}

/// Says that there is a new generation of keys, and where no backup of it could be made.
#[must_use]
pub fn renewed(renewed: &Renewed, sheet: bool) -> String {
    let what = if sheet { "Tờ khôi phục mới đã có hiệu lực." } else { "Đã đổi mật khẩu." };
    let without: Vec<&str> = renewed.without.iter().map(place_name).collect();
    let backed_up = if without.is_empty() {
        " Đã sao lưu lại trong máy và mọi nơi đang cắm.".to_owned()
    } else {
        format!(" Chưa sao lưu được vào: {}.", without.join(", "))
    };
    format!("{what}{backed_up}")
}

/// Says which places still need secrets of before.
#[must_use]
pub fn lagging(lagging: &[Lagging]) -> Vec<String> {
    let say = |one: &Lagging| {
        let place = place_name(&one.place);
        if one.sheet {
            format!("Giữ cả tờ khôi phục cũ: bản sao lưu ở “{place}” còn cần nó. Sao lưu lại vào đó là hết cần.")
        } else {
            format!("Bản sao lưu ở “{place}” chỉ mở bằng mật khẩu cũ hoặc tờ khôi phục. Hãy sao lưu lại vào đó.")
        }
    };
    lagging.iter().map(say).collect()
}

pub(super) fn place_name(place: &Place) -> &str {
    if place.id == 0 { "trong máy" } else { &place.name }
}
