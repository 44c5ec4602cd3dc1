//! The yearly summary of an agreement: the agreements, the texts, the team and the partners, the way to the persons.
use carnet::app::action::Action;
use carnet::app::places::yearly::{Yearly, YearlyRow};
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row};
use carnet::statistics::summary::{Figure, behind};

use super::harness::{Base, Session, TODAY, day};

/// The screen.
fn shown(carnet: &Session) -> &Yearly {
    carnet.app().stack.yearly().expect("the yearly summary")
}

/// Adds an agreement for those dates, from the list of agreements.
pub(super) fn agree<'s>(
    carnet: &'s mut Session,
    number: &str,
    from: &str,
    to: &str,
) -> &'s mut Session {
    carnet
        .act(Action::New)
        .fill("N° de la convention", number)
        .fill("Du", from)
        .fill("Au", to)
        .act(Action::Save)
        .assert_answer("Enregistré")
}

/// A demo as who leads the team, with an agreement for the year.
pub(super) fn with_an_agreement() -> Session {
    let mut carnet = Base::demo().open();
    carnet.act(Action::Yearly);
    agree(&mut carnet, "2026-12", "01/01/2026", "31/12/2026");
    carnet
}

/// Goes down to the row that is wanted.
pub(super) fn go_to(carnet: &mut Session, wanted: impl Fn(&YearlyRow) -> bool) -> &mut Session {
    carnet.press("début");
    for _ in 0..400 {
        let opened = shown(carnet).opened.as_ref().expect("a summary");
        if opened.row().is_some_and(&wanted) {
            return carnet;
        }
        carnet.act(Action::Down);
    }
    panic!("no such row:\n{}", carnet.screen());
}

pub(super) fn text_of(code: &'static str) -> impl Fn(&YearlyRow) -> bool {
    move |row| matches!(row, YearlyRow::Text(it) if it.part.code() == code)
}

pub(super) fn all(carnet: &Session, kind: Entity) -> Vec<Row> {
    carnet.store().all_rows(kind).unwrap()
}

#[test]
fn without_an_agreement_the_screen_says_what_to_do_and_offers_the_last_twelve_months() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .pick("Bilan de convention")
        .assert_screen("Aucune convention n’est encore notée")
        .act(Action::Edit)
        .assert_answer("Aucune convention n’est choisie")
        .act(Action::Open)
        .assert_screen("du 22/11/2025 au 21/11/2026")
        .assert_screen("Les textes s’écrivent sur une convention")
        .act(Action::Back)
        .act(Action::Back)
        .assert_screen("dossiers");
}

#[test]
fn it_is_offered_in_the_pilotage() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Steering)
        .assert_screen("bilan de convention")
        .act(Action::Yearly)
        .assert_screen("Bilan de convention ─ 0 convention");
}

#[test]
fn an_agreement_is_added_corrected_removed_with_its_texts_and_brought_back() {
    let mut carnet = with_an_agreement();
    carnet
        .assert_screen("N° 2026-12, du 01/01/2026 au 31/12/2026")
        .act(Action::Edit)
        .fill("Responsable du rapport", "Jeanne Vidal")
        .act(Action::Save)
        .act(Action::Open)
        .assert_screen("Responsable du rapport : Jeanne Vidal")
        .assert_screen("I. Rappel des objectifs")
        .assert_screen("à écrire");
    go_to(&mut carnet, text_of("i_objectifs"))
        .act(Action::Open)
        .type_text("Cent vingt personnes, deux référents.")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Cent vingt personnes, deux référents.")
        .act(Action::Edit)
        .type_text(" Trois, depuis mars.")
        .act(Action::Save)
        .assert_screen("deux référents. Trois, depuis mars.");
    assert_eq!(all(&carnet, Entity::SummaryText).len(), 1);
    carnet
        .act(Action::Back)
        .act(Action::Remove)
        .assert_screen("avec 1 ligne qui en dépend")
        .press("entrée")
        .assert_screen("Retirer cette convention")
        .press("o")
        .assert_answer("Convention : retrait");
    assert!(all(&carnet, Entity::SummaryText).is_empty());
    carnet.act(Action::Undo).assert_screen("N° 2026-12");
    assert_eq!(all(&carnet, Entity::SummaryText).len(), 1);
    carnet.assert_sound();
}

#[test]
fn a_text_begins_with_that_of_the_former_agreement_and_says_so() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    go_to(&mut carnet, text_of("viii_reussites"))
        .act(Action::Edit)
        .type_text("Quinze sorties vers l’emploi.")
        .act(Action::Save)
        .act(Action::Back);
    agree(&mut carnet, "2027-03", "01/01/2027", "31/12/2027");
    carnet
        .press("début")
        .act(Action::Open)
        .assert_screen("Bilan ─ n° 2027-03");
    go_to(&mut carnet, text_of("viii_reussites"))
        .assert_screen("à écrire")
        .act(Action::Open)
        .assert_screen("Quinze sorties vers l’emploi.")
        .assert_answer("Ce texte est celui de la convention n° 2026-12")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let words: Vec<_> = all(&carnet, Entity::SummaryText);
    assert_eq!(words.len(), 2);
    assert!(
        words
            .iter()
            .all(|it| it.text("texte") == Some("Quinze sorties vers l’emploi."))
    );
    // Once written, it is its own.
    carnet
        .act(Action::Open)
        .type_text(" Et cinq formations.")
        .act(Action::Save)
        .assert_screen("Et cinq formations.");
}

