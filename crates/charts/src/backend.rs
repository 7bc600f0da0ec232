//! The drawing backend plotters draws through: it collects marks instead of painting pixels.
//!
//! plotters works in whole pixels; the sheet is [`FINE`] times finer than the scene, so that a
//! curve is not drawn in steps. What plotters has no word for — the datum a mark belongs to, dashes,
//! a halo behind text — is set on the [`Sheet`] before the mark is drawn.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use crate::metrics;
use crate::{Anchor, Mark, Role, Scene, Shape};

/// Backend pixels in one unit of the scene.
pub const FINE: f64 = 16.0;

/// Settings of the next marks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pen {
    /// Datum of the marks.
    pub datum: Option<u32>,
    /// Dash and gap length; 0 is a full line.
    pub dash: f64,
    /// Halo behind text.
    pub halo: bool,
}

#[derive(Default)]
struct Inner {
    scene: Scene,
    pen: Pen,
}

/// The sheet that marks are collected on; clones are the same sheet.
#[derive(Clone, Default)]
pub struct Sheet(Rc<RefCell<Inner>>);

impl Sheet {
    /// An empty sheet of a size in units.
    pub fn new(width: f64, height: f64) -> Self {
        let sheet = Self::default();
        sheet.0.borrow_mut().scene = Scene {
            width,
            height,
            marks: Vec::new(),
        };
        sheet
    }

    /// Sets the pen of the next marks.
    pub fn set_pen(&self, pen: Pen) {
        self.0.borrow_mut().pen = pen;
    }

    /// Takes the scene.
    pub fn take(&self) -> Scene {
        std::mem::take(&mut self.0.borrow_mut().scene)
    }

    fn push(&self, shape: Shape, color: BackendColor, width: f64, filled: bool) {
        if color.alpha <= 0.0 {
            return;
        }
        let mut inner = self.0.borrow_mut();
        let role = Role::of_channel(color.rgb.0);
        let pen = inner.pen;
        inner.scene.marks.push(Mark {
            shape,
            fill: filled.then_some(role),
            stroke: (!filled).then_some(role),
            width,
            dash: if filled { 0.0 } else { pen.dash },
            opacity: color.alpha,
            datum: pen.datum,
        });
    }
}

/// The backend over a sheet.
pub struct SceneBackend {
    sheet: Sheet,
    size: (u32, u32),
}

impl SceneBackend {
    /// A backend that draws on a sheet.
    pub fn new(sheet: Sheet) -> Self {
        let (width, height) = {
            let inner = sheet.0.borrow();
            (inner.scene.width, inner.scene.height)
        };
        Self {
            sheet,
            size: ((width * FINE).round() as u32, (height * FINE).round() as u32),
        }
    }
}

fn unit(n: i32) -> f64 {
    f64::from(n) / FINE
}

fn point(c: BackendCoord) -> (f64, f64) {
    (unit(c.0), unit(c.1))
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SceneBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let size = 1.0 / FINE;
        let shape = Shape::Rect {
            at: point(at),
            size: (size, size),
        };
        self.sheet.push(shape, color, 0.0, true);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let shape = Shape::Line {
            from: point(from),
            to: point(to),
        };
        self.sheet.push(
            shape,
            style.color(),
            f64::from(style.stroke_width()) / FINE,
            false,
        );
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((ax, ay), (bx, by)) = (point(a), point(b));
        let shape = Shape::Rect {
            at: (ax.min(bx), ay.min(by)),
            size: ((bx - ax).abs(), (by - ay).abs()),
        };
        self.sheet
            .push(shape, style.color(), f64::from(style.stroke_width()) / FINE, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let shape = Shape::Path(path.into_iter().map(point).collect());
        self.sheet.push(
            shape,
            style.color(),
            f64::from(style.stroke_width()) / FINE,
            false,
        );
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let shape = Shape::Circle {
            at: point(at),
            radius: f64::from(radius) / FINE,
        };
        self.sheet
            .push(shape, style.color(), f64::from(style.stroke_width()) / FINE, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        area: I,
        style: &S,
    ) -> Drawn {
        let shape = Shape::Area(area.into_iter().map(point).collect());
        self.sheet.push(shape, style.color(), 0.0, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let size = style.size() / FINE;
        let (x, y) = point(at);
        // From the corner plotters means to the baseline SVG means: shares of the size for common faces.
        let baseline = match style.anchor().v_pos {
            VPos::Top => 0.78,
            VPos::Center => 0.36,
            VPos::Bottom => -0.2,
        };
        let halo = self.sheet.0.borrow().pen.halo;
        let shape = Shape::Text {
            at: (x, y + baseline * size),
            text: text.to_owned(),
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            size,
            strong: matches!(style.style(), FontStyle::Bold),
            halo,
        };
        self.sheet.push(shape, style.color(), 0.0, true);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let strong = matches!(style.style(), FontStyle::Bold);
        let width = metrics::width(text, style.size(), strong);
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}
