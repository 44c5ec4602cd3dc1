//! The titles that say how a person is followed.
use super::entry::{Beside, Synonyms, of, special};
use crate::exchange::import::field::{Dropped, Heading, ImportField as F};

/// Titles of the follow-up.
pub const FOLLOW_UP: &[Synonyms] = &[
    special(
        "referent",
        Heading::ReferentOrEmail,
        "referent|referente|referent e|referent unique|ru|referents|nom referent|nom du referent|\
         nom prenom referent|nom et prenom du referent|referent rsa|referent agent|\
         referent social|conseiller|accompagnateurs|accompagnateur|referent s|\
         referent du parcours|referent parcours|referent nom|nom referent unique|referent actuel|\
         nom du referent unique|referent e unique|travailleur social|conseiller referent|\
         agent referent|referents rsa",
    ),
    of(
        "referent_prenom",
        F::ReferentFirstName,
        "prenom referent|prenom du referent|referent prenom|prenom du referent unique",
    ),
    of(
        "referent_courriel",
        F::ReferentEmail,
        "email referent|mail referent|courriel referent|courriel du referent|mail du referent|\
         email du referent|e mail referent|referent mail|referent email|referent courriel|\
         mail referent unique|adresse mail referent|adresse mail du referent|\
         email du referent unique",
    ),
    of(
        "structure",
        F::Organization,
        "structure|organisme|site|structure referente|organisme referent|structure d orientation|\
         structure d accompagnement|structure de suivi|struct suivi|structure d accueil|\
         structure referente du parcours|organisme d orientation|structure de rattachement|\
         lieu d accompagnement|service instructeur",
    ),
    special("orientation", Heading::Orientation, "orientation"),
    of(
        "orientation_type",
        F::OrientationType,
        "type orientation|type d orientation|type de parcours|parcours|type d accompagnement|\
         type d orientation rsa|type de l orientation|nature de l orientation",
    ),
    of(
        "orientation_date",
        F::OrientedOn,
        "date orientation|date d orientation|date de l orientation|orientation le|oriente le|\
         oriente e le|date de la decision d orientation|date decision orientation|orientation du|\
         date d orientation rsa",
    ),
    of(
        "prise_en_charge",
        F::TakenOn,
        "date de debut d accompagnement|date debut d accompagnement|date debut accompagnement|\
         debut d accompagnement|debut accompagnement|date prise en charge|date de prise en charge|\
         prise en charge|suivi debut|debut de suivi|debut du suivi|date debut suivi|\
         date de debut de suivi|date d entree dans l accompagnement|date entree accompagnement",
    ),
    of(
        "ouverture_droit",
        F::RightsOn,
        "date d ouverture du droit|date ouverture du droit|date ouverture droit|\
         date d ouverture de droit|date ouverture droits|date d ouverture des droits|\
         ouverture du droit|ouverture de droit|date debut droits devoirs|date entree flux|\
         date d entree flux|date d entree dans le flux|date d ouverture de droits|\
         date ouverture de droit|date d ouverture du droit rsa|date debut droits|\
         date debut de droits",
    ),
    of(
        "demande_rsa_le",
        F::RequestedOn,
        "date demande rsa|date de demande rsa|date de la demande rsa|date demande de rsa",
    ),
    special(
        "droits_rsa",
        Heading::Dropped(Dropped::NoRoom),
        "droits rsa|etat du droit|etat des droits|droit rsa|situation du droit|etat dossier rsa|\
         droits et devoirs|soumis aux droits et devoirs|soumis a droits et devoirs",
    ),
    of(
        "premier_rdv",
        F::FirstAppointment,
        "1er rdv|premier rdv|date 1er rdv|date premier rdv|date du 1er rdv|date du premier rdv|\
         1er rdv structure|premier rendez vous|1er rendez vous",
    ),
    of(
        "dernier_rdv",
        F::LastAppointment,
        "date du dernier rdv|date dernier rdv|dernier rdv|dernier rendez vous|\
         date du dernier rendez vous|date du rdv|date de rdv|date rdv|date du rendez vous|\
         date de rendez vous|date rendez vous|rdv le|date de l entretien|date entretien",
    ),
    of(
        "statut_rdv",
        F::AppointmentStatus,
        "statut du rdv|statut rdv|statut du rendez vous|statut du dernier rdv|statut dernier rdv|\
         statut du dernier rendez vous|statut rendez vous|issue du rdv|issue rdv|\
         issue du rendez vous|etat du rdv|presence au rdv|presence rdv|rdv honore",
    ),
    of(
        "prochain_rdv",
        F::NextAppointment,
        "prochain rdv|prochain rendez vous|date du prochain rdv|date prochain rdv|rdv a venir|\
         date du prochain rendez vous|rdv suivant",
    ),
    of(
        "heure_rdv",
        F::AppointmentTime,
        "heure du dernier rdv|heure du rdv|heure rdv|heure du rendez vous|\
         heure du dernier rendez vous|heure de rdv",
    ),
    of(
        "sortie",
        F::ExitOn,
        "date de sortie|date sortie|sorti le|sortie le|sorti e le|date de fin d accompagnement|\
         date fin d accompagnement|date fin accompagnement|fin d accompagnement|\
         fin accompagnement|date de fin de suivi|date fin de suivi|date fin suivi|fin de suivi|\
         suivi fin|archive le|archivee le|archive e le|date d archivage|date archivage|\
         date de cloture|date cloture|cloture le|date de cloture du dossier|\
         date de sortie du dispositif|date de sortie d accompagnement|date de fin de parcours|\
         date fin de parcours|date de fin de prise en charge",
    ),
    of(
        "sortie_motif",
        F::ExitReason,
        "motif de sortie|motif sortie|motif de la sortie|motif d archivage|motif archivage|\
         raison de l archivage|motif de fin|motif de fin d accompagnement|\
         motif fin accompagnement|motif de cloture|motif cloture|motif de fin de suivi|\
         raison de la sortie|cause de sortie|motif de fin de parcours|type de sortie",
    ),
    of(
        "contrat_decision",
        F::ContractDecision,
        "decision cer|decision du cer|decision sur le cer|decision contrat|decision du contrat|\
         decision sur le contrat|avis sur le cer|avis cer|cer valide|contrat valide",
    ),
    special(
        "type_cer",
        Heading::ContractType,
        "type cer|type de cer|type contrat|type de contrat|nature du contrat|nature contrat|\
         nature cer|type du contrat",
    ),
    of(
        "contrat_signe",
        F::ContractSigned,
        "date cer|date du cer|date de signature|date signature|date signature ru et brsa|\
         signature cer|date signature cer|date de signature du cer|date de signature cer|\
         date de signature du contrat|date signature contrat|date de signature de contrat|\
         contrat signe le|cer signe le|date de signature par l allocataire",
    ),
    of(
        "contrat_decide",
        F::ContractDecided,
        "date validation|date de validation|date validation cer|date signature president|\
         date de decision du cer|date decision cer|date de validation du cer|\
         date de validation cer|date de validation du contrat|date validation contrat",
    ),
    of(
        "contrat_debut",
        F::ContractStart,
        "debut cer|date debut cer|date de debut cer|date de debut du cer|debut contrat|\
         debut du contrat|date debut contrat|date de debut de contrat|date de debut du contrat|\
         debut de contrat|date d effet du contrat|date de prise d effet|contrat du",
    ),
    of(
        "contrat_fin",
        F::ContractEnd,
        "fin cer|fin du cer|date fin cer|date de fin cer|date de fin du cer|fin contrat|\
         fin du contrat|date fin contrat|date de fin de contrat|date de fin du contrat|\
         date echeance contrat|echeance contrat|echeance cer|fin de contrat|\
         date de fin du contrat d engagement|date echeance cer|date d echeance du contrat|\
         date d echeance du cer|contrat jusqu au|contrat au",
    ),
    of(
        "contrat_duree",
        F::ContractMonths,
        "duree|duree cer|duree du cer|duree contrat|duree du contrat|duree des actions|\
         duree de l engagement|duree de contrat|duree en mois|duree du contrat en mois",
    ),
    of("themes", F::Themes, "themes|theme"),
    of(
        "objectif",
        F::Objective,
        "objectif|objectifs|objectif accompagnement|objectif de l accompagnement|\
         objectifs de l accompagnement",
    ),
    of(
        "action",
        F::Action,
        "description de l action|action|actions",
    ),
    of("echeance", F::ActionDue, "echeance|echeance de l action"),
    of("bilan", F::Review, "bilan"),
    of("conclusion", F::Conclusion, "conclusion"),
    special(
        "calcule",
        Heading::Dropped(Dropped::Computed),
        "dernier contact|etat du contrat|terme du contrat|echeance la plus urgente|\
         date de cette echeance|etat de cette echeance",
    ),
];

