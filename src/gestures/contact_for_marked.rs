//! A contact noted for all the people marked.
use super::filled::Filled;
use super::kinds;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::change::Op;
use crate::domain::record::Entity;
use crate::domain::record::contact::CONTACT;
use crate::form::Form;

pub(super) struct ContactForMarked;

impl Steps for ContactForMarked {
    fn about(&self) -> Entity {
        Entity::Contact
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut form = kinds::new_form(at, Entity::Contact, 0);
        form.spec.title = "Contact avec les personnes marquées".to_owned();
        Some(form)
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let values = kinds::completed(at);
        let noted = at.marked.iter().map(|person| {
            let mut values = values.clone();
            values.push(CONTACT.person.set(*person));
            Op::insert(Entity::Contact, values)
        });
        noted.collect()
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Contact noté pour {} personnes", at.marked.len())
    }
}
