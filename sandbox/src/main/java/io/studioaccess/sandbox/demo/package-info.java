/** The main job, told step by step on a small company: what {@code make demo} runs. */
@NullMarked
package io.studioaccess.sandbox.demo;

import org.jspecify.annotations.NullMarked;
