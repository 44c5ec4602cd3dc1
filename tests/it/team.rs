//! « Équipe et structures »: who is who, two that are one, a caseload handed over.
use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};
use carnet::domain::record::agent::AgentRecord;
use carnet::domain::record::assignment::AssignmentRecord;
use carnet::domain::record::{Entity, Id, Record};

use super::harness::{Session, TODAY, day};

/// A colleague of the one at the keyboard, by number and name.
fn colleague(carnet: &Session) -> (Id, String) {
    let all = carnet.store().all_rows(Entity::Agent).unwrap();
    let row = all.iter().find(|it| it.id != me(carnet)).unwrap();
    let it = AgentRecord::of(row);
    (row.id, it.last_name().unwrap().to_uppercase())
}

fn name_of(carnet: &Session, agent: Id) -> String {
    let row = carnet.store().agent(Some(agent)).unwrap().unwrap();
    let it = AgentRecord::of(&row);
    it.last_name().unwrap().to_uppercase()
}

/// People whom an agent follows.
fn people(carnet: &Session, agent: Id) -> usize {
    let all = carnet.store().members(Entity::Agent, day(TODAY)).unwrap();
    all.iter().find(|it| it.row.id == agent).unwrap().people
}

/// The demonstration, once all that the one at the keyboard followed is a colleague's.
fn handed_over() -> Session {
    let mut carnet = Session::demo();
    let (mine, (_, other)) = (name_of(&carnet, me(&carnet)), colleague(&carnet));
    on(&mut carnet, &mine)
        .act(Action::HandOver)
        .assert_answer("choisissez qui les reprend")
        .assert_screen(" : nouveau référent")
        .choose("Agent", &other)
        .choose("En tant que", "référent")
        .act(Action::Save)
        .act(Action::Yes)
        .assert_answer("Référent changé pour");
    carnet
}

/// Whoever looks at what a colleague follows finds their own list again.
#[test]
fn handing_over_leaves_the_list_as_it_was() {
    let mut carnet = Session::demo();
    carnet.act(Action::Mark);
    let marked = carnet.app().stack.caseload.list.marks.clone();
    let ((_, name), mine) = (colleague(&carnet), name_of(&carnet, me(&carnet)));
    on(&mut carnet, &name)
        .act(Action::HandOver)
        .assert_screen("14 dossiers de ÇAPRAIS Aurélie : nouveau référent")
        .choose("Agent", &mine)
        .choose("En tant que", "référent")
        .act(Action::Save)
        .act(Action::Yes)
        .assert_answer("Référent changé pour 14 personnes")
        .press("échap")
        .assert_screen("79 dossiers ─ mes dossiers");
    assert_eq!(carnet.app().stack.caseload.list.marks, marked);
}

/// A contract says who followed the person when it was signed, and how to reach them.
#[test]
fn a_signed_contract_keeps_who_was_the_referent() {
    let contract = |carnet: &mut Session| {
        carnet.press("échap").press("échap").act(Action::Scope);
        carnet
            .act(Action::Search)
            .type_text("ustarroz")
            .press("entrée");
        let stamp = Stamp::of(&carnet.app().desk.clock.moment(), None);
        let template = Template::of_the_program();
        let source = Source::read(carnet.store(), carnet.person(), stamp, template).unwrap();
        text::text(&build(Kind::Contract, &source).unwrap())
    };
    let before = contract(&mut Session::demo());
    assert!(before.contains("claire.riviere@"), "{before}");
    let after = contract(&mut handed_over());
    assert_eq!(before, after);
}

fn me(carnet: &Session) -> Id {
    carnet.app().desk.author.agent.unwrap()
}

fn open(carnet: &mut Session) -> &mut Session {
    carnet
        .act(Action::Palette)
        .pick("Équipe et structures")
        .assert_screen("Équipe et structures ─")
}

/// Assignments that name an agent.
fn followed(carnet: &Session, agent: Id) -> usize {
    let rows = carnet.store().all_rows(Entity::Assignment).unwrap();
    let of_it = rows.iter().map(AssignmentRecord::of);
    of_it.filter(|it| it.agent() == Some(agent)).count()
}

/// The screen, on the row of that name.
fn on<'s>(carnet: &'s mut Session, name: &str) -> &'s mut Session {
    open(carnet);
    for _ in 0..20 {
        let chosen = carnet.app().stack.team().unwrap().line().unwrap();
        if chosen.name.contains(name) {
            break;
        }
        carnet.act(Action::Down);
    }
    carnet
}

#[test]
fn a_colleague_is_changed_and_their_new_name_is_everywhere() {
    let mut carnet = Session::demo();
    let (_, name) = colleague(&carnet);
    on(&mut carnet, &name)
        .act(Action::Edit)
        .fill("Nom", "Nouveaunom")
        .act(Action::Save)
        .assert_screen("NOUVEAUNOM");
    carnet.act(Action::Undo).assert_screen(&name);
    carnet.assert_sound();
}

