package io.studioaccess.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A handler to measure.
 *
 * @param command without the prefix that pins it to a core
 * @param primed whether the process runs its checkpoint hooks first and the measured start is the
 *     restore
 * @param packageBytes the size of the uploaded package
 */
record Variant(String name, List<String> command, boolean primed, long packageBytes) {
  /** The same with more of the JVM's flags; for Java variants only. */
  Variant with(String... flags) {
    List<String> flagged = new ArrayList<>(command);
    flagged.addAll(1, List.of(flags));
    return new Variant(name, flagged, primed, packageBytes);
  }
}
