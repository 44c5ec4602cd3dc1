//! The embedded files load; every mistake in a file is refused with its line.
use super::*;
use crate::domain::record::Panel;

const PARENT: &str = r#"id = "parent"
titre = "Parent"
version = 1
[[regle]]
id = "CER-1S"
code = "A6"
libelle = "Contrat signé"
libelle_court = "CER à signer"
niveau = "alerte"
nature = "convention"
base = "Convention"
objet = "parcours"
evaluateur = "simple"
debut = ["premier_rdv.honore_le"]
fin = "contrat.signe_le"
delai = 7
unite = "jours"
pre_alertes = [7, 2]
acteur = "referent"
"#;

fn refusal(text: &str) -> (usize, String) {
    let error = load(&[("essai.toml", text)]).unwrap_err();
    assert_eq!(error.file, "essai.toml");
    (error.line, error.message)
}

#[test]
fn the_embedded_set_is_complete() {
    let set = convention_pauvrete().unwrap();
    assert_eq!(set.valid_to, None);
    for number in 1..=17 {
        let code = format!("A{number}");
        assert!(set.rule(&code).is_some_and(|rule| rule.active), "{code}");
    }
    assert_eq!(set.rule("cer-1s").unwrap().code, "A6");
    assert!(set.rule("RDV-SANS-STATUT").unwrap().active);
}

