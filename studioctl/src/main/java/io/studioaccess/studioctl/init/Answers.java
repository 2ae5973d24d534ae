package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.RoleArn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the administrator chose.
 *
 * @param roles of the groups, in the order of the groups
 */
record Answers(FoundDomain domain, Map<FoundGroup, RoleArn> roles, Optional<String> alarmMail) {
  Answers {
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
  }
}
