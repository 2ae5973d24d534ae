package io.studioaccess.studioctl;

import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.stack.ServerClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;

/**
 * The beans of a {@code studioctl} against a sandbox, for tests that call them without a command.
 */
public final class StudioctlBeans implements AutoCloseable {
  private final Beans beans;

  private StudioctlBeans(Beans beans) {
    this.beans = beans;
  }

  public static StudioctlBeans of(SandboxedCompany company) {
    Console console =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            new BufferedReader(Reader.nullReader()),
            false);
    Beans beans =
        new Beans(console, new ServerClock(company.sandbox.clock()), company.ctl().sleeper());
    String[] args = {
      "plan", "--endpoint-url", company.sandbox.endpoint().uri().toString(), "--region", "eu-west-1"
    };
    Studioctl.COMMANDS.commandLine(beans, args).parseArgs(args);
    return new StudioctlBeans(beans);
  }

  public <T> T get(Class<T> type) {
    return beans.context().getBean(type);
  }

  @Override
  public void close() {
    beans.close();
  }
}
