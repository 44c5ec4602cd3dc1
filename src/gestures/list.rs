//! The list of gestures: the file of each, its name and what it is about, the code that is kept with a
//! draft of its form (a code never changes), the kind of record that the agent must see to do it.

/// Gives the list to another macro.
macro_rules! every_gesture {
    ($then:ident) => {
        $then! {
            new_person: NewPerson = "nouveau-dossier", Entity::Allocataire;
            new_record: New(kind: Entity, parent: Id) = "nouveau", kind;
            edit_record: Edit(kind: Entity, id: Id) = "modifier", kind;
            new_situation: NewSituation = "nouvelle-evaluation", Entity::Situation;
            action_done: ActionDone(id: Id) = "action-faite", Entity::Action;
            action_not_done: ActionNotDone(id: Id) = "action-pas-faite", Entity::Action;
            evaluate: Evaluate(id: Id) = "evaluer-action", Entity::Action;
            review: Review(trigger: ReviewTrigger, action: Id) = "revue", Entity::Review;
            objective_done: ObjectiveDone(id: Id) = "objectif-termine", Entity::Objective;
            outcome: Outcome(id: Id) = "issue-rdv", Entity::Appointment;
            sign: Sign(id: Id) = "signatures", Entity::Contract;
            decide: Decide(id: Id) = "decision", Entity::Contract;
            amend: Amend(id: Id) = "avenant", Entity::Contract;
            renew: Renew(id: Id) = "renouvellement", Entity::Contract;
            switch_rules: SwitchRules(id: Id) = "jeu-de-regles", Entity::Parcours;
            ask_reorientation: AskReorientation = "demande-reorientation", Entity::Orientation;
            decide_orientation: DecideOrientation(id: Id) = "decision-reorientation", Entity::Orientation;
            // Why an accompaniment ends belongs to the reasons, that support staff do not see.
            end_follow_up: EndFollowUp(id: Id) = "fin-accompagnement", Entity::Waiver;
            rebook: Rebook(id: Id) = "rdv-apres-absence", Entity::Appointment;
            contact_for_marked: ContactForMarked = "contact-marques", Entity::Contact;
            referent_for_marked: ReferentForMarked = "referent-marques", Entity::Assignment;
            validate: Validate(part: ValidatedPart) = "valider", Entity::Validation;
            add_word: AddWord(part: ValidatedPart) = "ajouter-un-mot", Entity::Validation;
        }
    };
}
