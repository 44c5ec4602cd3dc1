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
    /// What the person asks of the data kept about them.
    pub enum PersonRequestKind {
        /// To read all of it (art. 15).
        Access = plain("acces", "Accès à ses données"),
        /// To have it corrected (art. 16).
        Rectification = plain("rectification", "Rectification"),
        /// To have it erased (art. 17).
        Erasure = plain("effacement", "Effacement"),
        /// To have nothing more done with it for now (art. 18).
        Limitation = plain("limitation", "Limitation"),
        /// To object to its keeping (art. 21).
        Objection = plain("opposition", "Opposition"),
        /// To receive it in a file that other programs read (art. 20).
        Portability = plain("portabilite", "Portabilité"),
    }
}

listed! {
    /// What the person was answered.
    pub enum PersonRequestAnswer {
        /// All that is asked is done.
        Favourable = plain("favorable", "Favorable"),
        /// A part of it is.
        Partial = plain("partielle", "Partielle"),
        /// None of it is.
        Refused = plain("refus", "Refus"),
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
