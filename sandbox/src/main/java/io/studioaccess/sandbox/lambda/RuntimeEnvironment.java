package io.studioaccess.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.process.ClassArchive;
import io.studioaccess.sandbox.process.JavaProcess;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** What Lambda gives a function's process: class path, JVM flags and environment variables. */
final class RuntimeEnvironment {

  /** Lambda leaves this part of the memory to the heap. */
  private static final double HEAP = 0.85;

  private static final int TEST_REPETITIONS = 2;

  private final TemplateFunction function;
  private final FunctionHost host;
  private final String accessKeyId;
  private final Path jar;
  private final List<Path> classPath;

  RuntimeEnvironment(TemplateFunction function, FunctionHost host, String accessKeyId) {
    this.function = function;
    this.host = host;
    this.accessKeyId = accessKeyId;
    this.jar = host.repository().functionJar(function.handlerClass());
    this.classPath = new ArrayList<>();
    if (host.waitDivisor() > 1) {
      classPath.add(host.repository().functionWaits());
    }
    classPath.add(host.repository().functionClock());
    classPath.add(jar);
    Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(RuntimeEnvironment::home)
        .forEach(classPath::add);
  }

  JavaProcess.Command command(String environment, String runtimeApi) {
    return new JavaProcess.Command(
        classPath,
        flags(),
        AWSLambda.class.getName(),
        List.of(function.handler()),
        variables(environment, runtimeApi),
        archive());
  }

  /** Only tests start functions so often that recording their classes pays. */
  private Optional<ClassArchive> archive() {
    return host.waitDivisor() > 1 ? host.repository().archive(jar, classPath) : Optional.empty();
  }

  private List<String> flags() {
    var flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + Math.max(32, Math.round(function.memory() * HEAP)) + "m",
                "-XX:+UseSerialGC",
                "-XX:+TieredCompilation",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                host.nativeLibrary().flag(),
                "--enable-native-access=ALL-UNNAMED"));
    if (host.waitDivisor() > 1) {
      flags.add("-Dsandbox.waits.divisor=" + host.waitDivisor());
      // A test's function handles few events, so compiling its code ahead costs more than it gains.
      flags.add("-Dpriming.repetitions=" + TEST_REPETITIONS);
    }
    return flags;
  }

  private Map<String, String> variables(String environment, String runtimeApi) {
    var variables = new LinkedHashMap<>(function.environment());
    variables.putAll(credentials());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        function.snapStart() && host.snapshots() ? "snap-start" : "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", environment);
    variables.put("AWS_LAMBDA_LOG_FORMAT", function.logFormat());
    function.logLevel().ifPresent(level -> variables.put("AWS_LAMBDA_LOG_LEVEL", level));
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("_HANDLER", function.handler());
    variables.put("LAMBDA_TASK_ROOT", host.repository().root().toString());
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("SANDBOX_CLOCK_FILE", host.clockFile().toString());
    return variables;
  }

  /** How the function finds AWS, and who it is there. */
  private Map<String, String> credentials() {
    return Map.of(
        "AWS_REGION", host.region(),
        "AWS_DEFAULT_REGION", host.region(),
        "AWS_ACCESS_KEY_ID", accessKeyId,
        "AWS_SECRET_ACCESS_KEY", "sandbox",
        "AWS_ENDPOINT_URL", host.endpoint().toString());
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
