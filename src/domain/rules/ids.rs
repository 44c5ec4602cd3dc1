//! Names of the rule sets of the program.

/// Id of the rule set used when nothing else is chosen.
pub const CONVENTION_PAUVRETE: &str = "convention-pauvrete-2019";

/// Id of the rule set of the Lot, which inherits from [`CONVENTION_PAUVRETE`].
pub const LOT_MAPPI: &str = "lot-mappi";
/// Id of the law until the end of 2024.
pub const CASF: &str = "casf-2009-2024";
/// Id of the law since 2025.
pub const PLEIN_EMPLOI: &str = "plein-emploi-2025";
