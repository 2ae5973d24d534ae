/**
 * SageMaker Studio: domains, user profiles, apps, spaces and tags, with AWS's errors and delays.
 */
@NullMarked
package io.studioaccess.sandbox.sagemaker;

import org.jspecify.annotations.NullMarked;
