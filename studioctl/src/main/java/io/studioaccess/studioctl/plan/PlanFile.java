package io.studioaccess.studioctl.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a file: for review, and for a sweep of exactly those users. */
public final class PlanFile {
  private static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private PlanFile() {}

  static void write(Path file, Plan plan, Installation stack, Instant madeAt) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("studioctlPlan", VERSION);
    content.put("stack", stack.stack());
    content.put("account", stack.account());
    content.put("region", stack.region().value());
    content.put("madeAt", madeAt.toString());
    content.putAll(plan.fields());
    content.put(
        "looks",
        plan.users().stream()
            .map(user -> Map.of("side", user.side().name(), "message", user.look().fields()))
            .toList());
    try {
      Files.writeString(file, JSON.writeValueAsString(content) + System.lineSeparator());
    } catch (IOException e) {
      throw new Problem("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The users of a plan.
   *
   * @throws Problem if it is no plan, or one of another stack
   */
  public static List<NamedUser> users(Path file, Installation stack) {
    JsonNode plan = read(file);
    for (Map.Entry<String, String> expected :
        Map.of(
                "stack", stack.stack(),
                "account", stack.account(),
                "region", stack.region().value())
            .entrySet()) {
      String found = plan.path(expected.getKey()).asText();
      if (!found.equals(expected.getValue())) {
        throw new Problem(
            "%s is a plan for %s %s, and this is %s."
                .formatted(file, expected.getKey(), found, expected.getValue()));
      }
    }
    try {
      List<NamedUser> users = new ArrayList<>();
      plan.required("looks").forEach(look -> users.add(user(look)));
      return users;
    } catch (RuntimeException e) {
      throw new Problem(
          "%s is not a plan as studioctl wrote it (%s): plan again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static NamedUser user(JsonNode look) {
    return new NamedUser(
        LookAgain.of(JSON.convertValue(look.required("message"), MAP)),
        Side.valueOf(look.required("side").asText()));
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode plan = JSON.readTree(Files.readString(file));
      if (plan.path("studioctlPlan").asInt() == VERSION) {
        return plan;
      }
      throw new Problem(
          "%s is no plan of this studioctl: make one with \"studioctl plan --out %s\"."
              .formatted(file, file));
    } catch (JsonProcessingException e) {
      throw new Problem("%s is no plan: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new Problem("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