#[test]
fn figures_are_those_of_the_convention() {
    let set = convention_pauvrete().unwrap();
    type Figures = (&'static str, u32, &'static str, &'static [u32], Option<f64>);
    let table: [Figures; 16] = [
        ("NOTIF-2S", 14, "jours", &[], Some(0.9)),
        ("NOTIF-3S", 21, "jours", &[], Some(1.0)),
        ("ORIENT-1M", 1, "mois", &[], Some(1.0)),
        ("RDV1-2S", 14, "jours", &[7, 2], Some(1.0)),
        ("ABS-15J", 15, "jours", &[7, 2], Some(1.0)),
        ("CER-1S", 7, "jours", &[7, 2], Some(1.0)),
        ("DIAG-3JO", 3, "jours_ouvres", &[2], Some(1.0)),
        ("OFFRE", 90, "jours", &[15], Some(1.0)),
        ("REVUE-6M", 6, "mois", &[30], Some(1.0)),
        ("REVUE-ACTION", 15, "jours", &[7], Some(1.0)),
        ("REVUE-REORIENT", 15, "jours", &[7], Some(1.0)),
        ("REVUE-FIN", 15, "jours", &[15], Some(1.0)),
        ("RDV-REEXAMEN", 0, "jours", &[], None),
        ("ECHEANCE", 0, "jours", &[30, 7], None),
        ("CONTACT", 60, "jours", &[7], None),
        ("CER-FIN", 0, "jours", &[60, 30], None),
    ];
    for (id, delay, unit, alerts, target) in table {
        let rule = set.rule(id).unwrap();
        assert_eq!((rule.delay, rule.unit.code()), (delay, unit), "{id}");
        assert_eq!(
            (rule.pre_alerts.as_slice(), rule.target),
            (alerts, target),
            "{id}"
        );
    }
}

#[test]
fn words_fit_and_name_titles_never_files() {
    for set in builtin().unwrap() {
        for rule in &set.rules {
            assert!(
                unicode_width::UnicodeWidthStr::width(rule.short_label.as_str()) <= 20,
                "{}",
                rule.id
            );
            assert!(
                !rule.basis.contains(".txt") && rule.basis.chars().count() > 20,
                "{}",
                rule.id
            );
            assert!(!rule.label.contains('\''), "{}", rule.id);
        }
    }
}

#[test]
fn a_child_overrides_only_the_keys_it_gives() {
    let child = "id = \"enfant\"\ntitre = \"Enfant\"\nversion = 2\nherite = \"parent\"\n\
        [parametres]\nabsence_excusee_compte = false\n\
        [[regle]]\nid = \"CER-1S\"\nactif = false\ndelai = 10\n";
    let sets = load(&[("enfant.toml", child), ("parent.toml", PARENT)]).unwrap();
    let (child, parent) = (&sets[0], &sets[1]);
    let rule = child.rule("A6").unwrap();
    assert!(!rule.active && rule.delay == 10 && rule.label == "Contrat signé");
    assert_eq!(child.parameters.absences, AbsencesCounted::Unexcused);
    assert_eq!(parent.parameters.absences, AbsencesCounted::All);
    assert!(parent.rule("A6").unwrap().active);
}

/// A département's own alert leads somewhere, whether or not its file says where.
#[test]
fn a_rule_says_what_answers_it_and_where_it_leads() {
    let answer = |more: &str| {
        let text = PARENT.replace("id = \"CER-1S\"", "id = \"LOT-7\"") + more;
        let sets = load(&[("essai.toml", &text)]).unwrap();
        let rule = sets[0].rule("LOT-7").unwrap();
        (rule.response(), rule.panel())
    };
    assert_eq!(answer(""), (Some(Response::Contract), Panel::Contract));
    assert_eq!(
        answer("reponse = \"contact\"\n"),
        (Some(Response::Contact), Panel::Appointments)
    );
    assert_eq!(
        answer("rubrique = \"plan\"\n"),
        (Some(Response::Contract), Panel::Plan)
    );
    let set = convention_pauvrete().unwrap();
    let unanswered: Vec<&str> = set
        .active()
        .filter(|rule| rule.level == Level::Alert && rule.response().is_none())
        .map(|rule| rule.id.as_str())
        .collect();
    assert_eq!(unanswered, [""; 0]);
    for more in ["reponse = \"danser\"\n", "rubrique = \"toit\"\n"] {
        assert_eq!(refusal(&(PARENT.to_owned() + more)).0, 20);
    }
}

#[test]
fn a_rule_keeps_the_validity_of_its_own_set_unless_it_says_otherwise() {
    let grand = PARENT.replace("version = 1", "version = 1\nvalide_du = 2019-01-01");
    let child = "id = \"enfant\"\ntitre = \"Enfant\"\nversion = 2\nherite = \"parent\"\n\
        valide_du = 2025-01-01\nvalide_au = 2030-12-31\n\
        [[regle]]\nid = \"CER-1S\"\ndelai = 10\n";
    let own = format!("{child}valide_du = 2026-01-01\nvalide_au = 2026-06-30\n");
    let day = |text: &str| text.parse().ok();
    for (child, from, to) in [
        (child, day("2019-01-01"), None),
        (own.as_str(), day("2026-01-01"), day("2026-06-30")),
    ] {
        let sets = load(&[("enfant.toml", child), ("parent.toml", &grand)]).unwrap();
        let rule = sets[0].rule("A6").unwrap();
        assert_eq!((rule.validity.from, rule.validity.to), (from, to));
    }
    let turned = own.replace("2026-06-30", "2025-06-30");
    let refused = load(&[("enfant.toml", &turned), ("parent.toml", PARENT)]).unwrap_err();
    assert!(refused.message.contains("précède"), "{refused}");
}

#[test]
fn mistakes_are_refused_with_their_line() {
    let with = |from: &str, to: &str| PARENT.replace(from, to);
    let table = [
        (
            with("acteur =", "actrice ="),
            19,
            "la clé «\u{a0}actrice\u{a0}» est inconnue",
        ),
        (
            with("premier_rdv.honore_le", "premier_cafe"),
            14,
            "«\u{a0}debut\u{a0}» ne connaît pas la valeur «\u{a0}premier_cafe\u{a0}»",
        ),
        (
            with("unite = \"jours\"", "unite = \"lunes\""),
            17,
            "«\u{a0}unite\u{a0}» ne connaît pas la valeur «\u{a0}lunes\u{a0}»",
        ),
        (
            with("delai = 7", "delai = -7"),
            16,
            "«\u{a0}delai\u{a0}» attend un nombre entier positif",
        ),
        (
            with("version = 1", "version = \"un\""),
            3,
            "«\u{a0}version\u{a0}» attend un nombre entier positif",
        ),
        (
            with("[7, 2]", "[2, 7]"),
            4,
            "les pré-alertes de «\u{a0}CER-1S\u{a0}» ne vont pas en décroissant",
        ),
        (
            with("CER à signer", "Contrat réciproque à signer"),
            4,
            "le libellé court de «\u{a0}CER-1S\u{a0}» dépasse 20 colonnes",
        ),
        (
            with("delai = 7\n", ""),
            4,
            "la règle «\u{a0}CER-1S\u{a0}» n’a pas de «\u{a0}delai\u{a0}»",
        ),
        (
            with("\"contrat.signe_le\"", "\"objectif.fin\""),
            4,
            "«\u{a0}fin\u{a0}» de «\u{a0}CER-1S\u{a0}» ne peut pas être l’événement «\u{a0}objectif.fin\u{a0}»",
        ),
        (
            with("\"parcours\"", "\"offre\""),
            4,
            "la règle «\u{a0}CER-1S\u{a0}» ne peut pas appliquer l’évaluateur «\u{a0}simple\u{a0}» à l’objet «\u{a0}offre\u{a0}»",
        ),
        (
            with("version = 1", "version = 1\nherite = \"parent\""),
            4,
            "«\u{a0}parent\u{a0}» hérite de lui-même, en cercle",
        ),
        (
            with("version = 1", "version = 1\nherite = \"aucun\""),
            4,
            "aucun jeu de règles ne s’appelle «\u{a0}aucun\u{a0}»",
        ),
        (
            with("titre = \"Parent\"\n", ""),
            1,
            "la clé «\u{a0}titre\u{a0}» manque",
        ),
        (
            with("version = 1", "version = 1\nvalide_du = 2019"),
            4,
            "«\u{a0}valide_du\u{a0}» attend une date comme 2019-01-31",
        ),
        (
            with("version = 1", "version = 1\ncalendrier = { lune = 1 }"),
            4,
            "la clé «\u{a0}lune\u{a0}» est inconnue",
        ),
        (
            with(
                "acteur = \"referent\"",
                "acteur = \"referent\"\ncible = 1.5",
            ),
            20,
            "«\u{a0}cible\u{a0}» attend un nombre entre 0 et 1",
        ),
    ];
    for (text, line, message) in table {
        assert_eq!(refusal(&text), (line, message.to_owned()));
    }
}

#[test]
fn broken_toml_is_refused_with_its_line() {
    let (line, message) = refusal("id = \"a\"\ntitre = \n");
    assert_eq!(line, 2);
    assert!(
        message.starts_with("ce n’est pas du TOML correct"),
        "{message}"
    );
}

#[test]
fn two_files_may_not_inherit_from_each_other() {
    let file = |id: &str, parent: &str| {
        format!("id = \"{id}\"\ntitre = \"T\"\nversion = 1\nherite = \"{parent}\"\n")
    };
    let (a, b) = (file("a", "b"), file("b", "a"));
    let error = load(&[("a.toml", &a), ("b.toml", &b)]).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("b.toml", 4));
}

