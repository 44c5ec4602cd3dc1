//! What can be added in the rubrique that takes the keys.
use super::FileView;
use crate::app::prelude::*;
use crate::app::writing::kept_from;
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::Panel;
use crate::domain::record::finding::FindingRecord;
use crate::domain::text::joined;
use crate::domain::vocabulary::Theme;
use crate::words::reading::Reading;

/// The questionnaire, in words.
const SOCIO_PRO: &str = "Le questionnaire de données socio-professionnelles (DSP)";

fn open(label: &str, request: Gesture) -> Item<Choice> {
    Item::new(label, Choice::Open(request))
}

fn new(label: &str, entity: Entity, parent: Id) -> Item<Choice> {
    open(label, Gesture::New(entity, parent))
}

/// What a panel offers to add that hangs on no other record.
fn added(panel: Panel) -> impl Iterator<Item = Item<Choice>> {
    let of_panel = Entity::ALL
        .into_iter()
        .filter(move |kind| kind.panel() == panel);
    let mut added: Vec<_> = of_panel
        .filter_map(|kind| Some((kind.known().added?, kind)))
        .collect();
    added.sort_by_key(|((place, _), _)| *place);
    let items = added.into_iter();
    items.map(|((_, words), kind)| new(words, kind, 0))
}

impl FileView {
    /// What can be added in the rubrique that takes the keys, for the role of the agent; why nothing can, when nothing can.
    pub(super) fn menu_new(&self, desk: &Desk) -> Turn {
        let mut items = match self.panel {
            Panel::Plan => self.plan_items(),
            Panel::Situation => self.situation_items(),
            Panel::Contract => self.contract_items(desk.today),
            Panel::Appointments => self.appointment_items(),
            Panel::Identity | Panel::History => self.identity_items(),
        };
        if self.panel != Panel::Identity {
            items.extend(added(self.panel));
        }
        let kept = |item: &Item<Choice>| match item.value {
            Choice::Open(request) => kept_from(request, desk),
            Choice::Appointment(_) => kept_from(Gesture::New(Entity::Appointment, 0), desk),
            Choice::Answers(_) => kept_from(Gesture::New(Entity::Action, 0), desk),
            _ => None,
        };
        let refused = items.first().and_then(kept);
        items.retain(|item| kept(item).is_none());
        match refused.filter(|_| items.is_empty()) {
            Some(reason) => Message::warning(reason).into(),
            None => Turn::menu(Chooser::new("Ajouter", items)),
        }
    }

    /// The record chosen, when it is of that kind.
    fn chosen_of(&self, wanted: Entity) -> Option<Id> {
        let target = self.target().filter(|(entity, _)| *entity == wanted);
        target.map(|(_, id)| id)
    }

    fn plan_items(&self) -> Vec<Item<Choice>> {
        // The objective of the row chosen, or the first one.
        let action = self.chosen_of(Entity::Action);
        let row = action.and_then(|id| self.file.row(Entity::Action, id));
        let objective = self
            .chosen_of(Entity::Objective)
            .or_else(|| row.and_then(|row| row.int("objectif_id")))
            .unwrap_or(0);
        let mut items = vec![
            new("Une action pour cet objectif", Entity::Action, objective),
            new("Un objectif intermédiaire", Entity::Objective, 0),
            new("L’objectif final", Entity::Objective, 1),
        ];
        // Only an action that is chosen has an end to look back on.
        let review = |id| {
            let request = Gesture::Review(ReviewTrigger::ActionEnd, id);
            open("La revue de fin de cette action", request)
        };
        items.extend(action.map(review));
        items
    }

    /// The theme of the finding chosen, when the last evaluation says that it is a brake.
    fn brake_here(&self) -> Option<Theme> {
        let finding = self.chosen_of(Entity::Finding)?;
        let theme = self.file.one::<FindingRecord<'_>>(finding)?.theme()?;
        let theme = Theme::from_code(theme)?;
        let brake = self.file.brake(theme)?;
        (brake.id == finding).then_some(theme)
    }

    fn situation_items(&self) -> Vec<Item<Choice>> {
        let rows = self.file.rows(Entity::Situation).iter();
        let last = rows.max_by_key(|row| (row.date("faite_le"), row.id));
        let last = last.map_or(0, |row| row.id);
        let again = "Une nouvelle évaluation, à partir de la dernière";
        let theme = "Un thème dans la dernière évaluation";
        let mut items = vec![
            open(again, Gesture::NewSituation),
            new(theme, Entity::Finding, last),
            open(SOCIO_PRO, Gesture::SocioPro),
        ];
        let brake = self.brake_here().map(|theme| {
            let words = format!("Une action qui répond au frein : {}", theme.label());
            Item::new(words, Choice::Answers(theme))
        });
        items.splice(0..0, brake);
        items
    }

    fn appointment_items(&self) -> Vec<Item<Choice>> {
        let mut items = vec![
            new("Un rendez-vous", Entity::Appointment, 0),
            new("Un contact", Entity::Contact, 0),
        ];
        let proposed = self.file.proposals().into_iter();
        let proposed = proposed.filter_map(|it| {
            let why = joined([it.public.words(), it.reason], ", ");
            Some(Item::new(it.words, Choice::Appointment(it.appointment?)).noted(why))
        });
        items.extend(proposed);
        let follow = |id| new("La suite de cette absence", Entity::AbsenceAction, id);
        items.extend(self.chosen_of(Entity::Appointment).map(follow));
        items
    }

    fn identity_items(&self) -> Vec<Item<Choice>> {
        let mut items = vec![match self.pending_decisions().next_back() {
            None => open("Une demande de réorientation", Gesture::AskReorientation),
            Some(id) => {
                let words = "La décision sur la réorientation demandée";
                open(words, Gesture::DecideOrientation(id))
            }
        }];
        items.push(open(SOCIO_PRO, Gesture::SocioPro));
        items.extend(added(Panel::Identity));
        if let (Panel::Identity, Some(id)) = (self.panel, self.running_parcours()) {
            let end = Gesture::EndFollowUp(id);
            items.insert(2, open("La fin de l’accompagnement", end));
        }
        items
    }

    fn contract_items(&self, today: Date) -> Vec<Item<Choice>> {
        let mut items = vec![new("Un contrat", Entity::Contract, 0)];
        let of_contract = |id| {
            let label = "Un engagement propre à ce contrat";
            new(label, Entity::Commitment, id)
        };
        items.extend(self.contract_here().map(of_contract));
        let life = self.file.life();
        let amendment = |id| open("Un avenant au contrat en cours", Gesture::Amend(id));
        items.extend(life.to_amend(today).map(|it| amendment(it.id)));
        if let (Availability::Yes, Some(contract)) =
            (self.renewal_availability(today), life.to_renew(today))
        {
            let renewal = Gesture::Renew(contract.id);
            items.push(open("Le renouvellement du contrat", renewal));
        }
        if let Some(version) = self.version_here()
            && self.file.version_before(version).is_some()
        {
            let reading = Choice::Read(Reading::Comparison(version));
            let label = "Comparer deux versions : ce qui a changé";
            items.push(Item::new(label, reading));
        }
        items.push(new("Une revue", Entity::Review, 0));
        items
    }
}