#[test]
fn someone_new_is_added_and_can_be_a_referent() {
    let mut carnet = Session::empty();
    open(&mut carnet)
        .act(Action::New)
        .pick("Un collègue")
        .fill("Nom", "Rivière")
        .fill("Prénom", "Claire")
        .act(Action::Save)
        .assert_screen("RIVIÈRE Claire")
        .assert_screen("3 collègues");
    carnet.assert_sound();
}

#[test]
fn all_that_a_colleague_follows_goes_to_another_in_one_act() {
    let before = Session::demo();
    let (mine, theirs) = (
        people(&before, me(&before)),
        people(&before, colleague(&before).0),
    );
    let mut carnet = handed_over();
    let ((other, _), me) = (colleague(&carnet), me(&carnet));
    let both = (people(&carnet, me), people(&carnet, other));
    assert_eq!(both, (0, mine + theirs));
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé : Référent changé");
    let both = (people(&carnet, me), people(&carnet, other));
    assert_eq!(both, (mine, theirs));
    carnet.assert_sound();
}

#[test]
fn two_that_are_one_are_joined_in_one_act_and_parted_again() {
    let mut carnet = handed_over();
    let ((other, name), me) = (colleague(&carnet), me(&carnet));
    let before = (followed(&carnet, me), followed(&carnet, other));
    assert!(before.0 > 0 && before.1 > 0);
    let kept = name_of(&carnet, me);
    on(&mut carnet, &name)
        .act(Action::Join)
        .assert_screen("est en réalité")
        .pick(&kept)
        .assert_screen("Vous pourrez l’annuler")
        .act(Action::Yes)
        .assert_answer("réuni à")
        .assert_screen("4 collègues");
    assert_eq!(
        (followed(&carnet, me), followed(&carnet, other)),
        (before.0 + before.1, 0)
    );
    carnet.assert_sound();
    carnet.act(Action::Undo).assert_screen(&name);
    assert_eq!((followed(&carnet, me), followed(&carnet, other)), before);
    carnet.assert_sound();
}

#[test]
fn one_is_never_joined_away_oneself() {
    let mut carnet = Session::demo();
    let mine = name_of(&carnet, me(&carnet));
    on(&mut carnet, &mine)
        .act(Action::Join)
        .assert_answer("C’est vous : choisissez plutôt l’autre ligne");
}

#[test]
fn a_function_is_given_on_screen_and_undone() {
    let mut carnet = Session::demo();
    let (other, name) = colleague(&carnet);
    let role = |carnet: &Session| {
        let row = carnet.store().agent(Some(other)).unwrap().unwrap();
        row.text("fonction").unwrap_or_default().to_owned()
    };
    let before = role(&carnet);
    // Whoever gives an account to another has one: the program knows them by it.
    let mine = name_of(&carnet, me(&carnet));
    on(&mut carnet, &mine)
        .act(Action::Edit)
        .fill("Compte sur cette machine", "criviere")
        .act(Action::Save)
        .assert_screen("criviere");
    on(&mut carnet, &name)
        .act(Action::Edit)
        .choose("Fonction", "Accueil")
        .fill("Compte sur cette machine", "mdupont")
        .act(Action::Save)
        .assert_screen("Accueil")
        .assert_screen("mdupont");
    assert_eq!(role(&carnet), "accueil");
    carnet.act(Action::Undo).assert_no("mdupont");
    assert_eq!(role(&carnet), before);
    carnet.assert_sound();
}

#[test]
fn when_a_partner_receives_is_kept_changed_and_undone() {
    let mut carnet = Session::empty();
    open(&mut carnet)
        .act(Action::New)
        .pick("Une permanence")
        .choose("Jours", "jeudi")
        .fill("De", "9h")
        .fill("À", "8h")
        .act(Action::Save)
        .assert_screen("Dites le lieu, ou le partenaire qui y reçoit")
        .assert_screen("fin vient après celle du début")
        .fill("Partenaire qui reçoit", "Mission locale")
        .go_to_field("À")
        .replace_with("12h")
        .act(Action::Save)
        .assert_screen("1 permanence")
        .assert_screen("Mission locale")
        .assert_screen("jeudi 9 h – 12");
    assert!(carnet.store().doubts(day(TODAY)).unwrap().is_empty());
    on(&mut carnet, "Mission locale")
        .act(Action::Edit)
        .go_to_field("À")
        .replace_with("11h30")
        .act(Action::Save)
        .assert_screen("– 11");
    carnet
        .act(Action::Join)
        .assert_answer("une permanence se corrige");
    carnet.act(Action::Undo).assert_screen("– 12");
    carnet.act(Action::Undo).assert_no("Mission locale");
    carnet.assert_sound();
}
