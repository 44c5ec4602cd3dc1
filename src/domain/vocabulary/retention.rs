//! Lists about how long a file is kept, and about the rights of the person on it. Sources: « RGPD, art. 15
//! à 21 », « CASF, art. R263-8 ».
use super::code::{listed, plain};

listed! {
    /// What was decided of the keeping of a file, or asked by the person.
    pub enum RetentionKind {
        /// A dispute: it is kept until that ends.
        Freeze = plain("gel", "Gel : contentieux en cours"),
        /// It is kept until a day.
        Postponed = plain("report", "Report : gardé plus longtemps"),
        /// The person asks that nothing more be done with it for now.
        Limitation = plain("limitation", "Limitation demandée par la personne"),
        /// The person objects to the keeping of what is known of them.
        Opposition = plain("opposition", "Opposition de la personne"),
        /// What the person answers to what is written.
        Reply = plain("droit_de_reponse", "Droit de réponse de la personne"),
    }
}

listed! {
    /// Why a file is erased for good.
    pub enum PurgeReason {
        /// It was kept long enough.
        Expired = plain("duree", "durée de conservation dépassée"),
        /// The person asked for it.
        Asked = plain("demande", "effacement demandé par la personne"),
        /// No service is concerned any more.
        Unconcerned = plain("sans_objet", "plus aucun service concerné"),
        /// It should never have been opened.
        Mistake = plain("erreur", "dossier ouvert par erreur"),
    }
}
