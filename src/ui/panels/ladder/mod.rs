//! The ladder: levels side by side, as rows or as a flow, and the reader over it.
