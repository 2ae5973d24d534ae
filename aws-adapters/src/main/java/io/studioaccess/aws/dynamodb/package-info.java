/** The mapping table and the ledger in DynamoDB. */
@NullMarked
package io.studioaccess.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
