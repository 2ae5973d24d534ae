package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** AWS's own tools in Python, where they are installed. */
final class AwsTools {

  private AwsTools() {}

  /**
   * Runs a script that prints JSON; skips the test, and says so, where python3 or the module is
   * missing.
   */
  static JsonNode run(String module, String script, String... arguments)
      throws IOException, InterruptedException {
    boolean isInstalled = isInstalled(module);
    if (!isInstalled) {
      System.err.printf("SKIPPED: python3 has no %s. Run pip install %s.%n", module, module);
    }
    assumeTrue(isInstalled, "python3 has no " + module);
    var command = new ArrayList<>(List.of("python3", "-c", script));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(TestRepository.root().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode answer = JsonMapper.builder().build().readTree(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new IOException("the script failed: " + script);
    }
    return answer;
  }

  private static boolean isInstalled(String module) throws InterruptedException {
    try {
      String script = "import importlib.util as u, sys; sys.exit(u.find_spec('%s') is None)";
      return new ProcessBuilder("python3", "-c", script.formatted(module))
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noPython) {
      return false;
    }
  }
}
