package io.studioaccess.studioctl.doctor;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.reconciler.reconcile.Studio;
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
