//! The RON files: exactly-as-written shapes, one conversion into the domain, and the writer.
