package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

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
    BsonArray unused = pipeline(arguments);
  }

  /** What is stored; what stands in the pipeline is checked by who can run it. */
  public static BsonDocument read(Arguments arguments, String database) {
    return new BsonDocument(VIEW_ON, viewOn(arguments, database))
        .append(PIPELINE, pipeline(arguments));
  }

  /** The stages; nulls among them count as nothing. */
  public static BsonArray pipeline(Arguments arguments) {
    BsonArray stages = new BsonArray();
    BsonArray wanted = arguments.array(PIPELINE).orElseGet(BsonArray::new);
    for (int i = 0; i < wanted.size(); i++) {
      BsonValue stage = wanted.get(i);
      if (stage.isDocument()) {
        stages.add(stage);
      } else if (!stage.isNull()) {
        throw arguments.wrongType(PIPELINE + "." + i, stage, "type 'object'");
      }
    }
    return stages;
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
