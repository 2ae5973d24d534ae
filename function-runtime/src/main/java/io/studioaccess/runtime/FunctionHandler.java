package io.studioaccess.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The handler of every function. It passes the input to {@link Intake}. */
public abstract class FunctionHandler extends MicronautRequestStreamHandler {
  private final Intake intake;

  protected FunctionHandler() {
    this.intake = applicationContext.getBean(Intake.class);
  }

  /** With beans that exist already. */
  FunctionHandler(ApplicationContext beans) {
    super(beans);
    this.intake = beans.getBean(Intake.class);
  }

  @Override
  protected final ApplicationContextBuilder newApplicationContextBuilder() {
    return FunctionContext.builder();
  }

  @Override
  protected final void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    intake.handle(input, output, context::getRemainingTimeInMillis);
  }
}
