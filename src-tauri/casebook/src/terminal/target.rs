//! What a command works on, and which files it writes for its caller.

use std::path::{Path, PathBuf};

use super::{Command, paper};

impl Command {
    /// The register a command works on.
    pub(super) fn register(&self) -> Option<&Path> {
        match self {
            Self::Deadline { .. } => None,
            Self::Report(args) => Some(&args.book),
            Self::Close(args) => Some(&args.book),
            Self::Import(args) => Some(&args.book),
            Self::Restore { to, .. } => Some(to),
            Self::Init { book, .. }
            | Self::Demo { book }
            | Self::Load { book, .. }
            | Self::Export { book, .. }
            | Self::Add { book, .. }
            | Self::Find { book, .. }
            | Self::Reopen { book, .. }
            | Self::Changes { book, .. }
            | Self::Leave { book, .. }
            | Self::Written { book, .. }
            | Self::Paper { book, .. }
            | Self::Register { book, .. }
            | Self::Due { book, .. }
            | Self::Backup { book, .. }
            | Self::Check { book, .. }
            | Self::Passphrase { book, .. }
            | Self::Recovery { book, .. } => Some(book),
        }
    }

    /// The files a command writes for its caller.
    pub(super) fn targets(&self) -> Vec<&Path> {
        match self {
            Self::Init { recovery_sheet, .. } => recovery_sheet.as_deref().into_iter().collect(),
            Self::Export { file, .. } if file != Path::new("-") => vec![file],
            Self::Report(args) => [&args.out, &args.annex_out].into_iter().flatten().map(PathBuf::as_path).collect(),
            Self::Recovery { sheet, .. } => vec![sheet],
            Self::Import(args) => {
                [&args.verdict, &args.map_out].into_iter().flatten().map(PathBuf::as_path).collect()
            }
            Self::Written { out, .. }
            | Self::Register { out, .. }
            | Self::Paper { verb: paper::Verb::Make { out, .. }, .. } => out.as_deref().into_iter().collect(),
            Self::Paper { verb: paper::Verb::Print { out, .. }, .. } => vec![out],
            _ => Vec::new(),
        }
    }
}
