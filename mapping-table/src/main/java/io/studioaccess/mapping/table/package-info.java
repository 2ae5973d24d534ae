/** The mapping rows in DynamoDB. */
@NullMarked
package io.studioaccess.mapping.table;

import org.jspecify.annotations.NullMarked;
