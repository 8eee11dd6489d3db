package io.loquat.embedded;

import io.loquat.readmodel.document.CollectionOptions.SystemFields;
import java.time.Duration;

/**
 * How a server inside an application is set up. Immutable.
 *
 * {@snippet :
 * EmbeddedLoquat.open(folder, EmbeddedOptions.defaults().systemFields(SystemFields.HIDDEN));
 * }
 *
 * @param systemFields whether documents of collections without an option of their own show {@code
 *     _version}, {@code _created} and {@code _updated}
 * @param retentionSweep how often archived documents are purged that are due; zero is never
 */
public record EmbeddedOptions(SystemFields systemFields, Duration retentionSweep) {
  private static final EmbeddedOptions DEFAULTS =
      new EmbeddedOptions(SystemFields.VISIBLE, Duration.ofMinutes(1));

  /**
   * @throws IllegalArgumentException if the sweep's period is negative
   */
  public EmbeddedOptions {
    if (retentionSweep.isNegative()) {
      throw new IllegalArgumentException("retentionSweep may not be negative: " + retentionSweep);
    }
  }

  /** Visible system fields, and a sweep a minute: as the server has them. */
  public static EmbeddedOptions defaults() {
    return DEFAULTS;
  }

  public EmbeddedOptions systemFields(SystemFields newSystemFields) {
    return new EmbeddedOptions(newSystemFields, retentionSweep);
  }

  public EmbeddedOptions retentionSweep(Duration newRetentionSweep) {
    return new EmbeddedOptions(systemFields, newRetentionSweep);
  }
}
