package io.studioaccess.studioctl.completion;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.PrintableText;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Names for the completion script. A shell waits for them while somebody types: whatever goes wrong
 * or takes too long, it prints what it has, and no error.
 */
@Prototype
@Command(
    name = "complete",
    hidden = true,
    description = "Print the names that begin with a text, one per line, for completion.")
public final class CompleteName implements Callable<Integer> {
  /** Longer than a first call to AWS takes, and what a person waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final BeanProvider<NameSource> source;
  private final Display display;

  @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
  private NameSource.Kind kind = NameSource.Kind.USERS;

  @Parameters(index = "1", arity = "0..1", paramLabel = "PREFIX", description = "What was typed")
  private String prefix = "";

  CompleteName(BeanProvider<NameSource> source, Display display) {
    this.source = source;
    this.display = display;
  }

  @Override
  public Integer call() throws InterruptedException {
    Set<String> found = new ConcurrentSkipListSet<>();
    Thread.ofVirtual().start(() -> read(found)).join(PATIENCE);
    found.stream().filter(this::isMeant).forEach(display::line);
    return ExitCode.OK;
  }

  private void read(Set<String> found) {
    try {
      source.get().read(kind, found::add);
    } catch (RuntimeException e) {
      // Nobody who types asked for this error: the command itself will show it.
    }
  }

  /** A name with invisible characters would not be the name that the line shows. */
  private boolean isMeant(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))
        && !name.isEmpty()
        && PrintableText.escape(name).equals(name);
  }
}
