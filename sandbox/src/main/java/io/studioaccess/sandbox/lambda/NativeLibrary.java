package io.studioaccess.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The runtime interface client's native library, unpacked once for all functions. Left to itself
 * each process unpacks it to one and the same file of the machine, as if it were alone on it, and
 * one that starts pulls the file away from under the others: they die of a bus error.
 */
public final class NativeLibrary {
  private static final String WHERE_IT_IS =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path file;

  /**
   * @throws IllegalStateException on a machine for which the client brings no library
   */
  public NativeLibrary(Path folder) {
    String resource = "/jni/libaws-lambda-jni.linux-%s.so".formatted(architecture());
    this.file = folder.resolve("libaws-lambda-jni.so");
    try (InputStream library = AWSLambda.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException(
            "the runtime interface client has no library for this machine: " + resource);
      }
      Files.copy(library, file);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be unpacked", e);
    }
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "aarch_64" : name;
  }

  /** The JVM flag with which a function's process takes it. */
  String flag() {
    return "-D" + WHERE_IT_IS + "=" + file;
  }
}
