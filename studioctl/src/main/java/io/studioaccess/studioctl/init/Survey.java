package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found in the account and region.
 *
 * @param domains empty if they cannot be listed
 * @param roles that trust SageMaker; empty if they cannot be listed
 * @param groups empty if there is no instance, or they cannot be read
 */
record Survey(
    Place place,
    Optional<ChosenInstance> instance,
    Optional<List<FoundDomain>> domains,
    Optional<List<RoleArn>> roles,
    Optional<List<FoundGroup>> groups,
    Readings readings) {

  List<FoundDomain> suitableDomains() {
    return domains.orElse(List.of()).stream().filter(FoundDomain::isSuitable).toList();
  }

  /** What a first row needs and the account lacks, as far as it could be read. */
  List<Prerequisite> lacking(InitOptions options) {
    List<Prerequisite> lacking = new ArrayList<>();
    if (instance.isEmpty() && readings.refused().isEmpty()) {
      lacking.add(
          missing(
              "no instance of IAM Identity Center in any region that this account can ask",
              "enable it in the management account's console (https://console.aws.amazon.com/singlesignon), or, for an instance of this account alone: aws sso-admin create-instance --region %s --name studio-access"
                  .formatted(place.region())));
    }
    if (instance.isEmpty() && !readings.refused().isEmpty()) {
      lacking.add(
          missing(
              "the identity store is not known",
              "pass --identity-store ID, and --identity-center-account if another account owns"
                  + " it"));
    }
    groups
        .filter(List::isEmpty)
        .ifPresent(
            _ ->
                lacking.add(
                    missing(
                        "the directory has no group",
                        "let your identity provider push its groups, or: aws identitystore create-group --region %s --identity-store-id %s --display-name data-scientists"
                            .formatted(
                                instance.orElseThrow().region(),
                                instance.orElseThrow().identityStore()))));
    if (domains.isPresent() && suitableDomains().isEmpty()) {
      lacking.add(noDomain());
    }
    if (domains.isEmpty() && options.domain().isEmpty()) {
      lacking.add(missing("the domain is not known", "pass --domain ID"));
    }
    if (roles.filter(List::isEmpty).isPresent() && options.roles().isEmpty()) {
      lacking.add(
          missing(
              "no role of the account trusts sagemaker.amazonaws.com",
              "aws cloudformation deploy --region %s --template-file templates/execution-roles.yaml --stack-name studio-roles --capabilities CAPABILITY_NAMED_IAM --parameter-overrides DomainId=%s BucketName=BUCKET"
                  .formatted(
                      place.region(),
                      suitableDomains().stream()
                          .findFirst()
                          .map(FoundDomain::id)
                          .orElse("DOMAIN"))));
    }
    return lacking;
  }

  private Prerequisite noDomain() {
    List<String> reasons =
        domains.orElseThrow().stream()
            .flatMap(domain -> domain.details().unsuitable().stream())
            .toList();
    return missing(
        reasons.isEmpty()
            ? "no Studio domain in %s".formatted(place.region())
            : "no suitable Studio domain in %s: %s. The mode of a domain cannot be changed"
                .formatted(place.region(), String.join("; ", reasons)),
        "aws cloudformation deploy --region %s --template-file templates/studio-domain.yaml --stack-name studio-domain --capabilities CAPABILITY_IAM --parameter-overrides VpcId=VPC SubnetIds=SUBNET,SUBNET"
            .formatted(place.region()));
  }

  private static Prerequisite missing(String message, String fix) {
    return new Prerequisite("missing", message, fix);
  }
}
