/** A sandbox's state as one JSON document, and a sandbox from such a document. */
@NullMarked
package io.studioaccess.sandbox.page.saved;

import org.jspecify.annotations.NullMarked;
