package io.studioaccess.studioctl.plan;

import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;

/** Somebody whom a sweep would name, and the function that would look first. */
public record NamedUser(LookAgain look, Side side) {}
