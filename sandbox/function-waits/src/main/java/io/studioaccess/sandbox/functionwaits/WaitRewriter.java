package io.studioaccess.sandbox.functionwaits;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Replaces calls of {@link TimeUnit#sleep} and {@link System#nanoTime} by calls of {@link Waits}.
 */
final class WaitRewriter {

  /** The class that sleeps and the class that reads the rate limiter's time. */
  static final Set<String> SDK_CLASSES =
      Set.of(
          "software/amazon/awssdk/core/internal/http/pipeline/stages/RetryableStage",
          "software/amazon/awssdk/retries/internal/ratelimiter/SystemClock");

  private static final ClassDesc WAITS = desc(Waits.class);
  private static final ClassDesc UNIT = desc(TimeUnit.class);
  private static final MethodTypeDesc SLEEP =
      MethodTypeDesc.of(ConstantDescs.CD_void, UNIT, ConstantDescs.CD_long);
  private static final MethodTypeDesc NANO_TIME = MethodTypeDesc.of(ConstantDescs.CD_long);

  private WaitRewriter() {}

  /**
   * @throws IllegalStateException if the class makes neither call
   */
  static byte[] rewrite(byte[] classFile) {
    var replacedCalls = new AtomicInteger();
    CodeTransform transform =
        (builder, element) -> {
          if (replaceCall(builder, element)) {
            replacedCalls.incrementAndGet();
          } else {
            builder.with(element);
          }
        };
    ClassFile format = ClassFile.of();
    byte[] rewritten =
        format.transformClass(
            format.parse(classFile), ClassTransform.transformingMethodBodies(transform));
    if (replacedCalls.get() == 0) {
      throw new IllegalStateException("the class calls neither TimeUnit.sleep nor System.nanoTime");
    }
    return rewritten;
  }

  private static boolean replaceCall(CodeBuilder builder, CodeElement element) {
    if (!(element instanceof InvokeInstruction call)) {
      return false;
    }
    String method = call.owner().asInternalName() + "." + call.name().stringValue();
    switch (method) {
      case "java/util/concurrent/TimeUnit.sleep" -> builder.invokestatic(WAITS, "sleep", SLEEP);
      case "java/lang/System.nanoTime" -> builder.invokestatic(WAITS, "nanoTime", NANO_TIME);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.of(type.getName());
  }
}
