package io.studioaccess.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians that {@code make cost} reads, by variant. */
final class MeasuredFile {
  private static final double MILLI = 1e6;
  private static final double MEGA = 1e6;

  private MeasuredFile() {}

  static String json(Map<Variant, List<Round>> rounds) {
    Map<String, Object> variants = new LinkedHashMap<>();
    rounds.forEach((variant, measured) -> variants.put(variant.name(), medians(measured)));
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(variants)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers can always be written", e);
    }
  }

  private static Map<String, Double> medians(List<Round> rounds) {
    Map<String, Double> medians = new LinkedHashMap<>();
    medians.put("startMillis", median(rounds, round -> round.init() / MILLI));
    medians.put("firstEventMillis", median(rounds, round -> round.first() / MILLI));
    medians.put("warmEventMillis", median(rounds, round -> round.median() / MILLI));
    medians.put("warmCpuMillis", median(rounds, round -> round.cpu() / MILLI));
    medians.put("peakMegabytes", median(rounds, round -> round.peakMemory() / MEGA));
    medians.put("calls", median(rounds, Round::calls));
    return medians;
  }

  /** To a hundredth. */
  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    return Math.round(sorted[sorted.length / 2] * 100) / 100.0;
  }
}
