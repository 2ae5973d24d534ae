package io.studioaccess.deprovisioner;

import io.studioaccess.runtime.PrimedHandler;

/** Handles events after which users may lose access: revokes what their groups no longer grant. */
public final class DeprovisionerHandler extends PrimedHandler {}
