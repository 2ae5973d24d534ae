package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.plan.SpaceName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of a profile, as attributes of the user's item. Times are epoch milliseconds. */
final class ProfileAttributes {
  private ProfileAttributes() {}

  /** The first version recorded no region: it served the ledger's only. */
  static ProfileRecord read(ItemAttributes attributes, Region home) {
    return new ProfileRecord(
        new ProfileName(attributes.text("name")),
        ProfileRecord.State.valueOf(attributes.text("state")),
        attributes.optional("groupName").map(GroupName::new),
        new RoleArn(attributes.text("roleArn")),
        attributes.optional("region").map(Region::new).orElse(home),
        attributes.optional("settings").orElse(""),
        attributes.optional("roleArnBefore").map(RoleArn::new),
        attributes.optional("assignedGroupId").map(GroupId::new),
        attributes.instant("created"),
        attributes.instant("modified"),
        attributes.number("tries").map(Math::toIntExact).orElse(0),
        attributes.optional("privateSpaces").map(PrivateSpaces::parse),
        attributes.nested("departure").map(ProfileAttributes::departure),
        attributes.nested("hold").map(ProfileAttributes::hold),
        attributes.nested("scheduled").map(ProfileAttributes::scheduled),
        tags(attributes),
        attributes.texts("resettable"));
  }

  static AttributeValue of(ProfileRecord profile) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("name", AttributeValue.fromS(profile.name().value()));
    attributes.put("state", AttributeValue.fromS(profile.state().name()));
    profile
        .group()
        .ifPresent(group -> attributes.put("groupName", AttributeValue.fromS(group.value())));
    attributes.put("roleArn", AttributeValue.fromS(profile.role().value()));
    attributes.put("region", AttributeValue.fromS(profile.region().value()));
    profile
        .roleBefore()
        .ifPresent(role -> attributes.put("roleArnBefore", AttributeValue.fromS(role.value())));
    profile
        .assigned()
        .ifPresent(group -> attributes.put("assignedGroupId", AttributeValue.fromS(group.value())));
    profile
        .created()
        .ifPresent(at -> attributes.put("created", ItemAttributes.number(at.toEpochMilli())));
    profile
        .modified()
        .ifPresent(at -> attributes.put("modified", ItemAttributes.number(at.toEpochMilli())));
    if (!profile.settings().isEmpty()) {
      attributes.put("settings", AttributeValue.fromS(profile.settings()));
    }
    if (profile.tries() > 0) {
      attributes.put("tries", ItemAttributes.number(profile.tries()));
    }
    profile
        .privateSpaces()
        .ifPresent(rule -> attributes.put("privateSpaces", AttributeValue.fromS(rule.toString())));
    profile.departure().ifPresent(departure -> attributes.put("departure", attributes(departure)));
    profile.hold().ifPresent(hold -> attributes.put("hold", attributes(hold)));
    profile.scheduled().ifPresent(noted -> attributes.put("scheduled", attributes(noted)));
    putTags(profile.tags(), attributes);
    if (!profile.resettable().isEmpty()) {
      attributes.put(
          "resettable",
          AttributeValue.fromL(
              profile.resettable().stream().sorted().map(AttributeValue::fromS).toList()));
    }
    return AttributeValue.fromM(attributes);
  }

  private static NotedChange scheduled(ItemAttributes attributes) {
    return new NotedChange(
        new ScheduledChange(
            attributes.instant("at").orElseThrow(),
            attributes.optional("toRoleArn").map(RoleArn::new)),
        attributes.instant("noted").orElseThrow(),
        attributes.instant("announceAt"));
  }

  private static AttributeValue attributes(NotedChange noted) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("at", ItemAttributes.number(noted.change().at().toEpochMilli()));
    noted
        .change()
        .to()
        .ifPresent(role -> attributes.put("toRoleArn", AttributeValue.fromS(role.value())));
    attributes.put("noted", ItemAttributes.number(noted.noted().toEpochMilli()));
    noted
        .announceAt()
        .ifPresent(at -> attributes.put("announceAt", ItemAttributes.number(at.toEpochMilli())));
    return AttributeValue.fromM(attributes);
  }

  private static RecordedTags tags(ItemAttributes attributes) {
    SortedMap<String, String> byKey = new TreeMap<>();
    ItemAttributes tags = attributes.nested("tags").orElse(ItemAttributes.NONE);
    tags.names().forEach(key -> byKey.put(key, tags.text(key)));
    return new RecordedTags(byKey, !attributes.names().contains("tagsUnsettled"));
  }

  private static void putTags(RecordedTags tags, Map<String, AttributeValue> attributes) {
    if (!tags.byKey().isEmpty()) {
      Map<String, AttributeValue> byKey = new HashMap<>();
      tags.byKey().forEach((key, value) -> byKey.put(key, AttributeValue.fromS(value)));
      attributes.put("tags", AttributeValue.fromM(byKey));
    }
    if (!tags.settled()) {
      attributes.put("tagsUnsettled", AttributeValue.fromBool(true));
    }
  }

  private static Departure departure(ItemAttributes attributes) {
    return new Departure(
        attributes.instant("due").orElseThrow(),
        attributes.optional("homeEfsFileSystemUid"),
        attributes.optional("obstacles").orElse(""),
        attributes.instant("since").orElseThrow(),
        attributes.instant("spacesListed").map(at -> new ListedSpaces(at, spaces(attributes))),
        attributes.instant("deletionTried"));
  }

  private static AttributeValue attributes(Departure departure) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("due", ItemAttributes.number(departure.due().toEpochMilli()));
    attributes.put("since", ItemAttributes.number(departure.since().toEpochMilli()));
    departure
        .homeEfsFileSystemUid()
        .ifPresent(uid -> attributes.put("homeEfsFileSystemUid", AttributeValue.fromS(uid)));
    if (!departure.obstacles().isEmpty()) {
      attributes.put("obstacles", AttributeValue.fromS(departure.obstacles()));
    }
    departure
        .spaces()
        .ifPresent(
            spaces -> {
              attributes.put("spacesListed", ItemAttributes.number(spaces.at().toEpochMilli()));
              attributes.put(
                  "spaces",
                  AttributeValue.fromL(
                      spaces.names().stream()
                          .map(name -> AttributeValue.fromS(name.value()))
                          .toList()));
            });
    departure
        .deletionTried()
        .ifPresent(at -> attributes.put("deletionTried", ItemAttributes.number(at.toEpochMilli())));
    return AttributeValue.fromM(attributes);
  }

  private static Set<SpaceName> spaces(ItemAttributes attributes) {
    return attributes
        .list("spaces")
        .map(name -> new SpaceName(name.s()))
        .collect(Collectors.toSet());
  }

  private static Hold hold(ItemAttributes attributes) {
    return new Hold(
        attributes.instant("since").orElseThrow(),
        attributes.optional("toRoleArn").map(RoleArn::new),
        attributes.names().contains("rejected"));
  }

  private static AttributeValue attributes(Hold hold) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("since", ItemAttributes.number(hold.since().toEpochMilli()));
    hold.to().ifPresent(role -> attributes.put("toRoleArn", AttributeValue.fromS(role.value())));
    if (hold.rejected()) {
      attributes.put("rejected", AttributeValue.fromBool(true));
    }
    return AttributeValue.fromM(attributes);
  }
}
