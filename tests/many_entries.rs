//! A commune's register of eight years, as full as such a book gets: 1,500 visits and 900 petitions of every kind, with what
//! came of them, and every log of mass mobilisation. The same lines every time.

use serde_json::{Value, json};

const HAMLETS: [&str; 6] = ["Nà Khắt", "Bản Lác", "Phja Khao", "Khuổi Đẩy", "Nà Cà", "Kéo Hấy"];
const FAMILY: [&str; 8] = ["Nguyễn", "Hoàng", "Triệu", "Lý", "Nông", "Ma", "Đặng", "Phùng"];
const MIDDLE: [&str; 4] = ["Văn", "Thị", "Đức", "Thanh"];
const GIVEN: [&str; 9] = ["An", "Bình", "Chiến", "Dần", "Hương", "Kiên", "Long", "Nghĩa", "Phượng"];
/// What people come about, each some 160 letters long in a book, or 120 in short.
const CONTENTS: [(&str, &str); 6] = [
    (
        "Đề nghị Ủy ban nhân dân xã xem xét, giải quyết việc gia đình liền kề xây tường rào lấn sang phần đất ở đã được cấp giấy chứng nhận quyền sử dụng đất từ năm 2009",
        "Đề nghị giải quyết việc gia đình liền kề xây tường rào lấn sang phần đất ở đã được cấp giấy chứng nhận năm 2009 của mình",
    ),
    (
        "Hỏi về mức hỗ trợ, bồi thường khi Nhà nước thu hồi đất để mở rộng đường liên thôn và thời gian chi trả, vì diện tích đo đạc chưa đúng với thực tế sử dụng",
        "Kiến nghị kiểm đếm lại diện tích đất bị thu hồi để mở rộng đường liên thôn vì số liệu đo đạc chưa đúng thực tế sử dụng",
    ),
    (
        "Phản ánh cơ sở chăn nuôi lợn trong thôn xả nước thải ra mương gây ô nhiễm nguồn nước sinh hoạt của hơn hai mươi hộ dân, đã nhiều lần nhắc nhở không thay đổi",
        "Phản ánh cơ sở chăn nuôi lợn xả nước thải ra mương gây ô nhiễm nguồn nước sinh hoạt của hơn hai mươi hộ dân trong thôn",
    ),
    (
        "Đề nghị hướng dẫn hồ sơ, trình tự hưởng chế độ đối với người có công đã mất giấy tờ gốc, hiện chỉ còn giấy xác nhận của hai người cùng đơn vị ngày trước",
        "Đề nghị xem xét chế độ đối với người có công đã mất giấy tờ gốc, chỉ còn giấy xác nhận của hai người cùng đơn vị cũ nay",
    ),
    (
        "Khiếu nại quyết định xử phạt vi phạm hành chính về xây dựng trên đất nông nghiệp, cho rằng công trình đã có từ trước khi quy hoạch được công bố tại thôn nhà",
        "Khiếu nại quyết định xử phạt vi phạm hành chính về xây dựng, cho rằng công trình có trước khi quy hoạch được công bố vậy",
    ),
    (
        "Hỏi kết quả giải quyết đơn đề nghị sửa chữa nhà họp thôn bị dột, nứt tường sau mùa mưa năm ngoái và đề nghị bố trí kinh phí trước khi vào mùa mưa năm nay",
        "Đề nghị sửa chữa nhà họp thôn bị dột, nứt tường sau mùa mưa và bố trí kinh phí trước khi vào mùa mưa năm nay của thôn ta",
    ),
];

/// How many matters the papers and visits are about.
const MATTERS: usize = 300;

/// What they are called for short.
const TITLES: [&str; 6] = [
    "Lấn chiếm đất ở liền kề",
    "Bồi thường khi mở rộng đường liên thôn",
    "Ô nhiễm từ cơ sở chăn nuôi lợn",
    "Chế độ người có công mất giấy tờ gốc",
    "Quyết định xử phạt về xây dựng",
    "Sửa chữa nhà họp thôn",
];

