package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Refusal;
import software.amazon.awssdk.services.identitystore.model.AlternateIdentifier;

/**
 * Looking somebody up by a unique attribute; ids that an external provider issued are not kept
 * here.
 */
final class AlternateIdentifiers {

  private AlternateIdentifiers() {}

  static String value(AlternateIdentifier identifier, String attributePath) {
    var unique = identifier.uniqueAttribute();
    if (unique == null || !unique.attributePath().equalsIgnoreCase(attributePath)) {
      throw Refusal.validation("AttributePath must be " + attributePath);
    }
    return unique.attributeValue().asString();
  }
}
