package io.loquat.commands.view;

import io.loquat.commands.argument.PipelineArgument;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.pipeline.Pipeline;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/** What the pipeline of a view may be made of. Stateless. */
final class ViewPipelines {
  private static final Set<String> WRITES = Set.of("$out", "$merge");
  private static final String CHANGE_STREAM = "$changeStream";
  private static final String LIST_SESSIONS = "$listSessions";

  private ViewPipelines() {}

  /**
   * Checks the pipeline of a view.
   *
   * @throws CommandException OptionNotSupportedOnView (167) for a stage that writes,
   *     InvalidNamespace (73) for one that reads no collection, or what is wrong with a stage
   */
  static void check(ViewDefinition view, QueryContext context) {
    List<BsonDocument> stages = view.pipeline();
    for (int i = 0; i < stages.size(); i++) {
      String name = stages.get(i).size() == 1 ? stages.get(i).getFirstKey() : "";
      if (WRITES.contains(name)) {
        throw new CommandException(
            ErrorCode.OPTION_NOT_SUPPORTED_ON_VIEW,
            "The aggregation stage %s in location %s of the pipeline cannot be used in the view definition of %s because it writes to disk"
                .formatted(name, i, view.namespace()));
      }
      checkReads(name, i);
    }
    parse(view, context);
  }

  /** What is below may have the index for a text search when the view is read. */
  private static void parse(ViewDefinition view, QueryContext context) {
    try {
      PipelineArgument unused =
          PipelineArgument.read(view.pipeline(), context.withTexts(view.collation().texts()));
    } catch (CommandException mistake) {
      if (!mistake.code().equals(ErrorCode.INDEX_NOT_FOUND)) {
        throw mistake;
      }
    }
  }

  private static void checkReads(String name, int index) {
    if (name.equals(CHANGE_STREAM)) {
      throw new CommandException(
          ErrorCode.OPTION_NOT_SUPPORTED_ON_VIEW,
          CHANGE_STREAM + " cannot be used in a view definition");
    }
    if (index == 0 && (Pipeline.NEED_NO_COLLECTION.contains(name) || name.equals(LIST_SESSIONS))) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "'" + name + "' cannot be used in a view definition: it reads no collection");
    }
  }
}
