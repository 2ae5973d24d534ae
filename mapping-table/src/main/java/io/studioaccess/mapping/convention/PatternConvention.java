package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.NamingConvention;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RowOutcome;
import io.studioaccess.mapping.UserSettings;
import java.util.Map;
import java.util.Optional;

/**
 * A group whose whole name matches a pattern has the role that follows from the parts of its name.
 */
public final class PatternConvention implements NamingConvention {
  private final GroupNamePattern pattern;
  private final RoleArnTemplate role;
  private final DomainId domain;
  private final ConventionPriority priority;
  private final ConventionTags tags;

  /**
   * Creates a convention from the stack parameters {@code GroupNamePattern}, {@code
   * RoleArnTemplate}, {@code ConventionDomainId}, {@code ConventionPriority} and {@code
   * ConventionTags}.
   *
   * @throws IllegalArgumentException that names the parameter at fault
   */
  public PatternConvention(
      String groupNamePattern,
      String roleArnTemplate,
      DomainId domain,
      String conventionPriority,
      String conventionTags) {
    this.pattern = new GroupNamePattern(groupNamePattern);
    this.role = new RoleArnTemplate(roleArnTemplate, pattern.parts());
    this.domain = domain;
    this.priority = new ConventionPriority(conventionPriority, pattern.parts());
    this.tags = new ConventionTags(conventionTags, pattern.parts());
  }

  /** A convention without tags. */
  public PatternConvention(
      String groupNamePattern, String roleArnTemplate, DomainId domain, String conventionPriority) {
    this(groupNamePattern, roleArnTemplate, domain, conventionPriority, "");
  }

  @Override
  public Optional<RowOutcome> deriveRow(GroupName group) {
    return pattern.match(group.value()).map(parts -> outcome(group, parts));
  }

  private RowOutcome outcome(GroupName group, Map<String, String> parts) {
    try {
      return new RowOutcome.Legal(row(group, parts));
    } catch (IllegalArgumentException e) {
      return new RowOutcome.Refused(
          new RefusedRow(
              group.value(),
              domain.value(),
              Optional.empty(),
              readablePriority(parts),
              String.valueOf(e.getMessage())));
    }
  }

  private Optional<Integer> readablePriority(Map<String, String> parts) {
    try {
      return Optional.of(priority.resolve(parts));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private MappingRow row(GroupName group, Map<String, String> parts) {
    return new MappingRow(
            group,
            domain,
            Optional.empty(),
            role.fill(parts),
            priority.resolve(parts),
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            Optional.empty())
        .withTags(tags.fill(parts));
  }

  @Override
  public DomainArn domain(Region home) {
    return DomainArn.of(domain, role.exampleRole(), home);
  }
}
