package io.studioaccess.sandbox.lambda;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * AWS's trace header, which an SDK inside a function adds to its calls, and which SQS keeps with a
 * message as {@code AWSTraceHeader}. Lambda counts in its {@code Lineage} how often a chain of
 * messages has invoked a function, also if tracing is off.
 *
 * @param lineage the number of invocations of each function in the chain, by the function's hash
 */
record TraceHeader(String root, Map<String, Integer> lineage) {

  private static final SecureRandom RANDOM = new SecureRandom();

  TraceHeader {
    lineage = Map.copyOf(lineage);
  }

  /** The header of an invocation that no function has caused. */
  static TraceHeader first() {
    return new TraceHeader("1-%s-%s".formatted(hex(4), hex(12)), Map.of());
  }

  /** Whatever is not part of the header counts as absent. */
  static TraceHeader parse(String text) {
    Map<String, String> fields =
        Arrays.stream(text.split(";", -1))
            .map(field -> field.split("=", 2))
            .filter(field -> field.length == 2)
            .collect(Collectors.toMap(field -> field[0], field -> field[1], (one, _) -> one));
    Map<String, Integer> lineage = new TreeMap<>();
    for (String link : fields.getOrDefault("Lineage", "").split("\\|", -1)) {
      String[] parts = link.split(":", -1);
      if (parts.length == 2 && parts[1].matches("[0-9]{1,9}")) {
        lineage.put(parts[0], Integer.parseInt(parts[1]));
      }
    }
    return new TraceHeader(fields.getOrDefault("Root", first().root()), lineage);
  }

  /**
   * The header of a batch. AWS does not document how Lambda joins the chains of several messages;
   * here the longest counts for each function.
   */
  static TraceHeader joined(Collection<TraceHeader> headers) {
    Map<String, Integer> lineage = new TreeMap<>();
    headers.forEach(
        header -> header.lineage().forEach((hash, count) -> lineage.merge(hash, count, Math::max)));
    return new TraceHeader(
        headers.stream().map(TraceHeader::root).findFirst().orElseGet(() -> first().root()),
        lineage);
  }

  /** How often the chain has invoked the function. */
  int invocationsOf(String functionArn) {
    return lineage.getOrDefault(hash(functionArn), 0);
  }

  /** With one more invocation of the function. */
  TraceHeader invoking(String functionArn) {
    Map<String, Integer> longer = new TreeMap<>(lineage);
    longer.merge(hash(functionArn), 1, Integer::sum);
    return new TraceHeader(root, longer);
  }

  /** The text of the header, not sampled. */
  String text() {
    String links =
        new TreeMap<>(lineage)
            .entrySet().stream()
                .map(link -> link.getKey() + ":" + link.getValue())
                .collect(Collectors.joining("|"));
    return "Root=%s;Parent=%s;Sampled=0%s"
        .formatted(root, hex(8), links.isEmpty() ? "" : ";Lineage=" + links);
  }

  private static String hash(String functionArn) {
    return HexFormat.of().toHexDigits(functionArn.hashCode());
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
