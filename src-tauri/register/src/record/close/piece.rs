//! A file as it is kept: in pieces of one line of the open format each.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use vault::hex;

/// So many bytes of a file go into one line of the open format.
const PIECE: usize = 32 * 1024;
/// The most letters such a piece has.
pub(crate) const MOST: usize = PIECE / 3 * 4 + 4;

/// Gives a file in the pieces it is kept in.
pub fn pieces(bytes: &[u8]) -> Vec<String> {
    bytes.chunks(PIECE).map(|piece| STANDARD.encode(piece)).collect()
}

/// Gives the bytes of a piece; none where it is not written as one.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Gives the SHA-256 of a file, as hex.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
