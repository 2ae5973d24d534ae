package io.studioaccess.bench;

import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.stack.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A burst of joins, handled by the packaged functions with the template's queues. */
final class StackJoins {
  private static final String FUNCTION = "ProvisionerFunction";
  private static final Duration BOUND = Duration.ofHours(12);

  private StackJoins() {}

  static JoinsResult measure(Path repository, int joins, int share) throws IOException {
    try (ThrottledCompany company = new ThrottledCompany(repository, joins, share)) {
      Sandbox sandbox = company.sandbox();
      List<Map<String, Object>> events = company.events();
      Instant begin = company.now();
      events.forEach(sandbox::publish);
      sandbox.settle(BOUND);
      return result(company, joins, begin);
    }
  }

  private static JoinsResult result(ThrottledCompany company, int joins, Instant begin)
      throws IOException {
    Sandbox sandbox = company.sandbox();
    Duration cpu = Duration.ZERO;
    for (long pid : sandbox.functions().pids()) {
      cpu = cpu.plusNanos(FunctionProcess.cpu(pid));
    }
    List<LogLine> log = sandbox.log();
    return new JoinsResult(
        Variants.STUDIO_ACCESS,
        joins,
        sandbox.functions().busy(FUNCTION),
        cpu,
        company.lastProfileAfter(begin),
        log.stream()
            .filter(line -> line.text().contains("\"outcome\":\"Granted\""))
            .map(LogLine::at)
            .max(Instant::compareTo)
            .map(last -> Duration.between(begin, last)),
        sandbox.functions().invocations(FUNCTION),
        company.calls().size(),
        company.calls().stream().filter(ThrottledCompany::isThrottled).count(),
        company.calls().stream().filter(call -> call.operation().equals("SendMessage")).count(),
        lines(log, "\"Message failed\""),
        lines(log, "\"No time left for message\""),
        company.withoutProfile());
  }

  private static long lines(List<LogLine> log, String message) {
    return log.stream().filter(line -> line.text().contains(message)).count();
  }
}
