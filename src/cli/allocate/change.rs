//! What changed in the specification since a position was judged, told before it is judged anew.

use rungs_domain::allocate::{SpecChange, Touched};
use serde_json::{Value, json};

use crate::cli::text::{Page, faint, plain, strong};

pub(super) fn json(change: &SpecChange) -> Value {
    let touched = change.touched.iter().map(|one| {
        json!({
            "duty": one.duty,
            "level": one.level.as_str(),
            "item": one.number,
            "then": Some(&one.then).filter(|then| !then.is_empty()),
            "now": one.now,
        })
    });
    json!({ "judged": change.judged, "now": change.now, "touched": touched.collect::<Vec<_>>() })
}

pub(super) fn text(page: &mut Page, change: &SpecChange) {
    page.gap();
    page.hanging(2, "! ", &[strong(change.words())]);
    change.touched.iter().for_each(|one| touched(page, one));
}

fn touched(page: &mut Page, one: &Touched) {
    page.paragraph(4, &[plain(one.words())]);
    let then = if one.then.is_empty() { faint("(its words were not kept)") } else { plain(one.then.as_str()) };
    page.hanging(6, "then: ", &[then]);
    let now = one.now.as_deref().map_or(faint("(it is no longer there)"), plain);
    page.hanging(6, "now:  ", &[now]);
}
