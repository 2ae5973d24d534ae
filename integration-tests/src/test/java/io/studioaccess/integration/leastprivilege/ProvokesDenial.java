package io.studioaccess.integration.leastprivilege;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This test makes IAM refuse these actions to a role of the product. All other refusals fail the
 * build.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvokesDenial {
  /** As {@code iam:PassRole}. */
  String[] value();
}
