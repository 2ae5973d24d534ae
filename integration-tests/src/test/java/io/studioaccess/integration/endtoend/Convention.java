package io.studioaccess.integration.endtoend;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.stack.SandboxOptions;

/** A naming convention: {@code studio-} and the role's name, in which a number may be the rank. */
final class Convention {
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";

  private Convention() {}

  static SandboxOptions of(String mappingSource) {
    return Stack.asTheTemplateHasIt()
        .withParameter("MappingSource", mappingSource)
        .withParameter("GroupNamePattern", "studio-(?<role>[^.]+(\\.(?<rank>[0-9]+)\\..*)?)")
        .withParameter("RoleArnTemplate", ROLES + "{role}")
        .withParameter("ConventionDomainId", Company.DOMAIN)
        .withParameter("ConventionPriority", "rank");
  }

  static String roleOf(Group group) {
    return ROLES + group.displayName().replaceFirst("^studio-", "");
  }
}
