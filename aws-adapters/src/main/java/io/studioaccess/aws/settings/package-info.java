/** The functions' configuration, read from environment variables. */
@NullMarked
package io.studioaccess.aws.settings;

import org.jspecify.annotations.NullMarked;
