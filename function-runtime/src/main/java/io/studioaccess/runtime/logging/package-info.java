/** Log lines as JSON, which neither configuration nor hostile text can break. */
@org.jspecify.annotations.NullMarked
package io.studioaccess.runtime.logging;
