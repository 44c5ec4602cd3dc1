//! The list of gestures: the file of each, its name, what it is about, and the code that is kept
//! with a draft of its form. A code never changes.

/// Gives the list to another macro.
macro_rules! every_gesture {
    ($then:ident) => {
        $then! {
            new_person: NewPerson = "nouveau-dossier";
            new_record: New(kind: Entity, parent: Id) = "nouveau";
            edit_record: Edit(kind: Entity, id: Id) = "modifier";
            new_situation: NewSituation = "nouvelle-evaluation";
            action_done: ActionDone(id: Id) = "action-faite";
            action_not_done: ActionNotDone(id: Id) = "action-pas-faite";
            evaluate: Evaluate(id: Id) = "evaluer-action";
            review: Review(trigger: ReviewTrigger, action: Id) = "revue";
            objective_done: ObjectiveDone(id: Id) = "objectif-termine";
            outcome: Outcome(id: Id) = "issue-rdv";
            sign: Sign(id: Id) = "signatures";
            decide: Decide(id: Id) = "decision";
            amend: Amend(id: Id) = "avenant";
            renew: Renew(id: Id) = "renouvellement";
            switch_rules: SwitchRules(id: Id) = "jeu-de-regles";
            ask_reorientation: AskReorientation = "demande-reorientation";
            decide_orientation: DecideOrientation(id: Id) = "decision-reorientation";
            end_follow_up: EndFollowUp(id: Id) = "fin-accompagnement";
            rebook: Rebook(id: Id) = "rdv-apres-absence";
            contact_for_marked: ContactForMarked = "contact-marques";
            referent_for_marked: ReferentForMarked = "referent-marques";
            validate: Validate(part: ValidatedPart) = "valider";
            add_word: AddWord(part: ValidatedPart) = "ajouter-un-mot";
        }
    };
}
