/**
 * Lambda: the packaged function jars in processes of their own, behind AWS's runtime interface
 * client, and the event source mappings that feed them from queues and tables.
 */
@NullMarked
package io.studioaccess.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
