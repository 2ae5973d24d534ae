package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;

/** Puts the Studios behind the front door. */
public final class SageMaker {

  private SageMaker() {}

  public static void serve(AwsEndpoint door, Studios studios) {
    var operations = new Operations();
    var ofStudio = new StudioOperations(studios, operations);
    DomainOperations.addTo(ofStudio);
    ProfileOperations.addTo(ofStudio);
    AppOperations.addTo(ofStudio);
    SpaceOperations.addTo(ofStudio);
    TagOperations.addTo(ofStudio);
    door.serveJson("sagemaker", "SageMaker", operations, StudioConstraints.constraints());
  }
}
