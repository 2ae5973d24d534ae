/** AWS's DynamoDB Local as a process that lives no longer than the sandbox that started it. */
@NullMarked
package io.studioaccess.sandbox.dynamodblocal;

import org.jspecify.annotations.NullMarked;
