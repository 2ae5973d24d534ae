package io.studioaccess.mapping;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of a row are not legal. The message names the first ten faults. */
public final class BadFields extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int MAX_NAMED = 10;

  private final transient List<FieldFault> faults;

  BadFields(List<FieldFault> faults) {
    super(message(faults));
    this.faults = List.copyOf(faults);
  }

  private static String message(List<FieldFault> faults) {
    String named =
        faults.stream()
            .limit(MAX_NAMED)
            .map(FieldFault::toString)
            .collect(Collectors.joining("; "));
    return faults.size() > MAX_NAMED
        ? "%s; and %d more".formatted(named, faults.size() - MAX_NAMED)
        : named;
  }

  static BadFields badValue(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, false, reason)));
  }

  static BadFields badName(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, true, reason)));
  }

  /** For a field that is none of the known ones: perhaps one of them is meant. */
  static BadFields noSuchField(FieldPath path, String name, Set<String> known) {
    String suggestion = Suggestions.of(name, known);
    return badName(
        path,
        "no such field%s known fields are %s"
            .formatted(
                suggestion.isEmpty() ? "; the" : "." + suggestion + " The", new TreeSet<>(known)));
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
