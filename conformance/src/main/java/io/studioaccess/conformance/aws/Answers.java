package io.studioaccess.conformance.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Records the answer to every call of the clients that it intercepts, in the order of the calls. It
 * can also stop them: then every further call fails.
 */
public final class Answers implements ExecutionInterceptor {

  static final String NO_ANSWER = "no answer";

  private final Scrubber scrubber;
  private final List<Answer> answers = new ArrayList<>();
  private final Map<String, Duration> durations = new TreeMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Answers(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  /** Makes every further call fail with {@link InterruptedRun}. */
  public void stop() {
    stopped.set(true);
  }

  public boolean isStopped() {
    return stopped.get();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (stopped.get()) {
      throw new InterruptedRun();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    add(new Answer(operation(attributes), "", scrubber.shape(context.response())));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable error = context.exception();
    if (error instanceof AwsServiceException e && e.awsErrorDetails() != null) {
      add(
          new Answer(
              operation(attributes),
              String.valueOf(e.awsErrorDetails().errorCode()),
              scrubber.text(String.valueOf(e.awsErrorDetails().errorMessage()))));
    } else {
      add(
          new Answer(
              operation(attributes), NO_ANSWER, scrubber.text(String.valueOf(error.getMessage()))));
    }
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        + " "
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private synchronized void add(Answer answer) {
    answers.add(answer);
  }

  /** Records how long AWS took, for the report. */
  public synchronized void took(String what, Duration duration) {
    durations.put(what, duration);
  }

  public synchronized Map<String, Duration> durations() {
    return new TreeMap<>(durations);
  }

  public synchronized int size() {
    return answers.size();
  }

  /** The answers after the first ones. */
  public synchronized List<Answer> since(int position) {
    return List.copyOf(answers.subList(position, answers.size()));
  }

  public Scrubber scrubber() {
    return scrubber;
  }
}
