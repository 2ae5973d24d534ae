package io.studioaccess.studioctl.homes;

import io.studioaccess.aws.dynamodb.OwnerlessHome;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.history.HistoryText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A home directory without an owner, and where it is.
 *
 * @param fileSystem the id of the domain's file system; empty if the domain is gone or cannot be
 *     read
 * @param userName the user's id if the directory no longer knows the user
 */
record Home(OwnerlessHome home, String fileSystem, String userName) {
  static final List<String> SHOWN = List.of("file system", "path", "user", "domain", "since");
  static final List<String> FIELDS =
      List.of(
          "homeEfsFileSystemId",
          "homeEfsFileSystemUid",
          "path",
          "userName",
          "userId",
          "domainId",
          "userProfileName",
          "since");
  static final List<String> COLUMNS =
      List.of("file system", "user id", "path", "user", "domain", "profile", "without owner since");

  /** SageMaker names the directory by the user id (Developer guide, EFS auto-mounting). */
  private String path() {
    return "/" + home.uid();
  }

  List<String> cells() {
    return List.of(
        fileSystem.isEmpty() ? "unknown" : fileSystem,
        home.uid(),
        path(),
        userName,
        home.domain().value(),
        home.profile(),
        Display.timestamp(home.since()));
  }

  /** For a terminal: what finds the directory, and whose it was. */
  List<String> shown() {
    return List.of(
        fileSystem.isEmpty() ? "unknown" : fileSystem,
        path(),
        userName,
        home.domain().value(),
        HistoryText.minute(home.since()));
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("homeEfsFileSystemId", fileSystem);
    fields.put("homeEfsFileSystemUid", home.uid());
    fields.put("path", path());
    fields.put("userName", userName);
    fields.put("userId", home.user().value());
    fields.put("domainId", home.domain().value());
    fields.put("userProfileName", home.profile());
    fields.put("since", home.since().toString());
    return fields;
  }
}
