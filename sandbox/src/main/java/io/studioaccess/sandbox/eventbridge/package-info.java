/** EventBridge's PutEvents and CloudTrail's record of a change. */
@NullMarked
package io.studioaccess.sandbox.eventbridge;

import org.jspecify.annotations.NullMarked;
