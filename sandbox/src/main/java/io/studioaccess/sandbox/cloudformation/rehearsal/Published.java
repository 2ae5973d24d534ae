package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the aliases of a stack invoke.
 *
 * @param versions the ARN of the version, by alias
 * @param settings code and settings of that version, by alias
 */
record Published(Map<String, String> versions, Map<String, Map<String, Object>> settings) {

  static Published by(Stack stack) {
    var versions = new HashMap<String, String>();
    var settings = new HashMap<String, Map<String, Object>>();
    for (Physical alias : stack.ofType(LambdaTypes.ALIAS)) {
      Physical current =
          stack.account().named(alias.type(), alias.region(), alias.name()).orElseThrow();
      String version = LambdaTypes.version(stack.account(), current).ref();
      versions.put(alias.name(), version);
      settings.put(alias.name(), stack.account().snapshot(version));
    }
    return new Published(Map.copyOf(versions), Map.copyOf(settings));
  }

  boolean hasNewVersion(Published before, String alias) {
    return !Objects.equals(versions.get(alias), before.versions.get(alias));
  }

  boolean hasNewSettings(Published before, String alias) {
    return !Objects.equals(settings.get(alias), before.settings.get(alias));
  }

  /** Whether the alias invokes what the function is now, and not an older state of it. */
  static boolean isCurrent(Stack stack, Physical alias) {
    Account account = stack.account();
    String name = alias.props().required("FunctionName");
    Map<String, Object> function =
        LambdaTypes.versioned(
            account.named(LambdaTypes.FUNCTION, alias.region(), name).orElseThrow());
    Physical current = account.named(alias.type(), alias.region(), alias.name()).orElseThrow();
    return account.snapshot(LambdaTypes.version(account, current).ref()).equals(function);
  }
}
