//! Baselines and projections on the committed pack.

#[cfg(test)]
mod baseline;
#[cfg(test)]
mod projection;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod speed;
