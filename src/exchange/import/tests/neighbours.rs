//! The exports of neighbour tools, their titles and their words.
use super::*;

fn read(text: &str) -> Read {
    read_with(text.as_bytes().to_vec(), &Mapping::default())
}

#[test]
fn the_statuses_of_an_appointment_are_understood_as_each_tool_writes_them() {
    for (code, words) in [
        (
            "prevu",
            "Non déterminé|Statut du RDV à préciser|Rendez-vous à venir|En attente",
        ),
        (
            "honore",
            "Rendez-vous honoré|RDV honoré|Effectué|Présent(e)|VENU|seen|Est venue",
        ),
        (
            "absent_excuse",
            "Annulé (excusé)|Annulé par l’usager|Rendez-vous annulé à l'initiative de l'usager|excused|\
             Absence justifiée|Non venu, excuse recevable",
        ),
        (
            "absent",
            "Absence non excusée|Absence non excusée au rendez-vous|Non honoré|Lapin|noshow|Pas venu",
        ),
        (
            "annule_structure",
            "Annulé (par le service)|Rendez-vous annulé à l’initiative du service|revoked|\
             Annulé par le CCAS",
        ),
    ] {
        for word in words.split('|') {
            let file =
                format!("Nom;Prénom;DDN;Date du RDV;Statut\nA;B;01/02/1980;02/03/2026;{word}\n");
            let read = read(&file);
            assert_eq!(
                read.people(&[F::AppointmentStatus]),
                [format!("2 {code}")],
                "{word}"
            );
            assert_eq!(read.said(), [""; 0], "{word}");
        }
    }
}

#[test]
fn the_people_and_the_appointments_of_rdv_insertion_are_read() {
    let read = read(
        "Civilité;Nom;Prénom;Numéro CAF;ID interne au département;ID France Travail;Email;Téléphone;Adresse;CP;\
         Ville;Date de naissance;Date de création;Date d'entrée flux;Rôle;Archivé le;Motif d'archivage;\
         Statut du rdv;Date du dernier RDV;Heure du dernier RDV;Date d'orientation;Type d'orientation;\
         Date de début d'accompagnement;Date de fin d'accompagnement;Structure d'orientation;Référent(s);Tags\n\
         madame;VIGNAL;Lou;1234567;88;1234567A;lou@exemple.fr;+33639980001;1 rue A;46000;Cahors;20/12/1980;\
         01/02/2026;18/01/2026;demandeur;;;Rendez-vous honoré;02/03/2026;9h05;05/02/2026;Sociale;10/02/2026;\
         30/06/2026;CCAS de Cahors;a.perrin@exemple.fr;atelier\n\
         monsieur;OLIVE;Jo;1234568;89;;;;;;;21/12/1981;;;;20/02/2026;Déménagement;;;;;;;;;\
         un@exemple.fr, deux@exemple.fr;\n",
    );
    let fields = [
        F::Caf,
        F::FranceTravail,
        F::RightsOn,
        F::LastAppointment,
        F::AppointmentTime,
        F::TakenOn,
        F::ExitOn,
        F::ExitReason,
        F::ReferentEmail,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 1234567 | 1234567A | 2026-01-18 | 2026-03-02 | 09:05 | 2026-02-10 | ∅ | ∅ | a.perrin@exemple.fr",
            "3 1234568 | ∅ | ∅ | ∅ | ∅ | ∅ | 2026-02-20 | demenagement | ∅",
        ]
    );
    // What carnet has no room for, the end that is still to come, the two référents.
    assert_eq!(
        read.said(),
        [
            "1 Date de création",
            "2 Date de fin d'accompagnement",
            "3 Référent(s)"
        ]
    );
}

