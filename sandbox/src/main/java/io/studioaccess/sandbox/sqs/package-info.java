/** SQS: ElasticMQ in this process, on the sandbox's clock. */
@NullMarked
package io.studioaccess.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
