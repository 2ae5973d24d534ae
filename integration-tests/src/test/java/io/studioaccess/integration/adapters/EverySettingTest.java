package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.aws.sagemaker.GrantExecutor;
import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowFields;
import io.studioaccess.mapping.SupportedSettings;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.RowYaml;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** A row with every setting that the AWS SDK has, from the file to the profile and back. */
class EverySettingTest {
  private static final ProfileName ADA = new ProfileName("ada");
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/studio/analyst");
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  @TempDir Path folder;

  @Test
  void everySettingReachesTheProfile() throws IOException {
    // Given
    DomainArn domain = new DomainArn(aws.cloud.studio().addDomain("research").domainArn());
    aws.cloud.directory().addUser("ada");
    MappingRow row = throughFileAndTable(row(domain.id()));
    assertThat(row.userSettings().fields())
        .as("what the SDK has, except for the role, which is the row's roleArn")
        .containsOnlyKeys(fieldsOfTheSdkExcept("ExecutionRole"));

    // When
    OperationResult created =
        executor()
            .execute(
                new Operation.CreateProfile(
                    domain,
                    ADA,
                    new UserId("aaaaaaaa-0000-4000-8000-000000000001"),
                    new UserName("ada"),
                    ROLE,
                    row.userSettings()));
    aws.clock.advance(Duration.ofMinutes(1));

    // Then
    assertThat(created).isEqualTo(new OperationResult.Done());
    assertThat(
            new SageMakerStudio(_ -> aws.sageMaker(), aws.clock)
                .profile(domain, ADA)
                .orElseThrow()
                .settings())
        .isEqualTo(row.userSettings());
  }

  private static Set<String> fieldsOfTheSdkExcept(String role) {
    Set<String> names =
        software.amazon.awssdk.services.sagemaker.model.UserSettings.builder()
            .build()
            .sdkFields()
            .stream()
            .map(SdkField::locationName)
            .collect(Collectors.toSet());
    assertThat(names.remove(role)).isTrue();
    return names;
  }

  private MappingRow throughFileAndTable(MappingRow written) throws IOException {
    Path file = folder.resolve("rows.yaml");
    Files.writeString(file, "rows:\n" + RowYaml.entry(written));
    MappingRow read = MappingFile.read(file).getFirst();
    assertThat(read).isEqualTo(written);
    return RowFields.read(RowItem.fields(RowItem.of(read)));
  }

  private static MappingRow row(DomainId domain) {
    return new MappingRow(
        new GroupName("everything"),
        domain,
        Optional.empty(),
        ROLE,
        MappingRow.DEFAULT_PRIORITY,
        Optional.empty(),
        true,
        "",
        new UserSettings(ExampleSettings.asMap(ExampleSettings.of(SupportedSettings.ALL))),
        Optional.empty());
  }

  private GrantExecutor executor() {
    String role = Roles.provisioner(aws);
    SageMakerClient sageMaker = aws.sageMaker(role);
    SsoAdminClient ssoAdmin = aws.client(SsoAdminClient.builder(), role);
    return new GrantExecutor(
        _ -> sageMaker,
        new ApplicationAssignments(
            new SsoApplicationGroups(new ApplicationClients(_ -> List.of(ssoAdmin))),
            new MapOfAssignments(),
            aws.clock));
  }
}
