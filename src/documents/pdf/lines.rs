//! Cutting words into lines that fit a width: at spaces, never at a no-break one, and inside a word
//! only when it is wider than the line, at its hyphen if it has one. Knows the widths of the letters and no page.
use super::fonts::{Face, Fonts};

/// Words in one face.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chunk {
    /// Weight.
    pub face: Face,
    /// Words.
    pub text: String,
    /// Width, in points, at the size they were cut for.
    pub width: f32,
}

/// A line: chunks side by side. The space where it was cut is kept at its end, so that words stay
/// apart for those who listen.
pub(super) type Line = Vec<Chunk>;

/// A letter, its face and its width.
type Set = (char, Face, f32);

/// Lines of some words, in one face or several; at least one line. A line break starts a new one.
pub(super) fn lines(words: &[(Face, &str)], fonts: &Fonts, size: f32, width: f32) -> Vec<Line> {
    let set: Vec<Set> = words
        .iter()
        .flat_map(|&(face, text)| {
            text.chars()
                .map(move |letter| (letter, face, fonts.width(face, letter, size)))
        })
        .collect();
    let hard: Vec<&[Set]> = set.split(|&(letter, ..)| letter == '\n').collect();
    let last = hard.len().saturating_sub(1);
    hard.into_iter()
        .enumerate()
        .flat_map(|(at, letters)| {
            let mut cut = cut(letters, width);
            // The break is heard as a space.
            if at < last
                && let Some(end) = cut.last_mut()
            {
                end.extend(chunks(&[(' ', face_at_end(letters), 0.0)]));
            }
            cut
        })
        .collect()
}

fn face_at_end(letters: &[Set]) -> Face {
    letters.last().map_or(Face::Regular, |&(_, face, _)| face)
}

/// Lines of letters without a line break. Each turn takes at least one letter, whatever the width.
fn cut(mut rest: &[Set], width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    loop {
        let (line, after) = rest
            .split_at_checked(fitting(rest, width))
            .unwrap_or((rest, &[]));
        lines.push(chunks(line));
        if after.is_empty() {
            return lines;
        }
        rest = after;
    }
}

/// How many letters the next line takes: at least one, if there is one.
fn fitting(letters: &[Set], width: f32) -> usize {
    let (mut across, mut after_space, mut after_hyphen) = (0.0, 0, 0);
    for (at, &(letter, _, wide)) in letters.iter().enumerate() {
        if letter == ' ' {
            // A space at the end of a line may go past the margin: nobody sees it.
            after_space = at + 1;
        } else if at > 0 && across + wide > width {
            // A name too long for the line is cut at its hyphen, any other word where it must.
            let cuts = [after_space, after_hyphen, at];
            return cuts.into_iter().find(|cut| *cut > 0).unwrap_or(at);
        } else if letter == '-' {
            after_hyphen = at + 1;
        }
        across += wide;
    }
    letters.len()
}

/// Letters put together by face.
fn chunks(line: &[Set]) -> Line {
    line.chunk_by(|one, next| one.1 == next.1)
        .filter_map(|same| {
            Some(Chunk {
                face: same.first()?.1,
                text: same.iter().map(|&(letter, ..)| letter).collect(),
                width: same.iter().map(|&(.., wide)| wide).sum(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::fonts::fonts;

    fn cut_at(words: &str, width: f32) -> Vec<String> {
        lines(&[(Face::Regular, words)], fonts().unwrap(), 10.0, width)
            .into_iter()
            .map(|line| line.into_iter().map(|chunk| chunk.text).collect())
            .collect()
    }

    #[test]
    fn words_are_cut_at_spaces_only() {
        assert_eq!(cut_at("", 50.0), [""]);
        assert_eq!(cut_at("un deux trois", 40.0), ["un deux ", "trois"]);
        assert_eq!(
            cut_at("un deux\u{a0}: trois", 40.0),
            ["un ", "deux\u{a0}: ", "trois"]
        );
        assert_eq!(cut_at("un\n\ndeux", 400.0), ["un ", " ", "deux"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_and_no_letter_is_lost() {
        let word = "anticonstitutionnellement";
        for width in [-5.0, 0.0, 3.0, 12.0, 40.0] {
            let lines = cut_at(word, width);
            assert_eq!(lines.concat(), word);
            assert!(lines.iter().all(|line| !line.is_empty()));
        }
        assert_eq!(cut_at(word, 0.0).len(), word.len());
    }

    #[test]
    fn a_long_name_is_cut_at_its_hyphen() {
        let lines = cut_at("Mme Anne-Charlotte-Éléonore", 72.0);
        assert_eq!(lines, ["Mme ", "Anne-Charlotte-", "Éléonore"]);
        assert_eq!(cut_at("un Le-Lez", 40.0), ["un ", "Le-Lez"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let words =
            "Le parcours de la personne suivie commence par un premier entretien. ".repeat(9);
        for width in [60.0_f32, 100.0, 250.0] {
            for line in lines(&[(Face::Bold, &words)], fonts().unwrap(), 11.0, width) {
                let space = fonts().unwrap().width(Face::Bold, ' ', 11.0);
                let across: f32 = line.iter().map(|chunk| chunk.width).sum();
                assert!(across - space <= width, "{line:?}");
            }
        }
    }
}
