//! Rungs: class specifications as ladders, for people who decide on the level of public jobs.
