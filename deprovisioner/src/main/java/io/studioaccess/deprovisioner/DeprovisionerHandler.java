package io.studioaccess.deprovisioner;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import io.studioaccess.lambda.Intake;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Somebody may have lost: ends what their groups no longer give them. */
public final class DeprovisionerHandler extends MicronautRequestStreamHandler {
  @Inject Intake intake;

  @Override
  protected void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    intake.handle(input, output, context::getRemainingTimeInMillis);
  }
}
