package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Refusal;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/**
 * What UpdateUser and UpdateGroup ask for, all of it or nothing. Attributes that the stand-in does
 * not keep are taken and forgotten, as on a create.
 *
 * <p>Not confirmed: whether AWS takes {@code userStatus} here. The shape User has it, and the API
 * says that the attributes are those of User.
 */
final class Updates {

  private static final Set<String> NOT_KEPT_OF_USERS =
      Set.of(
          "name",
          "nickName",
          "profileUrl",
          "emails",
          "addresses",
          "phoneNumbers",
          "userType",
          "title",
          "preferredLanguage",
          "locale",
          "timezone",
          "photos",
          "website",
          "birthdate");
  private static final Set<String> NOT_KEPT_OF_GROUPS = Set.of("description");

  private Updates() {}

  static User of(User user, List<AttributeOperation> operations) {
    User updated = user;
    for (var operation : operations) {
      updated =
          switch (operation.attributePath()) {
            case "userName" -> updated.withUserName(text(operation));
            case "displayName" -> updated.withDisplayName(text(operation));
            case "userStatus" -> updated.withEnabled(status(operation) == UserStatus.ENABLED);
            default -> {
              refuseUnknown(operation, NOT_KEPT_OF_USERS);
              yield updated;
            }
          };
    }
    return updated;
  }

  /** The display name that the group has afterwards. */
  static String of(Group group, List<AttributeOperation> operations) {
    String displayName = group.displayName();
    for (var operation : operations) {
      if (operation.attributePath().equals("displayName")) {
        displayName = text(operation);
      } else {
        refuseUnknown(operation, NOT_KEPT_OF_GROUPS);
      }
    }
    return displayName;
  }

  private static UserStatus status(AttributeOperation operation) {
    var status = UserStatus.fromValue(text(operation));
    if (status == UserStatus.UNKNOWN_TO_SDK_VERSION) {
      throw Refusal.validation("userStatus must be one of " + UserStatus.knownValues());
    }
    return status;
  }

  private static String text(AttributeOperation operation) {
    var value = operation.attributeValue();
    if (value == null || !value.isString() || value.asString().isEmpty()) {
      throw Refusal.validation(operation.attributePath() + " must be a text");
    }
    return value.asString();
  }

  private static void refuseUnknown(AttributeOperation operation, Set<String> known) {
    var top = operation.attributePath().replaceFirst("[.\\[].*", "");
    if (!known.contains(top)) {
      throw Refusal.validation("AttributePath is not supported: " + operation.attributePath());
    }
  }
}
