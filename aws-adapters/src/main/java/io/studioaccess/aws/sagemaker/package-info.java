/** Domains, user profiles, apps and spaces. */
@NullMarked
package io.studioaccess.aws.sagemaker;

import org.jspecify.annotations.NullMarked;
