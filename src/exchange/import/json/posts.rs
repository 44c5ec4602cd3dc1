//! What an import takes of the function, the account and the time in post of a colleague: it gives nobody
//! a right that whoever imports could not give. Knows no SQL.
use crate::domain::change::Op;
use crate::domain::record::Entity;
use crate::domain::record::agent::AGENT;
use crate::domain::rights::{Act, OF_POST};
use crate::store::{Part, Result};

/// What is said of a colleague whose function, account or dates are left as they are.
pub(super) const KEPT: &str = "Sa fonction, son compte et ses dates en poste ne sont pas pris de ce fichier : le compte est déjà celui d’un autre, ou votre fonction ne permet pas de les donner.";

/// The operations without what whoever imports may not give, and whether something was left.
pub(super) fn taken(part: &Part<'_>, ops: Vec<Op>) -> Result<(Vec<Op>, bool)> {
    let may = part.may(Act::GiveRoles);
    let mut left = false;
    let mut kept = Vec::with_capacity(ops.len());
    for mut op in ops {
        let of = match op {
            Op::Update { id, .. } => Some(id),
            Op::Insert { .. } | Op::Move { .. } | Op::Remove { .. } => None,
        };
        if let Op::Insert {
            entity: Entity::Agent,
            values,
        }
        | Op::Update {
            entity: Entity::Agent,
            values,
            ..
        } = &mut op
        {
            let account = AGENT.account.name;
            let named = values.iter().find(|(name, _)| *name == account);
            let named = named.and_then(|(_, value)| value.as_text());
            let holder = named
                .map(|name| part.holder_of(name))
                .transpose()?
                .flatten();
            let taken = holder.is_some() && holder != of;
            let before = values.len();
            values.retain(|(name, _)| match (may, of) {
                (true, _) => *name != account || !taken,
                (false, Some(_)) => !OF_POST.contains(name),
                (false, None) => *name != account,
            });
            left |= values.len() < before;
            if values.is_empty() {
                continue;
            }
        }
        kept.push(op);
    }
    Ok((kept, left))
}
