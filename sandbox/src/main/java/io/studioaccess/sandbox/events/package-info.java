/** EventBridge's PutEvents and CloudTrail's record of a change. */
@NullMarked
package io.studioaccess.sandbox.events;

import org.jspecify.annotations.NullMarked;
