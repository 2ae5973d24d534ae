/** The mapping rows as a YAML file that a person edits, and the command that loads it. */
@NullMarked
package io.studioaccess.mapping.file;

import org.jspecify.annotations.NullMarked;
