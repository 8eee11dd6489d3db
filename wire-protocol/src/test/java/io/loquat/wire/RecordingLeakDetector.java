package io.loquat.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Netty's leak detector, which keeps its reports for the tests to see; the build names it in a
 * system property. Thread-safe by a concurrent queue.
 */
public final class RecordingLeakDetector<T> extends ResourceLeakDetector<T> {
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  public RecordingLeakDetector(Class<T> resourceType, int samplingInterval) {
    super(resourceType, samplingInterval);
  }

  /** Netty looks for this one, too. */
  public RecordingLeakDetector(Class<T> resourceType, int samplingInterval, long unused) {
    this(resourceType, samplingInterval);
  }

  @Override
  protected boolean needReport() {
    return true;
  }

  @Override
  protected void reportTracedLeak(String resourceType, String records) {
    LEAKS.add(resourceType + records);
  }

  @Override
  protected void reportUntracedLeak(String resourceType) {
    LEAKS.add(resourceType);
  }

  /** The leaks since the last call: garbage is collected, and an allocation looks at its queue. */
  public static List<String> drain() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      for (ByteBufAllocator allocator :
          List.of(ByteBufAllocator.DEFAULT, PooledByteBufAllocator.DEFAULT)) {
        ByteBuf probe = allocator.buffer(16);
        probe.release();
      }
    }
    List<String> leaks = new ArrayList<>();
    for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
      leaks.add(leak);
    }
    return leaks;
  }
}
