//! What a file unpacks to, measured before any of it is kept: the parser itself unpacks whatever it is asked for.

use super::FORMAT;
use super::chain::{Packing, chains, inflated, measured};
use crate::read::Fault;
use crate::read::sniff::find;

/// The most bytes that a part may unpack to. Text, fonts and lists of objects are far smaller.
const MAX_PART: usize = 32 << 20;

/// The most bytes that a picture may unpack to: a colored page at 600 dots an inch. It is never kept.
const MAX_PICTURE: usize = 128 << 20;

/// The most bytes of all parts but pictures.
const MAX_PARTS: usize = 192 << 20;

/// The most bytes of all parts: what takes about two seconds to measure.
const MAX_ALL: usize = 2 << 30;

/// The most bytes of a drawing packed with LZW, which can grow to a thousand times as much. Only files of the nineties
/// have such.
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
        if predicts_beyond_bounds(region) {
            return Err(Fault::damaged(FORMAT, "the rows of one of its parts have no width that can be"));
        }
        let length = length(packed, region, most).ok_or(TOO_MUCH)?;
        all += length;
        parts += if picture { 0 } else { length };
        if parts > MAX_PARTS || all > MAX_ALL {
            return Err(TOO_MUCH);
        }
    }
    Ok(())
}

/// How many bytes come out of a part, by what it says of itself and by what it looks like; none if more than the limit.
fn length(packed: &[u8], region: &[u8], most: usize) -> Option<usize> {
    let said = chains(region);
    let plain = |chain: &Vec<Packing>| chain.as_slice() == [Packing::Flate];
    let mut longest = layered(packed, most, 0)?;
    for chain in said.iter().filter(|chain| !plain(chain)) {
        longest = longest.max(measured(packed, chain, most)?);
    }
    Some(longest)
}

/// The most columns of a picture's row, or of a list of objects, and the most figures of one column.
const MAX_COLUMNS: u64 = 1 << 20;
const MAX_COLORS: u64 = 32;

/// Whether a part that is packed row by row names rows of no width, or of one that no part has: the parser reserves, and
/// divides by, what stands there.
fn predicts_beyond_bounds(region: &[u8]) -> bool {
    let beyond =
        |name: &[u8], fits: &dyn Fn(u64) -> bool| numbers_behind(region, name).any(|number| !number.is_some_and(fits));
    find(region, b"Predictor")
        && (beyond(b"/Columns", &|columns| (1..=MAX_COLUMNS).contains(&columns))
            || beyond(b"/Colors", &|colors| (1..=MAX_COLORS).contains(&colors))
            || beyond(b"/BitsPerComponent", &|bits| [1, 2, 4, 8, 16].contains(&bits)))
}

/// The whole numbers that stand behind a name; none for one that is no such number.
fn numbers_behind<'b>(region: &'b [u8], name: &'b [u8]) -> impl Iterator<Item = Option<u64>> + 'b {
    let places = region.windows(name.len()).enumerate().filter(move |(_, window)| *window == name);
    places.map(move |(at, _)| {
        let behind = region.get(at + name.len()..).unwrap_or_default().trim_ascii_start();
        let digits = behind.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(behind.len());
        std::str::from_utf8(behind.get(..digits)?).ok()?.parse().ok()
    })
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
    let (mut total, mut keep) = (0usize, true);
    inflated(packed, header, |piece| {
        total = total.saturating_add(piece.len());
        keep &= !kept.is_empty() || is_packed(piece);
        if keep {
            kept.extend_from_slice(piece);
        }
        (total <= most).then_some(())
    })?;
    Some(total)
}
