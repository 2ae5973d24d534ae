package io.studioaccess.studioctl;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Closes the companies that classes reused after the last test. Surefire leaves the hooks of the
 * JVM too little time for the recording of the functions' classes. JUnit finds it by itself.
 */
public final class EndOfTests implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(EndOfTests.class))
        .getOrComputeIfAbsent("companies", _ -> (AutoCloseable) ReusedCompany::closeAll);
  }
}
