//! The kinds of events that may start or end the delay of a rule. Knows no date.
use crate::domain::codes::coded;

coded! {
    /// A kind of dated event, with its French name in rule files.
    pub enum EventKey {
        /// The RSA request.
        RsaRequested = "demande_rsa_le",
        /// The request is complete.
        RequestComplete = "demande_complete_le",
        /// The decision on rights is notified to the person.
        RightsNotified = "droits_notifies_le",
        /// The conseil départemental is informed of the opening of rights, or of a transfer.
        DepartmentInformed = "notif_droits_recue_cd_le",
        /// Latest entry into RSA.
        RsaEntered = "entree_rsa_le",
        /// Orientation decided.
        OrientationDecided = "orientation_decidee_le",
        /// Orientation notified.
        OrientationNotified = "orientation_notifiee_le",
        /// The structure receives the case.
        TakenCharge = "prise_en_charge_le",
        /// A reorientation is asked.
        ReorientationRequested = "reorientation_demandee_le",
        /// A reorientation is decided.
        ReorientationDecided = "reorientation_decidee_le",
        /// A reorientation is notified to the person.
        ReorientationNotified = "reorientation_notifiee_le",
        /// Date of an appointment.
        AppointmentPlanned = "rdv.prevu_le",
        /// Date of the first appointment of accompaniment.
        FirstAppointment = "premier_rdv.prevu_le",
        /// Date of the first appointment of accompaniment, if the person was absent.
        FirstAppointmentMissed = "premier_rdv.absence_le",
        /// Date of the first appointment of accompaniment that was kept.
        FirstAppointmentKept = "premier_rdv.honore_le",
        /// Date of the next planned appointment.
        NextAppointment = "prochain_rdv.prevu_le",
        /// The follow-up of an absence: something is done after it.
        AbsenceAction = "action_specifique.faite_le",
        /// Any contact, attempted or made.
        Contact = "contact.fait_le",
        /// A diagnostic is drawn up.
        DiagnosticMade = "diagnostic_etabli_le",
        /// A diagnostic is handed over.
        Shared = "partage.fait_le",
        /// A contract is drafted.
        ContractDrafted = "contrat.redige_le",
        /// The later of the two signatures.
        ContractSigned = "contrat.signe_le",
        /// A contrat d'engagement is signed, by both sides.
        EngagementSigned = "contrat_engagement.signe_le",
        /// A PPAE is signed, by both sides.
        PpaeSigned = "ppae.signe_le",
        /// A contract is sent for decision.
        ContractTransmitted = "contrat.transmis_le",
        /// A contract is validated or refused.
        ContractDecided = "contrat.decide_le",
        /// A contract begins.
        ContractStart = "contrat.debut",
        /// Last day of a contract.
        ContractEnd = "contrat.fin",
        /// A contract is ended before its term, annulled or refused.
        ContractBroken = "contrat.rompu_le",
        /// The situation is evaluated.
        Evaluated = "evaluation.faite_le",
        /// The situation is evaluated for the first time.
        FirstEvaluation = "premiere_evaluation.faite_le",
        /// A review is held.
        Reviewed = "revue.faite_le",
        /// The carnet is brought up to date.
        CarnetUpdated = "carnet.mis_a_jour_le",
        /// Échéance of an objective.
        ObjectiveDue = "objectif.echeance",
        /// An objective is closed.
        ObjectiveEnded = "objectif.fin",
        /// Échéance of an action.
        ActionDue = "action.echeance",
        /// An action is done, or known as not done.
        ActionEnded = "action.fin",
        /// An action is judged, quality and impact.
        ActionEvaluated = "action.evaluee_le",
        /// End of the accompaniment by the structure.
        Exited = "sortie_le",
        /// A service of the directory is checked.
        OfferVerified = "offre.verifiee_le",
        /// The équipe pluridisciplinaire examines the parcours.
        TeamExamined = "examen_ep.fait_le",
        /// France Travail and the référent examine the situation together.
        JointlyExamined = "examen_conjoint.fait_le",
        /// The équipe pluridisciplinaire hears the person.
        Heard = "audition.faite_le",
        /// The person is informed of a measure that is intended.
        MeasureNotified = "mesure_notifiee_le",
        /// The person's observations are received.
        ObservationsReceived = "observations_recues_le",
        /// A decision on rights is notified to the person.
        DecisionNotified = "decision_notifiee_le",
        /// The person lodges an appeal.
        Appealed = "recours_le",
        /// The person asks something of the data kept about them.
        PersonRequested = "demande_personne.recue_le",
        /// The person is told that the answer to what they ask takes longer.
        PersonRequestExtended = "demande_personne.prolongee_le",
        /// The person is answered.
        PersonRequestAnswered = "demande_personne.repondue_le",
        /// The day of the request of a person who was told that the answer takes longer.
        ExtendedRequest = "demande_prolongee.recue_le",
    }
}

