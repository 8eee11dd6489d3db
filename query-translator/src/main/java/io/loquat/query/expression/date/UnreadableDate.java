package io.loquat.query.expression.date;

/** A text that is no date. */
final class UnreadableDate extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableDate(String message) {
    super(message, null, false, false);
  }
}
