//! What the columns of a file can say: the headings understood, and the fields they fill.
//!
//! Knows the words of the headings (in `synonyms`) but no file and no store.

/// One fact about a person, in the canonical form of its field: dates in ISO 8601, telephones in
/// E.164, choices as codes of the vocabulary, durations in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportField {
    /// Nom (d’usage when it differs from the birth name).
    LastName,
    /// Prénom.
    FirstName,
    /// Nom de naissance.
    BirthName,
    /// Civilité: `mme`, `m`.
    Civility,
    /// Date de naissance.
    BornOn,
    /// N° CAF ou MSA.
    Caf,
    /// Identifiant France Travail.
    FranceTravail,
    /// N° de demande de RSA.
    RsaRequest,
    /// Identifiant dans le système d’information du département.
    ExternalId,
    /// Main telephone: the first mobile, else the first number.
    Phone,
    /// Second telephone.
    OtherPhone,
    /// Courriel.
    Email,
    /// Adresse, on one line.
    Address,
    /// Complément d’adresse. An empty value clears it.
    AddressMore,
    /// Code postal.
    PostalCode,
    /// Commune.
    City,
    /// Rôle dans le foyer: `dem`, `cjt`.
    HouseholdRole,
    /// Situation familiale.
    FamilySituation,
    /// Logement.
    Housing,
    /// Niveau de formation.
    Level,
    /// Permis.
    Licence,
    /// Moyens de déplacement: codes separated by one space.
    TransportMeans,
    /// Activité.
    Activity,
    /// Métier recherché.
    SoughtJob,
    /// Étiquettes.
    Tags,
    /// Note, to be kept private and read again.
    Note,
    /// Référent: name as written.
    Referent,
    /// Prénom du référent, when its column is apart.
    ReferentFirstName,
    /// Courriel du référent.
    ReferentEmail,
    /// Structure: name as written.
    Organization,
    /// Type d’orientation.
    OrientationType,
    /// Orientation décidée le.
    OrientedOn,
    /// Prise en charge par la structure le.
    TakenOn,
    /// Entrée au RSA (ouverture du droit) le.
    RightsOn,
    /// Demande de RSA le.
    RequestedOn,
    /// Premier rendez-vous le.
    FirstAppointment,
    /// Dernier rendez-vous le.
    LastAppointment,
    /// Prochain rendez-vous le.
    NextAppointment,
    /// Heure of the last appointment.
    AppointmentTime,
    /// Statut du rendez-vous.
    AppointmentStatus,
    /// Nature du contrat.
    ContractKind,
    /// Rang du contrat.
    ContractRank,
    /// Contrat signé le.
    ContractSigned,
    /// Contrat validé le.
    ContractDecided,
    /// Décision sur le contrat.
    ContractDecision,
    /// Début du contrat.
    ContractStart,
    /// Fin du contrat.
    ContractEnd,
    /// Durée du contrat, in months.
    ContractMonths,
    /// Sortie de l’accompagnement le.
    ExitOn,
    /// Motif de sortie.
    ExitReason,
    /// Précision du motif.
    ExitDetail,
    /// Words of an exit that are in no list.
    ExitNote,
    /// Thèmes de travail, as written.
    Themes,
    /// Objectif de l’accompagnement.
    Objective,
    /// Action prévue.
    Action,
    /// Échéance of the objective or action.
    ActionDue,
    /// Bilan.
    Review,
    /// Conclusion.
    Conclusion,
}

/// Which part comes first when nom and prénom share one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// « NOM Prénom ».
    LastFirst,
    /// « Prénom NOM ».
    FirstLast,
    /// The heading does not say.
    Unknown,
}

/// Why a known column is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// NIR: not kept unless the service asks for it.
    Nir,
    /// Age: computed from the birth date.
    Age,
    /// Told by the export of carnet: computed from the file.
    Computed,
    /// The file of a person has no room for it.
    NoRoom,
    /// The table of correspondence says so.
    Asked,
    /// Why a line was refused by an import before.
    Refusal,
    /// The day the file was made.
    FileDay,
}

/// What a column announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// One field.
    Field(ImportField),
    /// Nom de famille: the birth name when another column gives a nom d’usage.
    FamilyName,
    /// Nom d’usage, nom marital, nom usuel.
    UsageName,
    /// Nom and prénom in one cell.
    FullName(NameOrder),
    /// One or several telephones.
    Phones,
    /// Code postal and commune in one cell.
    PostalCity,
    /// Orientation: date or type, according to its values.
    Orientation,
    /// Type de CER: nature or rank.
    ContractType,
    /// Référent or accompagnateurs: a name or an address.
    ReferentOrEmail,
    /// « Situation » of the Carnet de bord export: the activity. Unknown elsewhere.
    CarnetSituation,
    /// Known and not taken.
    Dropped(Dropped),
}

impl Dropped {
    /// French sentence for the list of warnings.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Nir => "Le numéro de sécurité sociale n’est pas repris.",
            Self::Age => "L’âge n’est pas repris : il se calcule de la date de naissance.",
            Self::Computed => {
                "Carnet calcule cette information à partir du dossier : la colonne n’est pas reprise."
            }
            Self::NoRoom => {
                "Cette information n’est pas tenue dans les dossiers : la colonne n’est pas reprise."
            }
            Self::FileDay => {
                "Cette colonne date le fichier : ce qui a été noté depuis n’est pas remplacé."
            }
            Self::Refusal => "Colonne écrite par un import précédent : elle n’est pas reprise.",
            Self::Asked => "Colonne laissée de côté, comme demandé.",
        }
    }
}
