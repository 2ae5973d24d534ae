package io.studioaccess.runtime;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContextBuilder;
import java.util.stream.Stream;

/**
 * Builds the bean context of a function. A bean is created when it is needed, and Micronaut derives
 * nothing from the machine.
 */
final class FunctionContext extends DefaultApplicationContextBuilder {
  private static final String LAMBDA = "lambda";

  private FunctionContext() {}

  /** A context in the environment {@code lambda} and the given ones. */
  static ApplicationContextBuilder builder(String... environments) {
    return new FunctionContext()
        .environments(
            Stream.concat(Stream.of(LAMBDA), Stream.of(environments)).toArray(String[]::new))
        .deduceEnvironment(false)
        .bootstrapEnvironment(false)
        .banner(false)
        .eagerInitConfiguration(false)
        .eagerInitSingletons(false);
  }

  /**
   * True, although nothing is deduced: {@code deduceEnvironment(false)} decides that first, and no
   * metadata service is asked. If this is false, Micronaut adds the environments {@code ec2} and
   * {@code cloud} wherever the variable {@code AWS_LAMBDA_FUNCTION_NAME} exists.
   */
  @Override
  public boolean isDeduceCloudEnvironment() {
    return true;
  }
}
