package io.studioaccess.sandbox.page.journey;

import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of users and groups by their ids. The last name of what is deleted is remembered. */
public final class Names {
  private static final Pattern ID =
      Pattern.compile("(?:[0-9a-f]{10}-)?[0-9a-fA-F-]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Cloud cloud;
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final Map<String, String> groups = new ConcurrentHashMap<>();

  public Names(Cloud cloud) {
    this.cloud = cloud;
    refresh();
  }

  /** Learns the current names. */
  public void refresh() {
    for (User user : cloud.directory().users()) {
      users.put(user.userId(), user.userName());
    }
    for (Group group : cloud.directory().groups()) {
      groups.put(group.groupId(), group.displayName());
    }
  }

  public Optional<String> user(String id) {
    return Optional.ofNullable(users.get(id));
  }

  public Optional<String> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  /** The ids of the users that the text names, by their ids. */
  public Set<String> usersIn(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher ids = ID.matcher(text);
    while (ids.find()) {
      if (users.containsKey(ids.group())) {
        found.add(ids.group());
      }
    }
    return found;
  }

  /** The user who signs in to Studio with this name. */
  public Optional<String> idOf(String userName) {
    String wanted = userName.toLowerCase(Locale.ROOT);
    return users.entrySet().stream()
        .filter(user -> user.getValue().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The user whose profile has this name, in any domain. */
  Optional<String> ownerOf(String profileName) {
    return cloud.studios().all().stream()
        .flatMap(studio -> studio.profiles().stream())
        .filter(profile -> profileName.equals(profile.userProfileName()))
        .map(profile -> profile.singleSignOnUserValue())
        .filter(value -> value != null)
        .flatMap(value -> idOf(value).stream())
        .findFirst();
  }
}
