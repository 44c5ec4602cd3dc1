//! The rights of the people of the demonstration.
use super::*;

/// Rights follow each other without a hole, and some accompaniments were put on hold.
#[test]
fn rights_hold_together() {
    for today in days() {
        let (mut measures, mut short, mut told) = (0, 0, 0);
        for batch in people(DEFAULT_SEED, today) {
            let rights = all(&batch, Entity::RightsPeriod);
            told += usize::from(!rights.is_empty());
            for pair in rights.windows(2) {
                let end = date(pair[0], "au").map(|day| shift(day, 1));
                assert_eq!(end, date(pair[1], "du"), "{today} {rights:#?}");
            }
            for right in &rights {
                let end = date(right, "au");
                assert!(
                    end.is_none() || date(right, "du") <= end,
                    "{today} {right:#?}"
                );
            }
            measures += all(&batch, Entity::Suspension).len();
            short += all(&batch, Entity::Resumption).len();
        }
        assert!(
            told > 75 && measures >= 1 && short >= 2,
            "{today} {told} {measures} {short}"
        );
    }
}
