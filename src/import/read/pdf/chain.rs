//! The filters of a part of a PDF, one behind the other, and how much comes out of each: measured, not trusted.

use flate2::{Decompress, FlushDecompress, Status};

/// The most filters of a part. Programs write one, some two.
const MOST: usize = 4;

/// The most entries of LZW's table.
const LZW_TABLE: usize = 4096;

/// A way in which bytes of a part are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Flate,
    Lzw,
    RunLength,
    Hex,
    Base85,
}

impl Packing {
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Packing::Flate,
            b"LZWDecode" | b"LZW" => Packing::Lzw,
            b"RunLengthDecode" | b"RL" => Packing::RunLength,
            b"ASCIIHexDecode" | b"AHx" => Packing::Hex,
            b"ASCII85Decode" | b"A85" => Packing::Base85,
            _ => return None,
        })
    }
}

/// What stands behind each `/Filter` of the words that describe a part: how it is packed, the outermost first. There are
/// several only in files that mean to mislead. A filter of pictures ends a chain: pictures are not unpacked.
pub(super) fn chains(description: &[u8]) -> Vec<Vec<Packing>> {
    let mut chains = Vec::new();
    let mut words = Words { bytes: description };
    while let Some(word) = words.next() {
        if matches!(word, Word::Name(name) if name == b"Filter" || name == b"F") {
            chains.push(chain(&mut words));
        }
    }
    chains
}

fn chain(words: &mut Words<'_>) -> Vec<Packing> {
    let mut chain = Vec::new();
    let mut several = false;
    while let Some(word) = words.next() {
        match word {
            Word::Open if !several => several = true,
            Word::Name(name) => match Packing::named(&name) {
                Some(packing) => chain.push(packing),
                None => break,
            },
            _ => break,
        }
        if !several {
            break;
        }
    }
    chain
}

/// A word of a description, as far as chains need them.
enum Word {
    Name(Vec<u8>),
    /// `[`
    Open,
    Other,
}

struct Words<'b> {
    bytes: &'b [u8],
}

impl Words<'_> {
    fn next(&mut self) -> Option<Word> {
        while let [first, rest @ ..] = self.bytes {
            match first {
                b'%' => {
                    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
                    self.bytes = rest.get(end..).unwrap_or_default();
                }
                b' ' | b'\n' | b'\r' | b'\t' | b'\x0C' | b'\0' => self.bytes = rest,
                b'/' => {
                    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\0/[]<>(){}%".contains(byte);
                    let end = rest.iter().position(ends).unwrap_or(rest.len());
                    let (name, behind) = rest.split_at(end);
                    self.bytes = behind;
                    return Some(Word::Name(unescaped(name)));
                }
                b'[' => {
                    self.bytes = rest;
                    return Some(Word::Open);
                }
                _ => {
                    self.bytes = rest;
                    return Some(Word::Other);
                }
            }
        }
        None
    }
}

/// A name without the escapes in which it may be written: `#46late`.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = name;
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).filter(|_| *first == b'#').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                plain.push(*first);
                rest = behind;
            }
        }
    }
    plain
}

/// How many bytes come out of all filters together; none if more than `most` come out of one, or if there are more
/// filters than any program writes.
pub(super) fn measured(packed: &[u8], chain: &[Packing], most: usize) -> Option<usize> {
    if chain.len() > MOST {
        return None;
    }
    let mut held: Option<Vec<u8>> = None;
    let mut total = 0usize;
    for packing in chain {
        let bytes = held.as_deref().unwrap_or(packed);
        let mut out = Unpacked { bytes: Vec::new(), most };
        match packing {
            Packing::Flate => inflate(bytes, &mut out)?,
            // Two manners of it are in use, and only the parser knows which is meant.
            Packing::Lzw => {
                let mut early = Unpacked { bytes: Vec::new(), most };
                lzw(bytes, 1, &mut early)?;
                lzw(bytes, 0, &mut out)?;
                if early.bytes.len() > out.bytes.len() {
                    out = early;
                }
            }
            Packing::RunLength => run_length(bytes, &mut out)?,
            Packing::Hex => hex(bytes, &mut out)?,
            Packing::Base85 => base85(bytes, &mut out)?,
        }
        total = total.saturating_add(out.bytes.len());
        held = Some(out.bytes);
    }
    Some(total)
}

/// What came out so far.
struct Unpacked {
    bytes: Vec<u8>,
    most: usize,
}

impl Unpacked {
    /// Takes more; none if that is too much.
    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        self.bytes.extend_from_slice(bytes);
        (self.bytes.len() <= self.most).then_some(())
    }
}

/// Unpacks Flate piece by piece, with or without the header of zlib, as long as `take` takes the pieces.
pub(super) fn inflated(packed: &[u8], header: bool, mut take: impl FnMut(&[u8]) -> Option<()>) -> Option<()> {
    let mut machine = Decompress::new(header);
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = usize::try_from(machine.total_in()).unwrap_or(usize::MAX);
        let before = machine.total_out();
        let status = machine.decompress(packed.get(read..).unwrap_or_default(), &mut buffer, FlushDecompress::None);
        let came = usize::try_from(machine.total_out() - before).unwrap_or(usize::MAX);
        take(buffer.get(..came).unwrap_or_default())?;
        if came == 0 || !matches!(status, Ok(Status::Ok)) {
            return Some(());
        }
    }
}

fn inflate(packed: &[u8], out: &mut Unpacked) -> Option<()> {
    inflated(packed, true, |piece| out.take(piece))?;
    if out.bytes.is_empty() { inflated(packed, false, |piece| out.take(piece)) } else { Some(()) }
}

