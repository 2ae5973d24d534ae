package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.EventFields;
import io.studioaccess.reconciler.membership.UndecodableEventException;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an invocation leaves to others: the part of a sweep that a message requests. */
public sealed interface Rest {
  /** SQS accepts messages of 256 KB, which four hundred profiles with the longest names fill. */
  int MOST_IN_A_MESSAGE = 400;

  /**
   * The comparison of these groups; with the whole ledger of all mapped groups if none is named.
   */
  record Groups(List<GroupId> ids) implements Rest {
    static final Groups ALL = new Groups(List.of());

    public Groups {
      ids = List.copyOf(ids);
    }

    boolean isAll() {
      return ids.isEmpty();
    }
  }

  /** The comparison of these domains. */
  record Domains(List<DomainArn> ids) implements Rest {
    public Domains {
      ids = List.copyOf(ids);
    }
  }

  /** The tags of these profiles. */
  record Tags(List<RecordedProfile> profiles) implements Rest {
    public Tags {
      profiles = List.copyOf(profiles);
    }
  }

  /** The status of all users from this page on. */
  record UserPage(String token) implements Rest {}

  /** Puts the rest into a message's fields. */
  default void putInto(Map<String, Object> fields) {
    switch (this) {
      case Groups(List<GroupId> ids) -> fields.put("restGroups", texts(ids));
      case Domains(List<DomainArn> ids) -> fields.put("restDomains", texts(ids));
      case Tags(List<RecordedProfile> profiles) ->
          fields.put("restTags", profiles.stream().map(Rest::fields).toList());
      case UserPage(String token) -> fields.put("fromUserPage", token);
    }
  }

  /**
   * Reads the rest from a message.
   *
   * @throws UndecodableEventException that names the field at fault
   */
  static Optional<Rest> of(Map<String, ? extends @Nullable Object> message) {
    Optional<Rest> groups = list(message, "restGroups", Rest::groupId).map(Groups::new);
    return groups
        .or(() -> list(message, "restDomains", Rest::domainArn).map(Domains::new))
        .or(() -> list(message, "restTags", Rest::recordedProfile).map(Tags::new))
        .or(() -> new EventFields(message).text("fromUserPage").map(UserPage::new));
  }

  private static List<String> texts(List<?> ids) {
    return ids.stream().map(Object::toString).toList();
  }

  private static Map<String, String> fields(RecordedProfile recorded) {
    return Map.of(
        "domainArn", recorded.profile().domain().value(),
        "userProfileName", recorded.profile().name().value(),
        "userId", recorded.user().value());
  }

  private static GroupId groupId(Object item) {
    return new EventFields(Map.of("restGroups", item)).required("restGroups", GroupId::new);
  }

  private static DomainArn domainArn(Object item) {
    return new EventFields(Map.of("restDomains", item)).required("restDomains", DomainArn::new);
  }

  private static RecordedProfile recordedProfile(Object item) {
    EventFields fields = new EventFields(Map.of("restTags", item));
    return new RecordedProfile(
        new ProfileRef(
            fields.required("restTags.domainArn", DomainArn::new),
            fields.required("restTags.userProfileName", ProfileName::new)),
        fields.required("restTags.userId", UserId::new));
  }

  private static <T> Optional<List<T>> list(
      Map<String, ? extends @Nullable Object> message, String field, Function<Object, T> type) {
    return switch (message.get(field)) {
      case null -> Optional.empty();
      case List<?> items -> {
        List<T> values = new ArrayList<>();
        items.forEach(item -> values.add(type.apply(item == null ? "" : item)));
        yield Optional.of(values);
      }
      case Object other ->
          throw new UndecodableEventException(
              "%s: expected a list, found %s".formatted(field, other.getClass().getSimpleName()));
    };
  }
}
