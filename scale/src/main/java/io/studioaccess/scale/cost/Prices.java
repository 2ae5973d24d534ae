package io.studioaccess.scale.cost;

import io.studioaccess.scale.Numbers;
import java.nio.file.Path;

/** List prices in US dollars, as {@code scale/prices.yaml} describes them. */
record Prices(
    double requests,
    Numbers gigabyteSecond,
    double snapStartCached,
    double snapStartRestored,
    double sqs,
    double events,
    double readUnits,
    double writeUnits,
    double stored,
    double recovery,
    double logs,
    double logsStored,
    double metric,
    double alarm,
    double dashboard,
    double key,
    double keyRequests) {
  private static final double MILLION = 1e6;

  /**
   * Prices of one unit each.
   *
   * @throws IllegalArgumentException if a price is missing
   */
  static Prices read(Path file) {
    Numbers prices = Numbers.read(file);
    return new Prices(
        prices.at("lambdaMillionRequests") / MILLION,
        prices.under("lambdaGigabyteSecond"),
        prices.at("snapStartJavaCacheGigabyteSecond"),
        prices.at("snapStartJavaRestoredGigabyte"),
        prices.at("sqsMillionRequests") / MILLION,
        prices.at("eventBridgeMillionEvents") / MILLION,
        prices.at("dynamoDbMillionReadUnits") / MILLION,
        prices.at("dynamoDbMillionWriteUnits") / MILLION,
        prices.at("dynamoDbGigabyteMonth"),
        prices.at("dynamoDbRecoveryGigabyteMonth"),
        prices.at("logsGigabyte"),
        prices.at("logsStoredGigabyteMonth"),
        prices.at("metricMonth"),
        prices.at("alarmMetricMonth"),
        prices.at("dashboardMonth"),
        prices.at("kmsKeyMonth"),
        prices.at("kmsTenThousandRequests") / 10_000);
  }

  /** Of a gigabyte-second of a function of this architecture, such as {@code x86_64}. */
  double gigabyteSecond(String architecture) {
    return gigabyteSecond.at(architecture);
  }
}
