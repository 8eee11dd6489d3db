package io.loquat.concurrency;

/** Why a {@link WriteLane} did not take a command. */
public abstract sealed class LaneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LaneException(String message) {
    super(message, null, false, false);
  }

  /** As many commands wait as may: the caller should slow down. */
  public static final class Full extends LaneException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("the write queue is full");
    }
  }

  /** The lane takes no more commands. */
  public static final class Closed extends LaneException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the write lane is closed");
    }
  }
}
