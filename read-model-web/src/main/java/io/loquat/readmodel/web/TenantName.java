package io.loquat.readmodel.web;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tenant's name that is fit to be a database's name: 1 to 63 lower-case letters, digits, {@code
 * -} and {@code _} of ASCII, beginning and ending with a letter or digit. Immutable.
 *
 * <p>Stricter than MongoDB, which allows nearly everything but {@code /\. "$*<>:|?}: names that
 * differ in case only would be one file on some systems, and a strict name needs no escaping in a
 * host name, a path or a log. The databases that belong to MongoDB itself ({@code admin}, {@code
 * local}, {@code config}) are no tenants, whatever the prefix.
 *
 * {@snippet :
 * TenantName.of("acme");        // fine
 * TenantName.of("Acme");        // InvalidTenantException
 * TenantName.of("../../acme");  // InvalidTenantException
 * }
 *
 * @param value the name itself
 */
public record TenantName(String value) {
  /** How long a database's name may be, in bytes, prefix included. */
  static final int DATABASE_NAME_BYTES_MAX = 63;

  private static final Pattern STRICT = Pattern.compile("[a-z0-9]|[a-z0-9][a-z0-9_-]*[a-z0-9]");
  private static final Set<String> RESERVED = Set.of("admin", "local", "config");

  /**
   * Checks the name.
   *
   * @throws InvalidTenantException if it is not fit
   */
  public TenantName {
    if (value.isEmpty()) {
      throw new InvalidTenantException("The tenant's name is empty");
    }
    if (value.length() > DATABASE_NAME_BYTES_MAX) {
      throw new InvalidTenantException(
          "The tenant's name is longer than " + DATABASE_NAME_BYTES_MAX + " characters");
    }
    if (!STRICT.matcher(value).matches()) {
      throw new InvalidTenantException(
          "A tenant's name has lower-case letters a-z, digits, '-' and '_' only,"
              + " and begins and ends with a letter or digit");
    }
    if (RESERVED.contains(value)) {
      throw new InvalidTenantException("The tenant's name is reserved");
    }
  }

  /**
   * The name that a request gives, if it can be one.
   *
   * @throws InvalidTenantException if it cannot
   */
  public static TenantName of(String value) {
    return new TenantName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
