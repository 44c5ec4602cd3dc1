//! What a field is completed with as one types. Knows no form.

/// What a field holds of a partner, as the other files name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfPartner {
    /// The structure.
    Organization,
    /// The interlocutor there.
    Name,
    /// How to reach them.
    Contact,
    /// Several who may be met: « Mme Vidal (Mission locale) », with a semicolon between them.
    Professional,
}

/// What a field is completed with as one types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completed {
    /// What the other files name of a partner.
    Partner(OfPartner),
    /// The towns of the postal code that stands in the same form.
    Town,
    /// The places where people are received, when that field has that answer.
    Venue(&'static str, &'static str),
}
