package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The options {@code storageEngine} and {@code indexOptionDefaults} of {@code create}: they are
 * checked as MongoDB's engine does and stored, and change nothing, since ours has no such knobs.
 * Stateless.
 */
public final class StorageEngineOptions {
  /** The option about a collection's table. */
  public static final String ENGINE = "storageEngine";

  /** The option about the tables of its indexes. */
  public static final String INDEX_DEFAULTS = "indexOptionDefaults";

  private static final String WIRED_TIGER = "wiredTiger";
  private static final String CONFIG = "configString";

  /** What WiredTiger knows when it creates a table. */
  private static final Set<String> CONFIG_KEYS =
      Set.of(
          "access_pattern_hint",
          "allocation_size",
          "app_metadata",
          "assert",
          "block_allocation",
          "block_compressor",
          "cache_resident",
          "checksum",
          "colgroups",
          "collator",
          "columns",
          "dictionary",
          "encryption",
          "exclusive",
          "extractor",
          "format",
          "huffman_key",
          "huffman_value",
          "ignore_in_memory_cache_size",
          "immutable",
          "internal_item_max",
          "internal_key_max",
          "internal_key_truncate",
          "internal_page_max",
          "key_format",
          "key_gap",
          "leaf_item_max",
          "leaf_key_max",
          "leaf_page_max",
          "leaf_value_max",
          "log",
          "memory_page_image_max",
          "memory_page_max",
          "os_cache_dirty_max",
          "os_cache_max",
          "prefix_compression",
          "prefix_compression_min",
          "source",
          "split_deepen_min_child",
          "split_deepen_per_child",
          "split_pct",
          "type",
          "value_format",
          "verbose",
          "write_timestamp_usage");

  private StorageEngineOptions() {}

  /** Checks both options and gives what is stored. */
  public static BsonDocument read(Arguments arguments) {
    BsonDocument stored = new BsonDocument();
    Optional<Arguments> engines = arguments.nested(ENGINE);
    if (engines.isPresent()) {
      checkEngines(engines.get());
      append(stored, ENGINE, engines.get().document());
    }
    Optional<Arguments> defaults = arguments.nested(INDEX_DEFAULTS);
    if (defaults.isPresent()) {
      defaults.get().allowOnly(Set.of(ENGINE));
      defaults.get().nested(ENGINE).ifPresent(StorageEngineOptions::checkEngines);
      append(stored, INDEX_DEFAULTS, defaults.get().document());
    }
    return stored;
  }

  private static void append(BsonDocument stored, String option, BsonDocument value) {
    if (!value.isEmpty()) {
      stored.append(option, value);
    }
  }

  private static void checkEngines(Arguments engines) {
    for (Map.Entry<String, BsonValue> engine : engines.document().entrySet()) {
      if (!(engine.getValue() instanceof BsonDocument options)) {
        throw new CommandException(
            ErrorCode.BAD_VALUE,
            "'%s' has to be an embedded document.".formatted(engines.path(engine.getKey())));
      }
      if (!engine.getKey().equals(WIRED_TIGER)) {
        throw new CommandException(
            ErrorCode.INVALID_OPTIONS,
            engine.getKey() + " is not a registered storage engine for this server");
      }
      checkWiredTiger(new Arguments(engines.path(WIRED_TIGER), options));
    }
  }

  private static void checkWiredTiger(Arguments options) {
    for (Map.Entry<String, BsonValue> option : options.document().entrySet()) {
      if (!option.getKey().equals(CONFIG)) {
        throw new CommandException(
            ErrorCode.INVALID_OPTIONS,
            "'%s' is not a supported option in %s"
                .formatted(option.getKey(), options.path(CONFIG).replace("." + CONFIG, "")));
      }
      if (!(option.getValue() instanceof BsonString config)) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH, "'" + options.path(CONFIG) + "' must be a string");
      }
      checkConfig(config.getValue());
    }
  }

  private static void checkConfig(String config) {
    if (config.indexOf(0) >= 0) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, CONFIG + " must not contain null bytes");
    }
    for (String setting : config.split(",(?![^(]*\\))")) {
      String key = setting.split("=", 2)[0].strip();
      if (!key.isEmpty() && !CONFIG_KEYS.contains(key)) {
        throw new CommandException(
            ErrorCode.BAD_VALUE, "unknown configuration key '" + key + "' in " + CONFIG);
      }
    }
  }
}
