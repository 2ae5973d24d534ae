package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.ServiceLoader;

/** The registered listeners; usually none. */
final class DecisionListeners {

  static final List<DecisionListener> ALL =
      ServiceLoader.load(DecisionListener.class, DecisionListener.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private DecisionListeners() {}
}
