package io.studioaccess.runtime;

import io.micronaut.context.ApplicationContext;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Trigger;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Looks at somebody who does not exist, with beans of its own whose HTTP client answers by itself
 * ({@link RehearsedHttp}): every request is built and signed, every answer is read, and none leaves
 * the process. Nothing of it is remembered.
 */
@Singleton
class Rehearsal {
  static final String ENVIRONMENT = "rehearsal";

  private static final UserId SOMEBODY = new UserId("00000000-0000-4000-8000-000000000000");

  /** One that changes something, and one that finds it changed. */
  private static final int LOOKS = 2;

  void run() {
    try (ApplicationContext context =
        ApplicationContext.builder(ENVIRONMENT)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .eagerInitSingletons(false)
            .start()) {
      Reconciler reconciler = context.getBean(Reconciler.class);
      for (int look = 0; look < LOOKS; look++) {
        List<?> unused = reconciler.reconcile(SOMEBODY, Trigger.first(ENVIRONMENT));
      }
    }
  }
}
