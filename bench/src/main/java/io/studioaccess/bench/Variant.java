package io.studioaccess.bench;

import java.util.List;

/**
 * One way to handle the event.
 *
 * @param command without the prefix that pins it to a core
 * @param primed whether its hooks run, as before a snapshot, and the measured start is the restore
 * @param packageBytes of what is uploaded
 */
record Variant(String name, List<String> command, boolean primed, long packageBytes) {}
