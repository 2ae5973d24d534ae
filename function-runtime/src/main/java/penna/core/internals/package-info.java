/** Replaced classes of the functions' logger. The build excludes the originals from the jar. */
@NullMarked
package penna.core.internals;

import org.jspecify.annotations.NullMarked;
