//! What changed in the specification since a position was judged, as JSON.

use rungs_domain::allocate::SpecChange;
use serde_json::{Value, json};

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
