//! A contact noted for all the people marked.
use super::kinds;
use crate::domain::record::contact::CONTACT;
use crate::gestures::prelude::*;

pub(super) struct ContactForMarked;

impl Steps for ContactForMarked {
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

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[])
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Contact noté pour {} personnes", at.marked.len())
    }
}
