package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.lambda.RequiredActions;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lambda: functions, versions, aliases and event source mappings. */
final class LambdaTypes {

  static final String FUNCTION = "AWS::Lambda::Function";
  static final String VERSION = "AWS::Lambda::Version";
  static final String ALIAS = "AWS::Lambda::Alias";
  static final String MAPPING = "AWS::Lambda::EventSourceMapping";

  /** Lambda's quota for all environment variables of a function, in bytes. */
  static final int ENVIRONMENT = 4_096;

  private static final int NAME = 64;
  private static final int DESCRIPTION = 256;

  /** Settings of a function as a whole, which no version contains. */
  private static final Set<String> NOT_IN_A_VERSION =
      Set.of("FunctionName", "Tags", "RecursiveLoop", "ReservedConcurrentExecutions");

  private LambdaTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        FUNCTION,
        op -> {
          String name = op.name("FunctionName", NAME);
          return op.regional(name, name, Map.of("Arn", op.arn("lambda", "function:" + name)));
        },
        LambdaTypes::checkFunction,
        LambdaTypes::deleteVersionsAndAliases);
    types.add(
        VERSION,
        LambdaTypes::publish,
        op -> op.props().atMost("Description", DESCRIPTION),
        LambdaTypes::checkNoAlias);
    types.add(
        ALIAS,
        op -> {
          String arn = function(op).arn() + ":" + op.props().required("Name");
          return op.regional(arn, arn, Map.of("AliasArn", arn));
        },
        LambdaTypes::checkAlias);
    types.add(
        MAPPING,
        op -> {
          String id = "mapping-" + op.account().next("mappings");
          return op.regional(id, id, Map.of("Id", id));
        },
        LambdaTypes::checkMapping);
  }

  private static void checkFunction(Op op) {
    Props function = op.props();
    function.atMost("Description", DESCRIPTION);
    function.atMost("Handler", 128);
    function.between("Timeout", 1, 900);
    function.between("MemorySize", 128, 10_240);
    String role = function.required("Role");
    IamTypes.requireTrust(op, role, "lambda.amazonaws.com");
    if (function
        .part("TracingConfig")
        .map(it -> it.textOr("Mode", ""))
        .orElse("")
        .equals("Active")) {
      requireTracing(IamTypes.session(op.find(role, "Role")));
    }
    function
        .part("LoggingConfig")
        .flatMap(logging -> logging.text("LogGroup"))
        .ifPresent(
            group ->
                Refused.unless(
                    op.account().named("AWS::Logs::LogGroup", op.region(), group).isPresent(),
                    "the log group %s does not exist".formatted(group),
                    "Refer to it with Ref."));
    Map<String, Object> variables =
        function
            .part("Environment")
            .flatMap(environment -> environment.part("Variables"))
            .map(Props::values)
            .orElse(Map.of());
    variables
        .keySet()
        .forEach(
            name ->
                Refused.unless(
                    name.matches("[A-Za-z][A-Za-z0-9_]+")
                        && !name.startsWith("AWS_")
                        && !name.startsWith("LAMBDA_"),
                    "the environment variable %s is reserved or not allowed".formatted(name),
                    "Rename it."));
    Refused.above(
        ENVIRONMENT,
        environmentSize(variables),
        "Environment of the function, in bytes",
        "Set fewer or shorter parameters.");
  }

  /** Lambda does not say how it counts. This is the larger of the likely sizes: JSON. */
  static int environmentSize(Map<String, Object> variables) {
    return Json.bytes(Json.of(variables));
  }

  private static void requireTracing(Principal role) {
    for (String action : List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords")) {
      Refused.unless(
          role.decide(Access.to(action, "*")) == Decision.ALLOWED,
          "The provided execution role does not have permissions to call %s".formatted(action),
          "Allow it in the role.");
    }
  }

  private static Physical function(Op op) {
    String name = op.props().required("FunctionName");
    return op.account()
        .named(FUNCTION, op.region(), name)
        .orElseThrow(
            () -> new Refused("Function not found: " + name, "Refer to the function with Ref."));
  }

  /**
   * Publishes the function's code and settings. Lambda publishes nothing if they are those of the
   * latest version, and CloudFormation then fails the resource.
   */
  private static Physical publish(Op op) {
    Physical function = function(op);
    Map<String, Object> settings = versioned(function);
    latest(op.account(), function)
        .filter(version -> op.account().snapshot(version.ref()).equals(settings))
        .ifPresent(
            version -> {
              throw new Refused(
                  "A version for this Lambda function exists ( %d ). Modify the function to create a"
                          .formatted(number(version))
                      + " new version.",
                  "Change the version's description only when the function's code or settings"
                      + " change, too; and let no version remain of an update that failed.");
            });
    String number = String.valueOf(op.account().next("versions of " + function.arn()));
    String arn = function.arn() + ":" + number;
    op.account().snapshot(arn, settings);
    return op.regional(arn, arn, Map.of("Version", number, "FunctionArn", arn));
  }

  /** The function's code and settings that a version keeps. */
  static Map<String, Object> versioned(Physical function) {
    Map<String, Object> settings = new HashMap<>(function.properties());
    settings.keySet().removeAll(NOT_IN_A_VERSION);
    return settings;
  }

  static Optional<Physical> latest(Account account, Physical function) {
    return versions(account, function).max(Comparator.comparingInt(LambdaTypes::number));
  }

  private static int number(Physical version) {
    return Integer.parseInt(version.attributes().getOrDefault("Version", "0"));
  }

  private static Stream<Physical> versions(Account account, Physical function) {
    return account.ofType(VERSION).stream()
        .filter(version -> version.ref().startsWith(function.arn() + ":"));
  }

  /** What the alias invokes. */
  static Physical version(Account account, Physical alias) {
    String arn =
        alias.ref().substring(0, alias.ref().lastIndexOf(':') + 1)
            + alias.props().required("FunctionVersion");
    return account
        .byArn(arn)
        .orElseThrow(
            () ->
                new Refused("Function not found: " + arn, "An alias needs a version that exists."));
  }

  private static void checkAlias(Op op) {
    version(
        op.account(),
        new Physical(
            ALIAS,
            op.region(),
            "",
            function(op).arn() + ":" + op.props().required("Name"),
            Map.of(),
            op.properties()));
  }

  private static void checkNoAlias(Account account, Physical version) {
    Refused.unless(
        account.ofType(ALIAS).stream()
            .noneMatch(
                alias ->
                    version
                        .ref()
                        .equals(
                            alias.ref().substring(0, alias.ref().lastIndexOf(':') + 1)
                                + alias.props().textOr("FunctionVersion", ""))),
        "An alias invokes the version " + version.ref(),
        "Move the alias first.");
  }

  private static void deleteVersionsAndAliases(Account account, Physical function) {
    account.all().stream()
        .filter(it -> it.type().equals(VERSION) || it.type().equals(ALIAS))
        .filter(it -> it.ref().startsWith(function.arn() + ":"))
        .forEach(account::remove);
  }

  private static void checkMapping(Op op) {
    Props mapping = op.props();
    String invoked = mapping.required("FunctionName");
    Physical function = invoked(op, invoked);
    String source = mapping.required("EventSourceArn");
    Physical role = op.find(function.props().required("Role"), "Role");
    Principal session = IamTypes.session(role);
    mapping.part("ScalingConfig").ifPresent(it -> it.between("MaximumConcurrency", 2, 1_000));
    if (source.contains(":dynamodb:")) {
      Refused.unless(
          op.account().ofType(StorageTypes.TABLE).stream()
              .anyMatch(it -> source.equals(it.attributes().get("StreamArn"))),
          "Stream not found: " + source,
          "Set the table's StreamSpecification.");
      mapping.required("StartingPosition");
      mapping.between("BatchSize", 1, 10_000);
      require(RequiredActions.toReadStream(source), session, function);
    } else {
      Physical queue = op.find(source, "EventSourceArn");
      mapping.between("BatchSize", 1, 10_000);
      Refused.unless(
          queue.props().number("VisibilityTimeout", 30) >= function.props().number("Timeout", 3),
          "Queue visibility timeout: %s seconds is less than Function timeout: %s seconds"
              .formatted(
                  queue.props().textOr("VisibilityTimeout", "30"),
                  function.props().textOr("Timeout", "3")),
          "Raise the queue's timeout: AWS recommends six times the function's.");
      require(RequiredActions.toRead(source), session, function);
    }
    mapping
        .part("DestinationConfig")
        .flatMap(it -> it.part("OnFailure"))
        .flatMap(it -> it.text("Destination"))
        .ifPresent(
            queue -> {
              op.find(queue, "OnFailure.Destination");
              require(RequiredActions.toSend(queue), session, function);
            });
    Refused.unless(
        op.account().ofType(MAPPING).stream()
            .filter(other -> op.existing().filter(other::equals).isEmpty())
            .noneMatch(
                other ->
                    other.props().required("EventSourceArn").equals(source)
                        && other.props().required("FunctionName").equals(invoked)),
        "An event source mapping of this source and this function already exists",
        "Remove one of them.");
  }

  private static Physical invoked(Op op, String name) {
    boolean isAlias = name.startsWith("arn:");
    if (isAlias) {
      op.find(name, "FunctionName");
    }
    String function = isAlias ? name.split(":", -1)[6] : name;
    return op.account()
        .named(FUNCTION, op.region(), function)
        .orElseThrow(
            () -> new Refused("Function not found: " + name, "Refer to the function with Ref."));
  }

  private static void require(RequiredActions actions, Principal role, Physical function) {
    try {
      actions.check(role, function.name());
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "The function execution role does not have permissions: " + e.getMessage(),
          "Allow them in an inline policy of the role, which exists before the mapping.");
    }
  }
}
