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
pub struct Answer {
    /// For programs.
    pub code: &'static str,
    /// For the clerk: what happened and the next step.
    pub say: String,
    /// What is wrong with the input, each at its field.
    pub faults: Vec<Fault>,
    /// Seconds to wait before the next try.
    #[serde(skip_serializing_if = "Option::is_none")]
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
            Error::Unreadable(_) | Error::NotMerged(_) => "other",
            error => error.code(),
        };
        Self::of(code, &say)
    }
}
