//! What the box proposes beside the acts and the actions: papers, someone new, looks at the list, views, themes, and what
//! is not done on a screen. Knows no key.
use super::asked::Asked;
use super::people::People;
use super::proposal::Proposal;
use super::vocabulary::Words;
use crate::app::near::Near;
use crate::app::places::caseload;
use crate::app::prelude::*;
use crate::app::wanted::{ELSEWHERE, LOOKS, NEW_FILE, REMOVAL, THEMES, Wanted};
use crate::app::writing::kept_from;
use crate::documents::Kind;
use crate::domain::rights;
use crate::domain::text::mid_sentence;

/// Other words for a paper.
const PRINTED: &str = "papier document pdf word impression";

/// What the words stand for there, as near as that.
pub(super) fn found(
    asked: &Asked,
    (least, views): (Near, &[String]),
    desk: &Desk,
) -> Vec<Proposal> {
    let found = |label: &str, also: &str, wanted: Wanted| {
        let worth = Words::of(label, also).worth(&asked.whole, least)?;
        Some(Proposal::new(worth, 2, Item::new(label, wanted)))
    };
    let looks = caseload::simple(desk.store.rights());
    let looks = looks.filter_map(|(label, filter)| {
        let label = format!("Liste : {}", mid_sentence(label));
        found(&label, LOOKS, Wanted::Look(filter))
    });
    let themes = THEMES.iter();
    let themes = themes.filter_map(|(name, label, also)| found(label, also, Wanted::Theme(name)));
    let views = views.iter().filter_map(|name| {
        let label = format!("Vue : {name}");
        found(&label, "filtres liste", Wanted::View(name.clone()))
    });
    let said = ELSEWHERE.iter();
    let said = said.filter_map(|(label, also, how)| found(label, also, Wanted::Say(how)));
    looks.chain(views).chain(themes).chain(said).collect()
}

/// The file of someone new.
pub(super) fn new_file(asked: &Asked, least: Near, desk: &Desk) -> Option<Proposal> {
    let (label, also) = NEW_FILE;
    let worth = Words::of(label, also).worth(&asked.whole, least)?;
    let kept = kept_from(Gesture::NewPerson, desk);
    let found = Proposal::new(worth, 0, Item::new(label, Wanted::NewFile));
    Some(Proposal {
        kept: kept.is_some(),
        ..found.refused(kept.or_else(|| desk.locked()))
    })
}

/// Each paper that a word is of, for those whom the other words name.
pub(super) fn papers(
    asked: &Asked,
    least: Near,
    (people, desk): (&mut People<'_>, &Desk),
) -> Result<Vec<Proposal>> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let its = Words::of("", kind.label());
        if !asked.whole.iter().any(|it| its.near(it, least).is_some()) {
            continue;
        }
        let own = Words::of("Imprimer", &format!("{} {PRINTED}", kind.label()));
        let whom = people.whom(&own, (asked, false), least)?;
        let kept = kind.refusal(desk.store.rights());
        all.extend(whom.people.into_iter().map(|someone| {
            let label = format!(
                "Imprimer : {} – {}",
                mid_sentence(kind.label()),
                someone.name
            );
            let item = Item::new(label, Wanted::Paper(*kind, someone.id)).noted(someone.by);
            Proposal {
                named: !whom.names.is_empty(),
                kept: kept.is_some(),
                ..Proposal::new(whom.worth, 2, item).refused(kept.clone())
            }
        }));
    }
    Ok(all)
}

/// Setting a whole file aside.
pub(super) fn removal(
    asked: &Asked,
    least: Near,
    (people, desk): (&mut People<'_>, &Desk),
) -> Result<Vec<Proposal>> {
    let (label, also) = REMOVAL;
    let whom = people.whom(&Words::of(label, also), (asked, false), least)?;
    let kept = desk.store.rights().refuses(rights::Act::RemovePerson);
    let refused = kept.clone().or_else(|| desk.locked());
    let each = whom.people.into_iter().map(|someone| {
        let item = Item::new(
            format!("{label} – {}", someone.name),
            Wanted::Remove(someone.id),
        );
        Proposal {
            named: !whom.names.is_empty(),
            kept: kept.is_some(),
            ..Proposal::new(whom.worth, 2, item.noted(someone.by)).refused(refused.clone())
        }
    });
    Ok(each.collect())
}
