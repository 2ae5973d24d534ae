/** Domains, user profiles, apps and spaces of SageMaker Studio. */
@NullMarked
package io.studioaccess.aws.sagemaker;

import org.jspecify.annotations.NullMarked;
