package io.loquat.store.sqlite;

/** The time as text, made anew only when the millisecond has changed. Confined to the lane. */
final class LaneClock {
  private long millis = Long.MIN_VALUE;
  private String text = "";

  String now() {
    long now = System.currentTimeMillis();
    if (now != millis) {
      millis = now;
      text = Timestamps.format(now);
    }
    return text;
  }
}
