package io.studioaccess.studioctl.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.mapping.UserChange.Effect;
import io.studioaccess.studioctl.plan.PlanDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads mapping plans as JSON files. */
final class MappingPlanFile {
  private MappingPlanFile() {}

  static Map<String, Object> json(MappingPlan plan) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("rows", plan.rows().stream().map(MappingPlanFile::json).toList());
    content.put("users", plan.users().stream().map(MappingPlanFile::json).toList());
    return PlanDocument.of(PlanDocument.Kind.MAPPING, plan.header(), content);
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
    user.until().ifPresent(moment -> json.put("until", moment.toString()));
    if (!user.reason().isEmpty()) {
      json.put("reason", user.reason());
    }
    return json;
  }

  static void write(MappingPlan plan, Path path) {
    PlanDocument.write(json(plan), path);
  }

  /** Empty if the file is not a plan; it may be a row file. */
  static Optional<MappingPlan> read(String file) {
    return file.equals(MappingFileReader.STANDARD_INPUT)
        ? Optional.empty()
        : PlanDocument.read(file, PlanDocument.Kind.MAPPING).map(MappingPlanFile::plan);
  }

  private static MappingPlan plan(PlanDocument document) {
    return document.parse(
        json -> {
          List<RowChange> rows = new ArrayList<>();
          json.required("rows").forEach(row -> rows.add(row(row)));
          List<UserChange> users = new ArrayList<>();
          json.required("users").forEach(user -> users.add(user(user)));
          return new MappingPlan(document.header(), rows, users);
        });
  }

  private static RowChange row(JsonNode json) {
    RowChange change =
        new RowChange(
            new RowKey(json.required("domainId").asText(), json.required("groupName").asText()),
            item(json.get("before")),
            item(json.get("after")));
    String kind = json.required("change").asText();
    if (!kind.equals(change.kind().toString())) {
      throw new IllegalArgumentException(
          "the row for %s is %s, not %s".formatted(change.key(), change.kind(), kind));
    }
    return change;
  }

  private static Optional<Map<String, AttributeValue>> item(@Nullable JsonNode fields) {
    return Optional.ofNullable(fields)
        .map(present -> RowItem.item(PlanDocument.JSON.convertValue(present, Map.class)));
  }

  private static UserChange user(JsonNode json) {
    return new UserChange(
        UserId.parse(json.required("userId").asText()),
        json.required("userName").asText(),
        new DomainId(json.required("domainId").asText()),
        Effect.valueOf(json.required("change").asText()),
        role(json.get("roleBefore")),
        role(json.get("roleAfter")),
        Optional.ofNullable(json.get("until")).map(JsonNode::asText).map(Instant::parse),
        json.path("reason").asText());
  }

  private static Optional<RoleArn> role(@Nullable JsonNode arn) {
    return Optional.ofNullable(arn).map(JsonNode::asText).map(RoleArn::new);
  }
}
