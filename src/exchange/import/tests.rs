//! The sample files of `fixtures/import`, and the same table in every shape a spreadsheet gives.
use super::field::ImportField as F;
use super::person::ImportedPerson;
use super::*;

mod cells;
mod dates;
mod held;
mod neighbours;
mod shapes;
mod workbooks;

fn today() -> Date {
    Date::from_ymd_opt(2026, 3, 9).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/fixtures/import/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

/// People, rejections and remarks of a file.
struct Read {
    people: Vec<ImportedPerson>,
    rejected: Vec<Notice>,
    said: Vec<Notice>,
}

fn read_with(bytes: Vec<u8>, mapping: &Mapping) -> Read {
    let sheet = Sheet::open(bytes, mapping, today()).unwrap();
    let mut read = Read {
        people: vec![],
        rejected: vec![],
        said: sheet.notices.clone(),
    };
    for row in sheet.rows() {
        read.said.extend(row.notices);
        match row.person {
            Ok(person) => read.people.push(person),
            Err(notice) => read.rejected.push(notice),
        }
    }
    read
}

fn fixture(name: &str) -> Read {
    read_with(bytes(name), &Mapping::default())
}

impl Read {
    /// One line a person: line of the file, then the values in the order of the fields.
    fn people(&self, fields: &[F]) -> Vec<String> {
        let of = |person: &ImportedPerson| {
            let values: Vec<&str> = fields
                .iter()
                .map(|f| person.get(*f).unwrap_or("∅"))
                .collect();
            format!("{} {}", person.line, values.join(" | "))
        };
        self.people.iter().map(of).collect()
    }

    fn places(notices: &[Notice]) -> Vec<String> {
        let of = |n: &Notice| format!("{} {}", n.line, n.column.as_deref().unwrap_or("∅"));
        notices.iter().map(of).collect()
    }

    fn said(&self) -> Vec<String> {
        Self::places(&self.said)
    }

    fn rejected(&self) -> Vec<String> {
        Self::places(&self.rejected)
    }
}

#[test]
fn reads_the_file_of_an_office() {
    let read = fixture("01-ccas-utf8-bom.csv");
    assert_eq!(read.said(), [""; 0]);
    let fields = [
        F::Civility,
        F::LastName,
        F::FirstName,
        F::BornOn,
        F::Caf,
        F::Phone,
        F::Email,
        F::Address,
        F::PostalCode,
        F::City,
        F::FamilySituation,
        F::Housing,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 mme | BOURGUIGNON | Célia | 1984-05-12 | 1042817 | +33639980001 | celia.bourguignon@exemple.fr | 3, rue des Écoles | 46000 | Cahors | seul_enfants | loc_social",
            "3 m | LE GOFF | Yann-Éric | 1991-11-02 | 1042818 | +33639980002 | ∅ | 12 bis, impasse du Puits | 46100 | Figeac | seul | tiers",
            "4 mme | D’ANGELO | Zoé | 1979-03-01 | 1042819 | +33199000003 | zoe.dangelo@exemple.fr | ∅ | 46000 | Cahors | couple | proprietaire",
        ]
    );
}

#[test]
fn takes_windows_1252_and_says_it_once() {
    let read = fixture("02-windows-1252.csv");
    assert_eq!(read.said(), ["1 ∅"]);
    assert!(read.said[0].reason.contains("Windows-1252"));
    assert_eq!(
        read.people(&[F::LastName, F::FirstName, F::City, F::Note]),
        [
            "2 PÉRONNEAU | Françoise | Gramat | Préfère le téléphone – à rappeler l’après-midi",
            "3 CŒURDEROY | Noël | Saint-Céré | Reçoit 150 € d’aide",
            "4 MUÑOZ | Inès | Figeac | ∅",
        ]
    );
}

