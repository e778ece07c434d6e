//! What the log is sealed with, and what it may be read with: today's key alone while it runs; one that is brought back, the
//! keys of its register and of the backup it is built on.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::record::Record;
use crate::error::{Error, Result};
use crate::key::{self, Key};

pub(super) const NONCE: usize = 24;
/// An entry is half a megabyte or a single row; nobody makes us read more than this.
pub(super) const LONGEST: usize = 64 * 1024 * 1024;

/// The digest of all frames of a segment so far.
pub(super) type Chain = [u8; 32];

/// What seals and opens the entries of one register's log: keys of its own, each derived from a data key.
#[derive(Clone)]
pub(super) struct Seal {
    today: XChaCha20Poly1305,
    /// What a log that is brought back may be read with besides; nothing is written with these.
    also: Vec<XChaCha20Poly1305>,
    register: String,
}

impl Seal {
    /// Of a register's key alone: what its running log is sealed with.
    pub(super) fn new(today: &Key, register: &str) -> Result<Self> {
        Self::with(today, &[], register)
    }

    /// Of more keys. Whoever holds an older key can write segments under it: those of the register that is brought back and
    /// of the backup it is built on are named, and no others.
    pub(super) fn with(today: &Key, also: &[&Key], register: &str) -> Result<Self> {
        let also = also.iter().map(|key| cipher(key, register)).collect::<Result<_>>()?;
        Ok(Self { today: cipher(today, register)?, also, register: register.to_owned() })
    }

    /// The same of its own key alone.
    pub(super) fn narrowed(self) -> Self {
        Self { also: Vec::new(), ..self }
    }

    /// Gives the cipher that opens a frame.
    pub(super) fn opener(&self, nonce: &XNonce, payload: &Payload<'_, '_>) -> Option<(&XChaCha20Poly1305, Vec<u8>)> {
        let mut all = std::iter::once(&self.today).chain(&self.also);
        all.find_map(|cipher| {
            let again = Payload { msg: payload.msg, aad: payload.aad };
            Some((cipher, cipher.decrypt(nonce, again).ok()?))
        })
    }

    /// Gives the chain of a segment that holds nothing yet but its header.
    pub(super) fn chain(&self, header: &[u8]) -> Chain {
        let hash = Sha256::new().chain_update(header).chain_update(self.register.as_bytes());
        hash.finalize().into()
    }

    /// Adds a sealed entry to a buffer and to the chain.
    pub(super) fn close(&self, chain: &mut Chain, record: &Record, out: &mut Vec<u8>) -> Result<()> {
        let plain = postcard::to_stdvec(record).map_err(|_| Error::Damaged("log: an entry"))?;
        let nonce = key::random::<NONCE>()?;
        let sealed = self
            .today
            .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: chain.as_slice() })
            .map_err(|_| Error::Damaged("log: an entry"))?;
        let length = u32::try_from(sealed.len()).ok().filter(|_| sealed.len() <= LONGEST);
        let start = out.len();
        out.extend(length.ok_or(Error::Damaged("log: an entry"))?.to_le_bytes());
        out.extend(nonce);
        out.extend(sealed);
        *chain = link(chain, out.get(start..).unwrap_or_default());
        Ok(())
    }
}

fn cipher(key: &Key, register: &str) -> Result<XChaCha20Poly1305> {
    let mut own = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(register.as_bytes()), key.as_slice())
        .expand(b"so-tiep-dan/log/1", own.as_mut_slice())
        .map_err(|_| Error::Damaged("program: no key for the log"))?;
    Ok(XChaCha20Poly1305::new(&(*own).into()))
}

/// Follows a chain by one frame.
pub(super) fn link(chain: &Chain, frame: &[u8]) -> Chain {
    Sha256::new().chain_update(chain).chain_update(frame).finalize().into()
}
