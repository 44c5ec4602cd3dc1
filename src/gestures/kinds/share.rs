//! A share: with whom and of what, where the file leaves no choice.
use super::hooks::{Hooks, NONE};
use crate::domain::record::diagnostic::DiagnosticRecord;
use crate::domain::record::share::{SHARE, ShareRecord};
use crate::domain::record::sharing_agreement::SharingAgreementRecord;
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, diagnostic| {
        let file = at.file;
        let known = only(
            file.into_iter()
                .flat_map(CaseFile::all::<DiagnosticRecord<'_>>),
        );
        let known = known.map(|it| it.id);
        let diagnostic = (diagnostic != 0).then_some(diagnostic).or(known);
        let agreed = only(
            file.into_iter()
                .flat_map(|file| waiting(file, diagnostic, at.today)),
        );
        vec![
            SHARE.agreement.set(agreed.map(|it| it.id)),
            SHARE.diagnostic.set(diagnostic),
        ]
    },
    ..NONE
};

/// Those who may be handed something that day and were not handed that diagnostic.
pub fn waiting(
    file: &CaseFile,
    diagnostic: Option<Id>,
    today: Date,
) -> impl Iterator<Item = SharingAgreementRecord<'_>> {
    let handed = move |agreement: Id| {
        let mut made = file.all::<ShareRecord<'_>>();
        diagnostic.is_some()
            && made.any(|it| it.agreement() == Some(agreement) && it.diagnostic() == diagnostic)
    };
    let all = file.all::<SharingAgreementRecord<'_>>();
    all.filter(move |it| it.is_active(today) && !handed(it.id))
}

/// The one of them, when there is one alone.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next();
    first.filter(|_| found.next().is_none())
}
