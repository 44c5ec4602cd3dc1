//! The words French offices write at the top of columns, and what they mean.
//!
//! Keys are folded: no accent, lower case, one space between words. « N° CAF » reads `n caf`.
//! The name of each entry is the word used in a table of correspondence.
use super::field::{Dropped, Heading, ImportField as F, NameOrder};

/// One meaning and its wordings.
#[derive(Clone, Copy, Debug)]
pub struct Synonyms {
    /// Name in a table of correspondence.
    pub name: &'static str,
    /// What the column announces.
    pub heading: Heading,
    /// Folded headings, parted by `|`.
    pub keys: &'static str,
}

const fn of(name: &'static str, field: F, keys: &'static str) -> Synonyms {
    Synonyms {
        name,
        heading: Heading::Field(field),
        keys,
    }
}
const fn special(name: &'static str, heading: Heading, keys: &'static str) -> Synonyms {
    Synonyms {
        name,
        heading,
        keys,
    }
}

/// Every heading understood, after « Carnet de bord, fichier des bénéficiaires » and the
/// spreadsheets of départements. A word is in one entry only.
pub const TABLE: &[Synonyms] = &[
    of("nom", F::LastName, "nom|noms|nom responsable dossier"),
    special(
        "nom_usage",
        Heading::UsageName,
        "nom usuel|nom d usage|nom usage|nom marital|nom d epouse",
    ),
    special(
        "nom_famille",
        Heading::FamilyName,
        "nom de famille|nom famille",
    ),
    of(
        "nom_naissance",
        F::BirthName,
        "nom de naissance|nom naissance|nom de jeune fille|nom jeune fille|nom patronymique|\
         nomnai",
    ),
    of(
        "prenom",
        F::FirstName,
        "prenom|prenoms|prenom responsable dossier|prenom 1|1er prenom|premier prenom|\
         prenom usuel|prenom s",
    ),
    special(
        "nom_prenom",
        Heading::FullName(NameOrder::LastFirst),
        "nom prenom|nom et prenom|nom prenoms|nom et prenoms|noms et prenoms|noms prenoms|\
         nom prenom s",
    ),
    special(
        "prenom_nom",
        Heading::FullName(NameOrder::FirstLast),
        "prenom nom|prenom et nom",
    ),
    special(
        "identite",
        Heading::FullName(NameOrder::Unknown),
        "identite|allocataire|beneficiaire|usager|personne|nom complet|brsa",
    ),
    of(
        "civilite",
        F::Civility,
        "civilite|civ|titre|qual|type personne",
    ),
    special("sexe", Heading::Dropped(Dropped::NoRoom), "sexe|genre"),
    of(
        "date_naissance",
        F::BornOn,
        "date de naissance|date naissance|ddn|d n|ne le|nee le|ne e le|nee e le|ne ou nee le|\
         dtnai|naissance|date de naiss|date naiss|date nais",
    ),
    special("age", Heading::Dropped(Dropped::Age), "age"),
    of(
        "n_caf",
        F::Caf,
        "n caf|no caf|numero caf|num caf|caf|n allocataire|no allocataire|n alloc|\
         num allocataire|numero allocataire|n allocataire caf|numero allocataire caf|\
         n allocataire caf msa|numero allocataire caf msa|n caf msa|numero caf msa|matricule|\
         matricule caf",
    ),
    special(
        "nir",
        Heading::Dropped(Dropped::Nir),
        "nir|n ss|n secu|numero secu|numero de securite sociale|n de securite sociale|\
         n securite sociale|numero securite sociale",
    ),
    of(
        "n_france_travail",
        F::FranceTravail,
        "identifiant france travail|id france travail|n france travail|numero france travail|\
         identifiant pole emploi|n pole emploi|numero pole emploi|id pe|identifiant pe|\
         identifiantpe|ide",
    ),
    of(
        "n_demande_rsa",
        F::RsaRequest,
        "numero demande rsa|n demande rsa|numero de demande rsa|n de demande rsa",
    ),
    of(
        "id_externe",
        F::ExternalId,
        "id|identifiant|id interne au departement|id departemental|identifiant departemental|\
         identifiant dans le si|id si|id iodas|n dossier|numero dossier|numero de dossier|\
         n de dossier|reference|ref",
    ),
    special(
        "telephone",
        Heading::Phones,
        "telephone|telephones|tel|n telephone|n telephones|n de telephone|numero telephone|\
         numero de telephone|numeros de telephone|numero telephone dossier|portable|\
         telephone portable|mobile|telephone mobile|tel portable|tel mobile|tel fixe|\
         telephone fixe|fixe|telephone 1|telephone 2|tel 1|tel 2|autre telephone|\
         numero telephone 2 dossier",
    ),
    of(
        "courriel",
        F::Email,
        "email|e mail|mail|mails|emails|courriel|mel|adresse mail|adresses mails|\
         adresse email|adresse e mail|adresse courriel|adresse electronique|\
         adresse electronique dossier",
    ),
    of(
        "adresse",
        F::Address,
        "adresse|adresse 1|rue|voie|adresse postale",
    ),
    of(
        "complement",
        F::AddressMore,
        "complement|adresse complement|complement adresse|complement d adresse|adresse 2",
    ),
    of(
        "code_postal",
        F::PostalCode,
        "code postal|cp|codepos|code post",
    ),
    of(
        "commune",
        F::City,
        "ville|commune|localite|nomcom|commune de residence|ville de residence",
    ),
    special(
        "cp_ville",
        Heading::PostalCity,
        "cp ville|code postal ville|cp commune|code postal commune|code postal et ville|\
         code postal et commune|cp et ville|cp et commune",
    ),
    of(
        "role_foyer",
        F::HouseholdRole,
        "role|role personne|dem cjt|qualite|role dans le foyer",
    ),
    special(
        "referent",
        Heading::ReferentOrEmail,
        "referent|referente|referent e|referent unique|ru|referents|nom referent|\
         nom du referent|nom prenom referent|nom et prenom du referent|referent rsa|\
         referent agent|referent social|conseiller|accompagnateurs|accompagnateur",
    ),
    of(
        "referent_prenom",
        F::ReferentFirstName,
        "prenom referent|prenom du referent",
    ),
    of(
        "referent_courriel",
        F::ReferentEmail,
        "email referent|mail referent|courriel referent|courriel du referent|\
         mail du referent|email du referent|e mail referent",
    ),
    of(
        "structure",
        F::Organization,
        "structure|organisme|site|structure referente|organisme referent|\
         structure d orientation|structure d accompagnement",
    ),
    special("orientation", Heading::Orientation, "orientation"),
    of(
        "orientation_type",
        F::OrientationType,
        "type orientation|type d orientation|type de parcours|parcours|type d accompagnement",
    ),
    of(
        "orientation_date",
        F::OrientedOn,
        "date orientation|date d orientation|date de l orientation|orientation le|oriente le|\
         oriente e le",
    ),
    of(
        "prise_en_charge",
        F::TakenOn,
        "date de debut d accompagnement|date debut d accompagnement|\
         date debut accompagnement|debut d accompagnement|debut accompagnement|\
         date prise en charge|date de prise en charge|prise en charge",
    ),
    of(
        "ouverture_droit",
        F::RightsOn,
        "date d ouverture du droit|date ouverture du droit|date ouverture droit|\
         date d ouverture de droit|date ouverture droits|date d ouverture des droits|\
         ouverture du droit|ouverture de droit|date debut droits devoirs|date entree flux",
    ),
    of(
        "demande_rsa_le",
        F::RequestedOn,
        "date demande rsa|date de demande rsa|date de la demande rsa|date demande de rsa",
    ),
    special(
        "droits_rsa",
        Heading::Dropped(Dropped::NoRoom),
        "droits rsa|etat du droit|etat des droits",
    ),
    of(
        "premier_rdv",
        F::FirstAppointment,
        "1er rdv|premier rdv|date 1er rdv|date premier rdv|date du 1er rdv|\
         date du premier rdv|1er rdv structure|premier rendez vous|1er rendez vous",
    ),
    of(
        "dernier_rdv",
        F::LastAppointment,
        "date du dernier rdv|date dernier rdv|dernier rdv|dernier rendez vous|\
         date du dernier rendez vous",
    ),
    of(
        "statut_rdv",
        F::AppointmentStatus,
        "statut du rdv|statut rdv|statut du rendez vous",
    ),
    special(
        "type_cer",
        Heading::ContractType,
        "type cer|type de cer|type contrat|type de contrat|nature du contrat",
    ),
    of(
        "contrat_signe",
        F::ContractSigned,
        "date cer|date du cer|date de signature|date signature|date signature ru et brsa|\
         signature cer|date signature cer|date de signature du cer|date de signature cer",
    ),
    of(
        "contrat_decide",
        F::ContractDecided,
        "date validation|date de validation|date validation cer|date signature president",
    ),
    of(
        "contrat_debut",
        F::ContractStart,
        "debut cer|date debut cer|date de debut cer|date de debut du cer|debut contrat|\
         debut du contrat|date debut contrat|date de debut de contrat|\
         date de debut du contrat",
    ),
    of(
        "contrat_fin",
        F::ContractEnd,
        "fin cer|fin du cer|date fin cer|date de fin cer|date de fin du cer|fin contrat|\
         fin du contrat|date fin contrat|date de fin de contrat|date de fin du contrat|\
         date echeance contrat|echeance contrat|echeance cer",
    ),
    of(
        "contrat_duree",
        F::ContractMonths,
        "duree|duree cer|duree du cer|duree contrat|duree du contrat|duree des actions",
    ),
    of(
        "situation_familiale",
        F::FamilySituation,
        "situation familiale|sit fam|situation de famille",
    ),
    of(
        "niveau",
        F::Level,
        "niveau de formation|niveau formation|niveau d etude|niveau d etudes|niveau etudes",
    ),
    of("permis", F::Licence, "permis|permis de conduire|permis b"),
    of(
        "mobilite",
        F::TransportMeans,
        "mobilite|moyen de transport|moyens de transport|moyens de deplacement|\
         moyen de locomotion",
    ),
    of(
        "logement",
        F::Housing,
        "logement|type de logement|situation logement|hebergement",
    ),
    of(
        "metier",
        F::SoughtJob,
        "metier recherche|emploi recherche|emploi recherche code rome|metier vise",
    ),
    of(
        "activite",
        F::Activity,
        "activite|situation professionnelle",
    ),
    special("situation_carnet", Heading::CarnetSituation, "situation"),
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
    of("etiquettes", F::Tags, "tags|tag|etiquettes|etiquette"),
    of(
        "note",
        F::Note,
        "observations|observation|commentaires|commentaire|remarque|remarques|note|notes",
    ),
    special(
        "lieu_naissance",
        Heading::Dropped(Dropped::NoRoom),
        "lieu de naissance|lieu naissance|commune de naissance",
    ),
    special(
        "droits_autres",
        Heading::Dropped(Dropped::NoRoom),
        "droits are|droits ass|prime d activite|rqth|zone de mobilite",
    ),
    special(
        "calcule",
        Heading::Dropped(Dropped::Computed),
        "prochain rendez vous|dernier contact|etat du contrat|terme du contrat|\
         echeance la plus urgente|date de cette echeance|etat de cette echeance",
    ),
    special("ignorer", Heading::Dropped(Dropped::Asked), ""),
];

/// Words that may follow a heading without changing it: « téléphone du bénéficiaire ».
pub const OWNERS: [&str; 5] = ["beneficiaire", "usager", "allocataire", "brsa", "personne"];
/// Words between a heading and its owner.
pub const LINKS: [&str; 6] = ["du", "de l", "de la", "de", "l", "d"];
