//! The parser agrees with the crate `ron`: on what is RON, on where each value begins and ends, and on what texts say.

use proptest::collection::vec;
use proptest::prelude::*;
use ron::value::RawValue;
use serde::de::IgnoredAny;

use super::super::parse::{MAX_NESTING, parse};
use super::super::source::Source;
use super::super::syntax::{Dialect, Part};

/// Values as somebody might write them: with brackets, quotes and commas where they mean nothing.
const LITERALS: [&str; 38] = [
    r#""a, (b) [c] \" // d \\""#,
    r#""plain""#,
    r#""\u{e9}\x41\xc3\xa9\
        on""#,
    r##"r#"a"), \"#"##,
    r###"r##"a"#, ("##"###,
    r#"r"a\""#,
    r#"b"a,\"""#,
    r#"br"a\""#,
    "'('",
    r"'\''",
    r"'\\'",
    "b','",
    "12",
    "0012",
    "1234567890123456789012345678901234567890",
    "37.5",
    "1.",
    ".5",
    "-1.5",
    "+0x1F",
    "1_000u32",
    "1e5",
    "1..2",
    "1..=2.5",
    "..",
    "..3",
    "inf",
    "-NaNf64",
    "true",
    "None",
    "Word",
    "r#true",
    "Größe",
    "\"日本\u{2028}語\"",
    "()",
    "( )",
    "[]",
    "{1: {}, \"a\": [2, Some(3)]}",
];

fn value() -> impl Strategy<Value = String> {
    let literal = prop::sample::select(LITERALS.to_vec());
    let blank = || {
        let blanks = ["", " ", "\n\t", "/* ), */", " // ]\n", "/*/* \" */*/ ", "\u{2028}", "\r\n", "\u{85}\u{200E}"];
        prop::sample::select(blanks.to_vec())
    };
    literal.prop_map(str::to_owned).prop_recursive(4, 24, 4, move |inner| {
        let spaced = (blank(), inner, blank()).prop_map(|(before, value, after)| format!("{before}{value}{after}"));
        let named =
            (prop::sample::select(vec!["a", "_b", "r#c.d-e", "größe", "r", "b", "true"]), blank(), spaced.clone());
        prop_oneof![
            vec(spaced.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(","))),
            vec(spaced.clone(), 1..4).prop_map(|values| format!("[{},]", values.join(","))),
            vec(spaced.clone(), 0..4).prop_map(|values| format!("Name({})", values.join(","))),
            (prop::sample::select(vec!["", "Name", "Name ", "r#b+c"]), vec(named, 1..4)).prop_map(|(name, fields)| {
                let fields: Vec<String> =
                    fields.into_iter().map(|(key, gap, value)| format!("{key}{gap}:{value}")).collect();
                format!("{name}({})", fields.join(","))
            }),
            spaced.prop_map(|value| format!("Some({value})")),
        ]
    })
}

/// Pieces of RON, of which few make a value.
fn soup() -> impl Strategy<Value = String> {
    let signs = [
        "(", ")", "[", "]", "{", "}", ",", ":", "Some", "a", "r#a.b", "r#", "b", " ", "// c\n", "// c", "/*c*/", "/*",
        "/", ".", "+", "é", "\u{2028}", "\u{3000}", "#", "\"", "\\", "@", "_", "-a", "a-b", "Some(",
    ];
    vec(prop_oneof![prop::sample::select(signs.to_vec()), prop::sample::select(LITERALS.to_vec())], 0..8)
        .prop_map(|pieces| pieces.concat())
}

const HEADERS: [&str; 6] = [
    "",
    "#![enable(implicit_some)]\n// a comment\n",
    "#![enable(unwrap_variant_newtypes, implicit_some)]",
    "#![enable(unwrap_newtypes)] #![type = \"a.b\"]",
    "#![enable(nothing)]",
    "#!",
];

/// Holds that the parser accepts what `ron` accepts.
fn check_accepted(text: &str) -> Result<(), TestCaseError> {
    let by_ron = ron::Options::default().with_recursion_limit(2 * MAX_NESTING).from_str::<IgnoredAny>(text);
    let source = Source::new("a.ron", text.as_bytes()).unwrap();
    prop_assert_eq!(parse(&source, Dialect::Ron).is_ok(), by_ron.is_ok(), "{}\n{:?}", text, by_ron);
    Ok(())
}

/// The list `text` cut by `ron`, without blanks and comments.
fn by_ron(text: &str) -> Vec<&str> {
    let raw: Vec<&RawValue> = ron::from_str(text).unwrap();
    raw.into_iter().map(|raw| raw.trim().get_ron()).collect()
}

/// Cuts a list both ways.
fn check_cut(list: &str) -> Result<(), TestCaseError> {
    let text = format!("#![enable(implicit_some)]\n// a comment\nFile(list: {list})");
    let source = Source::new("a.ron", text.as_bytes()).unwrap();
    let syntax = parse(&source, Dialect::Ron).unwrap();
    let part: Part<'_> = syntax.root().fields().unwrap().next().unwrap();
    let parts: Vec<Part<'_>> = part.elements().unwrap().collect();
    prop_assert_eq!(parts.iter().map(|part| part.text()).collect::<Vec<_>>(), by_ron(list));
    for part in parts.into_iter().filter(|part| part.is_text()) {
        prop_assert_eq!(part.content().map(|text| text.into_owned()), ron::from_str::<String>(part.text()).ok());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_begin_and_end_where_ron_says(values in vec(value(), 0..5)) {
        check_cut(&format!("[{}]", values.join(",")))?;
    }

    #[test]
    fn what_ron_accepts_is_accepted_and_nothing_else(
        header in prop::sample::select(HEADERS.to_vec()),
        before in value(), piece in soup(), after in value(), deep in 0..26_usize,
    ) {
        check_accepted(&format!("{header}{piece}"))?;
        check_accepted(&format!("{header}{before}"))?;
        check_accepted(&format!("{header}[{before},{piece}{after}]"))?;
        check_accepted(&format!("{header}N(a:{before},{piece}{after})"))?;
        check_accepted(&format!("{header}Some({piece}{after})"))?;
        for (open, close) in [("[", "]"), ("(a:", ")"), ("N(", ")"), ("Some(", ")"), ("Some ", ""), ("{1:", "}")] {
            check_accepted(&format!("{header}{}{before}{}", open.repeat(deep), close.repeat(deep)))?;
        }
    }
}

#[test]
fn brackets_end_at_the_same_depth() {
    for (open, close) in
        [("[", "]"), ("(", ")"), ("(a:", ")"), ("N(", ")"), ("Some(", ")"), ("{1:", "}"), ("[Some(", ")]")]
    {
        for deep in 1..60 {
            for value in ["1", "()", "( )", "[]", "N", "\"a\\n\"", "{}"] {
                check_accepted(&format!("{}{value}{}", open.repeat(deep), close.repeat(deep))).unwrap();
            }
        }
    }
}
