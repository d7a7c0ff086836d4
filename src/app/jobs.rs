//! Work off the frame: loading, comparing, dialogs, saving. The newest question wins; each job can be cancelled.
