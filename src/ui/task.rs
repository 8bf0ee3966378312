//! A worker beside the window: how far it has come, whether it shall stop, and what it hands back.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

use super::status::Activity;
use crate::error::{Error, Result};

/// How far a worker has come, and whether it shall stop.
pub struct Progress {
    window: Context,
    done: AtomicUsize,
    all: AtomicUsize,
    stop: AtomicBool,
}

impl Progress {
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub fn set(&self, done: usize, all: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        self.window.request_repaint();
    }
}

/// A worker, whatever it does.
pub struct Worker {
    name: String,
    can_cancel: bool,
    progress: Arc<Progress>,
}

impl Worker {
    /// What the status bar shows of it.
    #[must_use]
    pub fn activity(&self) -> Activity {
        Activity {
            name: self.name.clone(),
            done: self.progress.done.load(Ordering::Relaxed),
            all: self.progress.all.load(Ordering::Relaxed),
            can_cancel: self.can_cancel,
        }
    }

    /// Asks it to stop; it does so where that leaves everything whole.
    pub fn cancel(&self) {
        self.progress.stop.store(true, Ordering::Relaxed);
    }
}

/// A worker and what it will hand back; `None` if it was stopped.
pub struct Task<T> {
    worker: Worker,
    receiver: Receiver<Result<Option<T>>>,
}

impl<T: Send + 'static> Task<T> {
    /// Starts a worker of this name, which wakes the window when it is done.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn start(
        window: &Context,
        name: String,
        can_cancel: bool,
        work: impl FnOnce(&Progress) -> Result<Option<T>> + Send + 'static,
    ) -> Result<Self> {
        let (sender, receiver) = channel();
        let progress = Arc::new(Progress {
            window: window.clone(),
            done: AtomicUsize::new(0),
            all: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
        });
        let own = Arc::clone(&progress);
        let run = move || {
            // Nobody waits for what a closed window has asked for.
            let _ = sender.send(work(&own));
            own.window.request_repaint();
        };
        let spawned = thread::Builder::new().name("worker".to_owned()).spawn(run);
        spawned.map_err(|error| reading::Error::io(Path::new("worker"), error))?;
        Ok(Self { worker: Worker { name, can_cancel, progress }, receiver })
    }

    /// What came of it: nothing yet, nothing since it was stopped, or the result. A worker that is gone without a word has failed.
    pub fn poll(&self) -> Poll<T> {
        match self.receiver.try_recv() {
            Ok(Ok(Some(made))) => Poll::Made(made),
            Ok(Ok(None)) => Poll::Stopped,
            Ok(Err(error)) => Poll::Failed(error),
            Err(TryRecvError::Empty) => Poll::Waiting,
            Err(TryRecvError::Disconnected) => Poll::Failed(project::Error::WorkFailed.into()),
        }
    }
}

impl<T> Task<T> {
    #[must_use]
    pub const fn worker(&self) -> &Worker {
        &self.worker
    }
}

/// What a look at a worker tells.
pub enum Poll<T> {
    Waiting,
    Stopped,
    Made(T),
    Failed(Error),
}
