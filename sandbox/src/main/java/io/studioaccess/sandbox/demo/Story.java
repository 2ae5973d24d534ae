package io.studioaccess.sandbox.demo;

import static io.studioaccess.sandbox.demo.Company.ANA;
import static io.studioaccess.sandbox.demo.Company.CONTRACTORS;
import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.JANE;
import static io.studioaccess.sandbox.demo.Company.KIM;
import static io.studioaccess.sandbox.demo.Company.LI_WEI;
import static io.studioaccess.sandbox.demo.Company.MEHMET;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static io.studioaccess.sandbox.demo.Company.OFFICE_STAFF;
import static io.studioaccess.sandbox.demo.Company.OLGA;

import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** The steps of the demo, in order. */
final class Story {
  private static final int HALF_OF_THE_APPS = 6;
  private static final String DATA_SCIENTIST = "data-scientist";
  private static final String ML_ENGINEER = "ml-engineer";
  private static final String QUARANTINE = "studio-access-quarantine";

  private final Sandbox sandbox;
  private final Company company;
  private final EventFiles events;
  private final DirectoryApi api;

  /**
   * One step.
   *
   * @param title what happens, in words
   * @param action makes it happen
   * @param effect what it must lead to
   */
  record Step(String title, Runnable action, Effect effect) {}

  Story(Sandbox sandbox, Company company, EventFiles events, DirectoryApi api) {
    this.sandbox = sandbox;
    this.company = company;
    this.events = events;
    this.api = api;
  }

