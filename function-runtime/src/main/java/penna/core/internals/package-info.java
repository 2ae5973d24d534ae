/** What of the functions' logger is another here; the build leaves its own out of the jar. */
@NullMarked
package penna.core.internals;

import org.jspecify.annotations.NullMarked;
