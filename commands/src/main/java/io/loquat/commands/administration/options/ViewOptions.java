package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The options of a view: what it is on, and its pipeline. Stateless. */
public final class ViewOptions {
  /** The name of the option that says what the view is on. */
  public static final String VIEW_ON = "viewOn";

  /** The name of the option with the stages. */
  public static final String PIPELINE = "pipeline";

  private ViewOptions() {}

  /** Checks the types alone. */
  public static void checkTypes(Arguments arguments) {
    arguments.string(VIEW_ON);
    List<BsonDocument> unused = arguments.documents(PIPELINE);
  }

  /** What is stored; what stands in the pipeline is checked by who can run it. */
  public static BsonDocument read(Arguments arguments, String database) {
    return new BsonDocument(VIEW_ON, viewOn(arguments, database))
        .append(PIPELINE, new BsonArray(arguments.documents(PIPELINE)));
  }

  /** What the view is on, which need not exist. */
  public static BsonString viewOn(Arguments arguments, String database) {
    String viewOn = arguments.requiredString(VIEW_ON);
    if (viewOn.isEmpty()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "'viewOn' cannot be empty");
    }
    return new BsonString(Namespaces.of(database, viewOn).collection());
  }
}
