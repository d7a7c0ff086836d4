//! Numbers as lists print them.

/// a, b, ... z, aa, bb: as Word and browsers count on, near enough beyond z.
pub(super) fn letters(number: u32, capital: bool) -> String {
    let (turn, letter) = ((number.saturating_sub(1)) / 26, (number.saturating_sub(1)) % 26);
    let letter = char::from(b'a' + u8::try_from(letter).unwrap_or_default());
    let letter = if capital { letter.to_ascii_uppercase() } else { letter };
    // No list has an entry of more than eight letters; a hostile start has.
    std::iter::repeat_n(letter, usize::try_from(turn).map_or(8, |turn| turn.min(7) + 1)).collect()
}

/// Roman numerals, up to 3,999; none beyond.
pub(super) fn roman(number: u32, capital: bool) -> String {
    const VALUES: [u32; 13] = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
    const SIGNS: [&str; 13] = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"];
    let (mut rest, mut text) = (if number < 4000 { number } else { 0 }, String::new());
    for (value, sign) in VALUES.into_iter().zip(SIGNS) {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    if capital { text.to_ascii_uppercase() } else { text }
}
