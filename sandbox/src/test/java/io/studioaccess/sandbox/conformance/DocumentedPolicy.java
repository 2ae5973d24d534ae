package io.studioaccess.sandbox.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The IAM policy that conformance/README.md tells its readers to use. */
final class DocumentedPolicy {

  private DocumentedPolicy() {}

  static Map<String, Object> of(String role, String otherRole) {
    try {
      String policy =
          Files.readString(TestRepository.root().resolve("docs/examples/conformance-policy.json"))
              .replace("OTHER_ROLE", otherRole)
              .replace("ROLE", role)
              .replace("ACCOUNT", "111122223333");
      return new ObjectMapper().readValue(policy, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All actions that it allows. */
  static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    for (Object statement : (List<?>) of("role", "role").get("Statement")) {
      Object action = ((Map<?, ?>) statement).get("Action");
      (action instanceof List<?> several ? several : List.of(action))
          .forEach(each -> actions.add(each.toString()));
    }
    return actions;
  }
}
