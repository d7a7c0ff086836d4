//! What all answers as JSON have in common.

use serde_json::{Map, Value};

/// An array, in the order of what it is made from.
pub(super) fn array<T>(all: impl IntoIterator<Item = T>, one: impl FnMut(T) -> Value) -> Value {
    all.into_iter().map(one).collect()
}

/// The fields of several objects as one object, in their order.
pub(super) fn joined(objects: impl IntoIterator<Item = Value>) -> Value {
    let fields = objects.into_iter().flat_map(|object| match object {
        Value::Object(fields) => fields,
        _ => Map::new(),
    });
    Value::Object(fields.collect())
}

/// The fields of an object that say something: without those that are `null`, `false` or an empty list.
pub(super) fn said(mut object: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| {
            !matches!(value, Value::Null | Value::Bool(false)) && value != &Value::Array(Vec::new())
        });
    }
    object
}