fn name(place: usize) -> String {
    let part = |all: &[&str], step: usize| all[place / step % all.len()].to_owned();
    format!("{} {} {}", part(&FAMILY, 1), part(&MIDDLE, 3), part(&GIVEN, 2))
}

fn person(place: usize) -> Value {
    let mut one = json!({"full_name": name(place), "address": format!("thôn {}, xã Chợ Đồn", HAMLETS[place % 6])});
    match place % 4 {
        0 => {
            one["id_type"] = "cccd".into();
            one["id_number"] = format!("0060990{place:05}").into();
        }
        1 => one["id_number"] = format!("0950{place:05}").into(),
        _ => {}
    }
    one
}

/// The working day an entry of so many falls on: spread from 2019 to the first half of November 2026.
fn on(place: usize, all: usize) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(2019, 1, 2).unwrap();
    let days = u64::try_from(place * 2_870 / all).unwrap();
    (first + chrono::Days::new(days)).to_string()
}

fn visits() -> impl Iterator<Item = Value> {
    (0..1_500).map(|place| {
        let lane = ["routine", "routine", "routine", "head", "delegate"][place % 5];
        let count = if place % 41 == 0 { 7 } else { 1 + place % 2 };
        let mut one = json!({"type": "visit", "ref": format!("L{place}"), "date": on(place, 1_500), "lane": lane,
            "people_count": count, "people": [person(place)], "matters": [format!("V{}", place % MATTERS)],
            "content": CONTENTS[place % MATTERS % 6].0, "status": "completed"});
        if place % 3 == 0 {
            one["outcome"] = "Đã ghi nhận, hướng dẫn công dân".into();
        }
        if place % 97 == 5 {
            one["cancelled"] = json!({"on": "2026-11-20", "reason": "Vào sổ nhầm"});
        }
        if place % 53 == 7 {
            one["number_written"] = format!("{place}a").into();
        }
        one
    })
}

fn petitions() -> impl Iterator<Item = Value> {
    let kinds = ["complaint", "denunciation", "proposal", "feedback", "request", "other"];
    let fields = ["land_dispute", "land_compensation", "environment", "policy_merit", "construction", "other"];
    (0..900).map(move |place| {
        let day = on(place, 900);
        let outside = place % 4 == 3;
        let mut one = json!({"type": "petition", "ref": format!("D{place}"), "received_on": day, "written_on": day,
            "source": (["post", "direct", "forwarded", "leader"][place % 4]), "petitioners": [person(place + 11)],
            "signer_count": 1 + place % 3, "anonymity": "named", "kind": kinds[place % 6], "field": fields[place % 6],
            "matter": format!("V{}", place % MATTERS), "eligibility": "eligible", "processed_on": day,
            "competence": if outside { "outside" } else { "within" },
            "disposition": if outside { "refer" } else { ["assign", "answer", "accept"][place % 3] },
            "summary": CONTENTS[place % MATTERS % 6].1});
        if kinds[place % 6] == "denunciation" {
            one["respondent"] = "Trưởng thôn".into();
        }
        if kinds[place % 6] == "complaint" {
            one["level"] = "first".into();
        }
        if place % 4 == 2 {
            one["incoming"] = json!({"no": format!("{}/CV-TTr", 1 + place), "on": day, "from": "Thanh tra tỉnh"});
        }
        if place % 61 == 9 {
            for key in ["kind", "field", "matter", "disposition", "processed_on", "level", "respondent"] {
                one.as_object_mut().unwrap().shift_remove(key);
            }
            one["eligibility"] = "undetermined".into();
            one["competence"] = "undetermined".into();
        }
        one
    })
}

fn referrals() -> impl Iterator<Item = Value> {
    let sent =
        petitions().enumerate().filter(|(_, one)| one["disposition"] == "refer" || one["disposition"] == "assign");
    sent.map(|(place, one)| {
        let refer = one["disposition"] == "refer";
        json!({"type": "referral", "ref": format!("C{place}"), "petition": one["ref"], "on": one["received_on"],
            "kind": if refer { "refer" } else { "assign" }, "office": if refer { "tinh" } else { "phong" },
            "doc_no": format!("{}/UBND-TD", 1 + place), "doc_date": one["received_on"]})
    })
}

