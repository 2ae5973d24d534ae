package io.studioaccess.sandbox.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries in what is shipped, as {@code group:artifact:version}: those that THIRD-PARTY.md
 * lists, and those that Maven resolved.
 */
public final class ThirdParty {

  private static final Pattern ROW =
      Pattern.compile("\\| `([^`|]+)` \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern LIBRARY = Pattern.compile("`([^`]+)`");
  // A line of dependency:list, such as "   org.slf4j:slf4j-api:jar:2.0.17:compile -- module ...".
  private static final Pattern RESOLVED =
      Pattern.compile("\\s+([^:\\s]+):([^:\\s]+):jar:([^:\\s]+):(?:compile|runtime)\\b.*");
  private static final String OURS = "io.studioaccess";

  private ThirdParty() {}

  /**
   * The libraries that THIRD-PARTY.md lists.
   *
   * @param jars {@code functions} or {@code studioctl}
   */
  public static Set<String> listed(String jars) throws IOException {
    Set<String> listed = new TreeSet<>();
    Files.readString(TestRepository.root().resolve("THIRD-PARTY.md"))
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .filter(row -> Set.of(row.group(4).strip().split(", ")).contains(jars))
        .forEach(
            row ->
                LIBRARY
                    .matcher(row.group(2))
                    .results()
                    .map(library -> library.group(1))
                    .forEach(
                        library ->
                            listed.add(row.group(1) + ":" + library + ":" + row.group(3).strip())));
    return listed;
  }

  /** The libraries that Maven resolved for a shaded module. */
  public static Set<String> resolved(String module) throws IOException {
    Path list = TestRepository.root().resolve(module).resolve("target/dependencies.txt");
    try (Stream<String> lines = Files.lines(list)) {
      Set<String> resolved = new TreeSet<>();
      lines
          .map(RESOLVED::matcher)
          .filter(Matcher::matches)
          .filter(line -> !line.group(1).equals(OURS))
          .forEach(line -> resolved.add(line.group(1) + ":" + line.group(2) + ":" + line.group(3)));
      return resolved;
    }
  }
}
