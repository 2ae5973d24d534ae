package io.studioaccess.provisioner;

import io.studioaccess.runtime.PrimedHandler;

/** Handles events after which users may gain access: grants what their groups entitle them to. */
public final class ProvisionerHandler extends PrimedHandler {}
