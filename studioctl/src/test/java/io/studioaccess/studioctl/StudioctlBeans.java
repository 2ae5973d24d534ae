package io.studioaccess.studioctl;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.stack.ServerClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import picocli.CommandLine;

/**
 * The beans of a {@code studioctl} against a sandbox, for tests that call them without a command.
 */
public record StudioctlBeans(ApplicationContext context) implements AutoCloseable {

  public static StudioctlBeans of(SandboxedCompany company) {
    Console console =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            new BufferedReader(Reader.nullReader()),
            false);
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .singletons(console, new ServerClock(company.sandbox.clock()), company.ctl().sleeper())
            .start();
    new CommandLine(Studioctl.class, new MicronautFactory(context))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            "plan",
            "--endpoint-url",
            company.sandbox.endpoint().uri().toString(),
            "--region",
            "eu-west-1");
    return new StudioctlBeans(context);
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
