package io.studioaccess.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggests what somebody may have meant by a name that does not exist. */
public final class Suggestions {
  private static final int MOST = 3;

  private record Candidate(String name, int distance) {}

  private Suggestions() {}

  /**
   * A sentence that begins with a blank, such as {@code Did you mean 'ana'?}; empty if no name is
   * like the typed one.
   */
  public static String of(String typed, Collection<String> names) {
    int farthest = Math.max(1, typed.length() / 3);
    List<String> similar =
        names.stream()
            .distinct()
            .filter(name -> Math.abs(name.length() - typed.length()) <= farthest)
            .map(name -> new Candidate(name, distance(lower(typed), lower(name))))
            .filter(candidate -> candidate.distance() <= farthest)
            .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
            .limit(MOST)
            .map(candidate -> "'" + candidate.name() + "'")
            .toList();
    return similar.isEmpty()
        ? ""
        : similar.stream().collect(Collectors.joining(" or ", " Did you mean ", "?"));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The number of characters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String one, String other) {
    int[][] distances = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : distance(distances, one, other, i, j);
      }
    }
    return distances[one.length()][other.length()];
  }

  private static int distance(int[][] known, String one, String other, int i, int j) {
    char last = one.charAt(i - 1);
    char otherLast = other.charAt(j - 1);
    int replaced = known[i - 1][j - 1] + (last == otherLast ? 0 : 1);
    int least = Math.min(replaced, Math.min(known[i - 1][j], known[i][j - 1]) + 1);
    boolean isSwap =
        i > 1 && j > 1 && last == other.charAt(j - 2) && one.charAt(i - 2) == otherLast;
    return isSwap ? Math.min(least, known[i - 2][j - 2] + 1) : least;
  }
}
