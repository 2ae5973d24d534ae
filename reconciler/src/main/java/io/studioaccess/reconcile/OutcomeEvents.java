package io.studioaccess.reconcile;

import java.util.List;

/** Where outcomes are told to the outside. */
@FunctionalInterface
public interface OutcomeEvents {

  /** Emits those that the outside cares for; throws unless all were accepted. */
  void publish(List<OutcomeOfUser> outcomes);
}
