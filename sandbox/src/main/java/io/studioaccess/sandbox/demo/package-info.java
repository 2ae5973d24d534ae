/** The demo, which shows the main functions step by step on a small company: {@code make demo}. */
@NullMarked
package io.studioaccess.sandbox.demo;

import org.jspecify.annotations.NullMarked;
