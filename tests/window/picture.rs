//! The pictures of the README, taken of the practice register in the real window: `cargo test -p tests --test window
//! picture -- --ignored`.

use std::path::Path;
use std::process::Command;

use crate::stage::Stage;
use crate::walk::{self, Place};

/// What is shown, in the order the README tells it, each with what must stand there before it is taken.
const SHOWN: &[(Place, &str)] = &[
    (Place { name: "hom-nay", address: "desk", keys: &[] }, ".counter strong"),
    (
        Place {
            name: "ghi-luot-tiep",
            address: "visit/new",
            keys: &[
                "=Hoàng Văn",
                "Down",
                "Enter",
                "Enter",
                "Enter",
                "Enter",
                "=Hỏi kết quả giải quyết đơn",
                "Ctrl+Enter",
            ],
        },
        ".hint-card",
    ),
    (Place { name: "so-don", address: "petition", keys: &[] }, ".tabulator-row:nth-child(5)"),
    (Place { name: "don", address: "petition/D-04", keys: &[] }, ".history-block li, .history-block table"),
    (Place { name: "bao-cao", address: "report", keys: &["Alt+Right"] }, ".form-table td, form-table td"),
    (Place { name: "dan-van", address: "mobilisation", keys: &[] }, "main td"),
];
/// A page of the README is read over a slow line.
const WEIGHT: u64 = 150_000;

/// Six screens, of few colours, into `assets/picture`.
pub fn of_the_practice_register(stage: &Stage) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/picture");
    std::fs::create_dir_all(&folder).expect("a folder");
    let office = stage.office().on("2019-09-14");
    let clerk = office.clerk();
    clerk.sees("Máy này chưa có sổ").press("Tab").press("Enter").finds(".practice-band").sees("Hôm nay");
    for (place, stands) in SHOWN {
        walk::go(&clerk, place);
        clerk.finds(stands);
        walk::rest(&clerk);
        let taken = clerk.photograph(place.name);
        let to = folder.join(format!("{}.png", place.name));
        let mut convert = Command::new("convert");
        convert.arg(taken).args(["-dither", "None", "-colors", "48", "-strip"]);
        let done = convert.arg(format!("PNG8:{}", to.display())).status();
        assert!(done.is_ok_and(|status| status.success()), "convert is in the package imagemagick");
        let weight = std::fs::metadata(&to).expect("a picture").len();
        assert!(weight <= WEIGHT, "{}: {weight} bytes", place.name);
    }
}