fn logs() -> Vec<Value> {
    let mut lines = Vec::new();
    for place in 0..40_usize {
        let day = on(place, 40);
        lines.extend([
            json!({"type": "outreach", "ref": format!("TT{place}"), "on": day, "title": "Hội nghị tuyên truyền pháp luật",
                "topic": "Luật Tiếp công dân, Luật Khiếu nại", "about_reception": place % 2 == 0, "people": 60 + place,
                "women": 20, "documents": 100, "laws": 2, "host": "Ủy ban nhân dân xã", "cost": 1_500_000}),
            json!({"type": "contribution", "ref": format!("DG{place}"), "on": day, "programme": "Đường giao thông nông thôn",
                "source": "community", "households": 30, "cash": 12_500_000 + place, "labour_days": 120.5,
                "labour_rate": 200_000, "land": 350.5, "land_households": 4,
                "goods": [{"name": "Khẩu trang", "quantity": 6_900, "unit": "chiếc"}, {"name": "Xi măng", "value": 3_000_000}]}),
            json!({"type": "dialogue", "ref": format!("DT{place}"), "on": day, "kind": "people", "host": "Chủ tịch UBND xã",
                "topic": "Xây dựng nông thôn mới", "about_reception": false, "people": 45, "opinions": 9, "answered": 7,
                "assigned": 2, "resolved": 1}),
        ]);
    }
    lines.extend([
        json!({"type": "model", "ref": "MH", "name": "Tuyến đường hoa", "field": "culture_society",
            "registered_on": "2026-01-05", "state": "kept", "place": "Nà Khắt"}),
        json!({"type": "democracy_item", "ref": "DC", "on": "2026-10-05", "kind": "publish", "title": "Dự toán ngân sách"}),
        json!({"type": "internal_rule", "ref": "QC", "on": "2026-10-06", "kind": "spending", "title": "Quy chế chi tiêu nội bộ",
            "no": "07"}),
        json!({"type": "emulation", "ref": "KT", "on": "2026-10-07", "movement": "Chung sức xây dựng nông thôn mới"}),
        json!({"type": "directive", "ref": "CD", "on": "2026-10-08", "kind": "document", "title": "Tăng cường tiếp công dân",
            "no": "128"}),
    ]);
    lines
}

/// The lines of the register, in the open format.
#[must_use]
pub fn lines() -> Vec<Value> {
    let mut lines = vec![
        json!({"type": "office", "ref": "phong", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "office", "ref": "tinh", "name": "Sở Nông nghiệp và Môi trường", "kind": "external"}),
        json!({"type": "officer", "ref": "ct", "full_name": "Triệu Đức Long", "title": "Chủ tịch UBND xã"}),
        json!({"type": "officer", "ref": "pct", "full_name": "Nông Thị Hương", "title": "Phó Chủ tịch UBND xã"}),
    ];
    lines.extend(
        (0..MATTERS).map(|place| json!({"type": "matter", "ref": format!("V{place}"), "title": TITLES[place % 6]})),
    );
    lines.extend(visits());
    lines.extend(petitions());
    lines.extend(referrals());
    lines.extend([
        json!({"type": "session", "ref": "B1", "date": "2026-11-05", "lane": "head", "kind": "scheduled", "published": true,
            "host": "Triệu Đức Long", "held": true, "visitors_came": false}),
        json!({"type": "resolution", "ref": "GQ1", "matter": "V0", "kind": "complaint", "accepted_on": "2026-10-01",
            "decision": {"no": "15/QĐ-UBND", "on": "2026-11-03", "level": "first", "outcome": "upheld",
            "return_money": 196_508_642, "return_land": 120.5}}),
    ]);
    lines.extend(logs());
    lines
}
