package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class ScimToken implements Check {

  @Override
  public List<Finding> findings() {
    return List.of(
        Finding.hint(
            "AWS tells nobody how old it is. It ends after a year, and then no change of the"
                + " identity provider arrives",
            "where users come by SCIM: console of IAM Identity Center, Settings, Identity source,"
                + " Manage provisioning"));
  }
}
