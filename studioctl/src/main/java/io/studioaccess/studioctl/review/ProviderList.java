package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.studioctl.console.Csv;
import io.studioaccess.studioctl.console.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The memberships that only the identity provider can take away, as a CSV file for its people. */
final class ProviderList {
  private static final List<String> COLUMNS =
      List.of(
          "userName",
          "groupName",
          "groupIdAtTheProvider",
          "reason",
          "domainId",
          "roleArn",
          "userId",
          "groupId");

  private ProviderList() {}

  /** Beside the review: {@code review-removals.csv} for {@code review.yaml}. */
  static String nameFor(String review) {
    return review.substring(0, review.lastIndexOf('.')) + "-removals.csv";
  }

  /**
   * @param externalIds the groups' ids at the provider, as far as they are known
   */
  static String text(List<Removal> removals, Map<GroupId, String> externalIds) {
    StringBuilder csv = new StringBuilder(Csv.line(COLUMNS));
    for (Removal removal : removals) {
      ReviewEntry entry = removal.because().entry();
      csv.append(
          Csv.line(
              List.of(
                  entry.userName(),
                  removal.groupName(),
                  externalIds.getOrDefault(removal.group(), ""),
                  entry.note(),
                  entry.domain(),
                  entry.role(),
                  entry.userId(),
                  removal.group().value())));
    }
    return csv.toString();
  }

  /**
   * Writes the list. After the removals nothing may be lost, so a file that somebody else wrote
   * meanwhile is left alone, and the list gets a number.
   *
   * @return the name of the file
   */
  static String write(String file, String text) {
    String name = file;
    for (int n = 2; Files.exists(Path.of(name)) && !isWritten(name, text); n++) {
      name = "%s-%d.csv".formatted(file.replaceFirst("\\.csv$", ""), n);
    }
    if (!isWritten(name, text)) {
      NewFile.write(name, text);
    }
    return name;
  }

  /** Whether the file has exactly this text already. */
  static boolean isWritten(String file, String text) {
    try {
      return Files.exists(Path.of(file)) && Files.readString(Path.of(file)).equals(text);
    } catch (IOException e) {
      return false; // Writing will say what is wrong.
    }
  }
}