#[test]
fn reads_tabulations_commas_quotes_and_breaks() {
    let read = fixture("03-tabulations.csv");
    assert_eq!(
        read.people(&[F::LastName, F::BornOn, F::Caf, F::Phone]),
        [
            "2 DIALLO | 1990-04-17 | 3061001 | +33639980021",
            "3 DE LA TOUR | 1975-10-02 | 3061002 | +33639980022",
        ]
    );
    let read = fixture("04-virgules.csv");
    assert_eq!(read.said(), [""; 0]);
    assert_eq!(
        read.people(&[F::ExternalId, F::LastName, F::Address, F::Note]),
        [
            "2 A-101 | SARRAZIN | 4, place du Marché | Dit \"Ophé\", vient en bus",
            "3 A-102 | NGUYEN | Résidence \"Les Lilas\", bât. B | ∅",
            "4 A-103 | O'BRIEN | ∅ | =SOMME(A1:A3)",
        ]
    );
    let read = fixture("05-retours-a-la-ligne.csv");
    assert_eq!(read.said(), [""; 0]);
    assert_eq!(
        read.people(&[F::LastName, F::BornOn, F::Caf, F::Address, F::Note]),
        [
            "4 TAVARES | 1982-02-14 | 4070011 | Chez Mme Roche 8 chemin du Lac | Premier point.\n\nSecond point.",
            "8 BENALI | 1999-09-09 | 4070012 | 27 rue Haute | ∅",
            "9 ZIMMER | 1986-06-01 | 4070013 | ∅ | Ligne \"une\"\nLigne deux",
        ]
    );
}

#[test]
fn finds_the_titles_below_and_leaves_unknown_columns_aside() {
    let read = fixture("06-titres-decales.csv");
    assert_eq!(
        read.people(&[F::LastName, F::FirstName, F::BornOn]),
        [
            "6 ROUVIÈRE | Maël | 1992-06-05",
            "9 CHABERT | Louise | 1968-03-21",
        ]
    );
    assert_eq!(
        read.said(),
        ["5 Couleur du dossier", "5 N° Sécu", "5 Âge", "9 colonne 8",]
    );
    let words: Vec<&str> = read
        .said
        .iter()
        .map(|notice| notice.reason.as_str())
        .collect();
    assert!(
        words.iter().all(|reason| !reason.contains("2680")),
        "no NIR is repeated"
    );
}

#[test]
fn takes_the_lost_zero_of_telephones_only() {
    let read = fixture("07-telephones-et-zeros.csv");
    let fields = [
        F::LastName,
        F::Phone,
        F::OtherPhone,
        F::Caf,
        F::PostalCode,
        F::RsaRequest,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 ALBERT | +33639980031 | +33199000031 | 5080001 | 46000 | 01234567890",
            "3 BRUN | +33639980032 | +33199000032 | ∅ | ∅ | ∅",
            "4 COSTE | +33639980033 | +33639980034 | 5080003 | 46100 | ∅",
            "5 DUMAS | +33639980036 | ∅ | ∅ | 46100 | ∅",
            "6 ÉTIENNE | ∅ | ∅ | 5080005 | 46100 | ∅",
        ]
    );
    assert_eq!(
        read.said(),
        [
            "3 Téléphone",
            "3 Tel fixe",
            "3 N° CAF",
            "3 Code postal",
            "3 N° demande RSA",
            "4 Téléphone",
            "4 Téléphone",
            "5 N° CAF",
            "6 Téléphone",
        ]
    );
    assert!(
        read.said[2].reason.contains("80002"),
        "{}",
        read.said[2].reason
    );
}

#[test]
fn reads_dates_and_leaves_doubtful_ones_empty() {
    let read = fixture("08-dates.csv");
    let fields = [
        F::LastName,
        F::BornOn,
        F::OrientedOn,
        F::ContractSigned,
        F::ContractEnd,
        F::ContractMonths,
        F::FirstAppointment,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 FABRE | 1969-05-12 | 2026-02-03 | 2026-02-20 | 2027-02-19 | 12 | 2026-02-10",
            "5 IMBERT | 2009-05-12 | 2026-02-09 | ∅ | ∅ | ∅ | 2026-03-16",
            "7 KHELIF | 1977-07-06 | 2026-02-10 | ∅ | ∅ | ∅ | ∅",
        ]
    );
    assert_eq!(read.rejected(), ["3 ∅", "4 ∅", "6 ∅"]);
    assert_eq!(
        read.said(),
        [
            "3 Date de naissance",
            "4 Date de naissance",
            "4 Date de signature",
            "5 Date de signature",
            "5 Durée",
            "6 Date de naissance",
            "6 Orientation",
        ]
    );
}

