package io.loquat.faults;

/**
 * What a client expects of one document. Immutable.
 *
 * @param balance the document's one field
 * @param version the document's {@code _version}
 */
record Account(long balance, long version) {
  static Account opened(long balance) {
    return new Account(balance, 1);
  }

  Account changedTo(long newBalance) {
    return new Account(newBalance, version + 1);
  }
}
