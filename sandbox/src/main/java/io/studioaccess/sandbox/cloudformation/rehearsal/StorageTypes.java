package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** DynamoDB tables, log groups and KMS keys. */
final class StorageTypes {

  static final String TABLE = "AWS::DynamoDB::Table";
  static final String LOG_GROUP = "AWS::Logs::LogGroup";
  static final String KEY = "AWS::KMS::Key";

  private static final int TABLE_NAME = 255;
  private static final int LOG_GROUP_NAME = 512;

  /** KMS's quota. */
  private static final int KEY_POLICY_BYTES = 32_768;

  private static final Set<Long> RETENTIONS =
      Set.of(
          1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L,
          1827L, 2192L, 2557L, 2922L, 3288L, 3653L);

  private StorageTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(TABLE, StorageTypes::table, StorageTypes::checkTable, StorageTypes::protect);
    types.add(
        LOG_GROUP,
        op -> {
          String name = op.name("LogGroupName", LOG_GROUP_NAME);
          return op.regional(name, name, Map.of("Arn", op.arn("logs", "log-group:" + name + ":*")));
        },
        StorageTypes::checkLogGroup);
    types.add(
        KEY,
        op -> {
          String id = "%08d-0000-4000-8000-000000000000".formatted(op.account().next("keys"));
          return op.regional(id, id, Map.of("Arn", op.arn("kms", "key/" + id), "KeyId", id));
        },
        StorageTypes::checkKey);
  }

  private static Physical table(Op op) {
    String name = op.name("TableName", TABLE_NAME);
    String arn = op.arn("dynamodb", "table/" + name);
    boolean hasStream = op.props().part("StreamSpecification").isPresent();
    return op.regional(
        name,
        name,
        hasStream
            ? Map.of("Arn", arn, "StreamArn", arn + "/stream/2026-01-01T00:00:00.000")
            : Map.of("Arn", arn));
  }

  private static void checkTable(Op op) {
    Props table = op.props();
    Set<String> defined = names(table, "AttributeDefinitions");
    Set<String> keys = new HashSet<>(names(table, "KeySchema"));
    table.parts("GlobalSecondaryIndexes").forEach(index -> keys.addAll(names(index, "KeySchema")));
    Refused.unless(
        defined.equals(keys),
        "AttributeDefinitions %s are not the attributes of the keys %s".formatted(defined, keys),
        "Define exactly the attributes that are keys of the table or of an index.");
    op.existing().ifPresent(existing -> checkIndexes(existing.props(), table));
    table
        .part("SSESpecification")
        .ifPresent(encryption -> requireKey(op, encryption, "KMSMasterKeyId"));
  }

  private static void checkIndexes(Props before, Props after) {
    Set<String> changed = indexes(before);
    Set<String> kept = new HashSet<>(changed);
    kept.retainAll(indexes(after));
    changed.addAll(indexes(after));
    changed.removeAll(kept);
    Refused.above(
        1,
        changed.size(),
        "Indexes that are created or deleted in a single update",
        "Release them one after the other.");
  }

  private static Set<String> indexes(Props table) {
    return table.parts("GlobalSecondaryIndexes").stream()
        .map(index -> index.required("IndexName"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> names(Props table, String list) {
    return table.parts(list).stream()
        .map(attribute -> attribute.required("AttributeName"))
        .collect(Collectors.toSet());
  }

  private static void protect(Account account, Physical table) {
    Refused.unless(
        !table.props().textOr("DeletionProtectionEnabled", "false").equals("true"),
        "Resource cannot be deleted as it is currently protected against deletion",
        "Give the table DeletionPolicy: Retain, or disable its protection first.");
  }

  private static void checkLogGroup(Op op) {
    Props group = op.props();
    Refused.unless(
        group.text("RetentionInDays").isEmpty()
            || RETENTIONS.contains(group.number("RetentionInDays", 1)),
        "Invalid RetentionInDays: " + group.textOr("RetentionInDays", ""),
        "Choose one of the values of CloudWatch Logs.");
    String name =
        op.existing().map(Physical::name).orElseGet(() -> op.deployment().stackName() + "-");
    requireKey(op, "KmsKeyId")
        .ifPresent(key -> requireLogsMayUse(op, key, op.arn("logs", "log-group:" + name)));
  }

  /** CloudWatch Logs tries the key for the log group's ARN. */
  private static void requireLogsMayUse(Op op, Physical key, String arn) {
    String service = "logs.%s.%s".formatted(op.region(), Regions.urlSuffix(op.region()));
    boolean mayUse =
        key.props().requiredPart("KeyPolicy").parts("Statement").stream()
            .filter(it -> Json.of(it.values().getOrDefault("Principal", "")).contains(service))
            .flatMap(it -> it.part("Condition").stream())
            .flatMap(it -> it.part("ArnLike").stream())
            .flatMap(it -> it.texts("kms:EncryptionContext:aws:logs:arn").stream())
            .anyMatch(
                pattern ->
                    pattern.endsWith("*")
                        && arn.startsWith(pattern.substring(0, pattern.length() - 1)));
    Refused.unless(
        mayUse,
        "The specified KMS key does not exist or is not allowed to be used with the log group "
            + arn,
        "Allow %s in the key's policy, for log groups that begin with the stack's name."
            .formatted(service));
  }

  private static void checkKey(Op op) {
    Props key = op.props();
    Refused.above(
        KEY_POLICY_BYTES,
        Json.bytes(Json.of(IamTypes.document(key, "KeyPolicy"))),
        "Key policy, in bytes",
        "Shorten it.");
    Refused.unless(
        Json.of(IamTypes.document(key, "KeyPolicy")).contains("kms:PutKeyPolicy"),
        "The new key policy will not allow you to update the key policy in the future",
        "Allow kms:PutKeyPolicy to the account.");
  }

  static Optional<Physical> requireKey(Op op, String property) {
    return requireKey(op, op.props(), property);
  }

  /** The key that the property names, which must exist. */
  private static Optional<Physical> requireKey(Op op, Props props, String property) {
    return props.text(property).map(arn -> op.find(arn, property));
  }
}