/// Who writes has what the model asks and the figures before their eyes, even where the screen is small.
#[test]
fn a_text_is_written_beside_what_the_model_asks_and_the_figures_it_comments() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    go_to(&mut carnet, text_of("b_ratio"))
        .act(Action::Open)
        .assert_screen("Le modèle demande : une évaluation et une analyse de ce ratio.")
        .assert_screen("Personnes orientées par le SDI : ")
        .type_text("Le ratio baisse.")
        .act(Action::Save)
        .assert_answer("Enregistré");
    // Those of the table that is nearest, not those of the words before.
    go_to(&mut carnet, text_of("b_typologie")).act(Action::Open);
    let screen = carnet.screen();
    let form = screen
        .split("┌ Typologie des accompagnements")
        .nth(1)
        .unwrap();
    let form = form.split("[ Enregistrer ]").next().unwrap();
    assert!(
        form.contains("« Simple » accompagnement de contrat"),
        "{form}"
    );
    assert!(!form.contains("Personnes orientées"), "{form}");
    carnet.resize(60, 20).assert_screen("[ Enregistrer ]");
    carnet.act(Action::Back).assert_sound();
}

#[test]
fn a_need_of_the_territory_is_said_with_its_text() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    go_to(&mut carnet, text_of("ter_logement"))
        .act(Action::Edit)
        .choose("Besoin identifié et non couvert", "oui")
        .fill("Texte", "Aucune place en résidence sociale.")
        .act(Action::Save)
        .assert_screen("Offre : logement (besoin non couvert : oui)")
        .assert_screen("Aucune place en résidence sociale.");
}

#[test]
fn a_number_opens_its_persons_and_a_person_their_file() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    let counted = |row: &YearlyRow| matches!(row, YearlyRow::Figures(..));
    go_to(&mut carnet, counted);
    let some = |carnet: &Session| {
        let opened = shown(carnet).opened.as_ref().unwrap();
        let Some(YearlyRow::Figures(table, line)) = opened.row() else {
            return None;
        };
        let (_, line) = opened.line(*table, *line)?;
        (line.id.starts_with("H1") && line.figures != [Figure::Count(0)]).then(|| line.id.clone())
    };
    while some(&carnet).is_none() {
        carnet.act(Action::Down);
    }
    let line = some(&carnet).unwrap();
    carnet.act(Action::Open);
    let opened = shown(&carnet).opened.clone().unwrap();
    let reasons = opened.reasons.unwrap();
    let expected = behind(carnet.store(), &opened.scope, &line).unwrap();
    assert!(!expected.is_empty());
    assert_eq!(reasons.entries.as_ref(), Some(&expected));
    carnet
        .assert_screen(&format!("{line} ─ du 01/01/2026 au 31/12/2026"))
        .assert_screen(&expected[0].reason)
        .act(Action::Open);
    assert_eq!(
        carnet.app().stack.file().map(|it| it.person),
        Some(expected[0].person)
    );
    // Back from the file to the persons, to the summary, to the agreements.
    carnet
        .act(Action::Back)
        .assert_screen(&format!("{line} ─ du"))
        .act(Action::Back)
        .assert_screen("Bilan ─ n° 2026-12")
        .act(Action::Back)
        .assert_screen("Bilan de convention ─ 1 convention");
}

#[test]
fn the_period_before_is_shown_beside_when_it_is_asked() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    go_to(&mut carnet, |row| matches!(row, YearlyRow::Figures(..)))
        .assert_no("et avant :")
        .act(Action::Compare)
        .assert_screen("et avant : du 01/01/2025 au 31/12/2025")
        .assert_screen("avant   ");
    let before = shown(&carnet).opened.as_ref().unwrap().before.clone();
    assert_eq!(
        before.unwrap().scope.from,
        super::harness::day("2025-01-01")
    );
    carnet.act(Action::Compare).assert_no("et avant :");
}

