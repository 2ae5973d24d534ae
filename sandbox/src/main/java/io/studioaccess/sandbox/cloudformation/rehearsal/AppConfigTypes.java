package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Map;

/** AppConfig: applications, profiles and hosted versions, whose numbers increase. */
final class AppConfigTypes {

  static final String APPLICATION = "AWS::AppConfig::Application";
  static final String PROFILE = "AWS::AppConfig::ConfigurationProfile";
  static final String HOSTED = "AWS::AppConfig::HostedConfigurationVersion";

  private static final int APPLICATION_NAME = 64;
  private static final int PROFILE_NAME = 128;

  /** AppConfig's default quota for hosted configurations. */
  private static final int CONTENT_BYTES = 1_048_576;

  private AppConfigTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        APPLICATION,
        op -> {
          String id = "%07d".formatted(op.account().next("applications"));
          return op.regional(id, id, Map.of("ApplicationId", id));
        },
        op -> name(op, APPLICATION_NAME),
        (account, application) -> requireEmpty(account, PROFILE, "ApplicationId", application));
    types.add(
        PROFILE,
        op -> {
          String id = "%07d".formatted(op.account().next("profiles"));
          return op.regional(id, id, Map.of("ConfigurationProfileId", id));
        },
        op -> {
          require(op, APPLICATION, "ApplicationId");
          name(op, PROFILE_NAME);
        },
        (account, profile) -> requireEmpty(account, HOSTED, "ConfigurationProfileId", profile));
    types.add(
        HOSTED,
        op -> {
          String profile = op.props().required("ConfigurationProfileId");
          String number = String.valueOf(next(op.account(), profile));
          return op.regional(profile + "/" + number, number, Map.of("VersionNumber", number));
        },
        op -> {
          require(op, APPLICATION, "ApplicationId");
          require(op, PROFILE, "ConfigurationProfileId");
          Refused.above(
              CONTENT_BYTES,
              Json.bytes(op.props().required("Content")),
              "Content, in bytes",
              "Shorten it.");
          Refused.unless(
              op.props().required("ContentType").length() <= 255,
              "ContentType is too long",
              "Shorten it.");
        });
  }

  private static int next(Account account, String profile) {
    int next = account.next("versions of profile " + profile);
    if (!account.givesNumbersAgain()) {
      return next;
    }
    return 1
        + account.ofType(HOSTED).stream()
            .filter(it -> it.name().startsWith(profile + "/"))
            .mapToInt(it -> Integer.parseInt(it.ref()))
            .max()
            .orElse(0);
  }

  private static void name(Op op, int limit) {
    String name = op.props().required("Name");
    Refused.unless(
        !name.isEmpty() && name.length() <= limit,
        "Name %s (%d characters): at most %d".formatted(name, name.length(), limit),
        "Choose a shorter stack name.");
  }

  private static void require(Op op, String type, String property) {
    String id = op.props().required(property);
    Refused.unless(
        op.account().named(type, op.region(), id).isPresent(),
        "Could not find %s %s".formatted(property, id),
        "Refer to it with Ref.");
  }

  private static void requireEmpty(Account account, String type, String property, Physical parent) {
    Refused.unless(
        account.ofType(type).stream()
            .noneMatch(child -> child.props().textOr(property, "").equals(parent.name())),
        "%s contains child resources".formatted(parent.type()),
        "Delete them first.");
  }
}
