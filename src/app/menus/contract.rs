//! What can be added to the contracts of a file.
use super::item;
use crate::app::App;
use crate::app::action::Availability;
use crate::app::layer::{Choice, Item};
use crate::domain::record::Entity;
use crate::gestures::request::Request;
use crate::words::reading::Reading;

impl App {
    /// Rows of « Ajouter » in the contract rubrique.
    pub(super) fn contract_items(&self) -> Vec<Item<Choice>> {
        let new = |label: &str, entity| item(label, Choice::Open(Request::New(entity, 0)));
        let mut items = vec![new("Un contrat", Entity::Contract)];
        let Some(view) = &self.file else {
            return items;
        };
        if let Some(contract) = self.contract_here() {
            items.push(item(
                "Un engagement propre à ce contrat",
                Choice::Open(Request::New(Entity::Commitment, contract)),
            ));
        }
        let life = view.file.life();
        if let Some(contract) = life.to_amend(self.today) {
            items.push(item(
                "Un avenant au contrat en cours",
                Choice::Open(Request::Amend(contract.id)),
            ));
        }
        if let (Availability::Yes, Some(contract)) =
            (self.renewal_availability(), life.to_renew(self.today))
        {
            items.push(item(
                "Le renouvellement du contrat",
                Choice::Open(Request::Renew(contract.id)),
            ));
        }
        if let Some(version) = self.version_here()
            && view.file.version_before(version).is_some()
        {
            items.push(item(
                "Comparer deux versions : ce qui a changé",
                Choice::Read(Reading::Comparison(version)),
            ));
        }
        items.push(new("Une revue", Entity::Review));
        items
    }
}
