package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.softdelete.ArchiveTerms;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A pipeline as clients send it, parsed, with Loquat's operators taken out of a {@code $match} that
 * is its first stage. Immutable.
 */
public record PipelineArgument(Pipeline pipeline, Visibility visibility) {
  private static final String MATCH = "$match";

  /** Parses the stages. */
  public static PipelineArgument read(List<BsonDocument> stages, QueryContext context) {
    ArchiveTerms terms = termsOfFirst(stages);
    List<BsonDocument> rest = new ArrayList<>(stages);
    if (startsWithMatch(stages)) {
      rest.set(0, new BsonDocument(MATCH, terms.rest()));
    }
    return new PipelineArgument(Pipeline.parse(rest, context), terms.visibility());
  }

  /** The elements of the argument {@code pipeline}. */
  public static List<BsonDocument> stages(BsonValue pipeline) {
    if (!(pipeline instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH, "'pipeline' option must be specified as an array");
    }
    List<BsonDocument> stages = new ArrayList<>();
    for (BsonValue stage : array) {
      if (!(stage instanceof BsonDocument document)) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH, "Each element of the 'pipeline' array must be an object");
      }
      stages.add(document);
    }
    return stages;
  }

  /**
   * Checks that a read of a view does not ask for archived documents: which of them a view shows is
   * for its own pipeline to say.
   *
   * @param stages those of the read
   * @throws CommandException BadValue (2)
   */
  public static void refuseArchived(List<BsonDocument> stages) {
    if (termsOfFirst(stages).archived().isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "filter."
              + ArchiveTerms.ARCHIVED
              + " cannot be used on a view; it may stand in the first $match of the view's own"
              + " pipeline");
    }
  }

  private static ArchiveTerms termsOfFirst(List<BsonDocument> stages) {
    return startsWithMatch(stages)
        ? FilterArgument.termsOfRead(stages.getFirst().getDocument(MATCH))
        : ArchiveTerms.of(new BsonDocument());
  }

  private static boolean startsWithMatch(List<BsonDocument> stages) {
    return !stages.isEmpty()
        && stages.getFirst().size() == 1
        && stages.getFirst().isDocument(MATCH);
  }
}
