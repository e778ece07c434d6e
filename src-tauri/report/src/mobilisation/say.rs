//! The logs in sentences, each only where the figures bear it. Sums of money and land are rounded down, and then the
//! sentence says "hơn"; what is exact is said without it.

use super::Said;
use crate::measure::Figures;
use crate::sentence::two;

const MILLIARD: i64 = 1_000_000_000;
const MILLION: i64 = 1_000_000;

/// Says the figures of a period, and of everything since the first entry.
pub(super) fn sentence(this: &Figures, ever: &Figures, since: i32) -> String {
    let parts =
        [outreach(this), models(this, ever), given(this), given_ever(this, ever, since), dialogues(this), rest(this)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// Says the same apart, by what each is about, for the written report.
pub(super) fn said(this: &Figures, ever: &Figures, since: i32) -> Said {
    let whole = |clauses: Vec<Option<String>>| joined(clauses.into_iter());
    let whole = |clauses| Some(whole(clauses)).filter(|said| !said.is_empty()).map(|said| capital(&said));
    Said {
        outreach: outreach(this),
        models: models(this, ever),
        given: given(this),
        given_ever: given_ever(this, ever, since),
        dialogues: dialogues(this),
        democracy: whole(democracy(this)),
        emulation: whole(emulation(this)),
        directives: whole(directives(this)),
    }
}

fn of(figures: &Figures, name: &str) -> i64 {
    figures.get(name).copied().unwrap_or_default()
}

/// Gives a clause where its figure is not nought.
fn clause(figures: &Figures, name: &str, say: impl FnOnce(&str) -> String) -> Option<String> {
    let figure = of(figures, name);
    (figure > 0).then(|| say(&two(figure)))
}

/// Says how many attended; nothing where that was not written down.
fn attended(figures: &Figures, name: &str) -> String {
    clause(figures, name, |people| format!(" với {people} người dự")).unwrap_or_default()
}

fn outreach(this: &Figures) -> Option<String> {
    let events = clause(this, "outreach_events", |events| {
        let attended = attended(this, "outreach_attendees");
        format!("Tổ chức {events} hội nghị, lớp tuyên truyền, phổ biến pháp luật{attended}")
    })?;
    let more = [
        clause(this, "outreach_documents", |documents| format!("phát {documents} tài liệu")),
        clause(this, "outreach_laws", |laws| format!("giới thiệu {laws} văn bản luật")),
    ];
    Some(joined(std::iter::once(Some(events)).chain(more)))
}

fn models(this: &Figures, ever: &Figures) -> Option<String> {
    let now = [
        clause(this, "models_registered", |models| format!("đăng ký mới {models} mô hình")),
        clause(this, "models_recognised", |models| format!("công nhận {models} mô hình")),
        clause(ever, "models_recognised_by_then", |models| format!("đến nay có {models} mô hình được công nhận")),
    ];
    let now = joined(now.into_iter());
    (!now.is_empty()).then(|| format!("“Dân vận khéo”: {now}"))
}

fn given(this: &Figures) -> Option<String> {
    let said = amounts(this)?;
    Some(format!("Vận động đóng góp trong kỳ: {said}."))
}

/// What was given since the first entry; not said again where it is all of this period.
fn given_ever(this: &Figures, ever: &Figures, since: i32) -> Option<String> {
    if of(this, "contributions") == of(ever, "contributions") {
        return None;
    }
    let said = amounts(ever)?;
    Some(format!("Từ năm {since} đến nay, Nhân dân, doanh nghiệp, tổ chức đã đóng góp {said}."))
}

/// The whole and its parts, each on its own: they need not add up, and nothing is made to.
fn amounts(figures: &Figures) -> Option<String> {
    if of(figures, "contributions") == 0 {
        return None;
    }
    let rounded = of(figures, "contributions_rounded") > 0;
    let money_of = |name: &str| Some(of(figures, name)).filter(|one| *one > 0).map(|one| money(one, rounded));
    let whole = money_of("contribution_whole");
    let parts = [
        money_of("contribution_labour_goods").map(|one| format!("{one} ngày công, hiện vật quy ra tiền")),
        money_of("contribution_cash").map(|one| format!("{one} tiền mặt")),
        money_of("contribution_assets").map(|one| format!("{one} tài sản trên đất")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let land = Some(of(figures, "contribution_land")).filter(|one| *one > 0);
    let land = land.map(|one| format!("hiến {} đất", area(one, rounded)));
    let whole = whole.map(|whole| match parts.join(", ") {
        parts if parts.is_empty() => whole,
        parts => format!("{whole}, trong đó {parts}"),
    });
    let said: Vec<String> = [whole, land].into_iter().flatten().collect();
    Some(said.join("; ")).filter(|said| !said.is_empty())
}

fn dialogues(this: &Figures) -> Option<String> {
    let held = clause(this, "dialogues", |held| {
        format!("Tổ chức {held} cuộc đối thoại{}", attended(this, "dialogue_people"))
    });
    let opinions = clause(this, "dialogue_opinions", |opinions| {
        let (answered, assigned) = (two(of(this, "dialogue_answered")), two(of(this, "dialogue_assigned")));
        format!("{opinions} lượt ý kiến (trả lời tại chỗ {answered}, giao giải quyết {assigned})")
    });
    let promises = clause(this, "promises_due", |due| {
        format!("{due} việc đã hứa đến hạn, làm xong {}", two(of(this, "promises_kept")))
    });
    Some(joined([held, opinions, promises].into_iter())).filter(|said| !said.is_empty()).map(|said| capital(&said))
}

fn democracy(this: &Figures) -> Vec<Option<String>> {
    vec![
        clause(this, "democracy_published", |one| format!("công khai {one} nội dung")),
        clause(this, "democracy_decided", |one| format!("Nhân dân bàn, quyết định {one} nội dung")),
        clause(this, "democracy_consulted", |one| format!("Nhân dân tham gia ý kiến {one} nội dung")),
        clause(this, "democracy_supervised", |one| format!("Nhân dân kiểm tra, giám sát {one} nội dung")),
        clause(this, "rules_issued", |one| format!("ban hành {one} quy chế nội bộ")),
    ]
}

fn emulation(this: &Figures) -> Vec<Option<String>> {
    vec![
        clause(this, "movements_begun", |one| format!("phát động {one} phong trào thi đua")),
        clause(this, "commendations", |one| format!("khen thưởng {one} lượt tập thể, cá nhân")),
    ]
}

fn directives(this: &Figures) -> Vec<Option<String>> {
    vec![
        clause(this, "directives_issued", |one| format!("ban hành {one} văn bản chỉ đạo")),
        clause(this, "inspections_made", |one| format!("tiến hành {one} cuộc kiểm tra")),
    ]
}

fn rest(this: &Figures) -> Option<String> {
    let said = democracy(this).into_iter().chain(emulation(this)).chain(directives(this));
    Some(joined(said)).filter(|said| !said.is_empty()).map(|said| capital(&said))
}

/// Joins clauses into a sentence with its full stop; empty where there is none.
fn joined(clauses: impl Iterator<Item = Option<String>>) -> String {
    let clauses: Vec<String> = clauses.flatten().collect();
    if clauses.is_empty() { String::new() } else { clauses.join("; ") + "." }
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says money in the unit it is spoken of in, rounded down; "hơn" where something is left out or the source said so.
pub(super) fn money(dong: i64, rounded: bool) -> String {
    let (tenths, unit, exact) = if dong >= 10 * MILLIARD {
        (dong / MILLIARD * 10, "tỷ đồng", dong % MILLIARD == 0)
    } else if dong >= MILLIARD {
        (dong / (MILLIARD / 10), "tỷ đồng", dong % (MILLIARD / 10) == 0)
    } else if dong >= MILLION {
        (dong / MILLION * 10, "triệu đồng", dong % MILLION == 0)
    } else {
        (dong * 10, "đồng", true)
    };
    let whole = match (tenths / 10, tenths % 10) {
        (whole, 0) => two(whole),
        (whole, tenth) => format!("{whole},{tenth}"),
    };
    format!("{}{whole} {unit}", if exact && !rounded { "" } else { "hơn " })
}

/// Says an area: from a hectare on in thousands of square metres, rounded down.
pub(super) fn area(tenths: i64, rounded: bool) -> String {
    const THOUSAND: i64 = 10_000;
    let (said, exact) = if tenths >= 10 * THOUSAND {
        (two(tenths / THOUSAND * 1_000), tenths % THOUSAND == 0)
    } else if tenths % 10 == 0 {
        (two(tenths / 10), true)
    } else {
        (format!("{},{}", two(tenths / 10), tenths % 10), true)
    };
    format!("{}{said} m²", if exact && !rounded { "" } else { "hơn " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_is_said_only_of_what_is_rounded() {
        assert_eq!(money(35_214_500_000, false), "hơn 35 tỷ đồng");
        assert_eq!(money(35_000_000_000, false), "35 tỷ đồng");
        assert_eq!(money(35_000_000_000, true), "hơn 35 tỷ đồng");
        assert_eq!(money(1_060_000_000, false), "hơn 01 tỷ đồng");
        assert_eq!(money(1_900_000_000, false), "1,9 tỷ đồng");
        assert_eq!(money(5_000_000, false), "05 triệu đồng");
        assert_eq!(money(12_345_000, false), "hơn 12 triệu đồng");
        assert_eq!(money(900_000, false), "900.000 đồng");
        assert_eq!(area(324_150, false), "hơn 32.000 m²");
        assert_eq!(area(320_000, false), "32.000 m²");
        assert_eq!(area(4_005, false), "400,5 m²");
    }

    #[test]
    fn a_dialogue_whose_attendance_is_unknown_was_not_held_before_nobody() {
        let figures = Figures::from([("dialogues", 1), ("outreach_events", 2)]);
        let said = sentence(&figures, &figures, 2019);
        assert!(!said.contains("người dự"), "{said}");
        assert!(said.contains("Tổ chức 01 cuộc đối thoại."), "{said}");
        let figures = Figures::from([("dialogues", 1), ("dialogue_people", 40)]);
        assert!(sentence(&figures, &figures, 2019).contains("01 cuộc đối thoại với 40 người dự."));
    }

    #[test]
    fn figures_without_anything_say_nothing() {
        assert_eq!(sentence(&Figures::new(), &Figures::new(), 2019), "");
    }
}
