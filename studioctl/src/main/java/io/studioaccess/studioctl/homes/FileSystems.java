package io.studioaccess.studioctl.homes;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.studioctl.console.Display;
import jakarta.inject.Singleton;
import java.util.Objects;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** The file systems of domains. */
@Singleton
final class FileSystems {
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final Display display;

  FileSystems(ClientsByDomain<SageMakerClient> sageMaker, Display display) {
    this.sageMaker = sageMaker;
    this.display = display;
  }

  /** The file system's id; empty, with a note, if the domain is gone or cannot be read. */
  String of(DomainArn domain) {
    try {
      return Objects.requireNonNullElse(
          sageMaker
              .forDomain(domain)
              .describeDomain(describe -> describe.domainId(domain.id().value()))
              .homeEfsFileSystemId(),
          "");
    } catch (ResourceNotFoundException e) {
      return unknown(
          domain, "the domain is deleted. Its file system may still exist: look for it in EFS");
    } catch (InaccessibleAccountException e) {
      return unknown(domain, String.valueOf(e.getMessage()));
    } catch (SageMakerException e) {
      return unknown(domain, AwsErrors.message(e));
    }
  }

  private String unknown(DomainArn domain, String reason) {
    display.note("The file system of domain %s is unknown: %s".formatted(domain.id(), reason));
    return "";
  }
}