#[test]
fn the_same_id_or_code_twice_is_refused() {
    let twice = format!(
        "{PARENT}\n{}",
        PARENT.split_once("version = 1\n").unwrap().1
    );
    assert_eq!(
        refusal(&twice).1,
        "la règle «\u{a0}CER-1S\u{a0}» est écrite deux fois"
    );
    let same_code = twice.replacen("id = \"CER-1S\"", "id = \"CER-2S\"", 1);
    assert_eq!(
        refusal(&same_code).1,
        "le code «\u{a0}A6\u{a0}» sert deux fois"
    );
}

#[test]
fn event_keys_read_back() {
    for key in EventKey::ALL {
        assert_eq!(EventKey::from_code(key.code()), Some(*key));
        assert!(!key.label().is_empty());
    }
}

/// Code, delay, unit, pre-alerts, level, nature of a row.
type LawRow = (
    &'static str,
    u32,
    &'static str,
    &'static [u32],
    &'static str,
    &'static str,
);

fn rows_are(id: &str, table: &[LawRow]) {
    let sets = builtin().unwrap();
    let set = sets.iter().find(|set| set.id == id).unwrap();
    for (code, delay, unit, alerts, level, nature) in table {
        let rule = set.rule(code).unwrap_or_else(|| panic!("{code}"));
        assert!(rule.active, "{code}");
        assert_eq!((rule.delay, rule.unit.code()), (*delay, *unit), "{code}");
        assert_eq!(rule.pre_alerts, *alerts, "{code}");
        assert_eq!(
            (rule.level.code(), rule.nature.code()),
            (*level, *nature),
            "{code}"
        );
        assert_eq!(&*rule.set, id, "{code}");
    }
}

