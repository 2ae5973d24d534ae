package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import java.util.Optional;

/** The execution roles that Studio gives to users without a profile of Studio Access. */
@FunctionalInterface
public interface DefaultRoles {

  /** The domain's default role, if it has permissions. */
  Optional<PowerfulDefaultRole> findPowerful(DomainArn domain);
}
