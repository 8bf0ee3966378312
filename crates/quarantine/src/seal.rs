//! Sealing: bytes that only a passphrase opens.
//!
//! A random key seals everything (XChaCha20-Poly1305, a random nonce each time). The passphrase opens only the key, by way of
//! Argon2id, so that it can be changed without sealing anything anew, and destroying the key destroys all that it seals.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

pub(super) const SALT: usize = 16;
const NONCE: usize = 24;
/// Sealed contents are as long as the next multiple of this, in bytes: the length of a text or name does not show.
const BLOCK: usize = 4096;

/// What it costs to try a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassphraseCost {
    /// KiB of memory.
    pub memory: u32,
    pub passes: u32,
}

impl PassphraseCost {
    /// About half a second on an ordinary machine, and 64 MiB, for each try.
    pub const STRONG: Self = Self { memory: 64 * 1024, passes: 3 };
}

/// Something sealed was not what it should be, or the key is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unsealed;

/// Fills an array with random bytes of the operating system.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system has random numbers");
    bytes
}

/// A key of 256 bits, overwritten when it is dropped.
pub(super) struct Key(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    pub(super) fn new() -> Self {
        Self(Zeroizing::new(random()))
    }

    /// The key that a passphrase gives.
    pub(super) fn of_passphrase(passphrase: &str, salt: &[u8], cost: PassphraseCost) -> Result<Self, Unsealed> {
        let params = Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| Unsealed)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
            .map_err(|_| Unsealed)?;
        Ok(Self(key))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }

    /// Seals bytes to their place: opened for another place they are refused.
    pub(super) fn seal(&self, content: &[u8], place: &[u8]) -> Vec<u8> {
        let length = content.len() as u64;
        let mut padded = Zeroizing::new(Vec::with_capacity((content.len() + 8).next_multiple_of(BLOCK)));
        padded.extend_from_slice(&length.to_le_bytes());
        padded.extend_from_slice(content);
        padded.resize((content.len() + 8).next_multiple_of(BLOCK), 0);
        let nonce = random::<NONCE>();
        let payload = Payload { msg: padded.as_slice(), aad: place };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("the content is of a possible length");
        [&nonce[..], &sealed].concat()
    }

    pub(super) fn open(&self, sealed: &[u8], place: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealed> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Unsealed)?;
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: place });
        let padded = Zeroizing::new(opened.map_err(|_| Unsealed)?);
        let (length, content) = padded.split_first_chunk::<8>().ok_or(Unsealed)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| Unsealed)?;
        content.get(..length).map(|content| Zeroizing::new(content.to_vec())).ok_or(Unsealed)
    }

    /// This key, sealed with another.
    pub(super) fn wrapped(&self, by: &Self, place: &[u8]) -> Vec<u8> {
        by.seal(self.0.as_slice(), place)
    }

    pub(super) fn unwrapped(wrapped: &[u8], by: &Self, place: &[u8]) -> Result<Self, Unsealed> {
        let bytes = by.open(wrapped, place)?;
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Unsealed)?;
        Ok(Self(Zeroizing::new(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_its_key_in_its_place() {
        let (key, other) = (Key::new(), Key::new());
        let sealed = key.seal("Åse".as_bytes(), b"here");
        assert_eq!(key.open(&sealed, b"here").expect("opens").as_slice(), "Åse".as_bytes());
        assert_eq!(sealed.len(), key.seal(&[7; 4000], b"here").len(), "the length does not show");
        assert_ne!(sealed, key.seal("Åse".as_bytes(), b"here"), "nothing is sealed twice the same way");
        assert!(key.open(&sealed, b"there").is_err() && other.open(&sealed, b"here").is_err());
        let mut changed = sealed.clone();
        changed[100] ^= 1;
        assert!(key.open(&changed, b"here").is_err() && key.open(&sealed[..20], b"here").is_err());
    }
}
