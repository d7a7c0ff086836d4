//! What the documents print, counted by hand; tests hold the program against it.

/// Code, number of duties, number of KSAs, as the documents print them (counted by hand).
pub const LEVELS: [(&str, usize, usize); 17] = [
    ("41295", 7, 10),
    ("41311", 8, 9),
    ("41312", 8, 9),
    ("41313", 8, 10),
    ("41314", 8, 10),
    ("G1099B", 3, 0),
    ("G1099O", 11, 0),
    ("G1099A", 11, 0),
    ("0264", 6, 7),
    ("4260", 15, 10),
    ("0876", 15, 10),
    ("3730", 8, 10),
    ("3729", 14, 10),
    ("CA2459", 8, 17),
    ("CA2460", 10, 19),
    ("SPCP20", 21, 0),
    ("SPCP23", 21, 0),
];