#[test]
fn reads_referents_structures_and_types() {
    let read = fixture("09-referents.csv");
    let fields = [
        F::LastName,
        F::Referent,
        F::ReferentEmail,
        F::Organization,
        F::OrientationType,
        F::TakenOn,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 LACOMBE | Julie PERRIN | julie.perrin@exemple.fr | CCAS de Cahors | socio_pro | 2026-01-15",
            "3 MOREL | PERRIN Julie | ∅ | CCAS de Cahors | social | 2026-01-16",
            "4 NOEL | Karim Saïdi | karim.saidi@exemple.fr | Mission locale du Lot | pro | ∅",
            "5 OLIVE | ∅ | ∅ | ∅ | ∅ | 2026-01-17",
            "6 PAGES | ∅ | karim.saidi@exemple.fr | Mission locale du Lot | socio_pro | ∅",
        ]
    );
    assert_eq!(read.said(), ["5 Référent unique", "5 Type d'orientation"]);
}

#[test]
fn parts_names_that_share_a_cell_or_rejects_the_row() {
    let read = fixture("10-doublons.csv");
    assert_eq!(
        read.people(&[F::Civility, F::LastName, F::FirstName]),
        [
            "2 ∅ | ROUSSEL | Clara",
            "3 ∅ | ROUSSEL | Clara",
            "4 ∅ | roussel | clara",
            "5 ∅ | SIMÓN | Pablo",
            "7 m | de VILLIERS | Marc-Antoine",
        ]
    );
    assert_eq!(read.rejected(), ["6 Nom Prénom"]);
    assert!(read.rejected[0].reason.contains("Marie de la Cour"));
}

#[test]
fn reads_the_carnet_de_bord() {
    let read = fixture("11-carnet-de-bord.csv");
    let fields = [
        F::ExternalId,
        F::LastName,
        F::Phone,
        F::OtherPhone,
        F::AddressMore,
        F::Activity,
        F::Caf,
        F::FranceTravail,
        F::SoughtJob,
        F::Level,
        F::ReferentEmail,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "2 SI-001 | TESSIER | +33639980051 | +33199000051 | Appt 4 | recherche | 7100001 | 1234567A | Aide à domicile (K1302) | iv | julie.perrin@exemple.fr",
            "3 SI-002 | URBAIN | +33639980052 | ∅ |  | emploi | 7100002 | ∅ | ∅ | vi_vbis | julie.perrin@exemple.fr",
            "4 SI-003 | VASSEUR | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | ∅",
        ]
    );
    assert!(
        read.said.iter().all(|notice| notice.line == 1),
        "only columns are spoken of"
    );
}

#[test]
fn gives_only_what_each_file_fills() {
    let fields = [F::LastName, F::BornOn, F::Phone, F::Email, F::City];
    let first = fixture("12-suivi.csv");
    assert_eq!(
        first.people(&fields),
        [
            "2 WAGNER | 1992-02-02 | +33639980061 | ∅ | Cahors",
            "3 XAVIER | 1993-03-03 | ∅ | lou.xavier@exemple.fr | ∅",
            "4 YVON | ∅ | +33639980063 | ∅ | Figeac",
        ]
    );
    let second = fixture("12-suivi-corrige.csv");
    assert_eq!(
        second.people(&fields),
        [
            "2 WAGNER | 1992-02-02 | ∅ | tom.wagner@exemple.fr | ∅",
            "3 XAVIER | 1993-03-03 | +33639980062 | ∅ | Gramat",
            "4 YVON | 1994-04-30 | +33639980063 | ∅ | ∅",
        ]
    );
}

#[test]
fn rejects_rows_with_line_column_and_reason() {
    let read = fixture("13-rejets.csv");
    assert_eq!(
        read.people(&[F::LastName, F::Phone]),
        ["6 DAVID | +33639980075", "7 FAURE | +33639980076"]
    );
    assert_eq!(
        read.rejected(),
        ["2 Prénom", "3 Nom", "4 ∅", "5 ∅", "8 Prénom"]
    );
    assert_eq!(
        read.said(),
        [
            "5 Date de naissance",
            "5 N° CAF",
            "5 Téléphone",
            "6 Téléphone"
        ]
    );
}

#[test]
fn follows_a_table_of_correspondence() {
    assert!(Sheet::open(bytes("14-titres-maison.csv"), &Mapping::default(), today()).is_err());
    let table = String::from_utf8(bytes("14-correspondance.toml")).unwrap();
    let read = read_with(
        bytes("14-titres-maison.csv"),
        &Mapping::from_toml(&table).unwrap(),
    );
    assert_eq!(
        read.people(&[F::LastName, F::FirstName, F::ExternalId]),
        ["2 GARNIER | Ève | N-0042", "3 HUET | Ben | N-0043",]
    );
    assert_eq!(read.said(), ["1 Avis du chef"]);
}
