//! The window between winit and eframe: it keeps moves of the pointer back that change nothing on the screen.

use std::cell::OnceCell;
use std::rc::Rc;

use eframe::{EframeWinitApplication, UserEvent};
use egui::{Context, Pos2, pos2};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, StartCause, WindowEvent};
use winit::event_loop::ActiveEventLoop;
use winit::window::WindowId;

use super::still_pointer;

/// What eframe runs, and the move that it was not told of yet.
pub struct CalmWindow<'a> {
    inner: EframeWinitApplication<'a>,
    /// Filled in when the window is there.
    ctx: Rc<OnceCell<Context>>,
    /// The place of the pointer that eframe knows, in points.
    told: Option<Pos2>,
    kept: Option<(WindowId, WindowEvent)>,
}

impl<'a> CalmWindow<'a> {
    pub const fn new(inner: EframeWinitApplication<'a>, ctx: Rc<OnceCell<Context>>) -> Self {
        Self { inner, ctx, told: None, kept: None }
    }

    /// Whether a move to this place, in pixels, changes nothing; else eframe is told of it.
    #[expect(clippy::cast_possible_truncation, reason = "egui measures in 32 bits")]
    fn is_calm(&mut self, x: f64, y: f64) -> bool {
        let Some(ctx) = self.ctx.get() else { return false };
        let scale = ctx.pixels_per_point();
        let pos = pos2(x as f32 / scale, y as f32 / scale);
        let is_calm = self.told.is_some_and(|told| still_pointer::is_same(ctx, told, pos));
        if !is_calm {
            self.told = Some(pos);
        }
        is_calm
    }
}

impl ApplicationHandler<UserEvent> for CalmWindow<'_> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.resumed(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        match &event {
            WindowEvent::CursorMoved { position, .. } => {
                self.kept = None;
                if self.is_calm(position.x, position.y) {
                    self.kept = Some((window, event));
                    return;
                }
            }
            WindowEvent::RedrawRequested | WindowEvent::AxisMotion { .. } => {}
            // What happens now happens where the pointer is.
            _ => {
                if let Some((window, moved)) = self.kept.take() {
                    self.inner.window_event(event_loop, window, moved);
                }
                self.told = None;
            }
        }
        self.inner.window_event(event_loop, window, event);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.inner.new_events(event_loop, cause);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.inner.user_event(event_loop, event);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.inner.device_event(event_loop, device, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.about_to_wait(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.suspended(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.memory_warning(event_loop);
    }
}
