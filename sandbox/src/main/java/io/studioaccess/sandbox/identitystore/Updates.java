package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/**
 * Applies the operations of UpdateUser and UpdateGroup, all of them or none. Attributes that the
 * stand-in does not store are accepted and discarded, as on creation.
 *
 * <p>Not confirmed (belief {@code user-update-status}): whether AWS accepts {@code userStatus}
 * here. The shape User has it, and the API documentation says that the attributes are those of
 * User.
 */
final class Updates {

  private static final Set<String> DISCARDED_USER_ATTRIBUTES =
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
  private static final Set<String> DISCARDED_GROUP_ATTRIBUTES = Set.of("description");

  private Updates() {}

  static User updatedUser(User user, List<AttributeOperation> operations) {
    User updated = user;
    for (var operation : operations) {
      updated =
          switch (operation.attributePath()) {
            case "userName" -> updated.withUserName(text(operation));
            case "displayName" -> updated.withDisplayName(text(operation));
            case "userStatus" -> updated.withEnabled(status(operation) == UserStatus.ENABLED);
            default -> {
              rejectUnknown(operation, DISCARDED_USER_ATTRIBUTES);
              yield updated;
            }
          };
    }
    return updated;
  }

  /** The group's display name after the operations. */
  static String updatedDisplayName(Group group, List<AttributeOperation> operations) {
    String displayName = group.displayName();
    for (var operation : operations) {
      if (operation.attributePath().equals("displayName")) {
        displayName = text(operation);
      } else {
        rejectUnknown(operation, DISCARDED_GROUP_ATTRIBUTES);
      }
    }
    return displayName;
  }

  private static UserStatus status(AttributeOperation operation) {
    var status = UserStatus.fromValue(text(operation));
    if (status == UserStatus.UNKNOWN_TO_SDK_VERSION) {
      throw ServiceException.validation("userStatus must be one of " + UserStatus.knownValues());
    }
    return status;
  }

  private static String text(AttributeOperation operation) {
    var value = operation.attributeValue();
    if (value == null || !value.isString() || value.asString().isEmpty()) {
      throw ServiceException.validation(operation.attributePath() + " must be a string");
    }
    return value.asString();
  }

  private static void rejectUnknown(AttributeOperation operation, Set<String> discarded) {
    var top = operation.attributePath().replaceFirst("[.\\[].*", "");
    if (!discarded.contains(top)) {
      throw ServiceException.validation(
          "AttributePath is not supported: " + operation.attributePath());
    }
  }
}
