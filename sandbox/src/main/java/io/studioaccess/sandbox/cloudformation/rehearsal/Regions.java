package io.studioaccess.sandbox.cloudformation.rehearsal;

/** AWS's partitions, by the region. */
final class Regions {

  private Regions() {}

  static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    return region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }

  static String urlSuffix(String region) {
    return switch (partition(region)) {
      case "aws-cn" -> "amazonaws.com.cn";
      case "aws-eusc" -> "amazonaws.eu";
      default -> "amazonaws.com";
    };
  }
}