#[test]
fn the_team_and_the_partners_are_added_corrected_and_removed_in_their_parts() {
    let mut carnet = with_an_agreement();
    carnet
        .act(Action::Open)
        .act(Action::New)
        .assert_answer("dans la partie II");
    go_to(&mut carnet, text_of("ii_lieux"))
        .assert_screen("Le tableau du personnel est vide")
        .act(Action::New)
        .fill("Nom et prénom", "Rivière Claire")
        .choose("Poste", "référent")
        .act(Action::Save)
        .assert_screen("Rivière Claire : Référent unique, 100 % d’un temps plein");
    let member = |row: &YearlyRow| matches!(row, YearlyRow::Record(Entity::StaffMember, ..));
    go_to(&mut carnet, member)
        .act(Action::Edit)
        .fill("Métier", "Conseillère")
        .act(Action::Save)
        .assert_screen("Référent unique, Conseillère, 100 %");
    // Their numbers lead to their lines.
    go_to(&mut carnet, |row| matches!(row, YearlyRow::Figures(..))).act(Action::Open);
    assert!(
        shown(&carnet)
            .opened
            .as_ref()
            .unwrap()
            .row()
            .is_some_and(member)
    );
    go_to(&mut carnet, text_of("vi_articulation"))
        .act(Action::New)
        .fill("Partenaire", "Mission locale")
        .act(Action::Save)
        .assert_screen("Mission locale");
    assert_eq!(all(&carnet, Entity::Partnership).len(), 1);
    go_to(&mut carnet, member)
        .act(Action::Remove)
        .assert_answer("Personnel de la mission : retrait");
    assert!(all(&carnet, Entity::StaffMember).is_empty());
    carnet.act(Action::Undo).assert_screen("Rivière Claire");
    carnet.assert_sound();
}

/// Where people are received: the structure and the hours of the period, corrected on their line.
#[test]
fn the_places_and_their_hours_are_listed_and_corrected_on_their_line() {
    let base = Base::demo();
    let hours = |place: &str, to: &str| {
        let values = vec![
            ("lieu", place.into()),
            ("agent_id", 1.into()),
            ("jours", "jeudi".into()),
            ("ouvre", "14:00".into()),
            ("ferme", "17:00".into()),
            ("au", to.into()),
        ];
        Op::insert(Entity::OfficeHours, values)
    };
    let ops = vec![
        hours("Mairie de Salelles", "2026-03-31"),
        hours("Halle aux grains", "2025-12-31"),
    ];
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Permanences", None, ops);
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet.act(Action::Yearly);
    agree(&mut carnet, "2026-12", "01/01/2026", "31/12/2026")
        .act(Action::Open)
        .assert_screen("Maison des parcours de l’Étang : ")
        .assert_screen("Mairie de Salelles : jeudi 14 h – 17 h (jusqu’au 31/03/2026),")
        .assert_screen("Permanence du Foirail : ");
    assert!(!carnet.screen().contains("Halle aux grains"));
    let of = |kind: Entity| move |row: &YearlyRow| matches!(row, YearlyRow::Record(it, ..) if *it == kind);
    go_to(&mut carnet, of(Entity::Organization))
        .act(Action::Remove)
        .assert_answer("Rien ne se retire")
        .act(Action::Open)
        .fill("Adresse", "9 quai de la Bordigue, 34200 Sète")
        .act(Action::Save)
        .assert_screen("9 quai de la Bordigue");
    go_to(&mut carnet, of(Entity::OfficeHours))
        .act(Action::Edit)
        .fill("Lieu", "Mairie de Vendres")
        .act(Action::Save)
        .assert_screen("Mairie de Vendres : jeudi")
        .act(Action::Remove)
        .assert_answer("Permanence : retrait");
    assert_eq!(all(&carnet, Entity::OfficeHours).len(), 1);
    carnet.assert_sound();
}

#[test]
fn the_footer_says_what_enter_does_on_the_row_chosen() {
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    let footer = |carnet: &Session| {
        let lines: Vec<String> = carnet.screen().lines().map(str::to_owned).collect();
        lines[lines.len() - 2..].join(" ")
    };
    go_to(&mut carnet, text_of("iii_equipe"));
    let on_a_text = footer(&carnet);
    assert!(on_a_text.contains("Entrée écrire"), "{on_a_text}");
    assert!(!on_a_text.contains("les personnes"), "{on_a_text}");
    go_to(&mut carnet, |row| matches!(row, YearlyRow::Figures(..)));
    let on_the_team = footer(&carnet);
    assert!(on_the_team.contains("Entrée l’équipe"), "{on_the_team}");
    carnet
        .act(Action::Open)
        .assert_answer("Personne n’est encore noté dans l’équipe");
    let numbers = |row: &YearlyRow| matches!(row, YearlyRow::Figures(..));
    go_to(&mut carnet, text_of("ii_partenaires")).act(Action::Down);
    while !shown(&carnet)
        .opened
        .as_ref()
        .unwrap()
        .row()
        .is_some_and(numbers)
    {
        carnet.act(Action::Down);
    }
    let on_a_number = footer(&carnet);
    assert!(
        on_a_number.contains("Entrée les personnes"),
        "{on_a_number}"
    );
    assert!(!on_a_number.contains("e écrire"), "{on_a_number}");
}
