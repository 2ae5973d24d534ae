package io.studioaccess.studioctl.doctor;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;

@Order(10)
@Singleton
final class ScimToken implements Check {

  @Override
  public Area area() {
    return Area.DIRECTORY;
  }

  @Override
  public String name() {
    return "scim-token";
  }

  @Override
  public String question() {
    return "Is the token of automatic provisioning still good?";
  }

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
