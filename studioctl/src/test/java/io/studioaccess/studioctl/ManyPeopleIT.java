package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.studioctl.MixedCompany.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the packaged {@code studioctl} in a company of {@code -Dpeople} users and thirty teams
 * ({@code make bench-studioctl}). The table is for docs/reference/performance.md. {@code
 * -Dstudioctl} names the start script of another version, {@code -Ddiffering} how many people of a
 * hundred differ.
 */
@EnabledIfSystemProperty(named = "people", matches = "[1-9][0-9]*")
class ManyPeopleIT {
  private static final int TEAMS = 30;

  /** Coprime to the number of teams, so that a user's teams differ. */
  private static final int STRIDE = 7;

  private static final int MAX_TEAMS_PER_USER = 4;
  private static final Path TEAM_ROWS = Path.of("../docs/examples/teams.yaml");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void measuresTheCommandsForManyPeople() throws Exception {
    int people = Integer.getInteger("people");
    int differing = Integer.getInteger("differing", 10);
    try (SandboxedCompany company =
        new SandboxedCompany(
            SandboxedCompany.options().withParameter("SweepSchedule", "rate(365 days)"))) {
      List.of("analyst", "data-scientist", "ml-engineer", "researcher")
          .forEach(role -> company.addRole(role, "sagemaker"));
      long start = System.nanoTime();
      populate(company, people, differing);
      out.printf(
          "%n%d people, %d %% of them differ; put into the sandbox in %.1f s%n%n",
          people, differing, seconds(start));
      out.println("| command | seconds | CPU seconds | memory, MB | calls | most frequent |");
      out.println("| --- | ---: | ---: | ---: | ---: | --- |");
      measure(company, "plan");
      measure(company, "report");
      measure(company, "report", "--html", folder.resolve("report.html").toString());
      measure(company, "mapping", "plan", otherRoles().toString());
      measure(company, "quarantine", "list");
      measure(company, "held", "list");
      measure(company, "explain", "person-1");
      measure(company, "doctor");
    }
  }

  private static void populate(SandboxedCompany company, int people, int differing)
      throws IOException {
    List<Group> teams =
        IntStream.rangeClosed(1, TEAMS)
            .mapToObj("team-%02d"::formatted)
            .map(company.sandbox.cloud().directory()::addGroup)
            .toList();
    new MappingTable(company.sandbox.dynamoDb(), company.sandbox.table("MappingTable"))
        .putAll(MappingFile.read(TEAM_ROWS));
    company.sandbox.settle();
    try (StudioctlBeans beans = StudioctlBeans.of(company)) {
      MixedCompany mixed = new MixedCompany(company, beans);
      mixed.assign(teams);
      Kind[] kinds = Kind.values();
      int different = 0;
      for (int i = 0; i < people; i++) {
        boolean differs = i * differing / 100 < (i + 1) * differing / 100;
        mixed.add(
            "person-" + i,
            differs ? kinds[1 + different++ % (kinds.length - 1)] : Kind.SETTLED,
            teamsOf(i, teams));
      }
      mixed.write();
    }
  }

  private static List<Group> teamsOf(int i, List<Group> teams) {
    return IntStream.rangeClosed(0, i % MAX_TEAMS_PER_USER)
        .mapToObj(n -> teams.get((i + n * STRIDE) % TEAMS))
        .toList();
  }

  private Path otherRoles() throws IOException {
    return Files.writeString(
        folder.resolve("rows.yaml"),
        Files.readString(TEAM_ROWS).replace("studio/analyst", "studio/researcher"));
  }

  private void measure(SandboxedCompany company, String... command) throws Exception {
    company.sandbox.endpoint().calls().clear();
    Path output = folder.resolve("output.txt");
    Path errors = folder.resolve("errors.txt");
    List<String> line = new ArrayList<>(List.of(System.getProperty("studioctl", "bin/studioctl")));
    line.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "JAVA25_HOME", System.getProperty("java.home"),
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_ENDPOINT_URL", company.sandbox.endpoint().uri().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"),
                "AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey")));
    long start = System.nanoTime();
    Process process = builder.start();
    Used used = usedBy(process);
    double seconds = seconds(start);
    List<Call> calls = company.sandbox.endpoint().calls().by("administrator");
    out.printf(
        "| `%s` | %.1f | %.1f | %d | %d | %s |%n",
        String.join(" ", List.of(command).subList(0, Math.min(2, command.length))),
        seconds,
        used.cpu().toMillis() / 1e3,
        used.peakKilobytes() / 1_024,
        calls.size(),
        mostFrequent(calls));
    assertThat(process.exitValue()).as(Files.readString(errors)).isIn(0, 2);
  }

  /**
   * What a process used.
   *
   * @param peakKilobytes of memory, as Linux counts it
   */
  private record Used(Duration cpu, long peakKilobytes) {}

  private static Used usedBy(Process process) throws InterruptedException {
    Used used = new Used(Duration.ZERO, 0);
    while (!process.waitFor(Duration.ofMillis(50))) {
      used =
          new Used(
              process.info().totalCpuDuration().orElse(used.cpu()),
              Math.max(used.peakKilobytes(), peakKilobytes(process)));
    }
    return used;
  }

  private static long peakKilobytes(Process process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // the process ended meanwhile
    }
  }

  private static String mostFrequent(List<Call> calls) {
    Map<String, Long> counts =
        calls.stream()
            .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(4)
        .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
