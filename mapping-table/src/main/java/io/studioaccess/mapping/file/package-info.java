/** The mapping rows as a YAML file that administrators edit. */
@NullMarked
package io.studioaccess.mapping.file;

import org.jspecify.annotations.NullMarked;
