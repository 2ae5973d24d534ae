package io.studioaccess.sandbox.demo;

import static io.studioaccess.sandbox.demo.Company.ANA;
import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.JANE;
import static io.studioaccess.sandbox.demo.Company.LI_WEI;
import static io.studioaccess.sandbox.demo.Company.MEHMET;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static io.studioaccess.sandbox.demo.Company.OFFICE_STAFF;
import static io.studioaccess.sandbox.demo.Company.OLGA;

import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** What happens to the company, in order. */
final class Story {
  private static final int HALF_OF_THE_APPS = 6;

  private final Sandbox sandbox;
  private final Company company;
  private final EventFiles events;
  private final DirectoryApi api;

  /** One step: what a person would say happens, and what makes it happen. */
  record Step(String title, Runnable action) {}

  Story(Sandbox sandbox, Company company, EventFiles events, DirectoryApi api) {
    this.sandbox = sandbox;
    this.company = company;
    this.events = events;
    this.api = api;
  }

  List<Step> steps() {
    return List.of(
        new Step(
            "ana is added to data-scientists, in the console",
            () -> {
              company.joins(ANA, DATA_SCIENTISTS);
              events.publish("add-member-to-group.console.json");
            }),
        new Step(
            "jane.doe@example.com is added to ml-engineers by the identity provider; the event"
                + " comes three times",
            () -> {
              company.joins(JANE, ML_ENGINEERS);
              IntStream.range(0, 3)
                  .forEach(i -> events.publish("add-member-to-group.okta-scim.json"));
            }),
        new Step(
            "mehmet is added to ml-engineers by a script, through the Identity Store API",
            () -> {
              company.joins(MEHMET, ML_ENGINEERS);
              events.publish("create-group-membership.api.json");
            }),
        new Step(
            "li.wei is added to office-staff, which is not mapped",
            () -> api.add(LI_WEI, OFFICE_STAFF)),
        new Step(
            "three events that are none of ours: a failed call, QuickSight's, another identity"
                + " store's",
            () -> {
              events.publish("create-group-membership.conflict-errorcode.json");
              events.publish("create-group-membership.quicksight.json");
              events.publish("another-identity-store.json");
            }),
        new Step(
            "olga is added to both mapped groups",
            () -> {
              api.add(OLGA, DATA_SCIENTISTS);
              api.add(OLGA, ML_ENGINEERS);
            }),
        new Step(
            "olga leaves ml-engineers, whose role she has, and stays in data-scientists",
            () -> api.remove(OLGA, ML_ENGINEERS)),
        new Step(
            "olga is disabled; no event speaks of a group",
            () -> {
              company.disabled(OLGA);
              events.publish("disable-user.console.json");
            }),
        new Step(
            "olga is enabled again",
            () -> {
              company.enabled(OLGA);
              events.publish("enable-user.console.json");
            }),
        new Step(
            "ana opens apps, some in a private space of hers, and more of them three minutes later",
            this::anaOpensApps),
        new Step(
            "ana is removed from data-scientists, in the console, while half of her apps still"
                + " start",
            () -> {
              company.leaves(ANA, DATA_SCIENTISTS);
              events.publish("remove-member-from-group.console.json");
            }),
        new Step(
            "two days later ana is back in data-scientists",
            () -> {
              sandbox.clock().advance(Duration.ofDays(2));
              company.joins(ANA, DATA_SCIENTISTS);
              events.publish("add-member-to-group.console.json");
            }),
        new Step(
            "ana leaves data-scientists again, for good",
            () -> {
              company.leaves(ANA, DATA_SCIENTISTS);
              events.publish("remove-member-from-group.console.json");
            }),
        new Step(
            "mehmet's membership is deleted; the event names nothing but the membership",
            () -> {
              company.leaves(MEHMET, ML_ENGINEERS);
              events.publish("delete-group-membership.api.json");
            }),
        new Step(
            "li.wei joins data-scientists and olga leaves it; SCIM's one event names neither",
            () -> {
              company.joins(LI_WEI, DATA_SCIENTISTS);
              company.leaves(OLGA, DATA_SCIENTISTS);
              events.publish("patch-group.scim.json");
            }),
        new Step(
            "mehmet is back in ml-engineers, and the event is lost; the hour strikes",
            () -> {
              company.joins(MEHMET, ML_ENGINEERS);
              boolean unused = sandbox.tick("SweepRule").isEmpty();
            }),
        new Step(
            "a week has passed since ana and olga left; the hour strikes",
            () -> {
              sandbox.clock().advance(Duration.ofDays(7));
              boolean unused = sandbox.tick("SweepRule").isEmpty();
            }));
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
