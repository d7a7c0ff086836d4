//! What a file unpacks to, measured before any of it is kept: the parser itself unpacks whatever it is asked for.

use flate2::{Decompress, FlushDecompress, Status};

use crate::import::read::Fault;
use crate::import::read::sniff::find;

/// The most bytes that a part may unpack to. Text, fonts and lists of objects are far smaller.
const MAX_PART: usize = 32 << 20;

/// The most bytes that a picture may unpack to: a coloured page at 600 dots an inch. It is never kept.
const MAX_PICTURE: usize = 128 << 20;

/// The most bytes of all parts but pictures.
const MAX_PARTS: usize = 192 << 20;

/// The most bytes of all parts: what takes about two seconds to measure.
const MAX_ALL: usize = 2 << 30;

/// The most bytes of a part packed with LZW, which can grow to a thousand times as much and is measured by its packed
/// length alone. Only files of the nineties have such.
pub(super) const MAX_LZW: usize = 128 << 10;

/// How far before a part the words stand that say what it is.
const REGION: usize = 4096;

/// How often a part may be packed in itself.
const MAX_LAYERS: usize = 4;

/// Holds a file against the limits.
///
/// # Errors
/// A part, or all together, unpack to more than a document may.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    const TOO_MUCH: Fault = Fault::TooMuch { what: "text or pictures when unpacked" };
    let (mut parts, mut all) = (0, 0);
    for start in streams(bytes) {
        let region = described(bytes.get(start.saturating_sub(REGION)..start).unwrap_or_default());
        let packed = bytes.get(start..).unwrap_or_default();
        let picture = find(region, b"/Image");
        let most = if picture { MAX_PICTURE } else { MAX_PART };
        let length = layered(packed, most, 0).ok_or(TOO_MUCH)?;
        all += length;
        parts += if picture { 0 } else { length };
        if parts > MAX_PARTS || all > MAX_ALL || !picture && find(region, b"LZW") && until_end(packed) > MAX_LZW {
            return Err(TOO_MUCH);
        }
    }
    Ok(())
}

/// Of the bytes before a part, those that describe it: they stand behind the part before.
fn described(region: &[u8]) -> &[u8] {
    const END: &[u8] = b"endobj";
    let end = region.windows(END.len()).rposition(|window| window == END);
    region.get(end.unwrap_or_default()..).unwrap_or_default()
}

/// Where the parts of a file begin.
fn streams(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const WORD: &[u8] = b"stream";
    let found = bytes.windows(WORD.len()).enumerate().filter(|(_, window)| *window == WORD).map(|(at, _)| at);
    found.filter_map(|at| {
        if bytes.get(at.saturating_sub(3)..at) == Some(b"end") {
            return None;
        }
        let behind = at + WORD.len();
        match bytes.get(behind..)? {
            [b'\r', b'\n', ..] => Some(behind + 2),
            [b'\r' | b'\n', ..] => Some(behind + 1),
            _ => None,
        }
    })
}

fn until_end(packed: &[u8]) -> usize {
    const END: &[u8] = b"endstream";
    packed.windows(END.len()).take(MAX_LZW + 1).position(|window| window == END).unwrap_or(MAX_LZW + 1)
}

/// How many bytes come out of a part and of what is packed in it; none if more than the limit.
fn layered(packed: &[u8], most: usize, layer: usize) -> Option<usize> {
    let mut kept = Vec::new();
    let length = match unpacked(packed, true, most, &mut kept)? {
        0 => unpacked(packed, false, most, &mut kept)?,
        length => length,
    };
    if layer < MAX_LAYERS && is_packed(&kept) {
        return Some(length + layered(&kept, most, layer + 1)?);
    }
    Some(length)
}

/// Whether bytes begin as those of zlib do.
fn is_packed(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

/// How many bytes come out; none if more than the limit. They are kept only if they may be packed once more.
fn unpacked(packed: &[u8], header: bool, most: usize, kept: &mut Vec<u8>) -> Option<usize> {
    if header && !is_packed(packed) {
        return Some(0);
    }
    let mut machine = Decompress::new(header);
    let mut buffer = vec![0; 64 << 10];
    let (mut total, mut keep) = (0usize, true);
    loop {
        let read = usize::try_from(machine.total_in()).unwrap_or(usize::MAX);
        let before = machine.total_out();
        let status = machine.decompress(packed.get(read..).unwrap_or_default(), &mut buffer, FlushDecompress::None);
        let came = usize::try_from(machine.total_out() - before).unwrap_or(usize::MAX);
        total = total.saturating_add(came);
        if total > most {
            return None;
        }
        let piece = buffer.get(..came).unwrap_or_default();
        keep &= !kept.is_empty() || is_packed(piece);
        if keep {
            kept.extend_from_slice(piece);
        }
        if came == 0 || !matches!(status, Ok(Status::Ok)) {
            return Some(total);
        }
    }
}
