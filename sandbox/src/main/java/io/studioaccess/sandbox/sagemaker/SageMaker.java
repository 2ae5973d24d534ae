package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;

/** Serves the Studios through the SageMaker API. */
public final class SageMaker {

  private SageMaker() {}

  public static void serve(AwsEndpoint endpoint, Studios studios) {
    var operations = new Operations();
    var studioOperations = new StudioOperations(studios, operations);
    DomainOperations.addTo(studioOperations);
    ProfileOperations.addTo(studioOperations);
    AppOperations.addTo(studioOperations);
    SpaceOperations.addTo(studioOperations);
    TagOperations.addTo(studioOperations);
    endpoint.serveJson("sagemaker", "SageMaker", operations, StudioConstraints.constraints());
  }
}
