package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class ScimTokenCheck implements Check {

  @Override
  public List<Finding> findings() {
    return List.of(
        Finding.hint(
            "AWS has no API for the age of the SCIM token. After a year it expires, and changes of"
                + " the identity provider no longer arrive. AWS Health announces the end from 90"
                + " days before, and ScimTokenAlarm fires if its events reach this stack",
            "if you use SCIM, see the IAM Identity Center console: Settings, Identity source,"
                + " Manage provisioning; and docs/deploy.md on the events of AWS Health"));
  }
}
