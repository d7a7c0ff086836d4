//! Web pages.

use super::{fault, flawless, left_out, shown, struck};
use crate::read::Fault;
use crate::{LineKind, Reason};

#[test]
fn paragraphs_headings_and_looks() {
    let page = "<title>A &amp; B</title>\n<h1>Planner&nbsp;I</h1>\n<p>Plans <b>all</b>\n  the&#8217;s work<br>and <del>not</del> writes\n\
                <p><strong>Bold</strong> <em><b>both</b></em>\n<p style='text-align: center'><u>Middle</u></p>loose";
    let read = flawless("a.html", page.as_bytes());
    assert_eq!(read.title.as_deref(), Some("A & B"));
    assert_eq!(
        shown(&read),
        ["h1 Planner I", "Plans all the’s work", "and not writes", "Bold both", "Middle", "loose"]
    );
    assert_eq!(struck(&read), ["not"]);
    assert!(read.lines[3].style.bold && !read.lines[3].style.italic);
    assert!(read.lines[4].style.centred && read.lines[4].style.underlined);
    let lines: Vec<u32> = read.lines.iter().map(|line| line.place.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 6]);
}

#[test]
fn lists_show_what_a_browser_draws() {
    let page = "<ol start=3><li>three<li value=7>seven<ol type=a><li>a<li>b</ol></li><li><p>eight</p><p>more</p></ol>\
                <ol type=I reversed start=4><li>four<li>three</ol><ul><li>dot</ul>";
    let says = ["0[3.] three", "0[7.] seven", "1[a.] a", "1[b.] b", "0[8.] eight", "0[] more"];
    let says: Vec<&str> = says.into_iter().chain(["0[IV.] four", "0[III.] three", "0[•] dot"]).collect();
    assert_eq!(shown(&flawless("a.html", page.as_bytes())), says);
}

#[test]
fn tables_keep_their_columns() {
    let page = "<table><caption>Classes</caption><thead><tr><th>Code<th>Title</thead>\
                <tr><td rowspan=2>1<td>A<br>B<tr><td>C<tr><td colspan=2>D<td>E</table>";
    let read = flawless("a.html", page.as_bytes());
    assert_eq!(shown(&read), ["caption Classes", "t0! Code|Title", "1", "A", "B", "t0 |C", "t0 D|E"]);
    let LineKind::Row { cells, .. } = &read.lines[6].kind else { panic!() };
    assert_eq!(cells.iter().map(|cell| cell.span).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_cell_of_several_paragraphs_is_no_cell() {
    let page = "<table><tr><td>Duties<td><p>Plans.<p>Writes.<table><tr><td>a<td>b</table></table>";
    assert_eq!(shown(&flawless("a.html", page.as_bytes())), ["Duties", "Plans.", "Writes.", "t1 a|b"]);
}

#[test]
fn a_document_is_found_inside_a_whole_site() {
    let words = "plans and writes and counts for the department ".repeat(20);
    let page = format!(
        "<!doctype html><html><head><title>T</title><script>var x = '<p>no</p>';</script></head><body class=has-sidebar>\
         <div id=cookieBanner>We use cookies</div><header><a href=/>Agency</a></header><nav><ul><li><a>Jobs</a></ul></nav>\
         <form><div class=page><ul><li><a>One</a><li><a>Two</a><li><a>Three</a></ul><h1>Planner</h1><p>{words}</p>\
         <p hidden>secret</p><button>Print</button><div class='left-nav'><a>More</a></div></div></form>\
         <footer>Copyright</footer></body>"
    );
    let read = flawless("a.html", page.as_bytes());
    assert_eq!(shown(&read), ["h1 Planner", words.trim()]);
    let out = ["We use cookies", "Agency", "Jobs", "One Two Three", "secret", "Print", "More", "Copyright"];
    assert_eq!(left_out(&read), out);
    let hidden = read.left_out.iter().filter(|out| out.reason == Reason::Hidden).count();
    assert_eq!(hidden, 1);
}

#[test]
fn what_stands_around_the_marked_document_is_left_out() {
    let words = "plans and writes ".repeat(40);
    let page = format!("<div>Agency <p>home</p></div><main><header>Planner</header><p>{words}</main><p>Contact us");
    let read = flawless("a.html", page.as_bytes());
    assert_eq!(shown(&read), ["Planner", words.trim()]);
    assert_eq!(left_out(&read), ["Agency home", "Contact us"]);
}

#[test]
fn the_declared_encoding_is_believed() {
    let read = flawless("a.html", b"<meta charset=iso-8859-1><p>caf\xE9 \x96 \x91x\x92");
    assert_eq!(shown(&read), ["café – ‘x’"]);
    assert!(read.warnings.is_empty());
    let read = flawless("a.html", b"<meta charset=shift_jis><p>\x93\xFA\x96\x7B");
    assert_eq!(shown(&read), ["日本"]);
}

#[test]
fn deep_nesting_and_multiplying_tags_end_in_a_message() {
    let deep = "<div>".repeat(1_000_000);
    assert!(matches!(fault("a.html", deep.as_bytes()), Fault::TooDeep { .. }));
    let deep = format!("<html>{}", "<table><tr><td>".repeat(100_000));
    assert!(matches!(fault("a.html", deep.as_bytes()), Fault::TooDeep { .. }));
    let some = format!("{}x{}", "<div><b>".repeat(300), "</b></div>".repeat(300));
    assert_eq!(shown(&flawless("a.html", format!("<p>{some}").as_bytes())), ["x"]);
    // Each paragraph opens all unclosed looks anew.
    let looks: String = (0..400).map(|look| format!("<font color={look}>")).collect();
    let page = format!("<html><p>{looks}{}", "<p>x".repeat(20_000));
    assert!(matches!(fault("a.html", page.as_bytes()), Fault::TooMuch { .. } | Fault::TooDeep { .. }));
}
