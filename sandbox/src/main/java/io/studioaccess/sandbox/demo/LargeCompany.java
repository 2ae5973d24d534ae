package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Users in addition to the demo's: thirty groups, {@code team-01} to {@code team-30}, and users who
 * are each in one to four of them. They exist from the start, so no event mentions them.
 */
final class LargeCompany {
  private static final int TEAMS = 30;
  private static final int MAX_TEAMS_PER_USER = 4;

  /** Coprime to the number of teams, so that a user's teams differ. */
  private static final int STRIDE = 7;

  private static final List<String> FIRST =
      List.of(
          "aiko", "amir", "anton", "beatriz", "carlos", "chen", "dalia", "david", "elena", "emeka",
          "fatima", "felix", "greta", "hassan", "ines", "ivan", "jana", "jonas", "kavya", "kofi",
          "lara", "luca", "maria", "mei", "nadia", "nils", "omar", "petra", "quynh", "rafael",
          "sara", "sven", "tarek", "uma", "viktor", "wanja", "yara", "yusuf", "zara", "zoltan");
  private static final List<String> LAST =
      List.of(
          "adler", "becker", "costa", "dietz", "eriksen", "fischer", "garcia", "haddad", "ito",
          "jensen", "kaya", "lopez", "mbeki", "novak", "okoye", "petrov", "quist", "rossi",
          "santos", "tanaka", "ueda", "varga", "weber", "xu", "yilmaz", "zhou");

  private LargeCompany() {}

  static void addTo(Directory directory, int people) {
    IntStream.range(0, TEAMS).mapToObj(LargeCompany::team).forEach(directory::add);
    for (int i = 0; i < people; i++) {
      directory.add(new User(id("dddddddd", i), name(i), name(i), true));
      for (int n = 0; n <= i % MAX_TEAMS_PER_USER; n++) {
        directory.join(
            id("eeeeeeee", i * MAX_TEAMS_PER_USER + n),
            id("dddddddd", i),
            team((i + n * STRIDE) % TEAMS).groupId());
      }
    }
  }

  private static Group team(int n) {
    return new Group(id("ffffffff", n), "team-%02d".formatted(n + 1));
  }

  private static String name(int i) {
    String name = FIRST.get(i % FIRST.size()) + "." + LAST.get(i / FIRST.size() % LAST.size());
    int round = i / (FIRST.size() * LAST.size());
    return round == 0 ? name : name + round;
  }

  private static String id(String kind, int n) {
    return "0a1b2c3d4e-%s-0000-4000-8000-%012d".formatted(kind, n);
  }
}
