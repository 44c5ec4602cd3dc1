//! The terminal as a backend of ratatui. What a frame changes is gathered, then sent in one
//! write. A frame that changes nothing sends nothing. The terminal is never asked a question.
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::tty::Tty;

/// The bytes of a frame, kept until the frame ends.
#[derive(Debug, Clone, Default)]
pub struct Pending(Rc<RefCell<Vec<u8>>>);

impl Pending {
    /// Removes the bytes and returns them.
    pub fn take(&self) -> Vec<u8> {
        self.0.take()
    }

    /// Adds bytes.
    pub fn add(&self, bytes: &[u8]) {
        self.0.borrow_mut().extend_from_slice(bytes);
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // The loop sends the bytes at the end of the frame. Each command calls flush: too early.
        Ok(())
    }
}

/// The backend that ratatui draws on.
pub struct Screen {
    commands: CrosstermBackend<Pending>,
    tty: Tty,
    cursor: Cursor,
}

/// Where the cursor is and whether it is visible, if the program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Shown(Option<Position>),
}

impl Screen {
    /// Makes a screen that writes its bytes to `pending`.
    pub fn new(tty: Tty, pending: Pending) -> Self {
        Screen {
            commands: CrosstermBackend::new(pending),
            tty,
            cursor: Cursor::Unknown,
        }
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        if let Cursor::Shown(at) = &mut self.cursor {
            *at = None;
        }
        self.commands.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        self.commands.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if matches!(self.cursor, Cursor::Shown(_)) {
            return Ok(());
        }
        self.cursor = Cursor::Shown(None);
        self.commands.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Asking the terminal would wait for its answer, and read keys that belong to the reader.
        match self.cursor {
            Cursor::Shown(Some(at)) => Ok(at),
            _ => Ok(Position::ORIGIN),
        }
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor == Cursor::Shown(Some(position)) {
            return Ok(());
        }
        if let Cursor::Shown(at) = &mut self.cursor {
            *at = Some(position);
        }
        self.commands.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Something else may have moved or hidden the cursor.
        self.cursor = Cursor::Unknown;
        self.commands.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = self.tty.size();
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
