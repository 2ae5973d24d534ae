package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.CandidateRoles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of template.yaml that differ from their defaults. */
final class DeployParameters {
  private DeployParameters() {}

  static Map<String, String> of(Place place, ChosenInstance instance) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("IdentityStoreId", instance.identityStore().value());
    if (!instance.owner().equals(place.account())) {
      parameters.put("IdentityCenterAccountId", instance.owner());
    }
    if (!instance.region().equals(place.region())) {
      parameters.put("IdentityCenterRegion", instance.region().value());
    }
    if (!instance.key().isEmpty()) {
      parameters.put("IdentityCenterKeyArn", instance.key());
    }
    return parameters;
  }

  static Map<String, String> of(Place place, ChosenInstance instance, Answers answers) {
    Map<String, String> parameters = of(place, instance);
    parameters.put("StudioApplicationArns", answers.domain().application());
    List<String> unusual = unusual(place, answers.roles().values());
    if (!unusual.isEmpty()) {
      parameters.put(
          "AllowedRoleArns",
          Stream.concat(Stream.of(place.roles(CandidateRoles.PATH)), unusual.stream())
              .collect(Collectors.joining(",")));
    }
    answers.alarmMail().ifPresent(mail -> parameters.put("AlarmEmail", mail));
    return parameters;
  }

  /** The roles that the default of AllowedRoleArns does not contain. */
  private static List<String> unusual(Place place, Collection<RoleArn> roles) {
    String usual = place.roles(CandidateRoles.PATH).replace("*", "");
    return roles.stream()
        .map(RoleArn::value)
        .filter(role -> !role.startsWith(usual))
        .distinct()
        .toList();
  }
}
