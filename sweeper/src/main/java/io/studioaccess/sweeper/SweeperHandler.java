package io.studioaccess.sweeper;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import io.studioaccess.lambda.Intake;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A group, a mapping row or an hour has changed: names the users to look at. */
public final class SweeperHandler extends MicronautRequestStreamHandler {
  @Inject Intake intake;

  @Override
  protected void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    intake.handle(input, output, context::getRemainingTimeInMillis);
  }
}
