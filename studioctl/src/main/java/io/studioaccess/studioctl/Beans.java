package io.studioaccess.studioctl;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.stack.ServerClock;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Creates the commands, and what they work with.
 *
 * <p>Micronaut's context starts with the first command that is a bean: help, the version and most
 * errors of usage need none.
 */
final class Beans implements IFactory, AutoCloseable {
  private final GlobalOptions options = new GlobalOptions();
  private final Object[] singletons;
  private Optional<ApplicationContext> context = Optional.empty();

  Beans(Console console, ServerClock clock, Sleeper sleeper) {
    singletons = new Object[] {console, clock, sleeper, options};
  }

  ApplicationContext context() {
    ApplicationContext started =
        context.orElseGet(
            () -> ApplicationContext.builder().banner(false).singletons(singletons).start());
    context = Optional.of(started);
    return started;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == GlobalOptions.class) {
      return type.cast(options);
    }
    return type.isAnnotationPresent(Prototype.class)
        ? new MicronautFactory(context()).create(type)
        : CommandLine.defaultFactory().create(type);
  }

  @Override
  public void close() {
    context.ifPresent(ApplicationContext::close);
  }
}