  List<Step> steps() {
    return List.of(
        new Step(
            "An administrator adds ana to data-scientists in the console",
            () -> {
              company.addToGroup(ANA, DATA_SCIENTISTS);
              events.publish("add-member-to-group.console.json");
            },
            Effect.of(ANA, DATA_SCIENTIST, "Granted")),
        new Step(
            "The identity provider adds jane.doe@example.com to ml-engineers; the event is"
                + " delivered three times",
            () -> {
              company.addToGroup(JANE, ML_ENGINEERS);
              IntStream.range(0, 3)
                  .forEach(i -> events.publish("add-member-to-group.okta-scim.json"));
            },
            Effect.of(JANE, ML_ENGINEER, "Granted")),
        new Step(
            "A script adds mehmet to ml-engineers through the Identity Store API",
            () -> {
              company.addToGroup(MEHMET, ML_ENGINEERS);
              events.publish("create-group-membership.api.json");
            },
            Effect.of(MEHMET, ML_ENGINEER, "Granted")),
        new Step(
            "An administrator adds li.wei to office-staff, which is not mapped",
            () -> api.add(LI_WEI, OFFICE_STAFF),
            Effect.NONE.andStill(LI_WEI, Effect.NO_PROFILE)),
        new Step(
            "Three events must be ignored: of a failed call, of QuickSight, and of another identity"
                + " store",
            () -> {
              events.publish("create-group-membership.conflict-errorcode.json");
              events.publish("create-group-membership.quicksight.json");
              events.publish("another-identity-store.json");
            },
            Effect.NONE.andIgnored(1)),
        new Step(
            "An administrator adds olga to both mapped groups",
            () -> {
              // The group whose role wins comes first, so that no reconcile in between grants the
              // other.
              api.add(OLGA, ML_ENGINEERS);
              api.add(OLGA, DATA_SCIENTISTS);
            },
            Effect.of(OLGA, ML_ENGINEER, "Granted")),
        new Step(
            "olga is removed from ml-engineers, whose role she has, and stays in data-scientists",
            () -> api.remove(OLGA, ML_ENGINEERS),
            Effect.of(OLGA, DATA_SCIENTIST, "Changed")),
        new Step(
            "olga is disabled; the event mentions no group",
            () -> {
              company.disable(OLGA);
              events.publish("disable-user.console.json");
            },
            Effect.of(OLGA, QUARANTINE, "Quarantined")),
        new Step(
            "olga is enabled again",
            () -> {
              company.enable(OLGA);
              events.publish("enable-user.console.json");
            },
            Effect.of(OLGA, DATA_SCIENTIST, "Restored")),
        new Step(
            "ana opens apps, one of them in her private space, and more apps three minutes later",
            this::anaOpensApps,
            Effect.NONE.andStill(ANA, DATA_SCIENTIST)),
        new Step(
            "ana is removed from data-scientists in the console while half of her apps are still"
                + " starting",
            () -> {
              company.removeFromGroup(ANA, DATA_SCIENTISTS);
              events.publish("remove-member-from-group.console.json");
            },
            Effect.of(ANA, QUARANTINE, "Quarantined")),
        new Step(
            "Two days later, ana is added to data-scientists again",
            () -> {
              sandbox.clock().advance(Duration.ofDays(2));
              // The sweeps of two days, so that only the event can bring ana back.
              sandbox.settle();
              company.addToGroup(ANA, DATA_SCIENTISTS);
              events.publish("add-member-to-group.console.json");
            },
            Effect.of(ANA, DATA_SCIENTIST, "Restored")),
        new Step(
            "ana is removed from data-scientists again, and stays out",
            () -> {
              company.removeFromGroup(ANA, DATA_SCIENTISTS);
              events.publish("remove-member-from-group.console.json");
            },
            Effect.of(ANA, QUARANTINE, "Quarantined")),
        new Step(
            "mehmet's membership is deleted; the event names only the membership",
            () -> {
              company.removeFromGroup(MEHMET, ML_ENGINEERS);
              events.publish("delete-group-membership.api.json");
            },
            Effect.of(MEHMET, QUARANTINE, "Quarantined")),
        new Step(
            "li.wei joins data-scientists and olga leaves it; the one SCIM event names neither"
                + " user",
            () -> {
              company.addToGroup(LI_WEI, DATA_SCIENTISTS);
              company.removeFromGroup(OLGA, DATA_SCIENTISTS);
              events.publish("patch-group.scim.json");
            },
            Effect.of(LI_WEI, DATA_SCIENTIST, "Granted").and(OLGA, QUARANTINE, "Quarantined")),
        new Step(
            "mehmet is added to ml-engineers again, but the event is lost; the hourly sweep runs",
            () -> {
              company.addToGroup(MEHMET, ML_ENGINEERS);
              boolean unused = sandbox.fireSchedule("SweepRule").isEmpty();
            },
            Effect.of(MEHMET, ML_ENGINEER, "Restored")),
        new Step(
            "A week has passed since ana and olga left; the hourly sweep runs",
            () -> {
              sandbox.clock().advance(Duration.ofDays(7));
              boolean unused = sandbox.fireSchedule("SweepRule").isEmpty();
            },
            Effect.of(ANA, Effect.NO_PROFILE, "Revoked").and(OLGA, Effect.NO_PROFILE, "Revoked")),
        new Step(
            "data-scientists get another cost center: the row's tags change, and the profile's"
                + " follow",
            () ->
                Company.retagDataScientists(
                    sandbox, Map.of("cost-center", "4712", "project", "apollo")),
            Effect.NONE
                .andStill(LI_WEI, DATA_SCIENTIST)
                .andTags(LI_WEI, "cost-center=4712, project=apollo")),
        new Step(
            "An administrator maps contractors for ten days each, and kim joins them",
            () -> {
              company.hireContractor(sandbox);
              api.add(KIM, CONTRACTORS);
            },
            Effect.of(KIM, DATA_SCIENTIST, "Granted")),
        new Step(
            "Three days later, the hourly sweep announces that kim's access ends in a week",
            () -> {
              sandbox.clock().advance(Duration.ofDays(3));
              boolean unused = sandbox.fireSchedule("SweepRule").isEmpty();
            },
            Effect.of(KIM, DATA_SCIENTIST, "Expiring")),
        new Step(
            "The tenth day ends half an hour after an hourly sweep; nobody removes kim from the"
                + " group",
            () -> {
              sandbox.clock().advance(Duration.ofDays(7).minusMinutes(30));
              boolean unused = sandbox.fireSchedule("SweepRule").isEmpty();
            },
            Effect.of(KIM, QUARANTINE, "Quarantined")));
  }

  private void anaOpensApps() {
    Studio studio = sandbox.cloud().studio();
    var space = studio.addSpace(DOMAIN, "ana-forecast", ANA.userName(), SharingType.PRIVATE);
    var unused = studio.startAppInSpace(DOMAIN, space.spaceName(), AppType.JUPYTER_LAB, "default");
    openApps("running");
    sandbox.clock().advance(Duration.ofMinutes(3));
    openApps("starting");
  }

  private void openApps(String name) {
    var unused =
        sandbox
            .cloud()
            .studio()
            .startApps(DOMAIN, ANA.userName(), AppType.KERNEL_GATEWAY, name, HALF_OF_THE_APPS);
  }
}
