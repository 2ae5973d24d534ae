package io.studioaccess.provisioner;

import io.studioaccess.lambda.PrimedHandler;

/** Somebody may have gained: brings their profiles to what their groups give them. */
public final class ProvisionerHandler extends PrimedHandler {}
