//! A text that many rows are told word for word: kept once for all of them.

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Such a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said(Arc<str>);

/// Every such text so far.
#[derive(Default)]
pub(super) struct Sayings(HashSet<Arc<str>>);

impl Sayings {
    /// Gives a text as it is kept.
    pub fn said(&mut self, text: &str) -> Said {
        if let Some(kept) = self.0.get(text) {
            return Said(Arc::clone(kept));
        }
        let kept: Arc<str> = text.into();
        self.0.insert(Arc::clone(&kept));
        Said(kept)
    }
}

impl Said {
    /// Gives it to be read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
