package io.studioaccess.aws.sagemaker;

import io.studioaccess.mapping.DomainArn;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.SpaceSortKey;

/** The pages of a domain's spaces, the newest space first. */
final class SpacePages {
  private static final int PAGE = 100;

  /** A new space may be missing in a listing for a while: AWS promises no delay. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final SageMakerClient client;
  private final DomainArn domain;

  SpacePages(SageMakerClient client, DomainArn domain) {
    this.client = client;
    this.domain = domain;
  }

  ListSpacesResponse page(@Nullable String token) {
    return client.listSpaces(
        list ->
            list.domainIdEquals(domain.id().value())
                .sortBy(SpaceSortKey.CREATION_TIME)
                .sortOrder(SortOrder.DESCENDING)
                .maxResults(PAGE)
                .nextToken(token));
  }

  /** The token of the next page; null after the last one. */
  static @Nullable String next(ListSpacesResponse page) {
    return page.nextToken() == null || page.nextToken().isEmpty() ? null : page.nextToken();
  }

  /**
   * Reads the spaces that were created since, and some more. If the pages turn out not to be
   * sorted, all are read.
   */
  void readSince(Instant moment, Consumer<SpaceDetails> reader) {
    Order order = new Order();
    Instant bound = moment.minus(OVERLAP);
    @Nullable String token = null;
    do {
      ListSpacesResponse page = page(token);
      page.spaces().forEach(reader);
      page.spaces().forEach(order::add);
      token = next(page);
    } while (token != null && !order.isPast(bound));
  }

  /** The order in which spaces were created, as far as the pages show it. */
  private static final class Order {
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean descends = true;

    void add(SpaceDetails space) {
      Instant created = space.creationTime();
      descends &= created != null && (last == null || !created.isAfter(last));
      first = first == null ? created : first;
      last = created;
    }

    /** One space, or spaces of one moment, do not show that the order descends. */
    boolean isPast(Instant bound) {
      return descends
          && first != null
          && last != null
          && last.isBefore(first)
          && last.isBefore(bound);
    }
  }
}
