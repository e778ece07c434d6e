//! Papers of the office (văn bản): what is printed, signed and sent about a visit, a petition, a session, a referral or
//! a period. A paper is entered as what it is, its number and day blank until it is issued (Nghị định 30/2020/NĐ-CP);
//! its form, wording and legal basis are those of its own day, never of today.
//!
//! **What is here.** `offer`: which papers a record may have. `make`: a blank one, one made, corrected, issued. `fill`: the facts
//! a form's words ask for. `compose`: the page from the form's words and the facts. `docx` and `print`: the page as a document
//! and for the printer. `report`: a report of a period as a paper.
//!
//! **What may be imported.** `words`, `calendar`, `vault`, `register` and `report`.
//!
//! **Where to add a thing.** A new paper or other words: a `.toml` file in `assets/paper`, with the days it holds for. A fact its
//! words can name: `fill`. What a document looks like: `docx`.

mod compose;
pub mod docx;
mod fill;
mod issue;
mod make;
mod offer;
mod print;
mod report;
mod section;

pub use self::issue::issue;
pub use self::make::{Blank, blank, correct, empty, make, make_first};
pub use self::offer::{Offer, offered};
pub use self::print::{file_name, look, print};
pub use self::report::{print_report, report, report_file_name};
pub use register::record::paper::sheet::{self, Sheet};
pub(crate) use register::record::paper::store;
pub use register::record::paper::{Paper, form};
