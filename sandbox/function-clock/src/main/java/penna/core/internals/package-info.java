/** What of the functions' logger is another in the sandbox. */
@NullMarked
package penna.core.internals;

import org.jspecify.annotations.NullMarked;
