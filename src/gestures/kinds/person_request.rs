//! What the person asks of the data kept about them: what the law asks of the service, said while the form
//! is filled, and the decision on the keeping of the file that an answer leads to. Source: RGPD, articles 12
//! and 15 to 21.
use crate::domain::record::person_request::{PERSON_REQUEST as FIELDS, PersonRequestRecord};
use crate::domain::record::retention::RETENTION as DECISION;
use crate::domain::rules::{EventKey, Shift};
use crate::domain::text::typography;
use crate::domain::vocabulary::{PersonRequestAnswer, PersonRequestKind};
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    explain: |at, _, remarks| explain(at, remarks),
    ..NONE
};

/// What the answer to that request decides of the keeping of the file.
pub(super) const RETENTION: Hooks = Hooks {
    first: |at, request| {
        let request = at.one::<PersonRequestRecord<'_>>(request);
        let decided = request.and_then(|it| Some((it, it.leads_to()?)));
        decided.map_or_else(Vec::new, |(it, kind)| {
            let words = it.words().or_else(|| it.answer_reason());
            let mut first = vec![DECISION.kind.set(kind)];
            first.extend(words.map(|words| DECISION.reason.set(words)));
            first
        })
    },
    ..NONE
};

fn explain(at: &Filled<'_>, remarks: &mut Remarks) {
    let it: PersonRequestRecord<'_> = at.read();
    if let Some(kind) = it.kind() {
        remarks.notice(FIELDS.kind.name, typography(asked_by_law(kind)));
    }
    let mut rules = at.rules.active().into_iter();
    let rule = rules.find(|rule| rule.start.contains(&EventKey::PersonRequested));
    if let (Some((on, rule)), None) = (it.received_on().zip(rule), it.answered_on()) {
        let calendar = at.rules.calendar();
        let due = calendar.add(on, i64::from(rule.delay), rule.unit);
        let due = match rule.shift {
            Shift::None => full(due),
            Shift::Next => full(calendar.shift_to_working_day(due)),
        };
        remarks.notice(
            FIELDS.received_on.name,
            format!("La réponse, ou sa prolongation, est due le {due} au plus tard."),
        );
    }
    if it
        .answer()
        .is_some_and(|it| it != PersonRequestAnswer::Favourable)
    {
        remarks.notice(
            FIELDS.answer_reason.name,
            "Dites aussi à la personne qu’elle peut se plaindre à la CNIL ou saisir le juge.",
        );
    }
}

/// What the law asks of the service, in a few words.
const fn asked_by_law(kind: PersonRequestKind) -> &'static str {
    match kind {
        PersonRequestKind::Access => {
            "Art. 15 : une copie de tout ce qui est gardé. Dans le dossier, i puis « Tout ce qui est gardé » l’écrit."
        }
        PersonRequestKind::Rectification => {
            "Art. 16 : ce qui est inexact se corrige, l’historique garde l’ancienne valeur ; ce qui reste contesté se note à côté."
        }
        PersonRequestKind::Erasure => {
            "Art. 17 : une mission d’intérêt public peut le refuser, en disant pourquoi. Accepté : « carnet purger », par l’encadrement."
        }
        PersonRequestKind::Limitation => {
            "Art. 18 : acceptée, elle se note dans « Conservation et droits » ; la suite le propose."
        }
        PersonRequestKind::Objection => {
            "Art. 21 : le service cesse, ou dit les motifs impérieux qui l’obligent à continuer."
        }
        PersonRequestKind::Portability => {
            "Art. 20 : due si tout repose sur l’accord de la personne. Le fichier : i, « Tout ce qui est gardé », .json."
        }
    }
}
