/** The mapping rows in DynamoDB. */
@NullMarked
package io.studioaccess.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