fn run_length(mut packed: &[u8], out: &mut Unpacked) -> Option<()> {
    while let [length, rest @ ..] = packed {
        let length = usize::from(*length);
        match length {
            128 => break,
            0..128 => {
                let (plain, behind) = rest.split_at(rest.len().min(length + 1));
                out.take(plain)?;
                packed = behind;
            }
            _ => {
                let Some((byte, behind)) = rest.split_first() else { break };
                out.take(&vec![*byte; 257 - length])?;
                packed = behind;
            }
        }
    }
    Some(())
}

fn hex(packed: &[u8], out: &mut Unpacked) -> Option<()> {
    let mut high = None;
    for byte in packed.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0) {
        let Some(digit) = char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()) else { break };
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => out.take(&[high | digit])?,
        }
    }
    high.map_or(Some(()), |high| out.take(&[high]))
}

fn base85(packed: &[u8], out: &mut Unpacked) -> Option<()> {
    let (mut group, mut digits) = (0u32, 0usize);
    for byte in packed.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0) {
        match byte {
            b'z' if digits == 0 => out.take(&[0; 4])?,
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                digits += 1;
                if digits == 5 {
                    out.take(&group.to_be_bytes())?;
                    (group, digits) = (0, 0);
                }
            }
            _ => break,
        }
    }
    if digits > 1 {
        for _ in digits..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.take(group.to_be_bytes().get(..digits - 1).unwrap_or_default())?;
    }
    Some(())
}

/// `early`: by how many codes sooner than needed their width grows.
fn lzw(packed: &[u8], early: usize, out: &mut Unpacked) -> Option<()> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Where in the output the words of the table stand.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9u32);
    for byte in packed {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from(bits >> held).unwrap_or(END);
        bits &= (1 << held) - 1;
        let begin = out.bytes.len();
        match code {
            CLEAR => {
                table.clear();
                (last, width) = (None, 9);
                continue;
            }
            END => break,
            0..CLEAR => out.take(&[u8::try_from(code).unwrap_or_default()])?,
            _ => {
                // A code that is about to be entered is the last word and its own first byte.
                let word = table.get(code - 258).copied().or_else(|| last.map(|(start, length)| (start, length + 1)));
                let Some((start, length)) = word else { break };
                for at in start..start + length {
                    let byte = out.bytes.get(at).copied().unwrap_or_default();
                    out.take(&[byte])?;
                }
            }
        }
        if let Some((start, length)) = last.filter(|_| table.len() + 258 < LZW_TABLE) {
            table.push((start, length + 1));
        }
        last = Some((begin, out.bytes.len() - begin));
        // As many bits as the codes that are entered by then take, of at least nine and at most twelve.
        width = ((table.len() + 258 + early).ilog2() + 1).clamp(9, 12);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(packed: &[u8], chain: &[Packing]) -> Option<usize> {
        measured(packed, chain, 1000)
    }

    #[test]
    fn each_way_of_packing_is_measured() {
        assert_eq!(out(b"616263 6>junk", &[Packing::Hex]), Some(4));
        // "Man sure." in the base of 85, as the Portable Document Format's own examples are written: 9 bytes.
        assert_eq!(out(b"9jqo^F*2M7~>", &[Packing::Base85]), Some(8));
        assert_eq!(out(b"9jqo^F*2M7/c~>", &[Packing::Base85]), Some(9));
        assert_eq!(out(b"zz~>", &[Packing::Base85]), Some(8));
        // Three bytes as they are, then one eleven times, then the end.
        assert_eq!(out(&[2, b'a', b'b', b'c', 246, b'x', 128, 9, 9], &[Packing::RunLength]), Some(14));
        // The example of the specification of PDF: 45 45 45 45 45 65 45 45 45 66.
        assert_eq!(out(&[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], &[Packing::Lzw]), Some(10));
        assert_eq!(out(b"anything", &[]), Some(0));
    }

    #[test]
    fn what_grows_behind_another_filter_is_too_much_too() {
        let run = [129u8, 0].repeat(5);
        assert_eq!(out(&run, &[Packing::RunLength]), Some(640));
        let twice: Vec<u8> = run.iter().map(|byte| format!("{byte:02X}")).collect::<String>().into_bytes();
        assert_eq!(out(&twice, &[Packing::Hex, Packing::RunLength]), Some(10 + 640));
        assert_eq!(out(&[129u8, 129].repeat(2), &[Packing::RunLength, Packing::RunLength]), None);
        assert_eq!(out(b"a", &[Packing::Hex; 5]), None);
    }

    #[test]
    fn chains_are_found_however_they_are_written() {
        let found = |description: &str| chains(description.as_bytes());
        assert_eq!(found("<</Length 9/Filter/FlateDecode>>"), [[Packing::Flate]]);
        assert_eq!(found("<</Filter [ /A85%x\n/LZWDecode]/Length 5>>"), [[Packing::Base85, Packing::Lzw]]);
        assert_eq!(found("<</#46ilter[/#52unLengthDecode/Fl]>>"), [[Packing::RunLength, Packing::Flate]]);
        assert_eq!(found("<</Filter[/FlateDecode/DCTDecode]>>"), [[Packing::Flate]]);
        assert_eq!(found("<</Length 9>>"), Vec::<Vec<Packing>>::new());
        assert_eq!(found("<</Filter/Fl/F[/RL]>>"), [vec![Packing::Flate], vec![Packing::RunLength]]);
    }
}
