package io.studioaccess.studioctl.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.table.RowItem;
import io.studioaccess.membership.UserId;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.mapping.UserChange.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A plan as JSON, to be looked at, kept, and applied as it is. */
final class PlanFile {
  /** Of another one nothing is known. */
  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private PlanFile() {}

  static Map<String, Object> json(MappingPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("planVersion", VERSION);
    json.put("stack", plan.stack());
    json.put("account", plan.account());
    json.put("region", plan.region());
    json.put("madeAt", plan.madeAt().toString());
    json.put("rows", plan.rows().stream().map(PlanFile::json).toList());
    json.put("users", plan.users().stream().map(PlanFile::json).toList());
    return json;
  }

  private static Map<String, Object> json(RowChange row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("groupName", row.key().groupName());
    json.put("domainId", row.key().domainId());
    json.put("change", row.kind().toString());
    row.before().ifPresent(item -> json.put("before", RowItem.fields(item)));
    row.after().ifPresent(item -> json.put("after", RowItem.fields(item)));
    return json;
  }

  private static Map<String, Object> json(UserChange user) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("userId", user.user().value());
    json.put("userName", user.userName());
    json.put("domainId", user.domain().value());
    json.put("change", user.effect().toString());
    user.before().ifPresent(role -> json.put("roleBefore", role.value()));
    user.after().ifPresent(role -> json.put("roleAfter", role.value()));
    return json;
  }

  static void write(MappingPlan plan, Path path) {
    try {
      Files.writeString(path, JSON.writeValueAsString(json(plan)) + System.lineSeparator());
    } catch (IOException e) {
      throw new Problem("The plan cannot be written to %s: %s".formatted(path, e), e);
    }
  }

  /** Empty for a file that is no plan, but a row file perhaps. */
  static Optional<MappingPlan> read(String file) {
    if (file.equals(MappingFiles.STANDARD_INPUT)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(Files.readString(Path.of(file)));
      return json.has("planVersion") ? Optional.of(plan(file, json)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static MappingPlan plan(String file, JsonNode json) {
    if (json.path("planVersion").asInt() != VERSION) {
      throw new Problem(
          "%s is a plan of another version of studioctl: plan again with this one."
              .formatted(file));
    }
    try {
      List<RowChange> rows = new ArrayList<>();
      json.required("rows").forEach(row -> rows.add(row(row)));
      List<UserChange> users = new ArrayList<>();
      json.required("users").forEach(user -> users.add(user(user)));
      return new MappingPlan(
          json.required("stack").asText(),
          json.required("account").asText(),
          json.required("region").asText(),
          Instant.parse(json.required("madeAt").asText()),
          rows,
          users);
    } catch (RuntimeException e) {
      throw new Problem(
          "%s is not a plan as studioctl wrote it (%s): plan again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static RowChange row(JsonNode json) {
    return new RowChange(
        new RowKey(json.required("domainId").asText(), json.required("groupName").asText()),
        item(json.get("before")),
        item(json.get("after")));
  }

  private static Optional<Map<String, AttributeValue>> item(@Nullable JsonNode fields) {
    return Optional.ofNullable(fields)
        .map(present -> RowItem.item(JSON.convertValue(present, Map.class)));
  }

  private static UserChange user(JsonNode json) {
    return new UserChange(
        new UserId(json.required("userId").asText()),
        json.required("userName").asText(),
        new DomainId(json.required("domainId").asText()),
        Effect.valueOf(json.required("change").asText()),
        role(json.get("roleBefore")),
        role(json.get("roleAfter")));
  }

  private static Optional<RoleArn> role(@Nullable JsonNode arn) {
    return Optional.ofNullable(arn).map(JsonNode::asText).map(RoleArn::new);
  }
}
