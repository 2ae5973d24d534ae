package io.studioaccess.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make demo} says on a machine that lacks something. */
class PreflightTest {

  private static final List<String> TOOLS =
      List.of("bash", "dirname", "grep", "head", "readlink", "sed", "uname");

  @TempDir Path machine;
  private final Map<String, String> environment = new HashMap<>();
  private Path bin;

  /** A machine that has nothing but the tools of a shell. */
  @BeforeEach
  void anEmptyMachine() throws IOException {
    bin = Files.createDirectory(machine.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), find(tool));
    }
    install("apt-get", "");
  }

  private static Path find(String tool) {
    return List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private void install(String tool, String output) throws IOException {
    executable(bin.resolve(tool), output);
  }

  private static void executable(Path file, String output) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho '%s'\n".formatted(output));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void installEverything() throws IOException {
    install("make", "");
    install("mvn", "Apache Maven 3.9.9 (abc)");
    executable(machine.resolve("jdks/jdk-25/bin/javac"), "javac 25.0.1");
  }

  private record Result(int exitCode, String output) {}

  private Result preflight(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(bin.resolve("bash").toString());
    command.add(TestRepository.root().resolve(".ci/preflight").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().clear();
    process
        .environment()
        .putAll(
            Map.of(
                "PATH", bin.toString(),
                "HOME", machine.toString(),
                "JDK_ROOTS", machine.resolve("jdks").toString()));
    process.environment().putAll(environment);
    Process running = process.start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(running.waitFor(), output);
  }

  @Test
  void saysNothingIfNothingIsMissing() throws Exception {
    installEverything();

    assertThat(preflight()).isEqualTo(new Result(0, ""));
  }

  @Test
  void namesAllThatIsMissingAndTheCommandThatInstallsIt() throws Exception {
    Result result = preflight();

    assertThat(result.exitCode()).isOne();
    assertThat(result.output())
        .contains("make is missing.", "Maven is missing.", "No JDK 25 found.")
        .contains("sudo apt-get install -y make maven openjdk-25-jdk-headless");
  }

  @Test
  void listsTheMissingPackages() throws Exception {
    assertThat(preflight("--missing").output().lines())
        .containsExactly("make", "maven", "openjdk-25-jdk-headless");
  }

  @Test
  void aFullDiskIsNamedBeforeTheBuildFillsIt() throws Exception {
    installEverything();
    install("df", "Filesystem M Used Available Capacity Mounted\n/dev/vda 9000 8000 700 92% /");

    assertThat(preflight())
        .isEqualTo(
            new Result(
                1,
                """
                The disk has 700 MB left: the build needs 2000 MB. To see what takes most of it:
                  du -xh --max-depth=2 ~ | sort -h | tail
                """));
  }

  @Test
  void anOlderJdkIsNotEnough() throws Exception {
    installEverything();
    executable(machine.resolve("jdks/jdk-25/bin/javac"), "javac 21.0.4");

    assertThat(preflight().output()).startsWith("No JDK 25 found.").doesNotContain("Maven");
  }

  @Test
  void namesAMavenThatIsTooOld() throws Exception {
    installEverything();
    install("mvn", "Apache Maven 3.6.3");

    assertThat(preflight())
        .isEqualTo(
            new Result(
                1,
                """
                Maven 3.6.3 is too old: it must be 3.8 or newer. With one from https://maven.apache.org/download.cgi:
                  make demo MVN=FOLDER/bin/mvn
                """));
  }

  @Test
  void namesAMavenThatDoesNotStart() throws Exception {
    installEverything();
    install("mvn", "Error: JAVA_HOME is not defined correctly.");
    Files.writeString(bin.resolve("mvn"), "exit 1\n", StandardOpenOption.APPEND);

    assertThat(preflight())
        .isEqualTo(
            new Result(
                1,
                """
                Maven does not start: it needs Java 17 or newer. To see why:
                  mvn --version
                """));
  }

  @Test
  void anotherMavenMayBeNamed() throws Exception {
    installEverything();
    install("mvn", "Apache Maven 3.6.3");
    executable(machine.resolve("maven/bin/mvn"), "Apache Maven 3.9.9 (abc)");
    environment.put("MVN", machine.resolve("maven/bin/mvn") + " -o");

    assertThat(preflight().exitCode()).isZero();
  }

  @Test
  void anotherSystemThanLinuxNeedsAContainerAndNothingElse() throws Exception {
    Files.delete(bin.resolve("uname"));
    install("uname", "Darwin");

    assertThat(preflight())
        .isEqualTo(
            new Result(
                1,
                """
                Studio Access builds and runs its sandbox on Linux only; this is Darwin. Use a container:
                  docker build -t studio-access -f Containerfile . && docker run --rm -it --network host studio-access make demo
                """));
  }

  @Test
  void fedoraHasOtherPackages() throws Exception {
    install("dnf", "");

    assertThat(preflight().output())
        .contains("sudo dnf install -y make maven java-25-openjdk-devel")
        .doesNotContain("apt-get");
  }

  @Test
  void aJdkOfMavensToolchainsIsEnough() throws Exception {
    installEverything();
    executable(machine.resolve("jdks/jdk-25/bin/javac"), "javac 21.0.4");
    Files.createDirectories(machine.resolve(".m2"));
    Path toolchains = machine.resolve(".m2/toolchains.xml");
    Files.writeString(
        toolchains, "<version>25</version>\n<jdkHome>/elsewhere</jdkHome>\n</toolchain>");

    assertThat(preflight().exitCode()).isZero();
    Files.writeString(toolchains, "<version>25</version>");
    assertThat(preflight().exitCode()).isNotZero();
  }
}
