//! Pieces that several panels draw.
