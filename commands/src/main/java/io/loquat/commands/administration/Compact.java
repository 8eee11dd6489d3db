package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.Snapshot;
import io.loquat.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * {@code compact}: gives free pages back to the file system, if there are enough to be worth it. A
 * database is one file, so all its collections gain. Stateless.
 */
public final class Compact implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("compact")
          .reads(ConcernSupport.NONE)
          .arguments("force", "freeSpaceTargetMB", "dryRun")
          .help("Gives the free pages of a collection's file back to the file system.");

  private static final long TARGET_DEFAULT = 20;
  private static final int MEGABYTE_SHIFT = 20;

  /** Moved in one turn of the lane: others get in between. */
  private static final int PAGES_A_STEP = 256;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    Namespace namespace = namespace(context);
    boolean unused = arguments.bool("force");
    boolean dryRun = arguments.bool("dryRun");
    long target = target(arguments);
    checkIsThere(context, namespace);
    long free =
        context
            .store()
            .read(context.database(), context.deadline(), Snapshot::statistics)
            .freeBytes();
    long worthIt = free >= target << MEGABYTE_SHIFT ? free : 0;
    if (dryRun) {
      return CompletableFuture.completedFuture(
          new BsonDocument("estimatedBytesFreed", Scale.number(worthIt)));
    }
    CompletionStage<Long> freed =
        worthIt == 0 ? CompletableFuture.completedFuture(0L) : release(context, 0);
    return freed.thenApply(bytes -> new BsonDocument("bytesFreed", Scale.number(bytes)));
  }

  private static long target(Arguments arguments) {
    long target = arguments.wholeNumber("freeSpaceTargetMB", TARGET_DEFAULT);
    if (target < 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field 'freeSpaceTargetMB' value must be >= 1, actual value '%s'".formatted(target));
    }
    return Math.min(target, Long.MAX_VALUE >> MEGABYTE_SHIFT);
  }

  /** MongoDB looks up any name here that can be one at all. */
  private static Namespace namespace(CommandContext context) {
    return context.body().get(SPEC.name()) instanceof BsonString text
            && !text.getValue().isEmpty()
            && text.getValue().charAt(0) != '.'
            && text.getValue().indexOf('\0') < 0
        ? new Namespace(context.database(), text.getValue())
        : Namespaces.of(context.database(), context.body());
  }

  /** A time series counts by its own name and by that of its buckets. */
  private static void checkIsThere(CommandContext context, Namespace namespace) {
    String name = namespace.collection();
    Optional<CollectionInfo> owner =
        name.startsWith(TimeSeries.BUCKETS)
            ? context
                .store()
                .collection(
                    new Namespace(
                        namespace.database(), name.substring(TimeSeries.BUCKETS.length())))
                .filter(found -> found.kind() instanceof CollectionKind.TimeSeries)
            : Optional.empty();
    CollectionInfo found =
        owner
            .or(() -> context.store().collection(namespace))
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.NAMESPACE_NOT_FOUND, "collection does not exist: " + namespace));
    if (found.isView()) {
      throw new StoreException.OnView(name);
    }
  }

  private static CompletionStage<Long> release(CommandContext context, long before) {
    return context
        .write(transaction -> transaction.releaseFreePages(PAGES_A_STEP))
        .thenCompose(
            bytes ->
                bytes == 0
                    ? CompletableFuture.completedFuture(before)
                    : release(context, before + bytes));
  }
}
