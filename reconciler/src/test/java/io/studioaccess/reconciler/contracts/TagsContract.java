package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tags of rows, which the provisioner may set on our profiles only. */
public abstract class TagsContract extends OnStudio {
  private static final RowTags TEAM_ONE = new RowTags(Map.of("team", "one", "stage", "test"));

  private Operation changeTags(String arn) {
    return new Operation.ChangeTags(
        sageMaker().domain(),
        ADA,
        arn,
        new TreeMap<>(Map.of("team", "two", "cost", "4711")),
        new TreeSet<>(Set.of("stage")));
  }

  private Map<String, String> tags() {
    return sageMaker().listing().profilesIn(sageMaker().domain()).isEmpty()
        ? Map.of()
        : ProfileListingContract.detailsOf(sageMaker(), ADA).orElseThrow().tags();
  }

  @Test
  void tagsAreSetAndRemovedAndOthersStay() {
    // Given
    assertThat(grant(create(ANALYST, TEAM_ONE))).isEqualTo(DONE);
    settle();
    sageMaker().tag(ADA, "by-hand", "yes");
    assertThat(tags()).containsAllEntriesOf(TEAM_ONE.byKey()).containsEntry("by-hand", "yes");

    // When
    assertThat(grant(changeTags(ada().arn()))).isEqualTo(DONE);
    assertThat(grant(changeTags(ada().arn()))).isEqualTo(DONE);

    // Then
    assertThat(tags())
        .containsAllEntriesOf(Map.of("team", "two", "cost", "4711", "by-hand", "yes"))
        .doesNotContainKey("stage");
    assertThat(sageMaker().studio().taggedFor(sageMaker().domain(), ada().arn())).contains(ADAS_ID);
  }

  @Test
  protected void theTagsOfAForeignProfileAreRefused() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);

    // When
    OperationResult result = grant(changeTags(ada().arn()));

    // Then
    assertThat(result).isInstanceOf(OperationResult.Refused.class);
    assertThat(tags()).doesNotContainKey("team");
  }

  @Test
  protected void theTagsOfAProfileThatIsGoneAreRefused() {
    // Given
    giveAdaAProfile();
    String arn = ada().arn();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    settle();

    // When // Then
    assertThat(grant(changeTags(arn))).isInstanceOf(OperationResult.Refused.class);
  }
}
