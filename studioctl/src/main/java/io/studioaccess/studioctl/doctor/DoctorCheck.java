package io.studioaccess.studioctl.doctor;

/** All checks, in the order of the output. The expected answer to every question is yes. */
enum DoctorCheck {
  TRAIL_COVERS_REGION(
      Area.TRAIL,
      "trail-covers-region",
      "Does a trail cover Identity Center's region?",
      TrailRegionCheck.class),
  TRAIL_LOGS(Area.TRAIL, "trail-logs", "Is the trail logging?", TrailLoggingCheck.class),
  TRAIL_RECORDS_CHANGES(
      Area.TRAIL,
      "trail-records-changes",
      "Does the trail record write events?",
      TrailEventsCheck.class),
  NATIVE_EVENTS(
      Area.EVENTS,
      "native-events",
      "Do the Identity Store's own events arrive?",
      NativeEventsCheck.class),
  RULES_ENABLED(
      Area.EVENTS, "rules-enabled", "Is every rule of the stack enabled?", EnabledRulesCheck.class),
  RULE_TARGETS(
      Area.EVENTS,
      "rule-targets",
      "Does every rule send to the right queue?",
      RuleTargetsCheck.class),
  QUEUE_POLICIES(
      Area.EVENTS,
      "queue-policies",
      "Does every queue accept events from its rules?",
      QueuePoliciesCheck.class),
  QUEUES_READ(
      Area.EVENTS, "queues-read", "Does every function read its queue?", QueueConsumersCheck.class),
  DEAD_LETTERS(
      Area.EVENTS, "dead-letters", "Are the dead-letter queues empty?", DeadLettersCheck.class),
  IDENTITY_STORE(
      Area.DIRECTORY,
      "identity-store",
      "Does the stack's identity store belong to IAM Identity Center?",
      IdentityStoreCheck.class),
  IDENTITY_CENTER_OWNER(
      Area.DIRECTORY,
      "identity-center-owner",
      "Does the stack know the owner of IAM Identity Center?",
      IdentityCenterOwnerCheck.class),
  DIRECTORY_KEY(
      Area.DIRECTORY,
      "directory-key",
      "Does the stack know the key of IAM Identity Center?",
      DirectoryKeyCheck.class),
  DIRECTORY_READABLE(
      Area.DIRECTORY,
      "directory-readable",
      "Can the directory be read?",
      DirectoryReadableCheck.class),
  SCIM_TOKEN(Area.DIRECTORY, "scim-token", "Is the SCIM token still valid?", ScimTokenCheck.class),
  ROWS_READABLE(
      Area.MAPPING, "rows-readable", "Can every mapping row be read?", ReadableRowsCheck.class),
  GROUPS_EXIST(
      Area.MAPPING, "groups-exist", "Does every mapped group exist?", GroupsExistCheck.class),
  DOMAINS(
      Area.DOMAINS, "domains", "Does every mapped domain exist, in SSO mode?", DomainsCheck.class),
  GROUP_ASSIGNMENTS(
      Area.DOMAINS,
      "group-assignments",
      "Is every mapped group assigned to its domain's application?",
      GroupAssignmentsCheck.class),
  DEFAULT_ROLES(
      Area.DOMAINS,
      "default-roles",
      "Is the default role of every domain without permissions?",
      DefaultRolesCheck.class),
  SESSION_NAMES(
      Area.DOMAINS,
      "session-names",
      "Do sessions carry the name of the profile?",
      SessionNamesCheck.class),
  USER_PROFILE_QUOTA(
      Area.DOMAINS,
      "user-profile-quota",
      "Is there room for more user profiles?",
      UserProfileQuotaCheck.class),
  PROFILE_TAGS(
      Area.DOMAINS,
      "profile-tags",
      "Does every recorded profile have its tags?",
      ProfileTagsCheck.class),
  ROLES_ALLOWED(
      Area.ROLES, "roles-allowed", "Is every mapped role an allowed one?", AllowedRolesCheck.class),
  ROLES_TRUST(
      Area.ROLES,
      "roles-trust",
      "Does every mapped role exist and trust SageMaker?",
      RoleTrustCheck.class),
  INSTANCE_TYPES(
      Area.ROLES,
      "instance-types",
      "Are hidden instance types denied by the roles?",
      InstanceTypesCheck.class),
  QUARANTINE_ROLE(
      Area.ROLES,
      "quarantine-role",
      "Does the quarantine role exist, without permissions?",
      QuarantineRoleCheck.class),
  LAST_SWEEP(
      Area.OPERATION,
      "last-sweep",
      "Did the last full sweep run on schedule?",
      LastSweepCheck.class),
  HISTORY(Area.OPERATION, "history", "Does the history have every outcome?", HistoryCheck.class),
  ALARMS(Area.OPERATION, "alarms", "Are all alarms OK?", AlarmsCheck.class),
  ALARM_RECEIVER(
      Area.OPERATION,
      "alarm-receiver",
      "Do alarms have a notification target?",
      AlarmReceiverCheck.class);

  private final Area area;
  private final String id;
  private final String question;
  private final Class<? extends Check> type;

  /**
   * @param id the name in the JSON output, which scripts rely on
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
