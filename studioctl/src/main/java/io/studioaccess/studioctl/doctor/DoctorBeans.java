package io.studioaccess.studioctl.doctor;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.reconcile.Studio;
import io.studioaccess.sweeper.IamDefaultRoles;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.iam.IamClient;

/** What the sweeper asks, asked here. */
@Factory
final class DoctorBeans {

  @Singleton
  IamDefaultRoles defaultRoles(Studio studio, ClientsByDomain<IamClient> iam, JsonMapper json) {
    return new IamDefaultRoles(studio, iam, json);
  }
}
