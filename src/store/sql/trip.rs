//! One trip to the engine: what is asked inside is asked at once, and waits for no answer before
//! its end. Where the engine is elsewhere, a trip is what costs.

/// What is done inside waits for no answer before its end: one trip.
pub(in crate::store) fn at_once<T>(ask: impl FnOnce() -> T) -> T {
    #[cfg(debug_assertions)]
    return super::trace::together(ask);
    #[cfg(not(debug_assertions))]
    ask()
}
