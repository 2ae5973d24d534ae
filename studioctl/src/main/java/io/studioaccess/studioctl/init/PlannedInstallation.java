package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.aws.CandidateRoles;
import io.studioaccess.studioctl.stack.Installation;
import java.util.HashMap;
import java.util.Map;

/** A stack as it would be after its deployment, as far as prerequisites depend on it. */
final class PlannedInstallation {
  private static final String LATER = "created-by-the-deployment";

  /** Of the parameters that the settings are read from, as template.yaml has them. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          "MappingSource", "table",
          "ConventionPriority", "100",
          "StudioAccessRoleName", "studio-access",
          "GracePeriodDays", "7",
          "PrivateSpaces", "delete",
          "StuckAfterHours", "6",
          "MaxRevocationsPerHour", "25",
          "StopAppsOnRoleChange", "never",
          "NoticeDays", "7",
          "HistoryDays", "400");

  private PlannedInstallation() {}

  static Installation of(String stack, Place place, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(parameters);
    Map<String, String> outputs = new HashMap<>();
    for (String output :
        new String[] {
          "MappingTableName",
          "LedgerTableName",
          "HistoryTableName",
          "ProvisionerQueueUrl",
          "DeprovisionerQueueUrl",
          "SweeperQueueUrl",
          "ProvisionerDeadLetterQueueUrl"
        }) {
      outputs.put(output, LATER);
    }
    outputs.put(
        "IdentityCenterRegionInUse",
        parameters.getOrDefault("IdentityCenterRegion", place.region().value()));
    outputs.put(
        "AllowedRoleArnsInUse",
        parameters.getOrDefault("AllowedRoleArns", place.roles(CandidateRoles.PATH)));
    outputs.put(
        "QuarantineRoleArn",
        "arn:%s:iam::%s:role/studio-access/%s-quarantine"
            .formatted(place.partition(), place.account(), all.get("StudioAccessRoleName")));
    return new Installation(stack, place.account(), place.region(), all, outputs);
  }
}
