//! What the yearly summary of a funding agreement counts (« Hérault, bilan de convention »): acts, contracts,
//! exits, days followed, needs, profiles, each with the record that says it. Knows no table of the summary.
mod acts;
mod courses;
mod follow;
mod plan;
mod profile;

pub use acts::{Act, ActKind, Meeting};
pub use courses::Courses;
pub use follow::{Exit, Followed, Oriented, Signed, Stay, Support};
pub use plan::{Finding, InPlan, Need, PlanLine};
pub use profile::Profile;
