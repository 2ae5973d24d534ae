package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;

/** A reconcile that a sweep would request, and the function that it would request it from. */
public record RequestedReconcile(ReconcileRequest request, Direction direction) {}
