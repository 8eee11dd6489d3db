package io.loquat.query.limit;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;

/** What a blocking operation, such as a sort, may still hold. Confined to one run of it. */
public final class MemoryBudget {
  /** MongoDB's bound for a stage. */
  private static final long STAGE_BYTES_MAX = 100L * 1024 * 1024;

  private final String user;
  private long bytesLeft = STAGE_BYTES_MAX;

  /**
   * @param user what needs the memory, for the message
   */
  public MemoryBudget(String user) {
    this.user = user;
  }

  /**
   * Takes memory.
   *
   * @throws CommandException if it exceeds what is left
   */
  public void take(long sizeBytes) {
    bytesLeft -= sizeBytes;
    if (bytesLeft < 0) {
      throw new CommandException(
          ErrorCode.QUERY_EXCEEDED_MEMORY_LIMIT_NO_DISK_USE_ALLOWED,
          user + " exceeded memory limit of " + STAGE_BYTES_MAX + " bytes");
    }
  }
}
