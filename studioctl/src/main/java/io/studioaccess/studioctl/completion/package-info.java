/** {@code studioctl generate-completion}, and the names that its script asks for. */
@NullMarked
package io.studioaccess.studioctl.completion;

import org.jspecify.annotations.NullMarked;
