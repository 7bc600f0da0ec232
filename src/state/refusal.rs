//! Why a change was refused, as a message: a key and its arguments.

use indicators::Fault;
use indicators::framework::FaultReason;

use crate::text::Value;

/// A broken rule of a framework: what is wrong, in words, with what stands there.
pub fn fault(fault: &Fault) -> (&'static str, Vec<(&'static str, Value)>) {
    let key = match fault.reason {
        FaultReason::Id => "error-fault-bad-id",
        FaultReason::Name => "error-fault-bad-name",
        FaultReason::Code => "error-fault-bad-code",
        FaultReason::DuplicateCode => "error-fault-duplicate-code",
        FaultReason::UnknownParent => "error-fault-unknown-parent",
        FaultReason::Cycle => "error-fault-cycle",
        FaultReason::ParentIsIndicator => "error-fault-parent-is-indicator",
        FaultReason::EmptyGroup => "error-fault-empty-group",
        FaultReason::NoOutcome => "error-fault-no-outcome",
        FaultReason::Weight => "error-fault-bad-weight",
        FaultReason::WeightSum => "error-fault-weight-sum",
        FaultReason::Goalposts => "error-fault-bad-goalposts",
        FaultReason::Transform => "error-fault-outside-transform",
        FaultReason::Direction => "error-fault-no-direction",
        FaultReason::UnknownIndicator => "error-fault-unknown-indicator",
        FaultReason::UnknownDenominator => "error-fault-unknown-denominator",
        FaultReason::UnknownNode => "error-fault-unknown-node",
        FaultReason::OtherKind => "error-fault-other-kind",
        FaultReason::TooMany => "error-fault-too-many-nodes",
        FaultReason::TooDeep => "error-fault-too-deep",
    };
    let args = vec![
        ("node", fault.node.as_str().into()),
        ("found", fault.found.as_str().into()),
    ];
    (key, args)
}
