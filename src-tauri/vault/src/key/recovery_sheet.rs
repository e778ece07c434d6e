//! What the recovery sheet opens. Its printed code derives the private half of an X25519 pair; only the public half is
//! kept, so that every new data key is sealed to a sheet that lies in a safe, without its code. Sealed by HPKE (RFC 9180).

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256 as Pair;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::slots::{Slot, unhex};
use super::{DAMAGED, Key, KeyCost, RecoveryCode, Ring, aad, random};
use crate::error::{Error, Result};
use crate::moment::hex;

/// The sheet of a generation.
#[derive(Serialize, Deserialize, Clone)]
#[serde(untagged)]
pub(super) enum Sheet {
    /// A pair whose public half is known.
    Pair(PairOf),
    /// Of a register from before there were pairs: the key wrapped by the code itself. A new key can be sealed to such a
    /// sheet only where its code is at hand.
    Code(Slot),
}

/// A data key sealed to the public half of a sheet's pair; all of it as hex.
#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(super) struct PairOf {
    /// What deriving the private half from the code costs.
    cost: KeyCost,
    salt: String,
    public: String,
    /// The encapsulated key.
    once: String,
    sealed: String,
}

/// Which sheet a new generation is sealed to.
#[derive(Clone, Copy)]
pub enum SheetOf<'a> {
    /// The one in force.
    Kept,
    /// The one in force, whose code is at hand.
    Typed(&'a str),
    /// A new one; the one before opens nothing newer.
    New(&'a RecoveryCode),
}

impl Sheet {
    /// Makes the pair of a code and seals a key to it.
    pub(super) fn of(code: &str, cost: KeyCost, ring: &Ring, register: &str) -> Result<Self> {
        let salt = random::<16>()?;
        let (_, public) = Pair::derive_keypair(cost.derive(code, &salt)?.as_slice());
        let public = hex(&public.to_bytes());
        PairOf::to(cost, hex(&salt), public, ring, register).map(Self::Pair)
    }

    /// Seals the key of the next generation to the same sheet, or to another.
    pub(super) fn next(&self, to: SheetOf<'_>, ring: &Ring, register: &str) -> Result<Self> {
        match (self, to) {
            (_, SheetOf::New(code)) => Self::of(code.letters(), self.cost(), ring, register),
            (Self::Pair(old), _) => {
                PairOf::to(old.cost, old.salt.clone(), old.public.clone(), ring, register).map(Self::Pair)
            }
            (Self::Code(slot), SheetOf::Typed(code)) => {
                Self::of(&RecoveryCode::read(code), slot.cost, ring, register)
            }
            (Self::Code(_), SheetOf::Kept) => Err(Error::OldSheet),
        }
    }

    /// Opens the key with the code as typed.
    pub(super) fn open(&self, code: &str, generation: u32, register: &str) -> Result<Key> {
        let code = RecoveryCode::read(code);
        match self {
            Self::Pair(sealed) => sealed.open(&code, generation, register),
            Self::Code(slot) => slot.open(&code, &aad(register, "recovery")),
        }
    }

    pub(super) fn cost(&self) -> KeyCost {
        match self {
            Self::Pair(sealed) => sealed.cost,
            Self::Code(slot) => slot.cost,
        }
    }

    /// Tells whether a key can be sealed to it only with its code at hand.
    pub(super) fn is_of_before_pairs(&self) -> bool {
        matches!(self, Self::Code(_))
    }
}

impl PairOf {
    fn to(cost: KeyCost, salt: String, public: String, ring: &Ring, register: &str) -> Result<Self> {
        let bytes = unhex(&public).ok_or(DAMAGED)?;
        let recipient = <Pair as Kem>::PublicKey::from_bytes(&bytes).map_err(|_| DAMAGED)?;
        let bound = bound_to(register, ring.generation());
        let (once, sealed) = single_shot_seal::<ChaCha20Poly1305, HkdfSha256, Pair>(
            &OpModeS::Base,
            &recipient,
            &bound,
            ring.today().as_slice(),
            &[],
        )
        .map_err(|_| DAMAGED)?;
        Ok(Self { cost, salt, public, once: hex(&once.to_bytes()), sealed: hex(&sealed) })
    }

    fn open(&self, code: &str, generation: u32, register: &str) -> Result<Key> {
        let salt = unhex(&self.salt).filter(|salt| salt.len() == 16).ok_or(DAMAGED)?;
        let (once, sealed) = unhex(&self.once).zip(unhex(&self.sealed)).ok_or(DAMAGED)?;
        let once = <Pair as Kem>::EncappedKey::from_bytes(&once).map_err(|_| DAMAGED)?;
        let (private, public) = Pair::derive_keypair(self.cost.derive(code, &salt)?.as_slice());
        if hex(&public.to_bytes()) != self.public {
            return Err(Error::WrongPassphrase);
        }
        let bound = bound_to(register, generation);
        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, Pair>(
            &OpModeR::Base,
            &private,
            &once,
            &bound,
            &sealed,
            &[],
        )
        .map_err(|_| DAMAGED)?;
        Key::copied(&Zeroizing::new(opened)).ok_or(DAMAGED)
    }
}

fn bound_to(register: &str, generation: u32) -> Vec<u8> {
    aad(register, &format!("sheet/{generation}"))
}
