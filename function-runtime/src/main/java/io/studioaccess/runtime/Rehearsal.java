package io.studioaccess.runtime;

import io.micronaut.context.ApplicationContext;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Trigger;
import jakarta.inject.Singleton;

/**
 * Reconciles a user who does not exist, in a separate bean context whose HTTP client returns canned
 * responses ({@link RehearsedHttp}): every request is built and signed, every response is parsed,
 * and no request leaves the process. The context is discarded afterwards.
 */
@Singleton
class Rehearsal {
  static final String ENVIRONMENT = "rehearsal";

  private static final UserId UNKNOWN_USER = new UserId("00000000-0000-4000-8000-000000000000");

  /** The first reconcile executes operations, and the second finds them done. */
  private static final int RECONCILES = 2;

  void run() {
    try (ApplicationContext context =
        ApplicationContext.builder(ENVIRONMENT)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .eagerInitSingletons(false)
            .start()) {
      Reconciler reconciler = context.getBean(Reconciler.class);
      for (int i = 0; i < RECONCILES; i++) {
        reconciler.reconcile(UNKNOWN_USER, Trigger.first(ENVIRONMENT)).throwFailure();
      }
    }
  }
}
