package io.studioaccess.integration.leastprivilege;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells the {@link Recorder} which tests run, and leaves its recording behind after the last one.
 * JUnit finds it by itself. Nothing is left behind where the property {@value #FILE} names no file.
 */
public final class Bookkeeping implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private static final String FILE = "least-privilege.recording";

  /** Maven hands on to the tests what it was told on its command line. */
  private static final Set<String> SELECTING =
      Set.of("test", "it.test", "groups", "excludedGroups");

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Bookkeeping.class))
        .getOrComputeIfAbsent("recording", _ -> (AutoCloseable) Bookkeeping::leaveBehind);
    var testClass = context.getRequiredTestClass();
    Recorder.begin(testClass, Optional.empty(), testClass.getSimpleName(), Set.of());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    var testClass = context.getRequiredTestClass();
    var method = context.getRequiredTestMethod();
    Recorder.begin(
        testClass,
        context.getTestInstance(),
        testClass.getSimpleName() + "." + method.getName(),
        Optional.ofNullable(method.getAnnotation(ProvokesDenial.class))
            .map(announced -> Set.of(announced.value()))
            .orElse(Set.of()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Recorder.end(context.getRequiredTestClass());
  }

  private static void leaveBehind() throws IOException {
    var file = System.getProperty(FILE);
    if (file != null) {
      Recorder.recording(selection()).write(Path.of(file));
    }
  }

  private static String selection() {
    return SELECTING.stream()
        .sorted()
        .filter(name -> !System.getProperty(name, "").isEmpty())
        .map(name -> "-D" + name + "=" + System.getProperty(name))
        .collect(Collectors.joining(" "));
  }
}
