/** The function that grants access: it creates profiles and changes their roles. */
@NullMarked
package io.studioaccess.provisioner;

import org.jspecify.annotations.NullMarked;
