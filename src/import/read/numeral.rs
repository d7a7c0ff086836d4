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
    const VALUES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let (mut rest, mut text) = (if number < 4000 { number } else { 0 }, String::new());
    for (value, sign) in VALUES {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    if capital { text.to_ascii_uppercase() } else { text }
}
