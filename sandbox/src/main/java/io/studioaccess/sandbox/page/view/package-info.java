/** The sandbox's state as the page shows it, in sections that change independently. */
@NullMarked
package io.studioaccess.sandbox.page.view;

import org.jspecify.annotations.NullMarked;
