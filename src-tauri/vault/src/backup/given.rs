//! Which numbers a register gave, where a backup is put in its place: what is known of them is not given again.

use std::path::{Path, PathBuf};

use super::OWN;
use super::build::{self, Source};
use super::counter::{self, Numbers};
use super::rescue::own_first;
use super::restore::Today;
use crate::error::{Error, Result};
use crate::moment::Moment;
use crate::{log, open, swap};

/// What is known of numbers that were given.
#[derive(Default)]
pub(super) struct Known {
    pub(super) numbers: Numbers,
    /// Nothing that was given is unknown.
    pub(super) all: bool,
}

/// Learns which numbers were given: from the register that is there; where it cannot be read to its end, from its backups
/// with the log done again on them, and from what restores of before set aside.
pub(super) fn known(folder: &Path, today: &Today, source: &Source<'_>, now: Moment) -> Result<Known> {
    let mut numbers = today.held.as_ref().map(|(_, numbers)| numbers.clone()).unwrap_or_default();
    if today.held.is_some() && !today.is_behind {
        return Ok(Known { numbers, all: true });
    }
    let register = &source.keys.register;
    let mut all = false;
    let own = own_first(&folder.join(OWN), source.openers, register);
    let backups = own.iter().map(PathBuf::as_path).chain(source.backup).take(MOST_ASKED);
    for backup in backups.filter(|_| today.acts > 0) {
        let source = Source { backup: Some(backup), numbers: &[], ..*source };
        match build::build_on(folder, &source, now, &mut || Ok(())) {
            Ok((_, built)) => {
                all |= built.reached >= today.acts && built.has_log;
                numbers.extend(built.numbers);
            }
            Err(Error::Damaged(_) | Error::Newer(_)) => {}
            Err(error) => return Err(error),
        }
        if all {
            break;
        }
    }
    for aside in swap::names(folder)?.into_iter().filter(|name| name.starts_with(swap::ASIDE)) {
        let file = folder.join(aside).join(open::FILE);
        let opened = source.openers.all().find_map(|(_, key)| open::copy(&file, key).ok());
        numbers.extend(opened.and_then(|db| counter::numbers(&db).ok()).unwrap_or_default());
    }
    all &= log::standing(folder, &[source.log_key], register)?.flaws.is_empty();
    Ok(Known { numbers, all })
}

/// So many backups are asked for the numbers a register gave.
const MOST_ASKED: usize = 5;
