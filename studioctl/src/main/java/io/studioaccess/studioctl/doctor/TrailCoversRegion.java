package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class TrailCoversRegion implements Check {
  private final Trails trails;
  private final IdentityCenterAccount account;

  TrailCoversRegion(Trails trails, IdentityCenterAccount account) {
    this.trails = trails;
    this.account = account;
  }

  @Override
  public List<Finding> findings() {
    if (!trails.canBeAsked()) {
      return List.of(
          Finding.hint(
              "Identity Center is in account %s, whose trails cannot be seen from here: one there has to log management events of %s, and templates/identity-center-account.yaml has to be deployed"
                  .formatted(account.id(), account.region()),
              "studioctl doctor --account-profile %s=NAME, with a profile of ~/.aws/config that may read CloudTrail there"
                  .formatted(account.id())));
    }
    return trails.covering().isEmpty()
        ? List.of(
            Finding.fault(
                "no trail of account %s covers %s: no change in the directory is heard of before the next sweep"
                    .formatted(account.id(), account.region()),
                "aws cloudtrail create-trail --region %s --name management-events --is-multi-region-trail --s3-bucket-name BUCKET, then aws cloudtrail start-logging"
                    .formatted(account.region())))
        : List.of();
  }
}