#[test]
fn every_row_of_the_law_until_2024() {
    let legal = "information_legale";
    rows_are(
        CASF,
        &[
            ("C0", 0, "jours", &[], "information", "loi"),
            ("C1", 2, "mois", &[14, 7], legal, "loi"),
            ("C2", 1, "mois", &[14, 7], legal, "loi"),
            ("C3", 2, "mois", &[14, 7], legal, "loi"),
            ("C4", 0, "jours", &[], "information", "loi"),
            ("C5", 6, "mois", &[14, 7], legal, "loi"),
            ("C6", 1, "mois", &[14, 7], legal, "loi"),
            ("C7", 0, "jours", &[], "information", "loi"),
            ("C8", 0, "jours", &[], "information", "loi"),
            ("C9", 2, "mois", &[14, 7], legal, "loi"),
        ],
    );
}

#[test]
fn every_row_of_the_law_since_2025() {
    let legal = "information_legale";
    rows_are(
        PLEIN_EMPLOI,
        &[
            ("D0", 0, "jours", &[], "information", "loi"),
            ("D1", 42, "jours", &[14, 7], legal, "loi"),
            ("D2", 1, "mois", &[14, 7], "alerte", "loi"),
            ("D2b", 1, "mois", &[14, 7], "alerte", "loi"),
            ("D3", 0, "jours", &[180, 90, 30], "alerte", "loi"),
            ("D4", 6, "mois", &[60, 30], "alerte", "loi"),
            ("D4b", 12, "mois", &[60, 30], "alerte", "loi"),
            ("D5", 0, "jours", &[], "information", "loi"),
            ("D6", 0, "jours", &[], "information", "loi"),
            ("D6b", 10, "jours", &[3], legal, "loi"),
            ("D6c", 0, "jours", &[], "information", "loi"),
            ("D7", 0, "jours", &[], "information", "choix"),
            ("D8", 0, "jours", &[], "information", "choix"),
        ],
    );
}

#[test]
fn every_row_of_the_lot() {
    let sets = builtin().unwrap();
    let set = sets.iter().find(|set| set.id == LOT_MAPPI).unwrap();
    assert!(!set.rule("A6").unwrap().active);
    assert_eq!(set.ancestors, [CONVENTION_PAUVRETE]);
    let targets: Vec<_> = ["B1", "B2", "B3"]
        .map(|code| set.rule(code).unwrap().target)
        .into();
    assert_eq!(targets, [None, Some(0.9), Some(1.0)]);
    assert_eq!(set.parameters.appointments_before_contract, 0);
}

/// Every basis was read in its text; the duty to report is known and never proposed by the program.
#[test]
fn nothing_of_the_law_is_left_to_be_checked() {
    let sets = builtin().unwrap();
    let rules = || sets.iter().flat_map(|set| &set.rules);
    assert!(rules().all(|rule| !rule.basis.contains("à vérifier")));
    let report = rules().find(|rule| rule.code == "D6d").unwrap();
    assert!(!report.active);
}

#[test]
fn a_rule_may_not_replace_one_that_is_not_there_nor_fix_a_date_it_cannot_read() {
    let lost = PARENT.replace("delai = 7", "delai = 7\nremplace = \"X\"");
    assert!(refusal(&lost).1.contains("nomme une règle inconnue"));
    let fixed = PARENT.replace("delai = 7", "delai = 7\ndate_fixe = 2027-01-01");
    assert_eq!(refusal(&fixed).0, 4);
}
