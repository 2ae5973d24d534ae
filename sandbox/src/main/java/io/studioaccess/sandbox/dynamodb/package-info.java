/** DynamoDB: AWS's DynamoDB Local in a process of its own, with the template's tables. */
@NullMarked
package io.studioaccess.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;
