package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.ServiceException;
import software.amazon.awssdk.services.identitystore.model.AlternateIdentifier;

/**
 * Reads the unique attribute by which GetUserId and GetGroupId look up an id. Ids that an external
 * provider issued are not supported.
 */
final class AlternateIdentifiers {

  private AlternateIdentifiers() {}

  static String uniqueValue(AlternateIdentifier identifier, String attributePath) {
    var unique = identifier.uniqueAttribute();
    if (unique == null || !unique.attributePath().equalsIgnoreCase(attributePath)) {
      throw ServiceException.validation("AttributePath must be " + attributePath);
    }
    return unique.attributeValue().asString();
  }
}
