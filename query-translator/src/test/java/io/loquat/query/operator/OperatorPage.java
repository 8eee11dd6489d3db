package io.loquat.query.operator;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The manual's page of some operators, made from their specifications. */
public final class OperatorPage {
  private OperatorPage() {}

  /**
   * @param kind what the operators' home is called in the table of examples, such as "filter"
   */
  public static String of(String title, String introduction, String kind, List<OperatorSpec> all) {
    return "# "
        + title
        + "\n\n"
        + introduction
        + "\n\n| operator | MongoDB since | operand | null and missing fields | errors |\n"
        + "| --- | --- | --- | --- | --- |\n"
        + all.stream().map(OperatorPage::row).collect(Collectors.joining())
        + all.stream().map(spec -> section(kind, spec)).collect(Collectors.joining());
  }

  private static String row(OperatorSpec spec) {
    String errors =
        spec.errors().stream().map(OperatorPage::error).collect(Collectors.joining(", "));
    return cells(
        "[`%s`](#%s)".formatted(spec.name(), spec.name().substring(1).toLowerCase(Locale.ROOT)),
        spec.since(),
        spec.arguments(),
        spec.missing(),
        errors.isEmpty() ? "none" : errors);
  }

  private static String section(String kind, OperatorSpec spec) {
    return "\n## "
        + spec.name()
        + "\n\n"
        + spec.description()
        + "\n\n| document | "
        + kind
        + " | result |\n| --- | --- | --- |\n"
        + spec.examples().stream().map(OperatorPage::example).collect(Collectors.joining());
  }

  private static String example(Example example) {
    String result =
        switch (example.expected()) {
          case Expected.Result(String json) -> code(json);
          case Expected.Failure(var error) -> "error " + error(error);
        };
    return cells(code(example.input()), code(example.expression()), result);
  }

  private static String error(ErrorCode error) {
    return error.codeName() + " (" + error.number() + ")";
  }

  private static String code(String json) {
    return "`" + json.replace("|", "\\|") + "`";
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
