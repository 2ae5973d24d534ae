/** The function that names users: it compares, decides nothing, gives and takes nothing away. */
@NullMarked
package io.studioaccess.sweeper;

import org.jspecify.annotations.NullMarked;
