//! Papers of the office (văn bản): what is printed, signed and sent about a visit, a petition, a session, a referral or
//! a period. A paper is entered as what it is, its number and day blank until it is issued (Nghị định 30/2020/NĐ-CP);
//! its form, wording and legal basis are those of its own day, never of today.

mod compose;
pub mod docx;
mod fill;
mod make;
mod offer;
mod print;
mod report;
mod section;
pub mod sheet;

pub use self::make::{Blank, blank, correct, empty, issue, make};
pub use self::offer::{Offer, offered};
pub use self::print::{file_name, look, print};
pub use self::report::{print_report, report, report_file_name};
pub use self::sheet::Sheet;
pub(crate) use register::record::paper::store;
pub use register::record::paper::{Paper, form};
