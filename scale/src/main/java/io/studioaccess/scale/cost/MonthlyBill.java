package io.studioaccess.scale.cost;

import io.studioaccess.scale.MeasuredOperation;
import io.studioaccess.scale.Measurements;
import io.studioaccess.scale.Month;
import io.studioaccess.scale.Usage;
import java.util.Map;
import java.util.TreeMap;

/** What a month costs a company of one size. */
final class MonthlyBill {
  private static final double SWEEPS = Month.HOURS;
  private static final double STATUS_SWEEPS = 30;
  private static final double POLLS_PER_MINUTE = 3;
  private static final double DATA_KEYS_PER_HOUR = 12;

  private final Measurements measured;
  private final DeployedShape shape;
  private final Prices prices;
  private final Month month;
  private final BilledRuntime runtime;

  MonthlyBill(
      Measurements measured,
      DeployedShape shape,
      Prices prices,
      Month month,
      BilledRuntime runtime) {
    this.measured = measured;
    this.shape = shape;
    this.prices = prices;
    this.month = month;
    this.runtime = runtime;
  }

  /** One operation in a company of this size, in environments that have started. */
  Bill of(MeasuredOperation operation, int people) {
    return Bill.of(usage(operation, people), runtime, shape, prices, month)
        .times(factor(operation, people));
  }

  private Usage usage(MeasuredOperation operation, int people) {
    return measured
        .of(people, operation.title())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" was not measured: run make scale".formatted(operation.title())));
  }

  /**
   * A month.
   *
   * @param scim whether the directory's changes arrive as SCIM's events about groups
   */
  Bill of(int people, boolean scim) {
    Map<MeasuredOperation, Double> numbers = numbers(people, scim);
    Bill bill = fixed(people);
    TreeMap<String, Double> invocations = new TreeMap<>();
    for (Map.Entry<MeasuredOperation, Double> operation : numbers.entrySet()) {
      Usage usage = usage(operation.getKey(), people);
      bill = bill.plus(of(operation.getKey(), people).times(operation.getValue()));
      usage
          .functions()
          .forEach(
              (function, use) ->
                  invocations.merge(
                      function, use.invocations() * operation.getValue(), Double::sum));
    }
    for (Map.Entry<String, Double> function : invocations.entrySet()) {
      double starts = function.getValue() * coldShare(function.getValue());
      bill =
          bill.with(
              Bill.LAMBDA,
              starts
                  * runtime.gigabyteSecondsOfStart(function.getKey())
                  * prices.gigabyteSecond(Bill.architecture(shape, function.getKey())));
    }
    return bill;
  }

  /** A sweep of everybody is measured at some sizes; between them it grows with the people. */
  private double factor(MeasuredOperation operation, int people) {
    boolean grows =
        operation == MeasuredOperation.EVERYBODY || operation == MeasuredOperation.STATUS;
    return grows ? (double) people / measured.sizeFor(people) : 1;
  }

  /** How often things happen. */
  private Map<MeasuredOperation, Double> numbers(int people, boolean scim) {
    double thousands = people / 1e3;
    TreeMap<MeasuredOperation, Double> numbers = new TreeMap<>();
    numbers.put(MeasuredOperation.LEAVER, month.leavers() * thousands);
    numbers.put(MeasuredOperation.ROLE_CHANGE, month.roleChanges() * thousands);
    numbers.put(MeasuredOperation.WITHOUT_EFFECT, month.eventsWithoutEffect() * thousands);
    numbers.put(MeasuredOperation.CHANGED_ROW, month.changedRows() * thousands);
    numbers.put(MeasuredOperation.EVERYBODY, SWEEPS);
    numbers.put(MeasuredOperation.STATUS, STATUS_SWEEPS);
    if (scim) {
      // Each SCIM event costs what a join by SCIM costs more than another join: so joins are moved
      // from one kind to the other, and others add the difference.
      double others = (month.leavers() + 2 * month.roleChanges()) * thousands;
      double joins = month.joins() * thousands;
      double events = (joins + others) * month.patchGroupsPerChange();
      numbers.put(MeasuredOperation.GROUP_EVENT, events);
      numbers.put(MeasuredOperation.JOIN, joins - events);
    } else {
      numbers.put(MeasuredOperation.JOIN, month.joins() * thousands);
    }
    return numbers;
  }

  /** What is paid without any event. */
  private Bill fixed(int people) {
    double polls = shape.queuesThatInvoke() * month.pollers() * POLLS_PER_MINUTE * 60 * Month.HOURS;
    double table = people * (month.recordBytes() + month.membershipBytes()) / 1e9;
    double index = people * month.indexBytes() / 1e9;
    double keyRequests = shape.queues() * DATA_KEYS_PER_HOUR * 2 * Month.HOURS;
    return Bill.none()
        .with(Bill.SQS, polls * prices.sqs())
        .with(Bill.DYNAMODB, (table + index) * prices.stored() + table * prices.recovery())
        .with(
            Bill.MONITORING,
            measured.metrics() * prices.metric()
                + shape.alarmMetrics() * prices.alarm()
                + prices.dashboard())
        .with(Bill.KMS, month.kmsKeys() * (prices.key() + keyRequests * prices.keyRequests()));
  }

  /** The part of events that find no environment, if events come at random. */
  private double coldShare(double invocationsPerMonth) {
    return Math.exp(-invocationsPerMonth / Month.HOURS * month.environmentMinutes() / 60);
  }
}
