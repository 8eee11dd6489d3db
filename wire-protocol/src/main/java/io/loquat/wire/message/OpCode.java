package io.loquat.wire.message;

import java.util.Optional;

/** The kinds of message that still have a meaning. */
public enum OpCode {
  REPLY(1),
  QUERY(2004),
  COMPRESSED(2012),
  MSG(2013);

  private final int number;

  OpCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** What a client may send under this number; nobody sends a server a reply. */
  public static Optional<OpCode> request(int number) {
    return switch (number) {
      case 2004 -> Optional.of(QUERY);
      case 2012 -> Optional.of(COMPRESSED);
      case 2013 -> Optional.of(MSG);
      default -> Optional.empty();
    };
  }
}
