package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;

/** EventBridge: rules, policies of buses, API destinations. */
final class EventTypes {

  static final String RULE = "AWS::Events::Rule";

  private static final int RULE_NAME = 64;
  private static final int DESCRIPTION = 512;
  private static final int TARGETS = 5;

  /** EventBridge's quota, in characters; AWS raises it on request. */
  static final int PATTERN = 2_048;

  private static final int STATEMENT_ID = 64;
  private static final int BUS_POLICY_BYTES = 10_240;
  private static final Pattern SCHEDULE =
      Pattern.compile(
          "rate\\((1 (minute|hour|day)|(?!1 )[1-9][0-9]* (minutes|hours|days))\\)|"
              + "cron\\(\\S+( \\S+){5}\\)");

  private EventTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        RULE,
        op -> {
          String name = op.name("Name", RULE_NAME);
          String bus = op.props().textOr("EventBusName", "default");
          String path = bus.equals("default") ? "" : bus + "/";
          return op.regional(name, name, Map.of("Arn", op.arn("events", "rule/" + path + name)));
        },
        EventTypes::checkRule);
    types.add(
        "AWS::Events::EventBusPolicy",
        op -> {
          String id =
              op.props().textOr("EventBusName", "default")
                  + "|"
                  + op.props().required("StatementId");
          return op.regional(id, id, Map.of());
        },
        EventTypes::checkBusPolicy);
    types.add(
        "AWS::Events::Connection",
        op -> {
          String name = op.name("Name", RULE_NAME);
          return op.regional(
              name, name, Map.of("Arn", op.arn("events", "connection/" + name + "/1")));
        },
        op -> op.props().required("AuthorizationType"));
    types.add(
        "AWS::Events::ApiDestination",
        op -> {
          String name = op.name("Name", RULE_NAME);
          return op.regional(
              name, name, Map.of("Arn", op.arn("events", "api-destination/" + name + "/1")));
        },
        op -> {
          op.find(op.props().required("ConnectionArn"), "ConnectionArn");
          Refused.unless(
              op.props().required("InvocationEndpoint").startsWith("https://"),
              "InvocationEndpoint must be an HTTPS address",
              "Correct it.");
        });
  }

  private static void checkRule(Op op) {
    Props rule = op.props();
    rule.atMost("Description", DESCRIPTION);
    Refused.unless(
        rule.values().containsKey("EventPattern") || rule.text("ScheduleExpression").isPresent(),
        "Parameter(s) EventPattern or ScheduleExpression must be specified",
        "Add one.");
    rule.part("EventPattern").ifPresent(pattern -> checkPattern(pattern.values()));
    rule.text("ScheduleExpression")
        .ifPresent(
            schedule ->
                Refused.unless(
                    SCHEDULE.matcher(schedule).matches(),
                    "Parameter ScheduleExpression is not valid: " + schedule,
                    "rate() needs a singular unit after 1 and a plural one after other numbers;"
                        + " cron() needs six fields."));
    Refused.above(TARGETS, rule.parts("Targets").size(), "Targets of the rule", "Use two rules.");
    for (Props target : rule.parts("Targets")) {
      Refused.unless(
          target.required("Id").matches("[.A-Za-z0-9_-]{1,64}"), "Invalid target ID", "Rename it.");
      String arn = target.required("Arn");
      if (op.isHere(arn) && !arn.endsWith(":event-bus/default")) {
        op.find(arn, "Targets");
      }
      target
          .text("RoleArn")
          .ifPresent(role -> IamTypes.requireTrust(op, role, "events.amazonaws.com"));
      Refused.unless(
          !arn.contains(":event-bus/") || target.text("RoleArn").isPresent(),
          "RoleArn is required for target " + arn,
          "Add a role that EventBridge assumes.");
      target
          .part("DeadLetterConfig")
          .ifPresent(queue -> op.find(queue.required("Arn"), "DeadLetterConfig"));
      target.text("Input").ifPresent(input -> Json.check(input, "Input"));
    }
  }

  private static void checkPattern(Map<String, Object> pattern) {
    String json = Json.of(pattern);
    Refused.above(
        PATTERN,
        json.length(),
        "Event pattern, in characters",
        "Use two rules, or request a higher quota.");
    String problem = JsonRuleCompiler.check(json);
    Refused.unless(
        problem == null, "InvalidEventPatternException: " + problem, "Correct the pattern.");
  }

  private static void checkBusPolicy(Op op) {
    Props policy = op.props();
    String id = policy.required("StatementId");
    Refused.unless(
        id.matches("[A-Za-z0-9_-]{1,%d}".formatted(STATEMENT_ID)),
        "StatementId %s (%d characters): at most %d letters, digits, _ and -"
            .formatted(id, id.length(), STATEMENT_ID),
        "Choose a shorter stack name.");
    Object statement = policy.values().get("Statement");
    Refused.unless(statement != null, "Statement is missing", "Add it.");
    Refused.above(
        BUS_POLICY_BYTES, Json.bytes(Json.of(statement)), "Bus policy, in bytes", "Shorten it.");
  }
}