impl EventKey {
    /// Whether it is a date of the contract itself.
    pub const fn of_a_contract(self) -> bool {
        matches!(
            self,
            Self::ContractDrafted
                | Self::ContractSigned
                | Self::ContractTransmitted
                | Self::ContractDecided
                | Self::ContractStart
                | Self::ContractEnd
        )
    }

    /// Whether it sends the person to a structure, or is their arrival there.
    pub const fn orients(self) -> bool {
        matches!(
            self,
            Self::OrientationDecided
                | Self::OrientationNotified
                | Self::TakenCharge
                | Self::ReorientationDecided
                | Self::ReorientationNotified
        )
    }

    /// French words for « compté depuis : … ».
    pub const fn label(self) -> &'static str {
        match self {
            Self::RsaRequested => "demande de RSA",
            Self::RequestComplete => "demande de RSA complète",
            Self::RightsNotified => "droits notifiés",
            Self::DepartmentInformed => "département informé des droits",
            Self::RsaEntered => "entrée dans le RSA",
            Self::OrientationDecided => "orientation décidée",
            Self::OrientationNotified => "orientation notifiée",
            Self::TakenCharge => "prise en charge par la structure",
            Self::ReorientationRequested => "réorientation demandée",
            Self::ReorientationDecided => "réorientation décidée",
            Self::ReorientationNotified => "nouvelle orientation notifiée",
            Self::AppointmentPlanned => "date du rendez-vous",
            Self::FirstAppointment => "premier rendez-vous d’accompagnement",
            Self::FirstAppointmentMissed => "absence au premier rendez-vous",
            Self::FirstAppointmentKept => "premier rendez-vous honoré",
            Self::NextAppointment => "prochain rendez-vous",
            Self::AbsenceAction => "action après l’absence",
            Self::Contact => "dernier contact",
            Self::DiagnosticMade => "diagnostic établi",
            Self::Shared => "diagnostic partagé",
            Self::ContractDrafted => "contrat rédigé",
            Self::ContractSigned => "contrat signé",
            Self::EngagementSigned => "contrat d’engagement signé",
            Self::PpaeSigned => "PPAE signé",
            Self::ContractTransmitted => "contrat transmis",
            Self::ContractDecided => "contrat décidé",
            Self::ContractStart => "début du contrat",
            Self::ContractEnd => "fin du contrat",
            Self::ContractBroken => "fin avant terme, annulation ou refus du contrat",
            Self::Evaluated => "évaluation de la situation",
            Self::FirstEvaluation => "première évaluation de la situation",
            Self::Reviewed => "dernière revue",
            Self::CarnetUpdated => "dernière mise à jour du carnet",
            Self::ObjectiveDue => "échéance de l’objectif",
            Self::ObjectiveEnded => "fin de l’objectif",
            Self::ActionDue => "échéance de l’action",
            Self::ActionEnded => "fin de l’action",
            Self::ActionEvaluated => "évaluation de l’action",
            Self::Exited => "sortie du parcours",
            Self::OfferVerified => "vérification de l’offre",
            Self::TeamExamined => "examen par l’équipe pluridisciplinaire",
            Self::JointlyExamined => "réexamen avec France Travail",
            Self::Heard => "audition par l’équipe pluridisciplinaire",
            Self::MeasureNotified => "mesure envisagée notifiée",
            Self::ObservationsReceived => "observations reçues",
            Self::DecisionNotified => "décision notifiée",
            Self::Appealed => "recours déposé",
            Self::PersonRequested => "demande reçue",
            Self::PersonRequestExtended => "prolongation dite à la personne",
            Self::PersonRequestAnswered => "réponse donnée à la personne",
            Self::ExtendedRequest => "demande reçue, dont la réponse est prolongée",
        }
    }
}
