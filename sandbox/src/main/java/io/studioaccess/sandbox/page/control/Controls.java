package io.studioaccess.sandbox.page.control;

import java.util.HashMap;
import java.util.Map;

/** All controls of a sandbox, by their path below {@code /api/}. */
public final class Controls {
  private Controls() {}

  public static Map<String, Control> of(Target target) {
    Map<String, Control> controls = new HashMap<>();
    new DirectoryControls(target).addTo(controls);
    new StudioControls(target).addTo(controls);
    new ClockControls(target).addTo(controls);
    new FaultControls(target).addTo(controls);
    new QueueControls(target).addTo(controls);
    new HeldControls(target).addTo(controls);
    new EventControls(target).addTo(controls);
    new ExplainControl(target).addTo(controls);
    return Map.copyOf(controls);
  }
}
