package io.studioaccess.studioctl.review;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.InterruptMessage;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.console.Quantity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;

/** Takes memberships away in the Identity Store, one after the other. */
@Singleton
final class MembershipRemover {
  private static final String NO_PERMISSION = "not authorized to perform";

  private final IdentitystoreClient identityStore;
  private final FunctionSettings settings;
  private final Display display;

  MembershipRemover(IdentitystoreClient identityStore, FunctionSettings settings, Display display) {
    this.identityStore = identityStore;
    this.settings = settings;
    this.display = display;
  }

  /**
   * Takes these away. A membership that is gone already counts as taken away.
   *
   * @return those that the Identity Store refuses because it does not own them
   * @throws CommandException if a call fails. It says how many are done; the command can be run
   *     again
   */
  List<Removal> remove(List<Removal> removals) {
    AtomicInteger done = new AtomicInteger();
    List<Removal> refused = new ArrayList<>();
    try (InterruptMessage _ = display.onInterrupt(() -> progress(done.get(), removals.size()));
        Progress progress = display.progress("Removing", removals.size())) {
      for (Removal removal : removals) {
        if (!remove(removal, done.get(), removals.size())) {
          refused.add(removal);
        } else {
          done.incrementAndGet();
        }
        progress.step();
      }
    }
    return refused;
  }

  private boolean remove(Removal removal, int done, int all) {
    try {
      identityStore.deleteGroupMembership(
          delete ->
              delete
                  .identityStoreId(settings.identityStoreId().value())
                  .membershipId(removal.membership().value()));
      return true;
    } catch (ResourceNotFoundException e) {
      return true;
    } catch (ConflictException e) {
      return false;
    } catch (AccessDeniedException e) {
      if (!String.valueOf(e.getMessage()).contains(NO_PERMISSION)) {
        return false;
      }
      throw new CommandException(
          "%s %s in group '%s' was not taken away: your role needs identitystore:DeleteGroupMembership, for example by the stack's policy for reviewers (docs/studioctl.md). AWS error: %s"
              .formatted(
                  progress(done, all), removal.person(), removal.groupName(), e.getMessage()),
          e);
    } catch (SdkException e) {
      throw new CommandException(
          "%s %s in group '%s' was not taken away: %s. Run the command again to continue."
              .formatted(
                  progress(done, all), removal.person(), removal.groupName(), e.getMessage()),
          e);
    }
  }

  private static String progress(int done, int all) {
    return "%d of %s taken away."
        .formatted(done, Quantity.of(all, "membership was", "memberships were"));
  }
}
