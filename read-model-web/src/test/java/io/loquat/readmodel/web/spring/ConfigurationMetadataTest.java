package io.loquat.readmodel.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metadata that editors read is written by hand, and must say what the records say. */
class ConfigurationMetadataTest {
  @Test
  void namesEveryPropertyWithItsTypeAndDefault() throws IOException {
    Map<String, String> properties =
        Stream.concat(
                described("loquat.", LoquatProperties.class),
                described("loquat.tenant.", LoquatProperties.Tenant.class))
            .filter(property -> !property.getKey().equals("loquat.tenant"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(metadata()).isEqualTo(properties);
  }

  private static Stream<Map.Entry<String, String>> described(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(one -> Map.entry(prefix + dashed(one.getName()), described(one)));
  }

  private static String described(RecordComponent component) {
    DefaultValue value =
        component
            .getDeclaringRecord()
            .getDeclaredConstructors()[0]
            .getParameters()[position(component)]
            .getAnnotation(DefaultValue.class);
    return simpleType(component.getGenericType().getTypeName())
        + "="
        + String.join(",", value.value());
  }

  private static int position(RecordComponent component) {
    return Arrays.stream(component.getDeclaringRecord().getRecordComponents())
        .map(RecordComponent::getName)
        .toList()
        .indexOf(component.getName());
  }

  private static Map<String, String> metadata() throws IOException {
    try (InputStream file =
        LoquatProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties = new JsonMapper().readTree(file).get("properties");
      return StreamSupport.stream(properties.spliterator(), false)
          .collect(
              Collectors.toMap(
                  one -> one.get("name").asString(),
                  one ->
                      simpleType(one.get("type").asString())
                          + "="
                          + defaultOf(one.path("defaultValue"))));
    }
  }

  private static String defaultOf(JsonNode value) {
    return value.isArray() ? value.get(0).asString() : value.asString("");
  }

  private static String simpleType(String name) {
    return switch (name) {
      case "int" -> "java.lang.Integer";
      case "boolean" -> "java.lang.Boolean";
      default -> name;
    };
  }

  private static String dashed(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
