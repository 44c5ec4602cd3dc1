//! The list of gestures: the file of each, its name and what it is about, the code that is kept with a
//! draft of its form (a code never changes), the kind of record that the agent must change to do it, and
//! how much of it.

/// Gives the list to another macro.
macro_rules! every_gesture {
    ($then:ident) => {
        $then! {
            new_person: NewPerson = "nouveau-dossier", Entity::Allocataire, Whole;
            new_record: New(kind: Entity, parent: Id) = "nouveau", kind, Whole;
            edit_record: Edit(kind: Entity, id: Id) = "modifier", kind, Whole;
            new_situation: NewSituation = "nouvelle-evaluation", Entity::Situation, Whole;
            look_again: LookAgain(theme: Theme) = "theme-regarde", Entity::Finding, Whole;
            action_done: ActionDone(id: Id) = "action-faite", Entity::Action, FollowUp;
            action_not_done: ActionNotDone(id: Id) = "action-pas-faite", Entity::Action, FollowUp;
            evaluate: Evaluate(id: Id) = "evaluer-action", Entity::Action, FollowUp;
            review: Review(trigger: ReviewTrigger, action: Id) = "revue", Entity::Review, Whole;
            socio_pro: SocioPro = "donnees-socio-pro", Entity::Situation, Whole;
            objective_done: ObjectiveDone(id: Id) = "objectif-termine", Entity::Objective, Whole;
            postpone: Postpone(kind: Entity, id: Id) = "deplacer-echeance", kind, Whole;
            outcome: Outcome(id: Id) = "issue-rdv", Entity::Appointment, Whole;
            sign: Sign(id: Id) = "signatures", Entity::Contract, Whole;
            decide: Decide(id: Id) = "decision", Entity::Contract, Whole;
            amend: Amend(id: Id) = "avenant", Entity::Contract, Whole;
            renew: Renew(id: Id) = "renouvellement", Entity::Contract, Whole;
            switch_rules: SwitchRules(id: Id) = "jeu-de-regles", Entity::Parcours, Whole;
            ask_reorientation: AskReorientation = "demande-reorientation", Entity::Orientation, Whole;
            decide_orientation: DecideOrientation(id: Id) = "decision-reorientation", Entity::Orientation, Whole;
            // Why an accompaniment ends belongs to the reasons, that support staff do not see.
            end_follow_up: EndFollowUp(id: Id) = "fin-accompagnement", Entity::Waiver, Whole;
            answer_request: AnswerRequest(id: Id) = "reponse-demande", Entity::PersonRequest, Whole;
            rebook: Rebook(id: Id) = "rdv-apres-absence", Entity::Appointment, Whole;
            contact_for_marked: ContactForMarked = "contact-marques", Entity::Contact, Whole;
            referent_for_marked: ReferentForMarked = "referent-marques", Entity::Assignment, Whole;
            session_for_marked: SessionForMarked = "seance-marques", Entity::Appointment, Whole;
            move_session: MoveSession(id: Id) = "deplacer-seance", Entity::Appointment, Whole;
            cancel_session: CancelSession(id: Id) = "annuler-seance", Entity::Appointment, Whole;
            edit_session: EditSession(id: Id) = "modifier-seance", Entity::Appointment, Whole;
            validate: Validate(part: ValidatedPart) = "valider", Entity::Validation, Whole;
            add_word: AddWord(part: ValidatedPart) = "ajouter-un-mot", Entity::Validation, Whole;
            write_summary: WriteSummary(agreement: Id, part: SummaryPart) = "texte-de-bilan", Entity::SummaryText, Whole;
        }
    };
}