#[test]
fn the_titles_of_other_tools_are_read() {
    for (tool, file, fields, expected) in [
        (
            "les-emplois",
            "Civilité candidat;Nom candidat;Prénom candidat;Email candidat;Téléphone candidat;\
             Date de naissance candidat;Ville candidat;Département candidat\n\
             MME;VIGNAL;Lou;lou@exemple.fr;0639980001;20/12/1980;Cahors;46\n",
            &[
                F::Civility,
                F::LastName,
                F::FirstName,
                F::Email,
                F::BornOn,
                F::City,
            ][..],
            "2 mme | VIGNAL | Lou | lou@exemple.fr | 1980-12-20 | Cahors",
        ),
        (
            "GPS",
            "ID - emplois;ID - FT;Prénom;Nom;Identifiant FT;Date de naissance\n7;a0;Lou;VIGNAL;12345678901;\n",
            &[F::LastName, F::FirstName, F::FranceTravail, F::ExternalId],
            "2 VIGNAL | Lou | 12345678901 | ∅",
        ),
        (
            "WebRSA",
            "Nom de l'allocataire;Date de naissance;Référent du parcours;Date de début de contrat;\
             Date de fin de contrat\nMme VIGNAL LOU;20/12/1980;Mme PERRIN Anne;01/10/2026;31/03/2027\n",
            &[
                F::Civility,
                F::LastName,
                F::FirstName,
                F::Referent,
                F::ContractStart,
                F::ContractEnd,
            ],
            "2 mme | VIGNAL | LOU | Mme PERRIN Anne | 2026-10-01 | 2027-03-31",
        ),
        (
            "France Travail",
            "identifiant_unique_de;civilite;nom;prenom;date_naissance;adresse_ligne4;adresse_ligne6;rome_1;\
             appelation_rome_1;referent_nom;referent_prenom;referent_mail;struct_suivi;suivi_debut;brsa\n\
             71a8;MME;VIGNAL;LOU;1980-12-20 00:00:00.0;1 RUE A;46000 CAHORS;K1302;Aide à domicile;PERRIN;Anne;\
             a.perrin@exemple.fr;NULL;2026-02-10 00:00:00.0;O\n",
            &[
                F::BornOn,
                F::Address,
                F::PostalCode,
                F::City,
                F::SoughtJob,
                F::Referent,
                F::ReferentFirstName,
                F::TakenOn,
                F::ExternalId,
            ],
            "2 1980-12-20 | 1 RUE A | 46000 | CAHORS | Aide à domicile | PERRIN | Anne | 2026-02-10 | ∅",
        ),
        (
            "CNAF",
            "MATRICULE;ROLE PERSONNE;TYPE PERSONNE;NUMERO DEMANDE RSA;DATE DEMANDE RSA;\
             DATE DEBUT DROITS - DEVOIRS;NOM RESPONSABLE DOSSIER;PRENOM RESPONSABLE DOSSIER;\
             NUMERO TELEPHONE DOSSIER;NUMERO TELEPHONE 2 DOSSIER;ADRESSE ELECTRONIQUE DOSSIER\n\
             123456700000000;DEMANDEUR;MADAME;01234567890;01/02/2026;01/02/2026;VIGNAL;LOU;639980001;;a@exemple.fr\n",
            &[
                F::Caf,
                F::HouseholdRole,
                F::Civility,
                F::RsaRequest,
                F::RightsOn,
                F::Phone,
            ],
            "2 1234567 | dem | mme | 01234567890 | 2026-02-01 | +33639980001",
        ),
    ] {
        assert_eq!(read(file).people(fields), [expected], "{tool}");
    }
}

#[test]
fn the_orientations_of_webrsa_are_read() {
    let read = read(
        "N° de demande RSA;Date de la demande;Nom de l'allocataire;Date de naissance;Date de l'orientation;\
         Type d'orientation;Structure référente;Référent du parcours\n\
         01234567890;02/01/2026;M. BEN VIGNAL Ali;20/12/1980;05/01/2026;Social - CCAS;CCAS de Cahors;Mme PERRIN Anne\n",
    );
    let fields = [
        F::LastName,
        F::RequestedOn,
        F::OrientedOn,
        F::OrientationType,
        F::Organization,
    ];
    let kept = ["2 BEN VIGNAL | 2026-01-02 | 2026-01-05 | social | CCAS de Cahors"];
    assert_eq!(read.people(&fields), kept);
    assert_eq!(read.said(), ["2 Type d'orientation"]);
}

#[test]
fn an_appointment_to_come_is_kept_whatever_its_title() {
    let read = read(
        "Nom;Prénom;DDN;Date du dernier RDV;Prochain RDV\nA;B;01/02/1980;20/03/2026;02/04/2026\n",
    );
    let fields = [F::LastAppointment, F::NextAppointment];
    assert_eq!(read.people(&fields), ["2 2026-03-20 | 2026-04-02"]);
}

#[test]
fn a_list_of_colleagues_is_no_list_of_people() {
    for titles in [
        "email;prénom;nom;téléphone;fonction",
        "Civilité;Nom;Prénom;Courriel professionnel;Structure",
        "Nom;Prénom;Poste;Mail",
        "NOM Prénom;Fonction;Structure;Tél. professionnel",
        "Nom;Prénom;Fonction",
    ] {
        let refused = Sheet::open(
            format!("{titles}\n").into_bytes(),
            &Mapping::default(),
            today(),
        );
        let message = refused.unwrap_err().to_string();
        assert!(
            message.contains("liste de collègues"),
            "{titles}: {message}"
        );
    }
    for titles in [
        "Nom;Prénom;Mail;Fonction;Date de naissance",
        "Nom;Prénom;N° CAF;Poste",
    ] {
        let file = format!("{titles}\n").into_bytes();
        assert!(
            Sheet::open(file, &Mapping::default(), today()).is_ok(),
            "{titles}"
        );
    }
}