/// Fields of the contract.
pub const CONTRACT: &[F] = &[
    F::ContractDecided,
    F::ContractStart,
    F::ContractEnd,
    F::ContractSigned,
    F::ContractMonths,
    F::ContractKind,
    F::ContractRank,
    F::ContractDecision,
];
/// Fields of the appointments.
pub const APPOINTMENTS: &[F] = &[
    F::LastAppointment,
    F::FirstAppointment,
    F::NextAppointment,
    F::AppointmentStatus,
    F::AppointmentTime,
];

/// Titles that their neighbours explain.
pub const BESIDE: &[Beside] = &[
    Beside {
        keys: "motif|motifs|raison|cause",
        field: F::ExitReason,
        near: &[F::ExitOn],
        far: &[],
    },
    Beside {
        keys: "decision|decisions|decision finale|decision du president|decision pcd|\
             decision du pcd|decision cd|validation|valide|avis|resultat de la validation",
        field: F::ContractDecision,
        near: CONTRACT,
        far: &[],
    },
    Beside {
        keys: "date decision|date de decision|date de la decision|valide le|validee le|decide le",
        field: F::ContractDecided,
        near: CONTRACT,
        far: &[F::OrientationType, F::OrientedOn],
    },
    Beside {
        keys: "signe le|signature",
        field: F::ContractSigned,
        near: CONTRACT,
        far: &[],
    },
    Beside {
        keys: "statut|issue|presence|resultat|etat|venue",
        field: F::AppointmentStatus,
        near: &[F::LastAppointment, F::FirstAppointment],
        far: CONTRACT,
    },
    Beside {
        keys: "date de la demande|date de demande|date demande",
        field: F::RequestedOn,
        near: &[F::RsaRequest, F::RightsOn],
        far: &[],
    },
    Beside {
        keys: "heure|horaire",
        field: F::AppointmentTime,
        near: &[F::LastAppointment],
        far: &[],
    },
];
