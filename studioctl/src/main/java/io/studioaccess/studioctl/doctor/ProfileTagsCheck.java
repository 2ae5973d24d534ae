package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.sagemaker.ProfileTags;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.lists.ConcurrentCalls;
import io.studioaccess.studioctl.lists.ListedStudio;
import io.studioaccess.studioctl.lists.Pace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * Finds recorded profiles without our tags, which a user with the right to untag may have removed.
 * No list shows tags, so it makes one call for each profile, several at a time.
 */
@Singleton
final class ProfileTagsCheck implements Check {
  private static final int MAX_NAMED = 20;

  private final LedgerReader ledger;
  private final ListedStudio studio;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ConcurrentCalls calls;
  private final Pace pace;
  private final Display display;

  ProfileTagsCheck(
      LedgerReader ledger,
      ListedStudio studio,
      ClientsByDomain<SageMakerClient> sageMaker,
      ConcurrentCalls calls,
      Pace pace,
      Display display) {
    this.ledger = ledger;
    this.studio = studio;
    this.sageMaker = sageMaker;
    this.calls = calls;
    this.pace = pace;
    this.display = display;
  }

  private record Recorded(UserId user, DomainArn domain, ProfileRecord profile) {}

  @Override
  public List<Finding> findings() {
    List<Finding> inaccessible = new ArrayList<>();
    List<Finding> untagged =
        findings(accessible(recorded(), inaccessible)).stream().flatMap(Optional::stream).toList();
    Stream<Finding> named = untagged.stream().limit(MAX_NAMED);
    Stream<Finding> others =
        untagged.size() > MAX_NAMED
            ? Stream.of(
                Finding.fault(
                    "%d more profiles lack tags".formatted(untagged.size() - MAX_NAMED),
                    "restore the tags of these, and run studioctl doctor again"))
            : Stream.empty();
    return Stream.of(named, others, inaccessible.stream()).flatMap(findings -> findings).toList();
  }

  private List<Recorded> recorded() {
    List<Recorded> recorded = new ArrayList<>();
    ledger
        .read()
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) ->
                            recorded.add(
                                new Recorded(
                                    user,
                                    DomainArn.of(domain, profile.role(), profile.region()),
                                    profile))));
    return recorded;
  }

  /** Creates the clients, which shows the accounts without a profile for them. */
  private List<Recorded> accessible(List<Recorded> recorded, List<Finding> inaccessible) {
    Set<String> accounts = new HashSet<>();
    return recorded.stream()
        .filter(profile -> isAccessible(profile, accounts, inaccessible))
        .toList();
  }

  private boolean isAccessible(
      Recorded recorded, Set<String> inaccessibleAccounts, List<Finding> inaccessible) {
    try {
      sageMaker.forDomain(recorded.domain());
      return true;
    } catch (InaccessibleAccountException e) {
      if (inaccessibleAccounts.add(recorded.domain().account())) {
        inaccessible.add(Finding.unchecked(String.valueOf(e.getMessage())));
      }
      return false;
    }
  }

  private List<Optional<Finding>> findings(List<Recorded> recorded) {
    try (Progress progress = display.progress("Reading tags", recorded.size())) {
      return calls.map(recorded, this::finding, progress);
    }
  }

  /**
   * The ARN is not documented to follow from the name. So tags that seem to be missing are read
   * again, by the ARN that SageMaker tells.
   */
  private Optional<Finding> finding(Recorded recorded) {
    return hasTags(recorded)
        ? Optional.empty()
        : studio
            .profile(recorded.domain(), recorded.profile().name())
            .flatMap(profile -> finding(recorded, profile));
  }

  private boolean hasTags(Recorded recorded) {
    DomainArn domain = recorded.domain();
    String arn =
        "arn:%s:sagemaker:%s:%s:user-profile/%s/%s"
            .formatted(
                domain.partition(),
                domain.region(),
                domain.account(),
                domain.id(),
                recorded.profile().name().value().toLowerCase(Locale.ROOT));
    try {
      return missing(recorded, arn).isEmpty();
    } catch (SageMakerException e) {
      if (e.isThrottlingException()) {
        throw e;
      }
      return false;
    }
  }

  private List<Tag> missing(Recorded recorded, String profileArn) {
    List<Tag> missing = new ArrayList<>(ProfileTags.of(recorded.user()));
    pace.call(
            () ->
                sageMaker
                    .forDomain(recorded.domain())
                    .listTagsPaginator(list -> list.resourceArn(profileArn))
                    .tags()
                    .stream()
                    .toList())
        .forEach(missing::remove);
    return missing;
  }

  private Optional<Finding> finding(Recorded recorded, Studio.Profile profile) {
    List<Tag> missing;
    try {
      missing = missing(recorded, profile.arn());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.fault(
                "profile %s of user %s in domain %s lacks %s, which somebody removed or changed"
                    .formatted(
                        recorded.profile().name(),
                        recorded.user(),
                        recorded.domain().id(),
                        missing.stream().map(Tag::key).collect(Collectors.joining(", "))),
                "aws sagemaker add-tags --region %s --resource-arn %s --tags %s; then deny sagemaker:AddTags and sagemaker:DeleteTags on user profiles in the execution roles"
                    .formatted(
                        recorded.domain().region(),
                        profile.arn(),
                        missing.stream()
                            .map(tag -> "Key=%s,Value=%s".formatted(tag.key(), tag.value()))
                            .collect(Collectors.joining(" ")))));
  }
}
