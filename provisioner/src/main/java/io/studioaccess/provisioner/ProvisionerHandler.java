package io.studioaccess.provisioner;

import io.studioaccess.runtime.PrimedHandler;

/** Somebody may have gained: brings their profiles to what their groups give them. */
public final class ProvisionerHandler extends PrimedHandler {}
