package io.studioaccess.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What every function's handler does: hands over what Lambda delivers. */
public abstract class FunctionHandler extends MicronautRequestStreamHandler {
  private final Intake intake;

  protected FunctionHandler() {
    this.intake = applicationContext.getBean(Intake.class);
  }

  @Override
  protected final void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    intake.handle(input, output, context::getRemainingTimeInMillis);
  }
}
