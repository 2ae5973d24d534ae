package io.studioaccess.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class WarmHandlerTest {

  private static final class EmptyHandler extends MicronautRequestStreamHandler {
    EmptyHandler() {
      super(ApplicationContext.builder().eagerInitSingletons(false).start());
    }

    @Override
    protected void execute(InputStream input, OutputStream output, Context context) {}
  }

  @Test
  void invocationsLeaveNothingInTheBeanContext() throws IOException {
    // Given
    EmptyHandler handler = new EmptyHandler();
    LambdaLogger logger = mock(LambdaLogger.class);

    // When
    for (int i = 0; i < 5_000; i++) {
      Context invocation = mock(Context.class, withSettings().stubOnly());
      when(invocation.getLogger()).thenReturn(logger);
      handler.handleRequest(
          InputStream.nullInputStream(), OutputStream.nullOutputStream(), invocation);
    }

    // Then
    assertThat(handler.getApplicationContext().getActiveBeanRegistrations(Context.class)).isEmpty();
    assertThat(handler.getApplicationContext().getActiveBeanRegistrations(LambdaLogger.class))
        .isEmpty();
  }
}
