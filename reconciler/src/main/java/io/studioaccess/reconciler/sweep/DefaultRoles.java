package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import java.util.Optional;

/** The execution roles that Studio gives to whoever has no profile of ours. */
@FunctionalInterface
public interface DefaultRoles {

  /** The domain's default role, if it can do something. */
  Optional<PowerfulDefaultRole> powerful(DomainArn domain);
}
