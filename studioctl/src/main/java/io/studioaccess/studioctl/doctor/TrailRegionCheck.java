package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class TrailRegionCheck implements Check {
  private final Trails trails;
  private final IdentityCenterAccount account;
  private final MissingTrail missing;

  TrailRegionCheck(Trails trails, IdentityCenterAccount account, MissingTrail missing) {
    this.trails = trails;
    this.account = account;
    this.missing = missing;
  }

  @Override
  public List<Finding> findings() {
    if (!trails.isReadable()) {
      return List.of(
          Finding.hint(
              "the trails of the Identity Center account %s are not readable: make sure that templates/identity-center-account.yaml is deployed there, and that native events arrive or a trail logs management events of %s"
                  .formatted(account.id(), account.region()),
              "run studioctl doctor --account-profile %s=NAME, with a profile in ~/.aws/config that can read CloudTrail there"
                  .formatted(account.id())));
    }
    return trails.covering().isEmpty()
        ? List.of(
            missing.finding(
                "no trail of account %s covers %s".formatted(account.id(), account.region()),
                "aws cloudtrail create-trail --region %s --name management-events --is-multi-region-trail --s3-bucket-name BUCKET, then aws cloudtrail start-logging"
                    .formatted(account.region())))
        : List.of();
  }
}
