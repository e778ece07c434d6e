//! What goes wrong, for the window: a code it can act on, a Vietnamese sentence, and the faults at their fields. No
//! path, no SQL and no name of a person crosses here.

use casebook::error::Error;
use casebook::fault::Fault;
use casebook::wording;
use serde::Serialize;

/// What a command answers.
pub type Result<T> = std::result::Result<T, Answer>;

/// Why a command did nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answer {
    /// For programs.
    #[cfg_attr(test, ts(as = "Code"))]
    pub code: &'static str,
    /// For the clerk: what happened and the next step.
    pub say: String,
    /// What is wrong with the input, each at its field.
    pub faults: Vec<Fault>,
    /// Seconds to wait before the next try.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wait: Option<u64>,
}

impl Answer {
    /// The register is locked.
    pub fn locked() -> Self {
        Self::of("locked", "Sổ đang khóa. Hãy gõ mật khẩu để mở.")
    }

    /// The passphrase is wrong; the next try may have to wait.
    pub fn wrong_passphrase(wait: u64) -> Self {
        let say = wording::error(&Error::WrongPassphrase);
        match wait {
            0 => Self::of("wrong_passphrase", &say),
            _ => Self {
                wait: Some(wait),
                ..Self::of("wrong_passphrase", &format!("{say} Chờ {wait} giây rồi thử."))
            },
        }
    }

    /// What was asked cannot be asked.
    pub fn usage(say: &str) -> Self {
        Self::of("usage", say)
    }

    /// One fault at a field.
    pub fn fault(field: &str, code: casebook::fault::Trouble, say: &str) -> Self {
        let fault = Fault { say: say.to_owned(), ..Fault::at(field, code) };
        Self { faults: vec![fault], ..Self::of("faults", say) }
    }

    fn of(code: &'static str, say: &str) -> Self {
        Self { code, say: say.to_owned(), faults: Vec::new(), wait: None }
    }
}

impl From<Fault> for Answer {
    fn from(fault: Fault) -> Self {
        Error::from(fault).into()
    }
}

impl From<Error> for Answer {
    fn from(error: Error) -> Self {
        let say = wording::error(&error);
        let code = match error {
            Error::Faults(faults, _) => {
                // Of a passphrase there is one thing to say, and it is said where it was typed.
                let of_passphrase = faults.iter().find(|fault| fault.field == "passphrase");
                let say = of_passphrase.map_or(say, |fault| fault.say.clone());
                return Self { faults, ..Self::of("faults", &say) };
            }
            Error::Wait(seconds) => return Self::wrong_passphrase(seconds),
            // Which of its parts went wrong is nothing the page acts on.
            Error::Unreadable(_) | Error::UnreadableSheet { .. } | Error::NotMerged(_) => "other",
            error => error.code(),
        };
        Self::of(code, &say)
    }
}

/// The codes an answer may have, for the types of the page.
#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(rename = "AnswerCode", rename_all = "snake_case")]
#[expect(dead_code, reason = "only its names are read")]
enum Code {
    Faults,
    Locked,
    WrongPassphrase,
    OldSheet,
    Damaged,
    InUse,
    Newer,
    NoRegister,
    NotEmpty,
    NotFound,
    Disk,
    FileThere,
    LogBehind,
    Misplaced,
    Clock,
    Usage,
    Cancelled,
    Other,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn the_page_knows_every_code_an_answer_may_have() {
        let house = include_str!("../vault/src/error.rs");
        let house = house.split("fn code(&self)").nth(1).unwrap().split("\n    }\n").next().unwrap();
        let mut codes: BTreeSet<&str> = house.split('"').skip(1).step_by(2).chain(["locked"]).collect();
        // The page hears of them as `other`.
        assert!(codes.remove("unreadable") && codes.remove("not_merged"));
        let told = <Code as ts_rs::TS>::inline(&ts_rs::Config::new());
        assert_eq!(told.split('"').skip(1).step_by(2).collect::<BTreeSet<_>>(), codes);
    }
}
