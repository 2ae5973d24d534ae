package io.studioaccess.deprovisioner;

import io.studioaccess.runtime.PrimedHandler;

/** Somebody may have lost: ends what their groups no longer give them. */
public final class DeprovisionerHandler extends PrimedHandler {}
