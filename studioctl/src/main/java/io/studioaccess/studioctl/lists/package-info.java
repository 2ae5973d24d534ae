/**
 * What a command about many users reads: lists, each once, instead of one call for each user. What
 * the lists do not tell is read by single calls, several at a time.
 */
@NullMarked
package io.studioaccess.studioctl.lists;

import org.jspecify.annotations.NullMarked;
