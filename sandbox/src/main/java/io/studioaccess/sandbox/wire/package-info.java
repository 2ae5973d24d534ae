/** AWS's wire protocols on one port, with the SDK's generated shapes as the wire model. */
@NullMarked
package io.studioaccess.sandbox.wire;

import org.jspecify.annotations.NullMarked;
