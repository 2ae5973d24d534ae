package io.studioaccess.sandbox.servicequotas;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * Service Quotas' GetServiceQuota and GetAWSDefaultServiceQuota, for one quota of SageMaker. The
 * former knows quotas with an applied value only.
 */
public final class ServiceQuotasApi {

  private static final String SAGEMAKER = "sagemaker";
  private static final String USER_PROFILES = "L-AC46C40F";
  private static final String CODE = "[a-zA-Z][a-zA-Z0-9-]{1,127}";

  private final Quotas quotas;

  private ServiceQuotasApi(Quotas quotas) {
    this.quotas = quotas;
  }

  public static void serve(AwsEndpoint endpoint, Quotas quotas) {
    endpoint.serveJson(
        "servicequotas",
        "ServiceQuotasV20190624",
        new ServiceQuotasApi(quotas).operations(),
        new Constraints()
            .require(GetServiceQuotaRequest.class, "ServiceCode", "QuotaCode")
            .require(GetAwsDefaultServiceQuotaRequest.class, "ServiceCode", "QuotaCode")
            .text("ServiceCode", 1, 63, CODE)
            .text("QuotaCode", 1, 128, CODE));
  }

  private Operations operations() {
    return new Operations()
        .put(
            "GetServiceQuota",
            GetServiceQuotaRequest::builder,
            (request, caller) -> action("GetServiceQuota"),
            (request, caller) ->
                GetServiceQuotaResponse.builder()
                    .quota(applied(request.serviceCode(), request.quotaCode(), caller))
                    .build())
        .put(
            "GetAWSDefaultServiceQuota",
            GetAwsDefaultServiceQuotaRequest::builder,
            (request, caller) -> action("GetAWSDefaultServiceQuota"),
            (request, caller) ->
                GetAwsDefaultServiceQuotaResponse.builder()
                    .quota(awsDefault(request.serviceCode(), request.quotaCode()))
                    .build());
  }

  /** The Service Authorization Reference lists no resource type for them. */
  private static List<Access> action(String name) {
    return List.of(Access.to("servicequotas:" + name, "*"));
  }

  private ServiceQuota applied(String service, String code, Caller caller) {
    requireKnown(service, code);
    return quotas
        .applied(new AccountRegion(caller.principal().accountId(), caller.region()))
        .map(ServiceQuotasApi::quota)
        .orElseThrow(ServiceQuotasApi::noSuchQuota);
  }

  private static ServiceQuota awsDefault(String service, String code) {
    requireKnown(service, code);
    return quota(Quotas.DEFAULT);
  }

  private static void requireKnown(String service, String code) {
    if (!service.equals(SAGEMAKER) || !code.equals(USER_PROFILES)) {
      throw noSuchQuota();
    }
  }

  private static ServiceException noSuchQuota() {
    return new ServiceException(
        "NoSuchResourceException",
        "The request failed because the specified quota does not exist.");
  }

  private static ServiceQuota quota(double value) {
    return ServiceQuota.builder()
        .serviceCode(SAGEMAKER)
        .quotaCode(USER_PROFILES)
        .quotaName("Maximum number of Studio user profiles allowed per account")
        .value(value)
        .adjustable(true)
        .globalQuota(false)
        .build();
  }
}
