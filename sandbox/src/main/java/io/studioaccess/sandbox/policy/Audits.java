package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.ServiceLoader;

/** Those who want to know: usually nobody. */
final class Audits {

  static final List<Audit> ALL =
      ServiceLoader.load(Audit.class, Audit.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Audits() {}
}
