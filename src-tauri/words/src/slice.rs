//! The slices of the register.

use crate::codes::codes;

codes! {
    /// A kind of record, in the order the open format lists them.
    Slice "slice" {
        /// The office that keeps the register.
        Unit = "unit",
        /// A rule that can change, with its date.
        Setting = "setting",
        /// A body papers are handed or referred to.
        Office = "office",
        /// A hamlet.
        Hamlet = "hamlet",
        /// Somebody who receives or signs.
        Officer = "officer",
        /// Somebody the book knows.
        Person = "person",
        /// A reception session.
        Session = "session",
        /// A matter behind visits and petitions.
        Matter = "matter",
        /// A visit: one occasion on which one person or group is received.
        Visit = "visit",
        /// A petition: one paper.
        Petition = "petition",
        /// A paper sent out about a petition.
        Referral = "referral",
        /// A paper of the office: printed, signed and sent.
        Paper = "paper",
        /// The resolution of a complaint or denunciation.
        Resolution = "resolution",
        /// A legal outreach event.
        Outreach = "outreach",
        /// A model of skilful mass mobilisation.
        Model = "model",
        /// A contribution.
        Contribution = "contribution",
        /// A dialogue.
        Dialogue = "dialogue",
        /// An item of grassroots democracy.
        DemocracyItem = "democracy_item",
        /// An internal rule.
        InternalRule = "internal_rule",
        /// A commendation or movement.
        Emulation = "emulation",
        /// A document of direction or an inspection.
        Directive = "directive",
        /// A closed period.
        Close = "close",
        /// An entry behind the figures of a closed period.
        Counted = "counted",
        /// A piece of a file as it was sent.
        SentFile = "sent_file",
        /// A closed period opened again.
        Reopen = "reopen",
        /// An entry that came too late for a closed period and was left.
        Late = "late",
        /// What the clerk wrote for the report of a period.
        Opinion = "opinion",
        /// An answer to "are these the same?".
        Decision = "decision",
    }
}

impl Slice {
    /// The logs of mass mobilisation.
    pub const LOGS: [Self; 8] = [
        Self::Outreach,
        Self::Model,
        Self::Contribution,
        Self::Dialogue,
        Self::DemocracyItem,
        Self::InternalRule,
        Self::Emulation,
        Self::Directive,
    ];

    /// Tells whether it says what was sent for a period, and what became of it.
    #[must_use]
    pub fn is_of_closing(self) -> bool {
        matches!(self, Self::Close | Self::Counted | Self::SentFile | Self::Reopen | Self::Late)
    }

    /// Tells whether it is one of the logs of mass mobilisation.
    #[must_use]
    pub fn is_log(self) -> bool {
        Self::LOGS.contains(&self)
    }
}
