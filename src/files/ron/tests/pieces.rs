//! The cutting of a text into values agrees with `ron`'s own raw values.

use proptest::collection::vec;
use proptest::prelude::*;
use ron::value::RawValue;

use super::super::part::{Part, outermost};

/// A value as somebody might write it: with brackets, quotes and commas where they mean nothing.
fn value() -> impl Strategy<Value = String> {
    let literal = prop::sample::select(vec![
        r#""a, (b) [c] \" // d \\""#,
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
        "-1.5",
        "0x1F",
        "1_000u32",
        "true",
        "None",
        "Word",
        "Größe",
        "\"日本\u{2028}語\"",
        "()",
        "[]",
    ]);
    let blank =
        || prop::sample::select(vec!["", " ", "\n\t", "/* ), */", " // ]\n", "/*/* \" */*/ ", "\u{2028}", "\r\n"]);
    literal.prop_map(str::to_owned).prop_recursive(4, 24, 4, move |inner| {
        let spaced = (blank(), inner, blank()).prop_map(|(before, value, after)| format!("{before}{value}{after}"));
        let named = (prop::sample::select(vec!["a", "_b", "r#c", "größe"]), blank(), spaced.clone());
        prop_oneof![
            vec(spaced.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(","))),
            vec(spaced.clone(), 1..4).prop_map(|values| format!("[{},]", values.join(","))),
            (prop::sample::select(vec!["", "Name", "Name "]), vec(named, 1..4)).prop_map(|(name, fields)| {
                let fields: Vec<String> =
                    fields.into_iter().map(|(key, gap, value)| format!("{key}{gap}:{value}")).collect();
                format!("{name}({})", fields.join(","))
            }),
            spaced.prop_map(|value| format!("Some({value})")),
        ]
    })
}

/// The list `text` cut by `ron`, without blanks and comments.
fn by_ron(text: &str) -> Vec<&str> {
    let raw: Vec<&RawValue> = ron::from_str(text).unwrap();
    raw.into_iter().map(|raw| raw.trim().get_ron()).collect()
}

fn by_pieces(text: &str) -> Vec<&str> {
    let outermost = outermost(text).unwrap().unwrap();
    let list: Part<'_> = outermost.entries[0].1;
    list.elements().unwrap().into_iter().map(Part::text).collect()
}

/// Cuts a list both ways.
fn check(list: &str) -> Result<(), TestCaseError> {
    let file = format!("#![enable(implicit_some)]\n// a comment\nFile(list: {list})");
    prop_assert_eq!(by_pieces(&file), by_ron(list));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_begin_and_end_where_ron_says(values in vec(value(), 0..5)) {
        check(&format!("[{}]", values.join(",")))?;
    }
}
