package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.studioctl.aws.InstanceListing;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.InstanceStatus;

/**
 * Finds the instance of IAM Identity Center: in the stack's region, or else in any other. Where an
 * account sees an organization's instance and its own, it asks.
 */
@Singleton
final class InstanceQuestion {
  private final InstanceListing listing;
  private final Questions questions;
  private final Display display;

  InstanceQuestion(InstanceListing listing, Questions questions, Display display) {
    this.listing = listing;
    this.questions = questions;
    this.display = display;
  }

  /**
   * Empty if there is none.
   *
   * @param domains whose instance is the likely one
   */
  Optional<ChosenInstance> choose(
      Place place, InitOptions options, List<FoundDomain> domains, Readings readings) {
    Region region = options.identityCenterRegion().orElse(place.region());
    Optional<List<InstanceMetadata>> listed =
        readings.read("the instances of IAM Identity Center", () -> listing.in(region));
    if (listed.isEmpty()) {
      return unlisted(place, region, options);
    }
    if (!listed.get().isEmpty()) {
      return choose(listed.get(), region, options, domains, readings);
    }
    if (options.identityCenterRegion().isPresent()) {
      return Optional.empty();
    }
    display.note(
        "No instance of IAM Identity Center in %s. Asking the other regions…".formatted(region));
    return listing
        .otherRegion(region, _ -> true)
        .flatMap(other -> choose(listing.in(other), other, options, domains, readings));
  }

  /** Who may not list the instances can name the identity store. */
  private static Optional<ChosenInstance> unlisted(
      Place place, Region region, InitOptions options) {
    return options.identityStore().stream()
        .findFirst()
        .map(
            id ->
                new ChosenInstance(
                    "",
                    identityStore(id),
                    options.identityCenterAccount().orElse(place.account()),
                    region,
                    ""));
  }

  private static IdentityStoreId identityStore(String id) {
    try {
      return new IdentityStoreId(id);
    } catch (IllegalArgumentException e) {
      throw new CommandException("--identity-store: " + e.getMessage(), e);
    }
  }

  private Optional<ChosenInstance> choose(
      List<InstanceMetadata> listed,
      Region region,
      InitOptions options,
      List<FoundDomain> domains,
      Readings readings) {
    List<InstanceMetadata> instances =
        listed.stream().filter(it -> it.status() != InstanceStatus.DELETE_IN_PROGRESS).toList();
    if (instances.isEmpty()) {
      return Optional.empty();
    }
    InstanceMetadata chosen =
        instances.size() == 1 && options.identityStore().isEmpty()
            ? instances.getFirst()
            : questions.answer(question(instances, domains, region), options.identityStore());
    String key =
        readings
            .read("the key of IAM Identity Center", () -> listing.keyOf(chosen, region))
            .flatMap(found -> found)
            .orElse("");
    return Optional.of(described(chosen, region, key));
  }

  private static ChosenInstance described(InstanceMetadata instance, Region region, String key) {
    return new ChosenInstance(
        instance.instanceArn(),
        new IdentityStoreId(instance.identityStoreId()),
        instance.ownerAccountId(),
        region,
        key);
  }

  private static Question<InstanceMetadata> question(
      List<InstanceMetadata> instances, List<FoundDomain> domains, Region region) {
    Choices<InstanceMetadata> choices =
        new Choices<>(
            "identity store",
            instances,
            InstanceMetadata::instanceArn,
            InstanceMetadata::identityStoreId);
    return new Question<>(
        "Which identity store has the groups?",
        InitOptions.IDENTITY_STORE,
        choices.lines(
            it -> "%s  owned by account %s".formatted(it.identityStoreId(), it.ownerAccountId())),
        instances.stream()
            .filter(it -> isOfADomain(described(it, region, ""), domains))
            .findFirst()
            .map(it -> new Question.Fallback<>(it.identityStoreId(), it)),
        false,
        (texts, typed) -> choices.find(texts.getFirst(), typed));
  }

  private static boolean isOfADomain(ChosenInstance instance, List<FoundDomain> domains) {
    return domains.stream()
        .map(FoundDomain::application)
        .anyMatch(application -> !application.isEmpty() && instance.has(application));
  }
}
