package io.loquat.readmodel;

import java.nio.charset.StandardCharsets;

/** The rule of tables' names, the same for every store: that of collections. Stateless. */
final class Tables {
  private static final int NAME_BYTES_MAX = 120;

  private Tables() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it cannot be the name of a collection
   */
  static String checked(String name) {
    boolean wrong =
        name.isEmpty()
            || name.startsWith(".")
            || name.endsWith(".")
            || name.startsWith("system.")
            || name.indexOf('$') >= 0
            || name.indexOf('\0') >= 0;
    if (wrong) {
      throw new IllegalArgumentException("'" + name + "' cannot be the name of a table");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MAX) {
      throw new IllegalArgumentException(
          "the name of a table takes at most " + NAME_BYTES_MAX + " bytes of UTF-8");
    }
    return name;
  }
}
