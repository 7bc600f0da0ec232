//! A job while something is dragged: the worker computes the newest place of the finger as soon as it
//! has done the one before. Nothing of it is kept: a drag has hundreds of places.

use std::cell::RefCell;
use std::rc::Rc;

use engine::{Job, Reply};
use yew::prelude::*;

use crate::platform::engine::{self as client, Handle, Lost};

#[derive(Default)]
struct Queue {
    running: Option<Handle>,
    next: Option<Job>,
    /// Counts the drags: a reply that comes after its drag has ended is not shown.
    drag: u32,
}

type Shown<T> = UseStateHandle<Option<Rc<T>>>;

fn pump<T: 'static>(queue: &Rc<RefCell<Queue>>, shown: &Shown<T>, pick: fn(Reply) -> Option<Rc<T>>) {
    let (job, drag) = {
        let mut held = queue.borrow_mut();
        if held.running.is_some() {
            return;
        }
        let Some(job) = held.next.take() else {
            return;
        };
        (job, held.drag)
    };
    let done = {
        let (queue, shown) = (Rc::clone(queue), shown.clone());
        move |result: Result<Reply, Lost>| {
            // Taken out first: dropping a handle reaches into the client.
            let (handle, wanted) = {
                let mut held = queue.borrow_mut();
                (held.running.take(), held.drag == drag)
            };
            drop(handle);
            if let (true, Some(told)) = (wanted, result.ok().and_then(pick)) {
                shown.set(Some(told));
            }
            pump(&queue, &shown, pick);
        }
    };
    let handle = client::run(&job, |_| {}, done);
    queue.borrow_mut().running = Some(handle);
}

/// Asks for each job in turn, leaving out those that a newer one has overtaken; the last reply that
/// `pick` takes. No job ends the drag and forgets.
#[hook]
pub fn use_live<D, F, T>(of: D, make: F, pick: fn(Reply) -> Option<Rc<T>>) -> Option<Rc<T>>
where
    D: PartialEq + 'static,
    F: FnOnce(&D) -> Option<Job> + 'static,
    T: 'static,
{
    let shown: Shown<T> = use_state(|| None);
    let queue = use_mut_ref(Queue::default);
    {
        let (queue, shown) = (queue.clone(), shown.clone());
        use_effect_with(of, move |of| match make(of) {
            Some(job) => {
                queue.borrow_mut().next = Some(job);
                pump(&queue, &shown, pick);
            }
            None => {
                {
                    let mut held = queue.borrow_mut();
                    held.next = None;
                    held.drag = held.drag.wrapping_add(1);
                }
                if shown.is_some() {
                    shown.set(None);
                }
            }
        });
    }
    use_effect_with((), move |()| {
        move || {
            let gone = std::mem::take(&mut *queue.borrow_mut());
            drop(gone);
        }
    });
    (*shown).clone()
}
