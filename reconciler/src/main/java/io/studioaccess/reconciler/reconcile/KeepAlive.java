package io.studioaccess.reconciler.reconcile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message without effect. A schedule sends one to each function with SnapStart every day: a
 * version that nobody invokes for 14 days becomes inactive, and its next invocation fails.
 */
public final class KeepAlive {
  private static final String TYPE = "studio-access.KeepAlive";

  private KeepAlive() {}

  public static boolean is(Map<String, ? extends @Nullable Object> message) {
    return TYPE.equals(message.get("type"));
  }
}
