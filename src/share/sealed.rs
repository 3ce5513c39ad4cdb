//! The sealed file: an exchange file behind a passphrase. `docs/sealed-file.md` describes it for other programs.
//!
//! This room knows the container; the browser does the sealing (PBKDF2-HMAC-SHA-256, AES-256-GCM) and authenticates
//! the header with it. The sum at the end tells a file that was damaged on its way from a passphrase that is wrong.

use super::{Limits, Refusal, parcel::crc32};

const MAGIC: &[u8; 8] = b"OTOGSEAL";
const VERSION: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 12;
/// Magic, version, iterations, salt, nonce.
const HEADER: usize = 8 + 1 + 4 + SALT + NONCE;
const TAG: usize = 16;
const SUM: usize = 4;

/// As OWASP recommends today for PBKDF2-HMAC-SHA-256.
pub const ITERATIONS: u32 = 600_000;
/// A file with more iterations would keep the page busy for minutes.
const MOST_ITERATIONS: u32 = 10_000_000;

/// What the key is made with, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealing {
    pub iterations: u32,
    pub salt: [u8; SALT],
    pub nonce: [u8; NONCE],
}

/// A sealed file, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub sealing: Sealing,
    /// Authenticated with the content.
    pub header: Vec<u8>,
    /// The content, sealed, with its tag of 16 bytes at the end.
    pub secret: Vec<u8>,
}

impl Sealing {
    pub fn header(&self) -> Vec<u8> {
        [&MAGIC[..], &[VERSION], &self.iterations.to_be_bytes(), &self.salt, &self.nonce].concat()
    }

    /// The file, once the content has been sealed.
    pub fn file(&self, secret: &[u8]) -> Vec<u8> {
        let mut file = [&self.header()[..], secret].concat();
        file.extend(crc32(&file).to_be_bytes());
        file
    }
}

impl Sealed {
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// As the desk hands it over, once it has read it.
    pub fn of_parts<T: AsRef<[u8]>>(parts: &[T]) -> Option<Self> {
        let [header, secret] = parts else { return None };
        let sealing = sealing(header.as_ref().get(MAGIC.len() + 1..)?)?;
        Some(Self { sealing, header: header.as_ref().to_vec(), secret: secret.as_ref().to_vec() })
    }

    /// # Errors
    /// `NotOurs` where nothing says that it is one, `Newer`, `Cut`, or `Scrambled` where the sum is wrong.
    pub fn read(bytes: &[u8], limits: Limits) -> Result<Self, Refusal> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Refusal::NotOurs)?;
        if bytes.len() > limits.bytes {
            return Err(Refusal::TooLarge { limit: limits.bytes });
        }
        match rest.first() {
            None => return Err(Refusal::Cut),
            Some(&VERSION) => {}
            Some(version) if *version > VERSION => return Err(Refusal::Newer { version: u64::from(*version) }),
            Some(_) => return Err(Refusal::NotOurs),
        }
        if bytes.len() < HEADER + TAG + SUM {
            return Err(Refusal::Cut);
        }
        let (checked, sum) = bytes.split_at(bytes.len() - SUM);
        if *sum != crc32(checked).to_be_bytes() {
            return Err(Refusal::Scrambled);
        }
        let (header, secret) = checked.split_at(HEADER);
        let sealing = sealing(&header[MAGIC.len() + 1..]).ok_or(Refusal::Scrambled)?;
        Ok(Self { sealing, header: header.to_vec(), secret: secret.to_vec() })
    }
}

fn sealing(bytes: &[u8]) -> Option<Sealing> {
    let (iterations, rest) = bytes.split_first_chunk()?;
    let (salt, rest) = rest.split_first_chunk()?;
    let iterations = u32::from_be_bytes(*iterations);
    let nonce = rest.try_into().ok()?;
    (1..=MOST_ITERATIONS).contains(&iterations).then_some(Sealing { iterations, salt: *salt, nonce })
}
