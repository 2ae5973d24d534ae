package io.studioaccess.conformance.aws;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** Gives the contract tests the {@link Aws} of the run, as a parameter of their constructor. */
public final class AwsParameter implements ParameterResolver {

  private static final String OWNER = "studio-access-conformance";

  /** Before the tests run: the account of this session. */
  public static void put(NamespacedHierarchicalStore<Namespace> session, Aws aws) {
    session.put(Namespace.create(OWNER), Aws.class, aws);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Aws.class);
  }

  @Override
  public Aws resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Aws aws =
        context
            .getStore(
                ExtensionContext.StoreScope.LAUNCHER_SESSION,
                ExtensionContext.Namespace.create(OWNER))
            .get(Aws.class, Aws.class);
    if (aws == null) {
      throw new IllegalStateException(
          "contract tests run in make conformance and in ConformanceTest only");
    }
    return aws;
  }
}
