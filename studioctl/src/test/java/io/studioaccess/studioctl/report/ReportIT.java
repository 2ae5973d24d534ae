package io.studioaccess.studioctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIT {
  @TempDir private Path folder;

  @Test
  void writesTheReportAsPageJsonAndTable() throws Exception {
    try (SandboxedCompany company = new SandboxedCompany()) {
      company.joins(Company.ANA, Company.DATA_SCIENTISTS);
      company.joins(Company.ANA, Company.ML_ENGINEERS);
      company.joins(Company.MEHMET, Company.DATA_SCIENTISTS);
      company.sandbox.settle();
      company.ctl().run("sweep", "--yes");
      company
          .sandbox
          .cloud()
          .directory()
          .leave(Company.MEHMET.userId(), Company.DATA_SCIENTISTS.groupId());
      company.ctl().run("sweep", "--yes");
      Path page = folder.resolve("report.html");

      Result html = company.ctl().run("report", "--html", page.toString());
      Result data = company.ctl().run("report", "--output", "json");
      Result table = company.ctl().run("report");

      assertThat(html.exitCode()).as(html.err()).isZero();
      assertThat(Files.readString(page)).contains("mehmet", "default-src 'none'");
      JsonNode report = new JsonMapper().readTree(data.out());
      assertThat(report.findValuesAsText("userName")).contains("ana", "mehmet");
      assertThat(table.out()).contains("ana", "role/studio/ml-engineer", "mehmet");
    }
  }
}
