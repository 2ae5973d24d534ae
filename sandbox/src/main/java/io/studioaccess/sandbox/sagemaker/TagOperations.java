package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AddTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.AddTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** SageMaker's operations on tags. */
final class TagOperations {

  private TagOperations() {}

  static void addTo(StudioOperations operations) {
    operations
        .put(
            "ListTags",
            ListTagsRequest::builder,
            (studio, r) -> SageMakerActions.onExisting(studio, "ListTags", r.resourceArn()),
            TagOperations::listTags)
        .put(
            "AddTags",
            AddTagsRequest::builder,
            (studio, r) -> SageMakerActions.tagging(studio, r.resourceArn(), r.tags()),
            TagOperations::addTags)
        .put(
            "DeleteTags",
            DeleteTagsRequest::builder,
            (studio, r) -> SageMakerActions.untagging(studio, r.resourceArn(), r.tagKeys()),
            TagOperations::deleteTags);
  }

  private static ListTagsResponse listTags(Studio studio, ListTagsRequest request) {
    requireExisting(studio, request.resourceArn());
    var tags = new TreeMap<String, Tag>();
    Tags.toList(studio.parts().tags().of(request.resourceArn()))
        .forEach(tag -> tags.put(tag.key(), tag));
    var page = Page.of(tags, request.nextToken(), request.maxResults(), studio.parts().pageLimit());
    return ListTagsResponse.builder().tags(page.items()).nextToken(page.nextToken()).build();
  }

  private static AddTagsResponse addTags(Studio studio, AddTagsRequest request) {
    requireExisting(studio, request.resourceArn());
    studio.parts().tags().add(request.resourceArn(), request.tags());
    return AddTagsResponse.builder()
        .tags(Tags.toList(studio.parts().tags().of(request.resourceArn())))
        .build();
  }

  private static DeleteTagsResponse deleteTags(Studio studio, DeleteTagsRequest request) {
    requireExisting(studio, request.resourceArn());
    studio.parts().tags().remove(request.resourceArn(), request.tagKeys());
    return DeleteTagsResponse.builder().build();
  }

  private static void requireExisting(Studio studio, String arn) {
    if (studio.parts().profiles().has(arn, studio.now())) {
      return;
    }
    var arns =
        Stream.of(
                studio.domains().stream().map(DescribeDomainResponse::domainArn),
                studio.spaces().stream().map(DescribeSpaceResponse::spaceArn),
                studio.apps().stream().map(DescribeAppResponse::appArn))
            .flatMap(each -> each);
    if (arns.noneMatch(arn::equals)) {
      throw ServiceException.validation("Resource [" + arn + "] does not exist.");
    }
  }
}
