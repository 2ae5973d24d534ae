/** AWS's DynamoDB Local as a process that lives no longer than the sandbox that started it. */
@NullMarked
package io.studioaccess.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;
