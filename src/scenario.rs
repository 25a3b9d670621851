//! The scenario.
