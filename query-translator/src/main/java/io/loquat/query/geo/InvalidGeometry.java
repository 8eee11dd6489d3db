package io.loquat.query.geo;

/** Says why a value is no geometry. Without a stack trace: stored values fail often and cheaply. */
public final class InvalidGeometry extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidGeometry(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** In MongoDB's words. */
  public String reason() {
    return reason;
  }
}
