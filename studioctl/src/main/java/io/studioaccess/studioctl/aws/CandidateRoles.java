package io.studioaccess.studioctl.aws;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.stack.AwsConnection;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/** The roles of the administrator's account that could be execution roles. */
@Singleton
public final class CandidateRoles {
  /** The path of roles that the functions may pass without a parameter. */
  public static final String PATH = "/studio/";

  /** AWS's own roles, and the quarantine roles of Studio Access, trust SageMaker as well. */
  private static final List<String> OTHER_PATHS = List.of("/aws-service-role/", "/studio-access/");

  private static final int PAGE = 1_000;

  private final AwsConnection aws;

  CandidateRoles(AwsConnection aws) {
    this.aws = aws;
  }

  /** Those that trust SageMaker; first those under {@value #PATH}, by name. */
  public List<RoleArn> all() {
    try (IamClient iam = aws.configure(IamClient.builder()).build()) {
      return iam.listRolesPaginator(list -> list.maxItems(PAGE)).roles().stream()
          .filter(role -> OTHER_PATHS.stream().noneMatch(role.path()::startsWith))
          .filter(role -> TrustPolicy.trustsSageMaker(role.assumeRolePolicyDocument()))
          .sorted(
              Comparator.comparing((Role role) -> !role.path().startsWith(PATH))
                  .thenComparing(Role::roleName))
          .flatMap(role -> RoleArn.reported(role.arn()).stream())
          .toList();
    }
  }
}
