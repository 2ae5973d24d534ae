package io.studioaccess.studioctl.doctor;

/** All checks, in the order of the report. A sound installation answers every question with yes. */
enum DoctorCheck {
  TRAIL_COVERS_REGION(
      Area.TRAIL,
      "trail-covers-region",
      "Does a trail cover Identity Center's region?",
      TrailCoversRegion.class),
  TRAIL_LOGS(Area.TRAIL, "trail-logs", "Is the trail logging?", TrailLogs.class),
  TRAIL_RECORDS_CHANGES(
      Area.TRAIL,
      "trail-records-changes",
      "Does the trail record write events?",
      TrailRecordsChanges.class),
  RULES_ENABLED(
      Area.EVENTS, "rules-enabled", "Is every rule of the stack enabled?", RulesAreEnabled.class),
  RULE_TARGETS(
      Area.EVENTS,
      "rule-targets",
      "Does every rule send to the right queue?",
      RulesHaveTargets.class),
  QUEUE_POLICIES(
      Area.EVENTS,
      "queue-policies",
      "Does every queue accept events from its rules?",
      QueuesLetRulesSend.class),
  QUEUES_READ(
      Area.EVENTS, "queues-read", "Does every function read its queue?", QueuesAreRead.class),
  DEAD_LETTERS(
      Area.EVENTS, "dead-letters", "Are the dead-letter queues empty?", NoDeadLetters.class),
  IDENTITY_STORE(
      Area.DIRECTORY,
      "identity-store",
      "Does the stack's identity store belong to IAM Identity Center?",
      IdentityStoreIsRight.class),
  SCIM_TOKEN(Area.DIRECTORY, "scim-token", "Is the SCIM token still valid?", ScimToken.class),
  ROWS_READABLE(
      Area.MAPPING, "rows-readable", "Can every mapping row be read?", RowsCanBeRead.class),
  GROUPS_EXIST(Area.MAPPING, "groups-exist", "Does every mapped group exist?", GroupsExist.class),
  DOMAINS(
      Area.DOMAINS,
      "domains",
      "Does every mapped domain exist, in SSO mode?",
      DomainsCanBeServed.class),
  GROUP_ASSIGNMENTS(
      Area.DOMAINS,
      "group-assignments",
      "Is every mapped group assigned to its domain's application?",
      GroupsMaySignIn.class),
  DEFAULT_ROLES(
      Area.DOMAINS,
      "default-roles",
      "Is the default role of every domain without permissions?",
      DefaultRolesArePowerless.class),
  ROLES_ALLOWED(
      Area.ROLES, "roles-allowed", "Is every mapped role an allowed one?", RolesAreAllowed.class),
  ROLES_TRUST(
      Area.ROLES,
      "roles-trust",
      "Does every mapped role exist and trust SageMaker?",
      RolesCanBeTaken.class),
  QUARANTINE_ROLE(
      Area.ROLES,
      "quarantine-role",
      "Is the quarantine role there, and without permissions?",
      QuarantineRoleIsPowerless.class),
  LAST_SWEEP(Area.OPERATION, "last-sweep", "Was there a full sweep lately?", SweepIsRecent.class),
  ALARMS(Area.OPERATION, "alarms", "Is every alarm quiet?", NoAlarmRings.class),
  ALARM_RECEIVER(
      Area.OPERATION, "alarm-receiver", "Does anybody receive alarms?", AlarmsAreHeard.class);

  private final Area area;
  private final String id;
  private final String question;
  private final Class<? extends Check> type;

  /**
   * @param id for scripts: words with hyphens, which stay the same
   */
  DoctorCheck(Area area, String id, String question, Class<? extends Check> type) {
    this.area = area;
    this.id = id;
    this.question = question;
    this.type = type;
  }

  Area area() {
    return area;
  }

  String id() {
    return id;
  }

  String question() {
    return question;
  }

  Class<? extends Check> type() {
    return type;
  }
}
