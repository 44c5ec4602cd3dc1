//! The titles that say who a person is, and how they live.
use super::entry::{Synonyms, of, special};
use crate::exchange::import::field::{Dropped, Heading, ImportField as F, NameOrder};

/// Titles of the person.
pub const PERSON: &[Synonyms] = &[
    of("nom", F::LastName, "nom|noms|nom responsable dossier"),
    special(
        "nom_usage",
        Heading::UsageName,
        "nom usuel|nom d usage|nom usage|nom marital|nom d epouse|nom de mariage|nom epoux|\
         nom d epoux|nom du conjoint",
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
         nomnai|nom de naissance patronymique|nom naiss|nom nai|nom a la naissance",
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
        "civilite|civ|titre|qual|type personne|civilite personne",
    ),
    special("sexe", Heading::Dropped(Dropped::NoRoom), "sexe|genre"),
    of(
        "date_naissance",
        F::BornOn,
        "date de naissance|date naissance|ddn|d n|ne le|nee le|ne e le|nee e le|ne ou nee le|\
         dtnai|naissance|date de naiss|date naiss|date nais|date de naissance jj mm aaaa|ne e|nee|\
         date naissance jj mm aaaa",
    ),
    special("age", Heading::Dropped(Dropped::Age), "age"),
    of(
        "n_caf",
        F::Caf,
        "n caf|no caf|numero caf|num caf|caf|n allocataire|no allocataire|n alloc|num allocataire|\
         numero allocataire|n allocataire caf|numero allocataire caf|n allocataire caf msa|\
         numero allocataire caf msa|n caf msa|numero caf msa|matricule|matricule caf|\
         numero d allocataire|n d allocataire|no d allocataire|num d allocataire|\
         numero allocataire msa|matricule caf msa|n matricule",
    ),
    special(
        "nir",
        Heading::Dropped(Dropped::Nir),
        "nir|n ss|n secu|numero secu|numero de securite sociale|n de securite sociale|\
         n securite sociale|numero securite sociale|nir13|nir 13|nir15|nir 15|nir2|no ss|num ss|\
         numero ss|no secu|num secu|n de secu|numero de secu|no securite sociale|\
         num securite sociale|securite sociale|numero insee|n insee",
    ),
    of(
        "n_france_travail",
        F::FranceTravail,
        "identifiant france travail|id france travail|n france travail|numero france travail|\
         identifiant pole emploi|n pole emploi|numero pole emploi|id pe|identifiant pe|\
         identifiantpe|ide|identifiant ft|n ft|numero ft|no france travail|identifiant regional|\
         identifiant regional de|identifiant national de|n demandeur d emploi|\
         numero demandeur d emploi",
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
         n de dossier|reference|ref|identifiant interne|id interne|identifiant si|numero interne|\
         n interne|reference dossier|ref dossier",
    ),
    special(
        "telephone",
        Heading::Phones,
        "telephone|telephones|tel|n telephone|n telephones|n de telephone|numero telephone|\
         numero de telephone|numeros de telephone|numero telephone dossier|portable|\
         telephone portable|mobile|telephone mobile|tel portable|tel mobile|tel fixe|\
         telephone fixe|fixe|telephone 1|telephone 2|tel 1|tel 2|autre telephone|\
         numero telephone 2 dossier|telephone portable 1|num tel|numero de portable|\
         numero portable|tel 3|telephone 3|num telephone|gsm|contact telephonique",
    ),
    of(
        "courriel",
        F::Email,
        "email|e mail|mail|mails|emails|courriel|mel|adresse mail|adresses mails|adresse email|\
         adresse e mail|adresse courriel|adresse electronique|adresse electronique dossier|\
         courriels|email 1|mail 1|adresse de messagerie|email personnel|mail personnel|adresse mel",
    ),
    of(
        "adresse",
        F::Address,
        "adresse|adresse 1|rue|voie|adresse postale|adresse ligne4|adresse ligne 4|\
         adresse complete|numero et voie|adresse domicile",
    ),
    of(
        "complement",
        F::AddressMore,
        "complement|adresse complement|complement adresse|complement d adresse|adresse 2|\
         adresse ligne3|adresse ligne 3|complement d adresse 1",
    ),
    of(
        "code_postal",
        F::PostalCode,
        "code postal|cp|codepos|code post|codepostal|code postal commune de residence|c p",
    ),
    of(
        "commune",
        F::City,
        "ville|commune|localite|nomcom|commune de residence|ville de residence|nom commune|\
         nom de la commune|libelle commune|commune residence|ville residence",
    ),
    special(
        "cp_ville",
        Heading::PostalCity,
        "cp ville|code postal ville|cp commune|code postal commune|code postal et ville|\
         code postal et commune|cp et ville|cp et commune|adresse ligne6|adresse ligne 6|\
         cp et localite|code postal localite",
    ),
    of(
        "role_foyer",
        F::HouseholdRole,
        "role|role personne|dem cjt|qualite|role dans le foyer|role caf|role rsa|\
         role du beneficiaire",
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
        "mobilite|moyen de transport|moyens de transport|moyens de deplacement|moyen de locomotion",
    ),
    of(
        "logement",
        F::Housing,
        "logement|type de logement|situation logement|hebergement",
    ),
    of(
        "metier",
        F::SoughtJob,
        "metier recherche|emploi recherche|emploi recherche code rome|metier vise|\
         appelation rome 1|appellation rome 1|metier|metiers|emploi vise|projet professionnel",
    ),
    of(
        "activite",
        F::Activity,
        "activite|situation professionnelle",
    ),
    special("situation_carnet", Heading::CarnetSituation, "situation"),
    of("etiquettes", F::Tags, "tags|tag|etiquettes|etiquette"),
    of(
        "note",
        F::Note,
        "observations|observation|commentaires|commentaire|remarque|remarques|note|notes",
    ),
    special(
        "lieu_naissance",
        Heading::Dropped(Dropped::NoRoom),
        "lieu de naissance|lieu naissance|commune de naissance|code lieu naissance|\
         departement de naissance|pays de naissance|nationalite",
    ),
    special(
        "droits_autres",
        Heading::Dropped(Dropped::NoRoom),
        "droits are|droits ass|prime d activite|rqth|zone de mobilite",
    ),
    special(
        "d_un_autre_outil",
        Heading::Dropped(Dropped::NoRoom),
        "id emplois|id ft|identifiant unique de|identifiant unique ft|rome 1|rome 2|\
         appelation rome 2|appellation rome 2|adresse ligne2|adresse ligne 2|adresse ligne5|\
         adresse ligne 5|departement|dr|mrech axetravailprincipal|mrech axetravailsecondaire|\
         der entretien ppae|der entretien|inscription|code motif inscription|motif inscription|\
         categorie inscription|referent civilite|code safir|suivi fin prev|struct principale|\
         modalite accompagnement|dif financiere|dif admin jur|dif sante|dif logement|\
         dif transport|dif inser com|dif familiale|date de creation|numero du departement|\
         nom du departement|nombre d organisations|nom des organisations|\
         premiere invitation envoyee le|derniere invitation envoyee le|\
         derniere convocation envoyee le|motif du dernier rdv|nature du dernier rdv|\
         dernier rdv pris en autonomie|dernier rdv pris le|motif du rdv|nature du rdv|\
         rdv pris en autonomie|rdv pris le|organisation du rendez vous|\
         statut de la categorie de motifs|rdv honore en de 30 jours|\
         rendez vous d orientation rsa honore en moins de 30 jours|\
         rendez vous d orientation rsa honore en moins de 15 jours|rendez vous prescrit interne|\
         prenom du prescripteur interne|nom du prescripteur interne|mail du prescripteur interne|\
         nom structure employeur|type employeur|source de la candidature|\
         nom organisation prescripteur|nom utilisateur prescripteur|date de la candidature|\
         statut de la candidature|dates de debut d embauche|dates de fin d embauche|\
         motifs de refus|eligibilite iae validee|numero pass iae|debut pass iae|fin pass iae|\
         statut pass iae",
    ),
    special(
        "date_fichier",
        Heading::Dropped(Dropped::FileDay),
        "date d extraction|date extraction|date de l extraction|extrait le|extraction du|date d export|\
         date export|date de l export|exporte le|date du fichier|date d edition|edite le",
    ),
    special(
        "refus",
        Heading::Dropped(Dropped::Refusal),
        "raison du refus",
    ),
    special("ignorer", Heading::Dropped(Dropped::Asked), ""),
];
