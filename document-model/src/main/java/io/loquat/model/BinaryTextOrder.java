package io.loquat.model;

/** The order of texts by their UTF-8 bytes. Stateless. */
final class BinaryTextOrder implements TextOrder {
  private static final int CAPACITY = 32;

  @Override
  public int compare(String left, String right) {
    return Utf8.compare(left, right);
  }

  @Override
  public byte[] key(String text) {
    KeyBytes key = new KeyBytes(CAPACITY);
    key.addText(text);
    return key.toByteArray();
  }
}
