/** What the page, and scripts, can do with a sandbox. */
@NullMarked
package io.studioaccess.sandbox.page.control;

import org.jspecify.annotations.NullMarked;
