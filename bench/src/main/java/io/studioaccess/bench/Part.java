package io.studioaccess.bench;

import java.util.List;

/**
 * A part of a function's work. Code of the Java library counts for the part that called it, except
 * for the loading and linking of classes.
 */
enum Part {
  LOADING(
      "loading and linking classes",
      "java.lang.ClassLoader.",
      "jdk.internal.loader.",
      "java.lang.invoke.",
      "jdk.internal.classfile."),
  SIGNING("SDK: signing", "software.amazon.awssdk.http.auth."),
  ENDPOINT("SDK: endpoint", "software.amazon.awssdk.services.*.endpoints."),
  REQUEST("SDK: writing requests", "software.amazon.awssdk.protocols.json.internal.marshall."),
  RESPONSE(
      "SDK: reading responses",
      "software.amazon.awssdk.protocols.json.internal.unmarshall.",
      "software.amazon.awssdk.protocols.jsoncore."),
  HTTP("HTTP", "software.amazon.awssdk.http.urlconnection.", "sun.net.www.", "sun.net.http."),
  SDK("SDK: the rest of its pipeline", "software.amazon.awssdk."),
  JSON(
      "our JSON",
      "com.fasterxml.",
      "io.micronaut.serde.",
      "io.micronaut.json.",
      "io.studioaccess.runtime.Intake."),
  LOG(
      "our logs and metrics",
      "io.studioaccess.runtime.logging.",
      "io.studioaccess.aws.cloudwatch.",
      "org.slf4j."),
  ADAPTERS("our adapters", "io.studioaccess.aws."),
  CORE("our decisions", "io.studioaccess."),
  MICRONAUT("Micronaut", "io.micronaut."),
  LAMBDA("Lambda's runtime client", "com.amazonaws.services.lambda."),
  OTHER("other threads of the JVM and the SDK");

  private final String text;

  /** Separated by spaces, because an enum holds nothing that could change. */
  private final String prefixes;

  /**
   * @param prefixes beginnings of qualified method names; an asterisk stands for one package
   */
  Part(String text, String... prefixes) {
    this.text = text;
    this.prefixes = String.join(" ", prefixes);
  }

  String text() {
    return text;
  }

  /**
   * The part of the innermost frame that belongs to one.
   *
   * @param frames qualified method names, the innermost first
   */
  static Part of(List<String> frames) {
    for (String frame : frames) {
      for (Part part : values()) {
        if (part.contains(frame)) {
          return part;
        }
      }
    }
    return OTHER;
  }

  private boolean contains(String frame) {
    for (String prefix : prefixes.split(" ", -1)) {
      if (!prefix.isEmpty() && startsWith(frame, prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(String frame, String prefix) {
    int any = prefix.indexOf('*');
    if (any < 0) {
      return frame.startsWith(prefix);
    }
    int packageEnd = frame.indexOf('.', any);
    return frame.startsWith(prefix.substring(0, any))
        && packageEnd > 0
        && frame.startsWith(prefix.substring(any + 1), packageEnd);
  }
}
