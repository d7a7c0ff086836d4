//! The model of a document, as the preview draws it: the same that is exported.

pub use rungs_documents::ladder::StepParagraph;
pub use rungs_documents::{
    Align, Block, Column, Depth, Document, Fact, Item, Quotation, Row, RowKind, Style, Table, Text, Tone, TreeNode,
};
