//! A key in a page of memory of its own, which the system does not write to its swap where it lets us say so, and which is
//! wiped before it is given back.

use std::ops::Deref;

use zeroize::Zeroize;

use crate::error::Result;
use crate::key::random;

/// As large as a page, and as it lies.
#[repr(align(4096))]
struct Page {
    key: [u8; 32],
}

/// The data key, or one that wraps it; wiped when dropped.
pub struct Key {
    /// Let go before the page is. Where the system allows no locked memory there is none.
    _lock: Option<region::LockGuard>,
    page: Box<Page>,
}

impl Key {
    /// Takes the bytes of a key.
    #[must_use]
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let mut key = Self::blank();
        key.page.key.copy_from_slice(&bytes);
        bytes.zeroize();
        key
    }

    /// Takes a copy of bytes that somebody else holds; none where they are no key.
    pub(crate) fn copied(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::blank();
        let fits = bytes.len() == key.page.key.len();
        fits.then(|| key.page.key.copy_from_slice(bytes)).map(|()| key)
    }

    /// Makes a new key.
    pub(crate) fn random() -> Result<Self> {
        random::<32>().map(Self::new)
    }

    /// Lets a verb write the key where it stays.
    pub(crate) fn fill(write: impl FnOnce(&mut [u8]) -> Result<()>) -> Result<Self> {
        let mut key = Self::blank();
        write(&mut key.page.key)?;
        Ok(key)
    }

    fn blank() -> Self {
        let page = Box::new(Page { key: [0; 32] });
        let lock = region::lock(page.key.as_ptr(), size_of::<Page>()).ok();
        Self { _lock: lock, page }
    }
}

impl Deref for Key {
    type Target = [u8; 32];

    fn deref(&self) -> &[u8; 32] {
        &self.page.key
    }
}

impl Clone for Key {
    fn clone(&self) -> Self {
        let mut key = Self::blank();
        key.page.key.copy_from_slice(&self.page.key);
        key
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.page.key.zeroize();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_key_lies_in_a_page_of_its_own() {
        let key = Key::new([7; 32]);
        let copy = key.clone();
        assert_eq!((*copy, size_of::<Page>()), ([7; 32], 4096));
        for key in [&key, &copy] {
            assert_eq!(key.page.key.as_ptr().addr() % 4096, 0);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_page_of_a_key_is_locked_where_the_system_lets_it() {
        let limit = rustix::process::getrlimit(rustix::process::Resource::Memlock);
        let locked = || {
            let status = std::fs::read_to_string("/proc/thread-self/status").unwrap();
            let line = status.lines().find(|line| line.starts_with("VmLck")).unwrap().to_owned();
            line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
        };
        let _key = Key::new([7; 32]);
        let is_allowed = limit.current.is_none_or(|most| most >= 64 * 1024);
        assert!(!is_allowed || locked() >= 4);
    }
}
