//! The one list of the kinds of records, parents before children: what is declared for each kind is made
//! from it. Knows nothing of what a kind holds.

/// Hands the list to a macro: the doc comment of each kind, its name, the module of its file.
macro_rules! every_kind {
    ($then:ident) => {
        $then! {
            /// Structure, organisme référent.
            Organization organization
            /// Professional of a structure (référent, secrétariat, encadrement…).
            Agent agent
            /// Funding agreement of a structure.
            FundingAgreement funding_agreement
            /// Words of one part of its yearly summary.
            SummaryText summary_text
            /// A file that goes with it.
            Attachment attachment
            /// Someone of the team that carries the mission out.
            StaffMember staff_member
            /// Who the structure works with.
            Partnership partnership
            /// When and where an accompagnateur receives.
            OfficeHours office_hours
            /// Adult who receives the RSA.
            Allocataire allocataire
            /// Follow-up of one person in one structure, from orientation to exit.
            Parcours parcours
            /// Orientation or réorientation decision.
            Orientation orientation
            /// Who follows the person, from when to when.
            Assignment assignment
            /// Dated evaluation of the situation (volet II A of the carnet de bord).
            Situation situation
            /// What an evaluation says on one theme.
            Finding finding
            /// Final or intermediate objective.
            Objective objective
            /// Row of the action plan (volet II B).
            Action action
            /// Aid asked for: housing fund, food, driving licence…
            AidRequest aid_request
            /// Rendez-vous.
            Appointment appointment
            /// Dated act of social support on one thématique.
            Intervention intervention
            /// Closer individual support, from a day to another.
            IntensiveSupport intensive_support
            /// Need that no local offer answers.
            UnmetNeed unmet_need
            /// What was done after an absence.
            AbsenceAction absence_action
            /// Call, message, letter or visit.
            Contact contact
            /// Contract of mutual commitments.
            Contract contract
            /// A commitment of one side, beside the common base of every contract.
            Commitment commitment
            /// The words of a contract as they stood when someone signed.
            ContractVersion contract_version
            /// What the person said of the situation, the plan or the contract that they read.
            Validation validation
            /// Joint look at goals, results and progress.
            Review review
            /// Initial assessment, to be shared.
            Diagnostic diagnostic
            /// The person's agreement that something be shared with someone.
            SharingAgreement sharing_agreement
            /// The act of sharing.
            Share share
            /// Period when the person is, or is not, subject to « droits et devoirs ».
            DutyPeriod duty_period
            /// État du droit over a period, as the CAF or the MSA tell it.
            RightsPeriod rights_period
            /// Examination of the parcours.
            Examination examination
            /// Measure on the allowance, recorded and never computed.
            Suspension suspension
            /// Work or training taken up.
            Resumption resumption
            /// Period during which deadlines cannot run (neutralisation).
            Exemption exemption
            /// Documented reason why a rule does not apply (sans objet).
            Waiver waiver
            /// Former value of a deadline that was moved.
            Postponement postponement
            /// An item of the queue put off, or passed to a colleague, with the reason.
            Deferral deferral
            /// A file that is now part of this one.
            FormerFile former_file
            /// Someone whom this person is not, although they look alike.
            NotSame not_same
            /// What the person asks of the data kept about them.
            PersonRequest person_request
            /// What was decided of the keeping of a file, or asked by the person.
            Retention retention
        }
    };
}

pub(super) use every_kind;
